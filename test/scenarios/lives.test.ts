// The life and the clocks of the acceptance scenarios: every *.life.yaml of the desks, played on the simulated clock with
// the shipped packs and the shipped directory, its expectations held against what happens and every mail that leaves.
// What a script calls open is printed, so that whoever mends it finds it; it fails nothing.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { returnedMessageId } from '../../src/mail/return-path.ts';
import { readRulebook } from '../../src/main/installation.ts';
import { planOf } from '../../src/main/life-plan.ts';
import { readLife } from '../../src/main/life-script.ts';
import { playLife } from '../../src/main/play-life.ts';
import type { RehearsalContext } from '../../src/main/rehearsal.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { faultText } from '../rulebook/shipped-rules.ts';
import { rehearsalContext } from '../support/rehearsal-context.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'fixtures/scenarios');
const lives = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.life.yaml')).toSorted();

let rulebook: Rulebook;
let context: RehearsalContext;

beforeAll(async () => {
  rulebook = await readRulebook(join(root, 'rules'));
  context = rehearsalContext(rulebook);
});

it('has a life of every desk', () => {
  const desks = new Set(lives.map((file) => file.split('/')[0]));

  expect([...rulebook.desks.keys()].filter((desk) => !desks.has(desk))).toEqual([]);
});

describe('the life of', () => {
  it.each(lives)('%s goes as its script expects', async (file) => {
    const path = relative(process.cwd(), join(folder, file));

    const { life, faults } = await readLife(path, rulebook);
    expect(faults.map(faultText)).toEqual([]);
    const played = await playLife(context, planOf(rulebook, [], life, { desk: null, from: null, until: null }, 0), {
      happening: ({ mails }) => {
        for (const mail of mails) {
          // RFC 3834, H-04: what the gateway writes by itself says so, and its failures come back as those of this very mail.
          expect([mail.kind, mail.headers.some((header) => header.name === 'Auto-Submitted'), returnedMessageId(mail.reversePath, context.host)]).toEqual([mail.kind, mail.automatic, mail.messageId]);
          expect(`${mail.subject}\n${mail.text}`).not.toMatch(/MWAG-SUP-77120-4F2K9|PRM-SUP-20011-A1|\{\{|undefined/u);
        }
      },
    });

    for (const one of [...(life?.script.open ?? []).map((why) => `${path}: ${why}`), ...played.open.map((one) => `${one.place} ${one.what}: ${one.why}${one.holds === true ? ' (holds by now)' : ''}`)]) console.info(`open  ${one}`);
    expect(played.expected).toBeGreaterThan(0);
    expect(played.differences.map((one) => `${one.place} ${one.what}\n  ${one.verdict}: expected ${one.expected}\n  found ${one.found}`).join('\n')).toBe('');
  });
});
