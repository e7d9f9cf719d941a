// PGlite, started so that a commit is on the disk when it is answered. In: the folder of the cluster. Out: something
// that executes units of the PostgreSQL protocol. PGlite by itself never syncs a file: it starts PostgreSQL with -F,
// and its file system has no sync. Both are changed here, and opening proves over one commit that it worked.
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { errorText } from './fault.ts';

export interface EmbeddedEngine {
  /** Executes one unit of protocol messages and returns the whole answer. Never call it twice at once. */
  readonly execute: (unit: Buffer) => Promise<Buffer>;
  close(): Promise<void>;
}

/** What the sync hook needs of Emscripten's file system; PGlite's own types leave these out. */
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
  // PGlite's own list has what WebAssembly cannot do without (no workers, synchronous I/O): keep all but -F.
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

/** ENOSPC as WASI numbers it. */
const noSpaceErrno = 51;

/** Starts PGlite on a folder; a failure carries PostgreSQL's last words, which PGlite would swallow. */
async function startPglite(folder: string): Promise<PGlite> {
  const lastWords: string[] = [];
  const onStderr = (text: string): boolean => {
    lastWords.push(text);
    if (lastWords.length > 5) lastWords.shift();
    return false;
  };
  try {
    return await PGlite.create(folder, { startParams: startParameters(), onStderr });
  } catch (error) {
    // What WebAssembly throws of a full disk is a number, and what PostgreSQL said before it only leads astray.
    if ((error as { readonly errno?: unknown }).errno === noSpaceErrno) throw new Error('its disk is full', { cause: error });
    throw new Error([errorText(error), ...lastWords].join('; '), { cause: error });
  }
}

/** Gives the file system a real sync; the returned function counts the files synced so far. */
function makeSyncReal(db: PGlite): () => number {
  const { FS } = (db as unknown as { readonly Module: { readonly FS: NodeFilesystem } }).Module;
  const { NODEFS } = FS.filesystems;
  let count = 0;
  NODEFS.stream_ops.fsync = (stream) => {
    try {
      if (stream.nfd === undefined) {
        syncPath(NODEFS.realPath(stream.node)); // A folder: Emscripten opens none for real.
      } else {
        fdatasyncSync(stream.nfd);
        count += 1;
      }
      return 0;
    } catch {
      throw new FS.ErrnoError(wasiEio);
    }
  };
  return () => count;
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else syncPath(path);
  }
  syncPath(folder);
}

/** Makes a database beside its place and moves it there complete: a kill in between must not leave half of one. */
export async function createDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const db = await startPglite(unfinished);
  await db.close();
  syncTree(unfinished);
  renameSync(unfinished, folder);
  syncPath(dirname(folder));
}

/** Opens an existing database and refuses it when a commit does not reach the disk. */
export async function openDatabase(folder: string): Promise<EmbeddedEngine> {
  const db = await startPglite(folder);
  const syncCount = makeSyncReal(db);
  await db.query("SELECT pg_logical_emit_message(true, 'postern', 'does a commit reach the disk?')");
  if (syncCount() === 0) throw new Error('a commit did not sync its log; this version of PGlite cannot be used');
  return {
    execute: async (unit) => {
      const chunks: Buffer[] = [];
      // The bytes handed out lie in WebAssembly memory and change with the next statement: copy them.
      const onRawData = (data: Uint8Array): void => void chunks.push(Buffer.from(data));
      await db.runExclusive(() => db.execProtocolRawStream(unit, { onRawData }));
      return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    },
    close: () => db.close(),
  };
}
