// The thread in which the embedded store lives: PGlite (PostgreSQL as WebAssembly, one process, synchronous) must
// not stand on the event loop that answers SMTP. In: workerData. Out: one message {kind: 'ready'}, then answers on
// the socket only. An engine that breaks ends this thread; the database recovers from its log at the next start.
// PGlite by itself never syncs a file. Here it does, and the thread refuses to serve when it finds that it does not.
import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { EmbeddedSocket } from './embedded-postgres-socket.ts';

export interface EmbeddedWorkerData {
  readonly databaseFolder: string;
  readonly socketPath: string;
}

export type EmbeddedWorkerMessage = { readonly kind: 'ready' } | { readonly kind: 'refused'; readonly reason: string };

/** What the hook below needs of Emscripten's file system; its own types leave these out. */
interface NodeStream {
  readonly nfd?: number;
  readonly node: object;
}
interface NodeFilesystem {
  readonly filesystems: {
    readonly NODEFS: { readonly stream_ops: { fsync?: (stream: NodeStream) => number }; realPath(node: object): string };
  };
  readonly ErrnoError: new (errno: number) => Error;
}

/** EIO in WASI's numbering: PostgreSQL then panics, as it must when a sync fails. */
const wasiEio = 29;

function startParameters(): string[] {
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F');
  const settings = [
    'fsync=on',
    // The others (fdatasync, O_DSYNC) are empty functions in the WebAssembly build.
    'wal_sync_method=fsync',
    // One session serves every pool: ours (public) and the queue's tables must both be found in it.
    'search_path=public,bullmq',
    // A mail gateway's working set is small, and this memory is never given back.
    'shared_buffers=32MB',
    'min_wal_size=32MB',
  ];
  return [...kept, ...settings.flatMap((setting) => ['-c', setting])];
}

let syncCount = 0;

function makeSyncReal(db: PGlite): void {
  const { FS } = (db as unknown as { readonly Module: { readonly FS: NodeFilesystem } }).Module;
  const { NODEFS } = FS.filesystems;
  NODEFS.stream_ops.fsync = (stream) => {
    try {
      if (stream.nfd !== undefined) {
        fdatasyncSync(stream.nfd);
        syncCount += 1;
      } else {
        syncFolder(NODEFS.realPath(stream.node));
      }
      return 0;
    } catch {
      throw new FS.ErrnoError(wasiEio);
    }
  };
}

/** New and renamed files are durable only when their folder is. */
function syncFolder(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncFolder(path);
  }
  syncFolder(folder);
}

/** A database is made beside its place and moved there complete: a kill in between must not leave half of one. */
async function createDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const db = await PGlite.create(unfinished, { startParams: startParameters() });
  await db.close();
  syncTree(unfinished);
  renameSync(unfinished, folder);
  syncFolder(join(folder, '..'));
}

async function openDatabase(folder: string): Promise<PGlite> {
  if (!existsSync(folder)) await createDatabase(folder);
  const db = await PGlite.create(folder, { startParams: startParameters() });
  makeSyncReal(db);
  const before = syncCount;
  await db.query("SELECT pg_logical_emit_message(true, 'postern', 'does a commit reach the disk?')");
  if (syncCount === before) throw new Error('a commit did not sync its log; this version of PGlite cannot be used');
  return db;
}

async function execute(db: PGlite, unit: Buffer): Promise<Buffer> {
  const chunks: Buffer[] = [];
  // The bytes handed out lie in WebAssembly memory and change with the next statement: copy them.
  await db.runExclusive(() => db.execProtocolRawStream(unit, { onRawData: (data) => void chunks.push(Buffer.from(data)) }));
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

async function main(): Promise<void> {
  const { databaseFolder, socketPath } = workerData as EmbeddedWorkerData;
  const port = parentPort;
  if (port === null) throw new Error('this file is the main module of a worker thread');
  const die = (error: unknown): void => {
    throw error;
  };

  const db = await openDatabase(databaseFolder);
  const socket = new EmbeddedSocket({ path: socketPath, execute: (unit) => execute(db, unit), onBroken: (error) => setImmediate(die, error) });
  rmSync(socketPath, { force: true });
  await socket.listen();
  port.once('message', () => {
    void socket
      .close()
      .then(() => db.close())
      .then(() => port.close(), die);
  });
  port.postMessage({ kind: 'ready' } satisfies EmbeddedWorkerMessage);
}

main().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ kind: 'refused', reason } satisfies EmbeddedWorkerMessage);
});
