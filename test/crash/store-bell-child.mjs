// The process that test/crash/store-bell.test.ts kills: takes a bell from the embedded store of argv[2], says so,
// and never finishes with it.
import { openQueues } from '../../dist/platform/queue.js';
import { openStore } from '../../dist/platform/postgres.js';

const log = { info: () => undefined, warn: console.error, error: console.error };
const store = await openStore({ dataFolder: process.argv[2], log });
const queues = await openQueues({ store, log });
const onBell = ({ id }) => {
  process.stdout.write(`${id}\n`);
  return new Promise(() => undefined);
};
await queues.work('process', onBell, { concurrency: 1 });
await queues.ring('process', { id: 'in-hand', generation: 0 });
await queues.ring('wake', { id: 'timer', generation: 0 }, Date.now() + 2_000);
