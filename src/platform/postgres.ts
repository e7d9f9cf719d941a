// The one store: a pg.Pool on the PostgreSQL named by DATABASE_URL, or on the embedded one in the data folder.
// Nobody behind this file needs to know which. Our tables live in schema `public`, BullMQ's in `bullmq`; the
// embedded store is one session for all, whose search_path is `public, bullmq` (so no table of ours may bear a
// name of BullMQ's: job, event, meta, metrics, scheduler, … see `queueTables` in queue-postgres.ts).
// On the embedded store a transaction stops everybody else: never wait for another connection inside of one, set no
// session state and give no names to prepared statements.
import pg from 'pg';
import { openEmbedded } from './embedded-store.ts';
import { startUpkeep } from './embedded-upkeep.ts';
import type { EventLog } from './event-log.ts';
import { errorText, exitCodes, Fault } from './fault.ts';

export interface StoreOptions {
  /** PostgreSQL to use; without it the embedded store in `dataFolder` is opened. */
  readonly databaseUrl?: string;
  readonly dataFolder: string;
  /** When another process owns the embedded store, come in through its socket instead of refusing. */
  readonly shared?: boolean;
  readonly poolSize?: number;
  readonly log: EventLog;
  /** The embedded database ended by itself; a serving process should end too and be started again. */
  readonly onLost?: (fault: Fault) => void;
}

export interface Store {
  readonly pool: pg.Pool;
  readonly kind: 'embedded' | 'remote';
  /** For psql and for pools of others (BullMQ's backend); holds the password of a remote store. */
  readonly connectionString: string;
  /** False for a guest on another process's embedded store, true for its owner and for every remote one. */
  readonly owner: boolean;
  /** Ends the pool and, as owner, the embedded database. May be called again. */
  close(): Promise<void>;
}

/** Enough for the SMTP listener's batches, three queues' handlers and the API side by side. */
const poolSizeDefault = 16;
/** A server that does not answer within this time is away; the caller's own retry takes over. */
const connectMsMax = 10_000;

/** Opens the store and proves that it answers; throws a Fault that says what is wrong with it. */
export async function openStore(options: StoreOptions): Promise<Store> {
  return options.databaseUrl === undefined ? openEmbeddedStore(options) : openRemoteStore(options, options.databaseUrl);
}

async function openRemoteStore(options: StoreOptions, connectionString: string): Promise<Store> {
  const pool = createPool(connectionString, options.poolSize ?? poolSizeDefault, options.log);
  try {
    await assertDurable(pool, options.log);
  } catch (error) {
    await pool.end();
    if (error instanceof Fault) throw error;
    throw new Fault('store-unavailable', `the database does not answer: ${errorText(error)}`, {
      retryable: true,
      exitCode: exitCodes.unavailable,
      cause: error,
    });
  }
  return { pool, kind: 'remote', connectionString, owner: true, close: once(() => pool.end()) };
}

async function openEmbeddedStore(options: StoreOptions): Promise<Store> {
  const { log } = options;
  const embedded = await openEmbedded({
    dataFolder: options.dataFolder,
    shared: options.shared ?? false,
    onLost: (fault) => {
      log.error({ err: fault }, 'embedded store lost');
      options.onLost?.(fault);
    },
  });
  // The form with an encoded folder for a host is the one that both node-postgres and psql understand.
  const connectionString = `postgresql://postgres@${encodeURIComponent(embedded.socketFolder)}/postgres`;
  const pool = createPool(connectionString, options.poolSize ?? poolSizeDefault, log);
  const endUpkeep = embedded.owner ? startUpkeep(pool, log) : async () => undefined;
  const close = once(async () => {
    await endUpkeep();
    await pool.end();
    await embedded.close();
  });
  return { pool, kind: 'embedded', connectionString, owner: embedded.owner, close };
}

/** Several ways of ending a process may meet in one close; all of them get the same promise. */
function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | null = null;
  return () => (closed ??= close());
}

/** A pool that survives the loss of its connections: an idle one that breaks is logged, not thrown. */
export function createPool(connectionString: string, max: number, log: EventLog, extra: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    keepAlive: true,
    connectionTimeoutMillis: connectMsMax,
    application_name: 'postern',
    ...extra,
  });
  // A connection that is lost while it is lent out and between two queries has no other listener: without this one the
  // event would end the process. Its borrower learns of it from the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Only the words: the error carries the whole client, with the server's secret key in it.
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ reason: error.message }, 'idle database connection lost');
  });
  return pool;
}

/** An accepted mail is a committed row: a server that answers COMMIT before its log is on disk would make it a lie. */
async function assertDurable(pool: pg.Pool, log: EventLog): Promise<void> {
  const { rows } = await pool.query<{ commit: string; fsync: string }>(
    `SELECT current_setting('synchronous_commit') AS commit, current_setting('fsync') AS fsync`,
  );
  if (rows[0]?.commit === 'off') {
    throw new Fault('store-not-durable', 'the database has synchronous_commit=off: an accepted mail could be lost', {
      retryable: false,
      exitCode: exitCodes.configuration,
    });
  }
  if (rows[0]?.fsync === 'off') log.warn({}, 'the database runs with fsync=off: a power cut may lose accepted mail');
}
