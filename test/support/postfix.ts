// A real Postfix for a test: an instance of its own in a temporary folder, on a free port, with what a test says in its
// main.cf. It keeps mail in its queue and tries again every second, and so it does with a process of its own that ended.
// Only root can start one. The end of its log stands with a test that failed.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { eventually } from './eventually.ts';
import { removeAfterwards } from './remove-afterwards.ts';
import { freePort, installed, notInstalled } from './servers.ts';

export interface TestPostfix {
  readonly port: number;
  /** Its log so far. */
  log(): string;
  /** How many mails wait in its queue. */
  queued(): number;
  stop(): void;
}

const services = (port: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
proxymap unix - - n - - proxymap
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
`;

const running = new Set<TestPostfix>();
afterEach(({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const postfix of running) console.error(`Postfix said, before "${task.name}" failed:\n${postfix.log().slice(-4000)}`);
});
afterAll(() => {
  for (const postfix of running) postfix.stop();
});

/** Starts one with these lines of main.cf beside its own; null where it is not installed. `moreServices` go to master.cf. */
export async function startPostfix(settings: Readonly<Record<string, string>>, moreServices = ''): Promise<TestPostfix | null> {
  if (installed.postfix === null) return notInstalled('postfix');
  const command = installed.postfix;
  const folder = mkdtempSync(join(tmpdir(), 'postern-postfix-'));
  removeAfterwards(folder);
  // Its own users must be able to enter.
  chmodSync(folder, 0o755);
  const [etc, queue, data] = ['etc', 'queue', 'data'].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [etc, queue, data]) mkdirSync(path);
  chownSync(data, Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' })), 0);
  const port = await freePort();
  const log = join(folder, 'maillog');
  const main = {
    compatibility_level: '3.6', queue_directory: queue, data_directory: data, mail_owner: 'postfix', setgid_group: 'postdrop',
    myhostname: 'front.example', mydestination: '', mynetworks: '127.0.0.0/8', inet_interfaces: '127.0.0.1', inet_protocols: 'ipv4',
    alias_maps: '', alias_database: '', local_recipient_maps: '', relayhost: '', smtp_dns_support_level: 'disabled',
    minimal_backoff_time: '1s', maximal_backoff_time: '1s', queue_run_delay: '1s', transport_retry_time: '1s', throttle_time: '1s', maillog_file: log, maillog_file_prefixes: tmpdir(),
    ...settings,
  };
  writeFileSync(join(etc, 'main.cf'), Object.entries(main).map(([name, value]) => `${name} = ${value}\n`).join(''));
  writeFileSync(join(etc, 'master.cf'), services(port) + moreServices);
  const postfix: TestPostfix = {
    port,
    log: () => readFileSync(log, 'utf8'),
    queued: () => execFileSync('postqueue', ['-c', etc, '-j'], { encoding: 'utf8' }).split('\n').filter((line) => line !== '').length,
    stop: () => {
      running.delete(postfix);
      execFileSync(command, ['-c', etc, 'stop'], { stdio: 'ignore' });
    },
  };
  execFileSync(command, ['-c', etc, 'start'], { stdio: 'ignore' });
  running.add(postfix);
  await eventually(() => answers(port));
  return postfix;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (greeting) => {
      done(greeting.toString().startsWith('220'));
      socket.destroy();
    });
    socket.once('error', () => done(false));
  });
}
