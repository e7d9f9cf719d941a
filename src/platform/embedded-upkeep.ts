// What checkpointer and autovacuum do on a PostgreSQL server, done for the embedded one, which has no background
// processes: without a checkpoint its log grows until the disk is full, without a vacuum the queue's tables (rows
// come and go by the thousand) grow slow. Goes through the pool like any client, so it waits for its turn.
import type { Pool } from 'pg';
import type { EventLog } from './event-log.ts';

/** Half a minute of the fastest import writes about this much log; replaying it after a kill takes a second. */
const checkpointAfterBytes = 64 * 1024 * 1024;
/** PostgreSQL's autovacuum looks once a minute as well. */
const upkeepEveryMs = 60_000;
/** As autovacuum does it: a floor for small tables, a share for large ones. */
const deadRowsFloor = 1_000;
const deadRowsShare = 0.1;

/** Looks after the store from now on; the returned function ends it and waits for the round in hand. */
export function startUpkeep(pool: Pool, log: EventLog): () => Promise<void> {
  let checkpointedAt = 0;
  let round: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    round = round
      .then(async () => {
        checkpointedAt = await upkeepOnce(pool, checkpointedAt);
      })
      // A round that failed (the store is closing, a table was dropped meanwhile) is made up for by the next one.
      .catch((error: unknown) => log.warn({ err: error }, 'upkeep of the embedded store failed'));
  }, upkeepEveryMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}

/** One round; takes and returns the log position of the last checkpoint. */
export async function upkeepOnce(pool: Pool, checkpointedAt: number): Promise<number> {
  const log = await pool.query<{ position: string }>(`SELECT pg_current_wal_lsn() - '0/0' AS position`);
  const position = Number(log.rows[0]?.position ?? 0);
  const due = position - checkpointedAt > checkpointAfterBytes;
  if (due) await pool.query('CHECKPOINT');
  const tables = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables
     WHERE n_dead_tup > $1 + $2::float8 * n_live_tup`,
    [deadRowsFloor, deadRowsShare],
  );
  for (const { name } of tables.rows) await pool.query(`VACUUM (ANALYZE) ${name}`);
  return due ? position : checkpointedAt;
}
