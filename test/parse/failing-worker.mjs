// A worker with the protocol of parser-worker that fails in the way the mail's X-Do field asks for.
import { parentPort } from 'node:worker_threads';

parentPort.on('message', ({ input: [bytes, , rules] }) => {
  if (rules !== undefined) {
    // What making them ready costs on a machine that has no time.
    for (const until = Date.now() + 400; Date.now() < until; );
    parentPort.postMessage({ kind: 'begun' });
  }
  const order = /X-Do: ([^\r\n]*)/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  if (order === 'hang') for (;;);
  if (order === 'exit') process.exit(3);
  if (order === 'throw outside') throw new Error('thrown in the worker');
  if (order === 'use all memory') for (const kept = []; ; ) kept.push({ some: kept.length, more: [kept.length] });
  parentPort.postMessage({ kind: 'result', result: { problems: [] } });
});
parentPort.postMessage({ kind: 'ready' });
