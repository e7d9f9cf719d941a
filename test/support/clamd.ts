// ClamAV's scanner for tests, with a signature database of one line: the EICAR test file. Nothing is downloaded.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, installed, notInstalled, ServerProcess, type TestServer } from './servers.ts';

/** The file that every scanner takes for a virus, in two pieces, so that this one is none. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const eicarMd5 = '44d88612fea8a8f36de82e1278abb02f';

export interface TestClamd extends Omit<TestServer, 'url'> {
  /** HOST:PORT. */
  readonly address: string;
  readonly socketPath: string;
}

/** The largest file that it takes. */
export const streamBytesMax = 2 * 1024 * 1024;

/** clamd on a free port and on a Unix socket, not yet started; null where it is not installed. */
export async function prepareClamd(): Promise<TestClamd | null> {
  const binary = installed.clamd ?? notInstalled('clamd');
  if (binary === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'postern-clamd-'));
  const database = join(folder, 'db');
  mkdirSync(database);
  writeFileSync(join(database, 'test.hdb'), `${eicarMd5}:${eicar.length}:Eicar-Test\n`);
  const port = await freePort();
  const socketPath = join(folder, 'clamd.ctl');
  const config = join(folder, 'clamd.conf');
  writeFileSync(config, ['Foreground yes', `DatabaseDirectory ${database}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', `LocalSocket ${socketPath}`, `StreamMaxLength ${streamBytesMax / 1024 / 1024}M`, 'MaxThreads 4', ''].join('\n'));
  const isReady = (): Promise<boolean> => new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'));
    socket.once('data', (answer) => {
      done(answer.toString().startsWith('PONG'));
      socket.destroy();
    });
    socket.once('error', () => done(false));
  });
  const server = new ServerProcess([binary, '--config-file', config], folder, 'SIGTERM', isReady);
  return {
    address: `127.0.0.1:${port}`, socketPath, start: () => server.start(), stop: () => server.end(), kill: () => server.end('SIGKILL'), remove: () => server.remove(),
  };
}
