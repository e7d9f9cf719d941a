// A message that takes the whole process down with it: counted before each attempt, set aside in the end, never retried
// for ever; and trouble that is not the message's own never counts against it.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JourneyContext } from '../../src/journey.ts';
import { limits } from '../../src/mail/limits.ts';
import { processAccepted } from '../../src/main/process-mail.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { createDatabase, type Db } from '../../src/record/database.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { silentLog } from '../support/silent-log.ts';

let store: Store;
let db: Db;

beforeAll(async () => {
  store = await openStore({ dataFolder: await embeddedDataFolder(), log: silentLog });
  await migrate(store.pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
  db = createDatabase(store.pool);
});

afterAll(() => store.close());

/** Without any desk every message fails with a Fault that is not its own. */
const context = (): JourneyContext => ({ db, rulebook: () => ({ version: '', desks: new Map(), directory: [] }), now: () => Date.now() }) as unknown as JourneyContext;

async function acceptedAfter(deaths: number): Promise<string> {
  const row = await db.insertInto('messages')
    .values({
      desk: 'gone', source: 'smtp', reverse_path: '', forward_paths: ['a@desk.example'], remote_address: '', helo: '', tls: false, received_at: new Date(), size_bytes: 1,
      sha256: Buffer.from([deaths]), raw: Buffer.from('x'), duplicate_of: null, message_id: null, content_sha256: null, from_address: null, subject: null,
      classification: null, ticket_id: null, pack_version: null, attempts: deaths, claimed_until: null, processed_at: null,
    })
    .returning('id').executeTakeFirstOrThrow();
  return row.id;
}

it('sets a message aside that was in hand at ten deaths of the process, and says so', async () => {
  const id = await acceptedAfter(limits.processDeathsMax);

  await processAccepted({ context: context(), log: silentLog, onStep: () => undefined, goesOn: () => true });

  expect(await db.selectFrom('messages').select(['state', 'reason']).where('id', '=', id).executeTakeFirst())
    .toEqual({ state: 'failed', reason: `the process ended ${limits.processDeathsMax} times while this message was in hand` });
});

it('does not count an attempt that ended by trouble of our own', async () => {
  const id = await acceptedAfter(2);

  await processAccepted({ context: context(), log: silentLog, onStep: () => undefined, goesOn: () => true });

  expect(await db.selectFrom('messages').select(['state', 'attempts']).where('id', '=', id).executeTakeFirst()).toEqual({ state: 'accepted', attempts: 2 });
});
