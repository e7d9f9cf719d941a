// The mails of fixtures/plain on the invented desk: every field that must be found, and no other, with either line end.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recognised } from '../../test/recognise/sample-desk.ts';
import { parseMessage } from '../parse/parse-message.ts';
import { fieldSources } from './recognition.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'plain');
const samples = readdirSync(folder).filter((name) => name.endsWith('.eml'));

it('finds its samples', () => {
  expect(samples.length).toBeGreaterThan(5);
});

it.each(samples.flatMap((name) => [[name, '\n'], [name, '\r\n']] as const))('%s (%j)', (name, lineEnd) => {
  const text = readFileSync(join(folder, name), 'utf8').replace(/\r?\n/g, lineEnd);
  const expected: unknown = JSON.parse(readFileSync(join(folder, name.replace('.eml', '.expected.json')), 'utf8'));

  const claims = recognised(parseMessage(Buffer.from(text))).fields;

  const best: Record<string, unknown> = {};
  for (const claim of claims.toSorted((a, b) => fieldSources.indexOf(a.source) - fieldSources.indexOf(b.source))) best[claim.field] ??= claim.value ?? `!${claim.problem ?? ''}`;
  expect(best).toEqual(expected);
});
