// The keys that sign reply tokens: given by the configuration, or made once and kept in the store, so that every process
// of an installation has the same and answers find their ticket after a restart.
import { randomBytes } from 'node:crypto';
import type { TokenKey } from '../mail/reply-token.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import type { Db } from './database.ts';

const name = 'signing-keys';

/** `secret`, or `b:new,a:old`: the first signs, all verify. */
function parseSecret(secret: string): TokenKey[] {
  const keys = secret.split(',').map((part) => {
    const found = /^([a-z\d]):(.{8,})$/u.exec(part.trim());
    return found === null ? { id: 'k', secret: part.trim() } : { id: found[1] ?? 'k', secret: found[2] ?? '' };
  });
  if (new Set(keys.map((key) => key.id)).size !== keys.length) {
    throw new Fault('bad-configuration', 'POSTERN_SECRET: two secrets have the same key id; write them as b:new,a:old', { retryable: false, exitCode: exitCodes.configuration });
  }
  return keys;
}

/** The installation's keys; made at the first start. */
export async function readSigningKeys(db: Db, secret: string | null): Promise<readonly TokenKey[]> {
  if (secret !== null) return parseSecret(secret);
  const made = JSON.stringify([{ id: 'k', secret: randomBytes(32).toString('base64url') }]);
  // Of two processes starting at once one inserts, both read the same.
  await db.insertInto('settings').values({ name, value: made }).onConflict((conflict) => conflict.doNothing()).execute();
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return row.value as unknown as TokenKey[];
}
