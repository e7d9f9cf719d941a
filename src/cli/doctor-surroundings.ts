// What the gateway needs of its machine: a port to listen on, a folder to write to, room on the disk.
import { statfsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { createClamd } from '../platform/clamd.ts';
import type { Config } from '../platform/config.ts';
import { errorText } from '../platform/fault.ts';
import { nearestFolder } from './nearest-folder.ts';
import { fail, misconfigured, ok, warn, type Finding } from './doctor-finding.ts';

/** A greeting that takes longer is no greeting (RFC 5321 allows minutes, our own takes milliseconds). */
const greetingMs = 3_000;

/** Is the SMTP port served by a gateway, free to be taken, or in the hands of somebody else? */
export async function examineSmtpPort({ smtp }: Config, gatewayRuns: boolean): Promise<Finding> {
  const place = `${smtp.host}:${smtp.port}`;
  if (smtp.port === 0) return ok('smtp', 'a free port at each start');
  const greeting = await readGreeting(smtp.host, smtp.port);
  if (greeting !== null) {
    return greeting.startsWith('220') ? ok('smtp', `served on ${place}`) : fail('smtp', `something that is no SMTP server answers on ${place}`, 'name another port with POSTERN_SMTP');
  }
  if (gatewayRuns) return warn('smtp', `a gateway is running, but nobody listens on ${place}`, 'is it another POSTERN_SMTP, or does it run without the role smtp?');
  const problem = await listenProblem(smtp.host, smtp.port);
  if (problem === null) return ok('smtp', `${place} is free`);
  const advice = problem === 'EACCES' ? 'ports below 1024 need a privilege; take 2525 and forward to it' : 'name another address with POSTERN_SMTP';
  return misconfigured('smtp', `cannot listen on ${place} (${problem})`, advice);
}

async function readGreeting(host: string, port: number): Promise<string | null> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    const end = (greeting: string | null): void => {
      socket.destroy();
      done(greeting);
    };
    socket.setTimeout(greetingMs, () => end(''));
    socket.once('data', (data) => end(data.toString('latin1')));
    socket.once('end', () => end(''));
    socket.once('error', () => end(null));
  });
}

async function listenProblem(host: string, port: number): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(null)));
  });
}

/** Does the virus scanner answer? Without one nothing is wrong, but somebody should know. */
export async function examineScanner({ clamd }: Pick<Config, 'clamd'>): Promise<Finding> {
  if (clamd === null) return ok('virus scanner', 'none: attachments are not scanned');
  const place = 'path' in clamd ? clamd.path : `${clamd.host}:${clamd.port}`;
  try {
    return ok('virus scanner', `${await createClamd({ address: clamd, timeoutMs: greetingMs, now: Date.now }).version()} at ${place}`);
  } catch (error) {
    return fail('virus scanner', `${place} does not answer (${errorText(error).replace(/^waits for the virus scanner: /u, '')})`, 'start clamd, or correct POSTERN_CLAMD; until then mail with attachments waits');
  }
}

const diskWarnBytes = 1024 ** 3;
const diskFailBytes = 100 * 1024 ** 2;

export function examineDisk({ dataFolder }: Config): Finding {
  const { bavail, bsize } = statfsSync(nearestFolder(dataFolder));
  const free = Number(bavail) * Number(bsize);
  const detail = `${free >= 1024 ** 3 ? `${(free / 1024 ** 3).toFixed(1)} GB` : `${Math.round(free / 1024 ** 2)} MB`} free for ${dataFolder}`;
  const advice = 'make room: without it no mail is accepted (senders are asked to try later)';
  if (free < diskFailBytes) return fail('disk', detail, advice);
  return free < diskWarnBytes ? warn('disk', detail, advice) : ok('disk', detail);
}
