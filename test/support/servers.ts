// Real servers for tests: PostgreSQL and Redis from what is installed, on free ports, in temporary folders; all are
// gone when the test file is through. Not installed: null, and one line that says which suites are skipped; with
// POSTERN_TEST_REQUIRE_SERVERS=1 (CI) it is an error instead.
// PostgreSQL refuses to run as root: then it runs as user `postgres`, in a folder that user may enter.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe } from 'vitest';
import { eventually } from './eventually.ts';

export interface TestServer {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it in order; its data stay for the next start. */
  stop(): Promise<void>;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

export interface TestPostgres extends TestServer {
  /** A fresh database, cloned from `template` (a name) when one is given. */
  createDatabase(template?: string): Promise<{ readonly name: string; readonly url: string }>;
}

export type TestRedis = TestServer;

const required = process.env['POSTERN_TEST_REQUIRE_SERVERS'] === '1';

function findPostgresFolder(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const onPath = (process.env['PATH'] ?? '').split(':');
  const folders = [...versions.map((version) => join(debian, version, 'bin')), ...onPath];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

function findCommand(name: string): string | null {
  // A mail server's commands lie in sbin, which the PATH of a plain user lacks.
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

export const installed = { postgres: findPostgresFolder(), redis: findCommand('redis-server'), postfix: findCommand('postfix'), clamd: findCommand('clamd'), dovecot: findCommand('dovecot') };

export function notInstalled(server: keyof typeof installed): null {
  if (required) throw new Error(`${server} is not installed, and POSTERN_TEST_REQUIRE_SERVERS=1 asks for it`);
  return null;
}

/** A describe() that is skipped, with one line saying so, where the server is not installed. */
export function describeWith(server: keyof typeof installed, title: string, body: () => void): void {
  if (installed[server] !== null || required) {
    describe(title, body);
    return;
  }
  console.warn(`skipped "${title}": ${server} is not installed`);
  describe.skip(title, body);
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

/** A user that a server can run as instead of root: the switch before its command, and the owner of its folder. */
function unprivileged(): { readonly command: readonly string[]; readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return {
    command: ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'],
    uid: id('-u'),
    gid: id('-g'),
  };
}

const servers = new Set<ServerProcess>();
// What a failed test left running; a test that ends in order removes its servers itself.
afterAll(async () => {
  for (const server of servers) await server.remove();
});

/** One child process that can be started again after its end. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  private readonly command: readonly string[];
  private readonly folder: string;
  private readonly isReady: () => Promise<boolean>;
  private readonly stopSignal: NodeJS.Signals;
  /** One that has children of its own must be let end them. */
  private readonly removeSignal: NodeJS.Signals;

  constructor(command: readonly string[], folder: string, stopSignal: NodeJS.Signals, isReady: () => Promise<boolean>, removeSignal: NodeJS.Signals = 'SIGKILL') {
    this.command = command;
    this.folder = folder;
    this.stopSignal = stopSignal;
    this.isReady = isReady;
    this.removeSignal = removeSignal;
    servers.add(this);
  }

  async start(): Promise<void> {
    const [file, ...parameters] = this.command;
    const child = spawn(file as string, parameters, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
    this.child = child;
    let said = '';
    child.stderr?.on('data', (text) => (said = (said + String(text)).slice(-2_000)));
    await eventually(async () => {
      if (child.exitCode !== null) throw new Error(`${file} ended: ${said}`);
      return this.isReady();
    });
  }

  async end(signal: NodeJS.Signals = this.stopSignal): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    servers.delete(this);
    await this.end(this.removeSignal);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** PostgreSQL with its default durability on a free port; null where it is not installed. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const binaries = installed.postgres ?? notInstalled('postgres');
  if (binaries === null) return null;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'postern-postgres-'));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const switchUser = user?.command ?? [];
  const run = [...switchUser, join(binaries, 'initdb'), '-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-sync'];
  execFileSync(run[0] as string, run.slice(1), { stdio: 'ignore', cwd: folder });

  const url = (database: string): string => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  const isReady = async (): Promise<boolean> => {
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    await client.end();
    return true;
  };
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'];
  const command = [...switchUser, join(binaries, 'postgres'), '-D', data, '-p', String(port), ...settings];
  const server = new ServerProcess(command, folder, 'SIGINT', isReady);
  await server.start();

  let databaseCount = 0;
  const createDatabase = async (template?: string): Promise<{ name: string; url: string }> => {
    const name = `test_${process.pid}_${(databaseCount += 1)}`;
    const client = new pg.Client({ connectionString: url('postgres') });
    await client.connect();
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template ?? 'template1'}`);
    await client.end();
    return { name, url: url(name) };
  };
  return {
    url: url('postgres'),
    start: () => server.start(),
    stop: () => server.end(),
    kill: () => server.end('SIGKILL'),
    remove: () => server.remove(),
    createDatabase,
  };
}

/** Redis without persistence on a free port; null where it is not installed. */
export async function startRedis(): Promise<TestRedis | null> {
  const binary = installed.redis ?? notInstalled('redis');
  if (binary === null) return null;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'postern-redis-'));
  mkdirSync(folder, { recursive: true });
  const isReady = (): Promise<boolean> =>
    new Promise((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
      socket.once('data', (answer) => {
        done(answer.toString().startsWith('+PONG'));
        socket.destroy();
      });
      socket.once('error', () => done(false));
    });
  const command = [binary, '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = new ServerProcess(command, folder, 'SIGTERM', isReady);
  await server.start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start: () => server.start(),
    stop: () => server.end(),
    kill: () => server.end('SIGKILL'),
    remove: () => server.remove(),
  };
}
