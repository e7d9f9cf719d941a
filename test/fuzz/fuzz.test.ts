// Mails that are almost right, through everything that reads a mail. A bounded number in every run, from a fixed seed; for as
// long as one likes by hand: `node bench/fuzz.js --minutes 30 --seed 7`. What fails is written out as small as it gets, and
// belongs into fixtures/fuzz, where it is read again for ever.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedRulebook } from '../rulebook/shipped-rules.ts';
import { fuzzContext, mailFaults } from './mail-faults.ts';
import { minimiseMail } from './minimise-mail.ts';
import { mutateMail } from './mutate-mail.ts';
import { Random } from './random.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const mailsOf = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml')).sort().map((name) => join(folder, name));
const seeds = mailsOf(fixtures).map((path) => readFileSync(path));

const minutes = Number(process.env['POSTERN_FUZZ_MINUTES'] ?? 0);
const seed = Number(process.env['POSTERN_FUZZ_SEED'] ?? 2026);
/** In a run of the whole suite; by hand the clock decides. */
const mailsInSuite = 250;
const foundFolder = process.env['POSTERN_FUZZ_FOUND'] ?? join(fixtures, '..', 'fuzz-found');

const rulebook = await shippedRulebook();
const context = fuzzContext(rulebook);
const desks = [...rulebook.desks.keys()];

/** `thrown: TypeError …` → what to compare while it is made smaller. */
const kindOf = (fault: string): string => fault.replace(/\d+/gu, '#').slice(0, 90);

async function writeDown(bytes: Buffer, desk: string, fault: string): Promise<string> {
  const kind = kindOf(fault);
  const small = await minimiseMail(bytes, async (one) => (await mailFaults(context, one, desk)).some((other) => kindOf(other) === kind));
  mkdirSync(foundFolder, { recursive: true });
  const path = join(foundFolder, `${fault.split(':')[0] ?? 'fault'}-${createHash('sha256').update(kind).digest('hex').slice(0, 8)}.eml`);
  writeFileSync(path, small);
  return path;
}

describe('almost a mail', () => {
  it(`is understood, decided and answered within the limits, whatever was changed (seed ${seed})`, { timeout: minutes * 60_000 + 300_000 }, async () => {
    const until = Date.now() + minutes * 60_000;
    const found = new Map<string, string>();
    let slowest = { ms: 0, index: 0 };
    let index = 0;
    for (; minutes > 0 ? Date.now() < until : index < mailsInSuite; index++) {
      const random = new Random(seed + index);
      const { bytes, changes } = mutateMail(seeds, random);
      const desk = random.pick(desks);
      const start = performance.now();
      const [fault] = await mailFaults(context, bytes, desk);
      const ms = performance.now() - start;
      if (ms > slowest.ms) slowest = { ms, index };
      if (fault === undefined || found.has(kindOf(fault))) continue;
      const path = await writeDown(bytes, desk, fault);
      found.set(kindOf(fault), `${fault}\n  mail ${index} of seed ${seed}, desk ${desk}, by ${changes.join(', ')}: ${path}`);
      if (minutes > 0) console.log(`found ${[...found.values()].at(-1)}`);
    }
    if (minutes > 0) console.log(`${index} mails; the slowest, ${slowest.index}, took ${Math.round(slowest.ms)} ms for two readings; ${found.size} found`);

    expect([...found.values()]).toEqual([]);
  });
});

describe('what the fuzzer has found before', () => {
  const known = mailsOf(join(fixtures, 'fuzz'));

  it.each(known.map((path) => [path.slice(fixtures.length + 6)] as const))('%s is read without a fault, at every desk', async (name) => {
    for (const desk of desks) expect(await mailFaults(context, readFileSync(join(fixtures, 'fuzz', name)), desk), desk).toEqual([]);
  });
});
