// What was acknowledged is there after kill -9: the promise behind every 250 that Postern answers.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/platform/postgres.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { silentLog } from '../support/silent-log.ts';

const child = fileURLToPath(new URL('./store-kill-child.mjs', import.meta.url));
const rounds = 5;

/** Runs the child until it has reported `count` rows, kills it, and returns every id it reported. */
async function insertAndKill(dataFolder: string, count: number): Promise<string[]> {
  const running = spawn(process.execPath, [child, dataFolder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ids: string[] = [];
  let said = '';
  running.stderr.on('data', (text) => (said += String(text)));
  const ended = new Promise((done) => running.once('close', done));
  for await (const line of createInterface({ input: running.stdout })) {
    ids.push(line);
    if (ids.length === count) running.kill('SIGKILL');
  }
  await ended;
  if (ids.length < count) throw new Error(`the child ended early: ${said}`);
  return ids;
}

describe('an embedded store whose process is killed with -9', () => {
  it('holds every acknowledged row, and the next process takes it over', { timeout: 120_000 }, async () => {
    const dataFolder = await embeddedDataFolder();
    const acknowledged: string[] = [];
    // Different lengths, so that the kill falls into different moments of the log.
    for (let round = 0; round < rounds; round += 1) {
      acknowledged.push(...(await insertAndKill(dataFolder, 40 + round * 37)));
    }
    expect(existsSync(join(dataFolder, 'store', 'lock'))).toBe(true);

    const store = await openStore({ dataFolder, log: silentLog });
    const { rows } = await store.pool.query<{ id: string; size: number }>('SELECT id, length(raw) AS size FROM accepted');

    const found = new Set(rows.map(({ id }) => id));
    expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
    expect(rows.every(({ size }) => size === 20_000)).toBe(true);
    expect(readFileSync(join(dataFolder, 'store', 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    await store.close();
  });

  it('makes its database anew when it was killed while making it', { timeout: 120_000 }, async () => {
    const dataFolder = await embeddedDataFolder();
    const store = join(dataFolder, 'store');
    // What a kill in the middle leaves: some of the files, under the name of what is not finished.
    renameSync(join(store, 'database'), join(store, 'database.new'));

    const opened = await openStore({ dataFolder, log: silentLog });

    expect((await opened.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    expect(existsSync(join(store, 'database.new'))).toBe(false);
    await opened.close();
  });
});
