// The parser's own worker, but a mail whose header says `X-Hang-While: FILE` keeps it busy for as long as that file is there:
// the mail that a machine with too much to do cannot read in time, and can the next day.
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

// First, so that its listener comes first: it has made the rules ready when this one begins.
await import('../../dist/platform/parser-worker.js');
parentPort.on('message', ({ input: [bytes] }) => {
  const file = /^X-Hang-While: ([^\r\n]*)/mu.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  while (file !== undefined && existsSync(file));
});
