// What an admin reads when his configuration is wrong: each fault in one sentence, where it stands, and what was probably
// meant; never a password, and never silence.
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';
import { makeDataFolder } from '../../src/platform/data-folder.ts';
import { Fault } from '../../src/platform/fault.ts';
import { removeAfterwards } from '../support/remove-afterwards.ts';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-config-'));
  removeAfterwards(folder);
  return folder;
}

/** The faults of a file, or of the environment where there is none. */
function faultsOf(yaml: string | null, environment: Readonly<Record<string, string>> = {}): string[] {
  const folder = newFolder();
  if (yaml !== null) writeFileSync(join(folder, 'p.yaml'), yaml);
  try {
    readConfig({ ...(yaml === null ? {} : { POSTERN_CONFIG: 'p.yaml' }), ...environment }, folder);
    return [];
  } catch (error) {
    if (!(error instanceof Fault) || error.exitCode !== 78) throw error;
    return error.message.split('\n  ').slice(1);
  }
}

it.each([
  ['a setting that nobody knows', 'host: desk.example\nmailboxs: {}\n', 'p.yaml:2:1: unknown setting "mailboxs" (did you mean mailboxes?)'],
  ['a section where one value belongs', 'live: 0\nrelay: {host: relay.example}\n', 'p.yaml:2:1: relay takes one value, not a list or a section (did you mean relays?)'],
  ['a value that does not fit', '\nsmtp: 99999\n', 'p.yaml:2:1: smtp=99999: expected HOST:PORT such as 127.0.0.1:2525'],
  ['a secret that is not set', 'host: desk.example\nmonitor_token: "${NO_SUCH}"\n', 'p.yaml:2:17: ${NO_SUCH} is not set in the environment'],
  ['a list that does not end', 'admin: [\n', 'p.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]'],
  ['something else than settings', '- smtp\n', 'p.yaml:1:1: expected settings, one a line, such as `host: desk.example`'],
])('names %s with its place', (_, yaml, fault) => {
  expect(faultsOf(yaml)).toContain(fault);
});

it.each([
  [{ POSTERN_LIVE: 'perhaps' }, 'POSTERN_LIVE=perhaps: expected 1 or 0'],
  [{ POSTERN_HTTP: '127.0.0.1:99999' }, 'POSTERN_HTTP=127.0.0.1:99999: expected a port up to 65535'],
  [{ POSTERN_LOG: 'loud' }, 'POSTERN_LOG=loud: expected trace, debug, info, warn, error or silent'],
  [{ DATABASE_URL: 'mysql://admin:hunter2@db.example/p' }, 'DATABASE_URL=mysql://…@db.example/p: expected postgresql://…'],
  [{ POSTERN_RULSE: './packs' }, 'POSTERN_RULSE=: unknown setting (did you mean POSTERN_RULES?)'],
  [{ POSTERN_MONITER_TOKEN: 'sixteen-characters-of-it' }, 'POSTERN_MONITER_TOKEN=: unknown setting (did you mean POSTERN_MONITOR_TOKEN?)'],
  [{ POSTERN_CONFIG: 'nowhere.yaml' }, 'POSTERN_CONFIG=nowhere.yaml: the file is not there'],
])('says of %j what was expected', (environment, fault) => {
  expect(faultsOf(null, environment)).toEqual([fault]);
});

it('lets variables be that are not meant for it', () => {
  expect(faultsOf(null, { POSTERN_PORT: 'tcp://10.0.0.7:2525', POSTERN_SERVICE_HOST: '10.0.0.7', POSTERN_TEST_LOG: 'loud', POSTER: 'x' })).toEqual([]);
});

it.each([['1', true], ['Yes', true], ['0', false], ['off', false], ['', false]])('takes POSTERN_LIVE=%s for what it says', (written, live) => {
  expect(readConfig({ POSTERN_LIVE: written, POSTERN_RELAY: 'smtp://relay.example' }, newFolder()).live).toBe(live);
});

it('says why a data folder cannot be used, and which setting names it', () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'file'), '');

  expect(() => makeDataFolder(join(folder, 'file'))).toThrow(`the data folder ${join(folder, 'file')} is a file, not a folder; name another with POSTERN_DATA`);
  expect(() => makeDataFolder(join(folder, 'file', 'data'))).toThrow('lies below a file');
});

it('says so when the folder belongs to somebody else', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'ro'));
  chmodSync(join(folder, 'ro'), 0o500);

  expect(asNobody(() => { makeDataFolder(join(folder, 'ro', 'data')); })).toThrow('may not be written to by this user');
});

/** Root may write everywhere, so what is tried is tried as somebody else. */
function asNobody(tried: () => void): () => void {
  if (process.geteuid?.() !== 0) return tried;
  return () => {
    process.seteuid?.(nobody);
    try {
      tried();
    } finally {
      process.seteuid?.(0);
    }
  };
}

const nobody = 65_534;
