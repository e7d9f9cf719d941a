// When a mailbox is an admin's matter, from the rows that its watcher writes.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/platform/migrate.ts';
import { openStore, type Store } from '../../src/platform/postgres.ts';
import { createDatabase, type Db } from '../../src/record/database.ts';
import { configureMailboxes, noteFailure, noteSuccess, noteTrouble } from '../../src/record/mailbox-rows.ts';
import { findMailboxTroubles } from '../../src/record/mailbox-troubles.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { silentLog } from '../support/silent-log.ts';

const start = Date.parse('2026-03-02T09:00:00Z');
const minutes = (count: number): number => count * 60_000;
let store: Store;
let db: Db;

beforeAll(async () => {
  store = await openStore({ dataFolder: await embeddedDataFolder(), log: silentLog });
  await migrate(store.pool, fileURLToPath(new URL('../../migrations', import.meta.url)));
  db = createDatabase(store.pool);
});
afterAll(() => store.close());
beforeEach(async () => {
  await db.deleteFrom('mailboxes').execute();
  await db.deleteFrom('mailbox_messages').execute();
  await configureMailboxes(db, [{ id: 'support', lateMs: minutes(15) }]);
});

const causes = async (now: number): Promise<string[]> => (await findMailboxTroubles(db, now)).map((one) => one.cause);
const failing = (state: 'failing' | 'needs-consent', reason: string) => noteFailure(db, 'support', { state, reason, failures: 3, nextAttemptAt: start });

describe('a mailbox is an alarm', () => {
  it('not while it is read', async () => {
    await noteSuccess(db, 'support', start);

    expect(await causes(start + minutes(14))).toEqual([]);
  });

  it('when it was not read for longer than it may be, whatever the reason', async () => {
    await noteSuccess(db, 'support', start);
    await failing('failing', 'no connection: anna@nord.example is not welcome');

    expect(await causes(start + minutes(14))).toEqual([]);
    const [trouble] = await findMailboxTroubles(db, start + minutes(15));
    expect(trouble).toMatchObject({ cause: 'mailbox support late', detail: expect.stringContaining('was last read at 2026-03-02T09:00:00') });
    expect(trouble?.detail).not.toContain('anna@nord.example');
  });

  it('at once when its very first login fails, and when its consent is gone', async () => {
    await failing('failing', 'the login was refused');
    const first = await causes(start);
    await noteSuccess(db, 'support', start);
    await failing('needs-consent', 'no token: invalid_grant');

    expect(first).toEqual(['mailbox support late']);
    expect(await causes(start)).toEqual(['mailbox support consent']);
  });

  it('for mail that was set aside in it, not for mail that is tried again', async () => {
    await noteSuccess(db, 'support', start);
    const inbox = { mailbox: 'support', folder: 'INBOX' };
    await noteTrouble(db, inbox, { uid: 7, attempts: 2, reason: 'makes no sense', nextAttemptAt: start, now: start });
    const before = await causes(start);
    await noteTrouble(db, inbox, { uid: 7, attempts: 5, reason: 'makes no sense', nextAttemptAt: null, now: start });

    expect(before).toEqual([]);
    expect(await findMailboxTroubles(db, start)).toMatchObject([{ cause: 'mailbox support aside', count: 1 }]);
  });

  it('no more when the configuration has it no more', async () => {
    await failing('needs-consent', 'no token: invalid_grant');

    await configureMailboxes(db, [{ id: 'another', lateMs: minutes(15) }]);

    expect(await causes(start)).toEqual([]);
  });
});
