// Stops a gateway at one step of the journey without a line of its code knowing: a trigger in its database waits for a
// lock that the test holds. What waits there can be killed exactly before that step.
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { eventually } from '../support/eventually.ts';

export interface Step {
  readonly table: 'messages' | 'tickets' | 'outbox' | 'mailbox_folders';
  readonly when: 'insert' | 'update';
  /** SQL over `new` (and `old` on update): which rows stop. */
  readonly which: string;
}

/** Any number; nothing else in these databases uses advisory locks of this class. */
const lock = 770_001;

export interface HeldAt {
  /** Does the gateway stand at the step? */
  isReached(): Promise<boolean>;
  /** Waits until it does. */
  reached(): Promise<void>;
  /** What stands there never happens; what comes next stands there again. */
  cut(): Promise<void>;
  /** What stands there never happens; the step is free from then on. */
  release(): Promise<void>;
}

/** Holds everything at `step` in the database at `url` until `release` or the end of the test; its tables must exist. */
export async function holdAt(url: string, step: Step): Promise<HeldAt> {
  const client = new pg.Client({ connectionString: url });
  // Its server may be ended before it; what it did not release is gone with the server.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`select pg_advisory_lock(${lock})`);
  await client.query(`
    create or replace function wait_for_test() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${lock}); return new; end $$`);
  await client.query(`create or replace trigger wait_for_test before ${step.when} on ${step.table} for each row when (${step.which}) execute function wait_for_test()`);
  const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = 'advisory'`;
  const release = async (): Promise<void> => {
    await client.query(`select pg_terminate_backend(pid) ${waiting}`);
    await client.query(`drop trigger wait_for_test on ${step.table}`);
    await client.end();
  };
  let released: Promise<void> | null = null;
  // A test that failed must not hold up the next one.
  onTestFinished(() => (released ??= release()));
  const isReached = async (): Promise<boolean> => (await client.query(`select 1 ${waiting}`)).rows.length > 0;
  return {
    isReached,
    reached: () => eventually(isReached, 40_000).then(() => undefined),
    cut: async () => {
      await client.query(`select pg_terminate_backend(pid) ${waiting}`);
    },
    release: () => (released ??= release()),
  };
}
