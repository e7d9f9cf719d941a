// A real Dovecot for tests on a free port in a temporary folder: any user, one password, a maildir each, and XOAUTH2 with
// a token that it has looked at by an issuer of the test. Mail is delivered by writing into the maildir, as an MDA does.
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { freePort, installed, notInstalled, ServerProcess, type TestServer } from './servers.ts';

export interface TestDovecot extends TestServer {
  /** In the clear, or upgraded by STARTTLS. */
  readonly port: number;
  /** TLS from the first byte. */
  readonly tlsPort: number;
  /** PEM file of who vouches for its certificate: itself. */
  readonly caFile: string;
  readonly password: string;
  /** Puts a mail into a folder of the user (default: the inbox). */
  deliver(user: string, raw: string | Buffer, folder?: string): void;
  /** The mails that lie in a folder, with the flags of their maildir name. */
  mails(user: string, folder?: string): { readonly raw: string; readonly flags: string }[];
  /** Loses what it knows of the user's numbers: the next one to look finds all messages under another UIDVALIDITY. */
  renumber(user: string): void;
}

export async function startDovecot(options: { readonly introspectionUrl?: string } = {}): Promise<TestDovecot> {
  const binary = installed.dovecot ?? notInstalled('dovecot');
  if (binary === null) throw new Error('dovecot is not installed');
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'postern-dovecot-'));
  // Its own users must be able to come through.
  chmodSync(folder, 0o755);
  const root = process.getuid?.() === 0;
  const owner = root ? { name: 'nobody', uid: idOf('-u'), gid: idOf('-g') } : { name: userInfo().username, uid: userInfo().uid, gid: userInfo().gid };
  for (const name of ['mail', 'home']) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), owner.uid, owner.gid);
  }
  writeFileSync(join(folder, 'oauth2.conf'), oauthSettings(options.introspectionUrl ?? 'http://127.0.0.1:1/'));
  const tlsPort = await freePort();
  const caFile = join(folder, 'certificate.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=mailbox.example', '-addext', 'subjectAltName=IP:127.0.0.1',
    '-keyout', join(folder, 'key.pem'), '-out', caFile], { stdio: 'ignore' });
  writeFileSync(join(folder, 'dovecot.conf'), settings(folder, { port, tlsPort }, owner));
  const server = new ServerProcess([binary, '-F', '-c', join(folder, 'dovecot.conf')], folder, 'SIGTERM', () => greets(port), 'SIGTERM');
  await server.start();

  let delivered = 0;
  let validity = 2_000_000_000;
  const maildir = (user: string, name?: string): string => join(folder, 'mail', user, name === undefined ? '' : `.${name}`);
  return {
    url: `imap://127.0.0.1:${port}`, port, tlsPort, caFile, password: 'correct-horse',
    deliver: (user, raw, name) => {
      const path = maildir(user, name);
      for (const part of ['', 'tmp', 'new', 'cur']) makeOwned(join(path, part), owner);
      const file = `${1_700_000_000 + (delivered += 1)}.M${delivered}P1.test`;
      writeFileSync(join(path, 'tmp', file), raw);
      chownSync(join(path, 'tmp', file), owner.uid, owner.gid);
      renameSync(join(path, 'tmp', file), join(path, 'new', file));
    },
    mails: (user, name) => ['new', 'cur'].flatMap((part) => filesOf(join(maildir(user, name), part)).map((file) => ({
      raw: readFileSync(join(maildir(user, name), part, file), 'latin1'), flags: /:2,(\w*)$/u.exec(file)?.[1] ?? '',
    }))),
    renumber: (user) => {
      for (const file of filesOf(maildir(user)).filter((one) => one.startsWith('dovecot'))) rmSync(join(maildir(user), file));
      // By itself it takes the time in seconds, and a test is faster than that.
      const list = join(maildir(user), 'dovecot-uidlist');
      writeFileSync(list, `3 V${(validity += 1)} N1 G${'0'.repeat(31)}1\n`);
      chownSync(list, owner.uid, owner.gid);
    },
    start: () => server.start(), stop: () => server.end(), kill: () => server.end('SIGKILL'), remove: () => server.remove(),
  };
}

function makeOwned(path: string, { uid, gid }: { readonly uid: number; readonly gid: number }): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  chownSync(path, uid, gid);
}

function filesOf(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function idOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

function settings(folder: string, { port, tlsPort }: { readonly port: number; readonly tlsPort: number }, { name, gid }: { readonly name: string; readonly gid: number }): string {
  const group = execFileSync('getent', ['group', String(gid)], { encoding: 'utf8' }).split(':')[0] ?? name;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${folder}/certificate.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
auth_failure_delay = 0 secs
default_login_user = ${name}
default_internal_user = ${name}
default_internal_group = ${group}
first_valid_uid = 1
first_valid_gid = 0
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 100
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
passdb {
  driver = static
  args = password=correct-horse
  mechanisms = plain login
}
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}
userdb {
  driver = static
  args = uid=${name} gid=${group} home=${folder}/home/%u
}
`;
}

function oauthSettings(introspectionUrl: string): string {
  return `introspection_mode = post
introspection_url = ${introspectionUrl}
active_attribute = active
active_value = true
username_attribute = username
`;
}

function greets(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (greeting) => {
      done(greeting.toString().startsWith('* OK'));
      socket.destroy();
    });
    socket.once('error', () => done(false));
  });
}
