// One transport for all desks: the mail of each leaves through its own relay.
import type { Transport } from './transport.ts';

/** `others` takes what no entry of `byDesk` does; null: it waits, visibly, until somebody names a relay for that desk. */
export function createDeskRelays(byDesk: ReadonlyMap<string, Transport>, others: Transport | null): Transport {
  return {
    repeatable: false,
    attempt: async (mail, envelope, bytes) => {
      const relay = byDesk.get(mail.desk) ?? others;
      if (relay === null) return { kind: 'persistentTransientFailure', reply: `no relay takes the mail of ${mail.desk}; name one under relays`, refused: [] };
      return relay.attempt(mail, envelope, bytes);
    },
    close: async () => {
      for (const relay of new Set([...byDesk.values(), ...(others === null ? [] : [others])])) await relay.close();
    },
  };
}
