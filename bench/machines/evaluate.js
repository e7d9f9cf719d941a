#!/usr/bin/env node
// How well machines are told from people, and what reports say: over collections of mails that lie elsewhere. Each DIR has
// a truth.jsonl, one object a mail: {"file", "classification": "human|automatic|dsn|…" (several by "|" = any of them) or
// "is_bounce": true|false, "group"?, "dsn"?: [{"address","action","status"}], "bounce"?: {"recipient","status"}}.
// The mails themselves are not part of the project. Run `npm run build` before.
//   node bench/machines/evaluate.js DIR... [--show N]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseMessage } from '../../dist/parse/parse-message.js';
import { recogniseMailClass } from '../../dist/recognise/mail-class.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string', default: '0' } } });
const rows = new Map();
const faults = [];

function mark(name, right, file, found) {
  const row = rows.get(name) ?? { right: 0, all: 0 };
  row.all += 1;
  if (right) row.right += 1;
  else faults.push(`${name}: ${file}: ${JSON.stringify(found)}`);
  rows.set(name, row);
}

/** The file of a truth, beside it or in the folder `mails`. */
function pathOf(folder, file) {
  return [join(folder, file), join(folder, 'mails', file)].find((path) => existsSync(path)) ?? null;
}

function judge(folder, truth) {
  const path = pathOf(folder, truth.file);
  if (path === null || (truth.format ?? 'rfc822') !== 'rfc822' || truth.caveat !== undefined) return;
  const mail = parseMessage(readFileSync(path));
  const { classification, dsn } = recogniseMailClass({ mail, reversePath: null, forwardPaths: [], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt: 0 });
  const wanted = truth.classification?.split('|') ?? (truth.is_bounce === true ? ['dsn'] : truth.is_auto_reply === true ? ['automatic', 'dsn'] : []);
  if (wanted.length > 0) mark(`is ${wanted[0]}`, wanted.includes(classification), truth.file, classification);
  if (truth.is_bounce === false || (wanted.length > 0 && wanted[0] !== 'dsn')) mark('called no failed delivery', classification !== 'dsn' || dsn.recipients.every((one) => one.action !== 'failed'), truth.file, classification);
  const found = dsn?.recipients ?? [];
  const expected = truth.dsn ?? (truth.is_bounce === true && truth.bounce?.recipient !== undefined ? [{ address: truth.bounce.recipient, status: truth.bounce.status }] : []);
  for (const one of expected) {
    const own = found.find((other) => one.address.toLowerCase().split('|').includes(other.address));
    mark('recipient', own !== undefined, truth.file, found);
    if (one.action !== undefined) mark('action', own?.action === one.action, truth.file, found);
    if (one.status !== undefined && one.status !== '?') mark('status', one.status.split('|').some((code) => new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('?', '.*')}$`, 'u').test(own?.status ?? '')), truth.file, found);
  }
}

for (const folder of positionals) {
  for (const line of readFileSync(join(folder, 'truth.jsonl'), 'utf8').split('\n')) if (line.trim() !== '') judge(folder, JSON.parse(line));
}
for (const [name, { right, all }] of [...rows].sort(([a], [b]) => a.localeCompare(b))) console.log(`${name.padEnd(28)} ${String(right).padStart(5)} of ${String(all).padEnd(5)} ${(100 * right / all).toFixed(1)} %`);
for (const fault of faults.slice(0, Number(values.show))) console.log(fault.slice(0, 300));
