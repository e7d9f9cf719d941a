// The embedded store as its processes see it: one owner runs the database in a worker thread, others come in
// through the owner's socket. In: the data folder. Out: the folder of a socket that answers.
//   <data>/store/database     the cluster          <data>/store/lock            who owns it
//   <data>/store/socket/      the socket's folder  <data>/store/socket-folder   where it is, when that path is too long
// Whoever may open the socket may do anything with the database: its folder has mode 0700, there is no TCP port.
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { compiledFile } from './compiled-file.ts';
import type { EmbeddedWorkerData, EmbeddedWorkerMessage } from './embedded-postgres-worker.ts';
import { exitCodes, Fault } from './fault.ts';
import { type StoreLock, takeStoreLock } from './store-lock.ts';

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** Come in through the owner's socket when there is one, instead of refusing. */
  readonly shared: boolean;
  /** The database thread ended by itself: nothing can be stored any more. */
  readonly onLost: (fault: Fault) => void;
}

export interface EmbeddedStore {
  readonly socketFolder: string;
  readonly owner: boolean;
  close(): Promise<void>;
}

/** The name under which every PostgreSQL client looks for a socket in a folder. */
const socketName = '.s.PGSQL.5432';
/** sun_path holds 108 bytes on Linux and 104 on macOS, one of them the closing zero. */
const socketPathBytesMax = 103;
/** How long a second process waits for the socket of an owner that is starting: making a new database takes 5 s. */
const ownerStartMsMax = 20_000;
/** How long closing may take before the thread is ended; the log makes that as safe as a kill. */
const closeMsMax = 15_000;

/** Opens the embedded store of a data folder, as its owner or (`shared`) through the owner's socket. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedStore> {
  const folder = resolve(options.dataFolder, 'store');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const deadline = Date.now() + ownerStartMsMax;
  for (;;) {
    const lock = takeStoreLock(join(folder, 'lock'));
    const holder = 'release' in lock ? await foreignHolder(folder, lock) : `process ${lock.pid}`;
    if (holder === null) return own(folder, lock as StoreLock, options.onLost);
    if (!options.shared) {
      throw new Fault('store-in-use', `the store in ${folder} belongs to ${holder}, which is running`, {
        retryable: true,
      });
    }
    const socketFolder = recordedSocketFolder(folder);
    if (await answers(socketFolder)) return { socketFolder, owner: false, close: async () => undefined };
    if (Date.now() > deadline) {
      throw new Fault('store-silent', `${holder} owns the store in ${folder} but does not answer on its socket`, {
        retryable: true,
      });
    }
    await pause(50);
  }
}

/** An owner whose pid we cannot see (another container on the same folder) still answers on the socket. */
async function foreignHolder(folder: string, lock: StoreLock): Promise<string | null> {
  if (!(await answers(recordedSocketFolder(folder)))) return null;
  lock.release();
  return 'a process that cannot be seen from here (in another container?)';
}

async function own(folder: string, lock: StoreLock, onLost: (fault: Fault) => void): Promise<EmbeddedStore> {
  try {
    const socketFolder = makeSocketFolder(folder);
    const socketPath = join(socketFolder, socketName);
    const databaseFolder = join(folder, 'database');
    if (!existsSync(databaseFolder)) await (await startWorker({ task: 'create', databaseFolder })).terminate();
    const worker = await startWorker({ task: 'serve', databaseFolder, socketPath });
    const ended = new Promise<void>((done) => worker.once('exit', () => done()));
    let closing = false;
    let cause: unknown;
    worker.once('error', (error) => (cause = error));
    void ended.then(() => {
      if (closing) return;
      lock.release();
      onLost(new Fault('store-lost', 'the embedded database ended unexpectedly', { retryable: true, cause }));
    });
    const close = async (): Promise<void> => {
      if (closing) return;
      closing = true;
      worker.postMessage('close');
      const forced = setTimeout(() => void worker.terminate(), closeMsMax);
      await ended;
      clearTimeout(forced);
      rmSync(socketPath, { force: true });
      if (dirname(socketFolder) !== folder) rmSync(socketFolder, { recursive: true, force: true });
      lock.release();
    };
    return { socketFolder, owner: true, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startWorker(data: EmbeddedWorkerData): Promise<Worker> {
  const worker = new Worker(compiledFile(import.meta.url, 'embedded-postgres-worker'), { workerData: data });
  const message = await new Promise<EmbeddedWorkerMessage>((done, fail) => {
    worker.once('message', done);
    worker.once('error', fail);
    worker.once('exit', (code) => fail(new Error(`the database thread ended with code ${code}`)));
  }).catch((error: unknown): EmbeddedWorkerMessage => ({ kind: 'refused', reason: String(error) }));
  if (message.kind === 'done') {
    worker.removeAllListeners();
    return worker;
  }
  await worker.terminate();
  throw new Fault('store-refused', `the embedded database in ${data.databaseFolder} does not start: ${message.reason}`, {
    retryable: false,
    exitCode: exitCodes.unavailable,
  });
}

function makeSocketFolder(folder: string): string {
  const near = join(folder, 'socket');
  const short = Buffer.byteLength(join(near, socketName)) <= socketPathBytesMax;
  const path = short ? near : join(tmpdir(), `postern-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  // In a folder that anybody may write to, somebody else may have been there first.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new Fault('socket-folder-foreign', `${path} must be a folder that belongs to the user running postern`, {
      retryable: false,
      exitCode: exitCodes.configuration,
    });
  }
  chmodSync(path, 0o700);
  writeFileSync(join(folder, 'socket-folder'), path, { mode: 0o600 });
  return path;
}

/** Where the owner put the socket; TMPDIR may differ between a service and a shell, so it is read, not computed. */
function recordedSocketFolder(folder: string): string {
  try {
    return readFileSync(join(folder, 'socket-folder'), 'utf8').trim();
  } catch {
    return join(folder, 'socket'); // No owner yet: nothing will answer there.
  }
}

async function answers(socketFolder: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(join(socketFolder, socketName));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}
