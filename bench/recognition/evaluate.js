#!/usr/bin/env node
// Precision and recall of recognition by desk, field and difficulty, over the hand-written mails of this folder, its
// letters and a generated corpus. Judges claims as a plain reader of them would (best source first); what the directory adds or
// refuses is judged elsewhere. Run `npm run build` before.
//   node bench/recognition/evaluate.js [--generated N] [--show N] [--desk ID] [--out DIR]
// --out writes the mails as DIR/<desk>/*.eml with truth.jsonl, as the acceptance scorer reads them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseMessage } from '../../dist/parse/parse-message.js';
import { recognise } from '../../dist/recognise/recognise.js';
import { buildMail } from './build-mail.js';
import { generatedMails } from './generate.js';
import { lettersOf } from './letters.js';
import * as ox from './mails/ox-cloud.js';
import * as retarus from './mails/retarus-partner.js';
import * as rhipe from './mails/rhipe-csp.js';
import * as waratek from './mails/waratek-reseller.js';
import * as zynstra from './mails/zynstra-cms.js';
import { readClaims } from './read-claims.js';
import { loadRules } from './rules.js';
import { judge, squash } from './judge.js';

const { values: options } = parseArgs({
  options: { generated: { type: 'string', default: '600' }, show: { type: 'string', default: '0' }, desk: { type: 'string' }, out: { type: 'string' } },
});
const rules = loadRules();
const receivedAt = Date.parse('2026-03-10T12:00:00Z');
const table = new Map();
const faults = [];
let milliseconds = 0;
let mailCount = 0;

for (const collection of [retarus, ox, rhipe, waratek, zynstra]) {
  const desk = rules.get(collection.desk);
  if (desk === undefined || (options.desk !== undefined && options.desk !== collection.desk)) continue;
  const mails = [...collection.mails, ...lettersOf(collection.desk), ...generatedMails(collection, desk, Number(options.generated))];
  const truths = [];
  if (options.out !== undefined) mkdirSync(join(options.out, collection.desk), { recursive: true });
  mails.forEach((mail, index) => {
    const bytes = mail.bytes ?? buildMail(mail, collection.address, index);
    if (options.out !== undefined) {
      writeFileSync(join(options.out, collection.desk, `${mail.n}.eml`), bytes);
      truths.push({ file: `${mail.n}.eml`, difficulty: mail.d, desk: collection.desk, classification: 'human', fields: Object.fromEntries(Object.entries(mail.t).map(([id, want]) => [id, typeof want === 'string' || Array.isArray(want) ? { value: want } : want])), absent: mail.a ?? [] });
    }
    const parsed = parseMessage(bytes);
    const begin = performance.now();
    const recognition = recognise({ mail: parsed, reversePath: null, forwardPaths: [], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt }, desk);
    milliseconds += performance.now() - begin;
    mailCount++;
    for (const problem of recognition.problems) faults.push(`${collection.desk}/${mail.n}: PROBLEM ${problem.detail}`);
    const fields = readClaims(recognition, desk);
    for (const verdict of judge(mail, fields)) {
      const kind = desk.fields.find((field) => field.id === verdict.field)?.kind ?? 'text';
      const names = ['all', collection.desk, `${collection.desk} ${mail.g ? 'generated' : mail.d}`, `${collection.desk} . ${verdict.field}`, ...(kind === 'id' || kind === 'id_list' ? ['identifiers'] : [])];
      for (const name of names) {
        const row = table.get(name) ?? { right: 0, wrong: 0, lost: 0 };
        row[verdict.result] += 1;
        if (verdict.result === 'wrong' && verdict.wanted) row.lost += 1;
        table.set(name, row);
      }
      if (verdict.result !== 'right') faults.push(`${collection.desk}/${mail.n} ${verdict.field}: ${verdict.result}, want ${JSON.stringify(verdict.want ?? 'nothing')} got ${JSON.stringify(verdict.got ?? null)}`);
    }
  });
  if (options.out !== undefined) writeFileSync(join(options.out, collection.desk, 'truth.jsonl'), truths.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

for (const [name, row] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
  const precision = (100 * row.right) / Math.max(1, row.right + row.wrong);
  const recall = (100 * row.right) / Math.max(1, row.right + row.lost);
  console.log(`${name.padEnd(36)} ${String(row.right).padStart(5)} right ${String(row.wrong).padStart(4)} wrong ${String(row.lost).padStart(4)} lost   precision ${precision.toFixed(1)} %  recall ${recall.toFixed(1)} %`);
}
console.log(`${mailCount} mails, ${(milliseconds / Math.max(1, mailCount)).toFixed(2)} ms each`);
for (const fault of faults.slice(0, Number(options.show))) console.log(squash(fault));
