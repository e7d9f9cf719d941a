// Subscriptions that decisions change, in their transaction. Twice the same is once.
import type { SubscriptionEffect } from '../decide/decision.ts';
import type { Instant } from '../mail/instant.ts';
import type { Tx } from './database.ts';

/** Carries out the changes of one decision. */
export async function storeSubscriptions(tx: Tx, desk: string, ref: string, effects: readonly SubscriptionEffect[], now: Instant): Promise<void> {
  for (const { change, address, audiences, platform, organisation } of effects) {
    if (change === 'remove') {
      await tx.deleteFrom('subscriptions').where('desk', '=', desk).where('audience', 'in', [...audiences]).where('address', '=', address).execute();
    } else {
      await tx.insertInto('subscriptions').values(audiences.map((audience) => ({ desk, audience, platform, address, organisation, ticket_ref: ref, since: new Date(now) })))
        .onConflict((conflict) => conflict.doNothing()).execute();
    }
  }
}
