// The keys that sign reply tokens: made once and kept in the store, so that every process of an installation has the same
// and answers find their ticket after a restart; or given by the configuration. A new key only verifies at first and signs
// when every process has read it; older ones go on verifying until an admin retires them: old threads stay whole.
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { TokenKey } from '../mail/reply-token.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import type { Db, Tx } from './database.ts';

const name = 'signing-keys';
const ids = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Four times as long as a running process needs to read its keys again. */
const signsAfterMs = 60_000;

interface StoredKey extends TokenKey {
  /** Signs from then on, until a newer one does; absent: from the first start. */
  readonly signsFrom?: string;
}

/** A key as an admin may see it. */
export interface SigningKey {
  readonly id: string;
  /** `configured`: it stands in POSTERN_SECRET. */
  readonly from: Instant | 'first start' | 'configured';
  readonly signs: boolean;
}

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

/** The keys of a process, read again now and then while it runs. */
export interface KeyRing {
  /** The one that signs first. */
  current(): readonly TokenKey[];
  refresh(): Promise<void>;
}

/** Reads the installation's keys; makes the first one at the first start. */
export async function openKeyRing(db: Db, secret: string | null, now: () => Instant): Promise<KeyRing> {
  const configured = secret === null ? [] : parseSecret(secret);
  if (secret === null) {
    const made = JSON.stringify([{ id: 'k', secret: randomBytes(32).toString('base64url') } satisfies StoredKey]);
    // Of two processes starting at once one inserts, both read the same.
    await db.insertInto('settings').values({ name, value: made }).onConflict((conflict) => conflict.doNothing()).execute();
  }
  let stored = await readStored(db);
  return {
    // Whoever changes over to POSTERN_SECRET has threads that the stored keys signed.
    current: () => [...configured, ...signingFirst(stored, now())],
    refresh: async () => {
      stored = await readStored(db);
    },
  };
}

/** The keys without their secrets, the one that signs first. */
export async function listSigningKeys(db: Db | Tx, secret: string | null, now: Instant): Promise<readonly SigningKey[]> {
  const configured = secret === null ? [] : parseSecret(secret).map((key, index) => ({ id: key.id, from: 'configured', signs: index === 0 }) as const);
  const stored = signingFirst(await readStored(db), now);
  return [...configured, ...stored.map((key, index) => ({ id: key.id, from: key.signsFrom === undefined ? 'first start' as const : Date.parse(key.signsFrom), signs: configured.length === 0 && index === 0 }))];
}

/** Makes a new key; it signs once every running process knows it. null: all 36 ids are taken. */
export async function rotateSigningKey(tx: Tx, now: Instant): Promise<{ readonly id: string; readonly signsFrom: Instant } | null> {
  const stored = await lockStored(tx);
  const last = ids.indexOf(stored[0]?.id ?? 'k');
  const free = Array.from(ids, (_, index) => ids[(last + 1 + index) % ids.length] ?? '').find((id) => !stored.some((key) => key.id === id));
  if (free === undefined) return null;
  const signsFrom = now + signsAfterMs;
  await store(tx, [{ id: free, secret: randomBytes(32).toString('base64url'), signsFrom: isoInstant(signsFrom) }, ...stored]);
  return { id: free, signsFrom };
}

/** Takes a key out: answers to mails that it signed find no ticket by their token any more. False: there is none, or it signs. */
export async function retireSigningKey(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const stored = await lockStored(tx);
  const signing = signingFirst(stored, now)[0];
  if (signing?.id === id || !stored.some((key) => key.id === id)) return false;
  await store(tx, stored.filter((key) => key.id !== id));
  return true;
}

/** Newest first as they are stored; what does not sign yet stands behind what does. */
function signingFirst(stored: readonly StoredKey[], now: Instant): StoredKey[] {
  const signs = (key: StoredKey): boolean => key.signsFrom === undefined || Date.parse(key.signsFrom) <= now;
  return [...stored.filter(signs), ...stored.filter((key) => !signs(key))];
}

async function readStored(db: Db | Tx): Promise<readonly StoredKey[]> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return (row?.value ?? []) as unknown as StoredKey[];
}

async function lockStored(tx: Tx): Promise<readonly StoredKey[]> {
  const { rows } = await sql<{ value: StoredKey[] }>`select value from settings where name = ${name} for update`.execute(tx);
  return rows[0]?.value ?? [];
}

async function store(tx: Tx, keys: readonly StoredKey[]): Promise<void> {
  await tx.updateTable('settings').set({ value: JSON.stringify(keys) }).where('name', '=', name).execute();
}
