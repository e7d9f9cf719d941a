// docs/lifecycles/<pack>.md are what the packs say today. UPDATE_GOLDEN=1 writes them anew.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lifecycleDocument } from '../../src/rulebook/lifecycle-document.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { changed, retailFiles, retailPack } from './retail-pack.ts';
import { shippedRulebook } from './shipped-rules.ts';

const folder = new URL('../../docs/lifecycles/', import.meta.url);
const { desks } = await shippedRulebook();

describe('the page of a shipped pack', () => {
  test.each([...desks.values()])('$id is current', (desk) => {
    const now = lifecycleDocument(desk);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(new URL(`${desk.id}.md`, folder), now);
    }

    expect(readFileSync(new URL(`${desk.id}.md`, folder), 'utf8')).toBe(now);
  });

  test('is there for no other pack', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...desks.keys()].map((id) => `${id}.md`).toSorted());
  });
});

describe('the diagram', () => {
  const page = (pack: string): string => {
    const { rulebook, faults } = loadRulebook(retailFiles({ 'retail/pack.yaml': pack }));
    const desk = rulebook?.desks.get('retail');
    if (desk === undefined) throw new Error(JSON.stringify(faults));
    return lifecycleDocument(desk);
  };

  test('has every status, the moves of events with their conditions and those of timers', () => {
    const text = page(retailPack);

    expect(text).toContain('state "asked: waiting, ball requester" as s2');
    expect(text).toContain('[*] --> s1\n');
    expect(text).toContain('[*] --> s2: a new mail, if a required field is missing\n');
    expect(text).toContain('any --> s1: everything asked for is there\n');
    expect(text).toContain('s3 --> s4: timer shutting (after 1 1bd, 2 none) (close silence)\n');
    expect(text).toContain('| done | over | timer shutting (after 1: 1bd, 2: none) (close silence) |');
  });

  test('draws a move that a rule makes, only from the statuses that it names', () => {
    const text = page(changed(retailPack, 'rules:\n', 'rules:\n  - {event: mail.reply, if: {status: [done, over], not: {text: broken}}, do: [{reopen: open}]}\n'));

    expect(text).toContain('s3 --> s1: a reply of the requester, if not mail says broken (reopen open)\n');
    expect(text).toContain('s4 --> s1: a reply of the requester');
  });
});
