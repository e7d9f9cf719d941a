// A bell in the hand of a process that is killed rings again, and a delayed one still rings, without any sweep.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/platform/postgres.ts';
import { openQueues } from '../../src/platform/queue.ts';
import { embeddedDataFolder } from '../support/embedded-data.ts';
import { eventually } from '../support/eventually.ts';
import { silentLog } from '../support/silent-log.ts';

const child = fileURLToPath(new URL('./store-bell-child.mjs', import.meta.url));

describe('a worker killed with -9', () => {
  it('leaves its bell to the next one', { timeout: 120_000 }, async () => {
    const dataFolder = await embeddedDataFolder();
    const running = spawn(process.execPath, [child, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(running.stdout, 'data');
    running.kill('SIGKILL');
    await once(running, 'close');

    const store = await openStore({ dataFolder, log: silentLog });
    const queues = await openQueues({ store, log: silentLog });
    const heard = new Set<string>();
    const onBell = async ({ id }: { readonly id: string }): Promise<void> => void heard.add(id);
    await queues.work('process', onBell, { concurrency: 1 });
    await queues.work('wake', onBell, { concurrency: 1 });
    await queues.ring('wake', { id: 'timer', generation: 0 }, Date.now() + 2_000);

    await eventually(() => heard.size === 2, 90_000);
    expect(heard).toEqual(new Set(['in-hand', 'timer']));
    await queues.close();
    await store.close();
  });
});
