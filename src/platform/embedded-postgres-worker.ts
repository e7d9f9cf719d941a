// The thread in which the embedded store lives: PGlite (PostgreSQL as WebAssembly, one process, synchronous) must
// not stand on the event loop that answers SMTP. In: workerData. Out: one message, then answers on the socket only.
// An engine that breaks ends this thread; the database recovers from its log at the next start.
import { rmSync } from 'node:fs';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { createDatabase, type EmbeddedEngine, openDatabase } from './embedded-postgres-engine.ts';
import { EmbeddedSocket } from './embedded-postgres-socket.ts';
import { errorText } from './fault.ts';

/** Creating is a thread of its own: it needs three engines at once, and their memory returns only with the thread. */
export type EmbeddedWorkerData =
  | { readonly task: 'create'; readonly databaseFolder: string }
  | { readonly task: 'serve'; readonly databaseFolder: string; readonly socketPath: string };

export type EmbeddedWorkerMessage = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly reason: string };

/** Ends the thread with the error that broke the engine; thrown from a fresh turn so that no caller can catch it. */
function breakThread(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

async function serve(engine: EmbeddedEngine, socketPath: string, port: MessagePort): Promise<void> {
  const socket = new EmbeddedSocket({ path: socketPath, execute: engine.execute, onBroken: breakThread });
  // A socket file left by a killed owner; we hold the lock, so nobody listens on it.
  rmSync(socketPath, { force: true });
  await socket.listen();
  port.once('message', () => {
    socket
      .close()
      .then(() => engine.close())
      .then(() => port.close())
      .catch(breakThread);
  });
}

async function main(port: MessagePort): Promise<void> {
  const data = workerData as EmbeddedWorkerData;
  try {
    if (data.task === 'create') await createDatabase(data.databaseFolder);
    else await serve(await openDatabase(data.databaseFolder), data.socketPath, port);
    port.postMessage({ kind: 'done' } satisfies EmbeddedWorkerMessage);
  } catch (error) {
    port.postMessage({ kind: 'refused', reason: errorText(error) } satisfies EmbeddedWorkerMessage);
  }
}

if (parentPort !== null) void main(parentPort);
