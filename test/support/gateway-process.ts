// The gateway as its users run it: `node bin/postern.js serve` in a process group of its own, killed with -9 or ended
// with SIGTERM, and started again on the same data. Needs `npm run build`.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll } from 'vitest';
import { openStore } from '../../src/platform/postgres.ts';
import { embeddedDataFolder } from './embedded-data.ts';
import { eventually } from './eventually.ts';
import { removeAfterwards } from './remove-afterwards.ts';
import { silentLog } from './silent-log.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface GatewayProcessOptions {
  readonly databaseUrl?: string;
  /** More environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

const running = new Set<GatewayProcess>();
// What a failed test left running.
afterAll(async () => {
  for (const gateway of running) await gateway.kill();
});

export class GatewayProcess {
  readonly dataFolder: string;
  /** Of the present process; every start takes a free one. */
  port = 0;
  #child: ChildProcess | null = null;
  #said = '';
  readonly #options: GatewayProcessOptions;

  private constructor(dataFolder: string, options: GatewayProcessOptions) {
    this.dataFolder = dataFolder;
    this.#options = options;
  }

  static async create(options: GatewayProcessOptions = {}): Promise<GatewayProcess> {
    const dataFolder = options.databaseUrl === undefined ? await embeddedDataFolder() : mkdtempSync(join(tmpdir(), 'postern-test-'));
    removeAfterwards(dataFolder);
    return new GatewayProcess(dataFolder, options);
  }

  /** Starts it and waits until it is ready. */
  async start(roles = 'all'): Promise<void> {
    const { databaseUrl, environment } = this.#options;
    const child = spawn(process.execPath, [join(root, 'bin/postern.js'), 'serve', '--roles', roles], {
      cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'], POSTERN_DATA: this.dataFolder, POSTERN_SMTP: '127.0.0.1:0', POSTERN_HTTP: '127.0.0.1:0', POSTERN_LOG: 'warn',
        ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }), ...environment,
      },
    });
    this.#child = child;
    this.#said = '';
    running.add(this);
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.#said = (this.#said + String(text)).slice(-20_000)));
    await eventually(() => {
      if (child.exitCode !== null || child.signalCode !== null) throw new GatewayEnded(`the gateway ended while it started: ${this.#said}`);
      return /^ready$/mu.test(this.#said);
    }, 60_000);
    this.port = Number(/^smtp\s+127\.0\.0\.1:(\d+)$/mu.exec(this.#said)?.[1]);
  }

  /** What it printed and logged since its start, newest end. */
  get said(): string {
    return this.#said;
  }

  /** kill -9, the whole process group. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** SIGTERM; returns the exit code. */
  async terminate(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    this.#child = null;
    running.delete(this);
    if (child === null || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)));
    if (child.pid !== undefined) process.kill(-child.pid, signal);
    return ended;
  }

  /** Asks its store; with an embedded one the gateway may run meanwhile or not. */
  async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { databaseUrl } = this.#options;
    if (databaseUrl !== undefined) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    }
    const store = await openStore({ dataFolder: this.dataFolder, shared: true, log: silentLog });
    try {
      return (await store.pool.query<Row>(text, values)).rows;
    } finally {
      await store.close();
    }
  }
}

class GatewayEnded extends Error {}
