// Runs the built command as a person or a script does: its own process, its own data folder, no colours.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { eventually } from '../support/eventually.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly text: string;
  readonly errors: string;
}

export type Environment = Readonly<Record<string, string>>;

/** `postern` on a data folder. */
export function posternOn(dataFolder: string) {
  return (args: readonly string[], extra: { readonly env?: Environment; readonly input?: string } = {}): Promise<Ran> =>
    new Promise((done, fail) => {
      const child = start(args, { POSTERN_DATA: dataFolder, ...extra.env });
      const out: Buffer[] = [];
      let errors = '';
      child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
      child.stdin?.end(extra.input ?? '');
      child.once('error', fail);
      child.once('close', (code) => {
        const stdout = Buffer.concat(out);
        done({ code, stdout, text: stdout.toString(), errors });
      });
    });
}

/** The JSON document that a command prints; fails with what it complained about instead. */
export function jsonOf<T>(ran: Ran): T {
  if (ran.code !== 0) throw new Error(`exit code ${ran.code}: ${ran.errors}`);
  return JSON.parse(ran.text) as T;
}

export interface RunningGateway {
  readonly smtpPort: number;
  stop(): Promise<number | null>;
}

/** `postern serve` on free ports, ready. */
export async function startGateway(dataFolder: string, environment: Environment = {}): Promise<RunningGateway> {
  const child = start(['serve'], { POSTERN_DATA: dataFolder, POSTERN_SMTP: '127.0.0.1:0', POSTERN_HTTP: '127.0.0.1:0', POSTERN_LOG: 'error', ...environment });
  let said = '';
  let ended: number | null = null;
  const closed = new Promise<number | null>((done) => child.once('close', (code) => done((ended = code))));
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  process.once('exit', () => child.kill('SIGKILL'));
  await eventually(() => {
    if (ended !== null) throw new Error(`serve ended: ${said}`);
    return /^ready$/mu.test(said);
  }, 60_000);
  return {
    smtpPort: Number(/^smtp\s+\S+:(\d+)$/mu.exec(said)?.[1]),
    stop: () => {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

function start(args: readonly string[], env: Environment): ChildProcess {
  const { DATABASE_URL: _database, REDIS_URL: _redis, POSTERN_CONFIG: _config, ...inherited } = process.env;
  return spawn(process.execPath, ['bin/postern.js', ...args], { cwd: root, env: { ...inherited, NO_COLOR: '1', POSTERN_RULES: 'rules', ...env } });
}
