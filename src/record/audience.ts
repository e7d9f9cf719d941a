// Who reads an announcement: the lists of the pack, the addresses that were subscribed, and organisations of the
// directory, each at the address that it named for it. Each address once, and never a desk of ours.
import { listAddresses } from '../compose/compose-notice.ts';
import type { NoticeEffect } from '../decide/decision.ts';
import type { Directory } from '../decide/directory-facts.ts';
import { sameAddress } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Db, Tx } from './database.ts';

/** The addresses, lists first. */
export async function findAudience(db: Db | Tx, directory: Directory, desk: Desk, effect: NoticeEffect): Promise<string[]> {
  const audience = desk.pack.audiences[effect.audience];
  const subscribed = audience?.subscribe === true ? await readSubscribed(db, desk.id, effect) : [];
  const members = audience?.members === undefined ? [] : await directory.members({ desk: desk.id, kinds: audience.members.org ?? null, tiers: audience.members.tier ?? null });
  const named = await directory.namedFor({ desk: desk.id, audience: effect.audience, platforms: effect.platforms });
  const all = [...listAddresses(desk, effect), ...subscribed, ...named, ...members, ...(effect.also ?? [])];
  const ours = desk.recognition.deskAddresses;
  const each = new Map(all.filter((one) => !ours.some((address) => sameAddress(address, one))).map((one) => [one.toLowerCase(), one]));
  return [...each.values()];
}

async function readSubscribed(db: Db | Tx, desk: string, effect: NoticeEffect): Promise<string[]> {
  let query = db.selectFrom('subscriptions').select('address').distinct().where('desk', '=', desk).where('audience', '=', effect.audience);
  if (effect.platforms.length > 0) query = query.where('platform', 'in', ['', ...effect.platforms]);
  return (await query.orderBy('address').execute()).map((row) => row.address);
}
