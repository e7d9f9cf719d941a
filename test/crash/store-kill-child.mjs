// The process that test/crash/store-kill.test.ts kills: opens the embedded store of argv[2] and inserts for ever,
// four rows at a time side by side; prints the id of each row when its commit was answered.
import { openStore } from '../../dist/platform/postgres.js';

const log = { info: () => undefined, warn: console.error, error: console.error };
const store = await openStore({ dataFolder: process.argv[2], log });
await store.pool.query('CREATE TABLE IF NOT EXISTS accepted (id text PRIMARY KEY, raw bytea)');
await Promise.all(
  [0, 1, 2, 3].map(async (lane) => {
    for (let count = 0; ; count += 1) {
      const id = `${process.pid}-${lane}-${count}`;
      await store.pool.query('INSERT INTO accepted VALUES ($1, $2)', [id, Buffer.alloc(20_000, lane)]);
      process.stdout.write(`${id}\n`);
    }
  }),
);
