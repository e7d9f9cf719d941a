// Runs the reply and language recognisers over the mails of fixtures/follow-up, forward and cannot-recognise-yet,
// each with LF and CRLF, through the real parser. Fails when it finds no samples.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../parse/parse-message.ts';
import { recogniseLanguage } from './language.ts';
import { recogniseReplyText } from './reply-text.ts';

const languages = ['en', 'de', 'fr', 'es', 'ja'];

function samples(folder: string): { name: string; bytes: string; expected: Record<string, unknown> }[] {
  const root = new URL(`../../fixtures/${folder}/`, import.meta.url);
  return readdirSync(root)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => name.replace('.expected.json', ''))
    .map((name) => ({
      name,
      bytes: readFileSync(new URL(`${name}.eml`, root), 'utf8'),
      expected: JSON.parse(readFileSync(new URL(`${name}.expected.json`, root), 'utf8')) as Record<string, unknown>,
    }));
}

function recognise(text: string): Record<string, unknown> {
  const mail = parseMessage(Buffer.from(text));
  const { text: added, segments, forwardedFrom } = recogniseReplyText(mail.lines, { subject: mail.subject });
  return { text: added, kinds: segments.map(({ kind }) => kind), forwardedFrom, language: recogniseLanguage(added, languages) };
}

describe.each(['follow-up', 'forward'])('fixtures/%s', (folder) => {
  const found = samples(folder);

  it('has samples', () => {
    expect(found.length).toBeGreaterThan(0);
  });

  it.each(found)('$name', ({ bytes, expected }) => {
    expect(recognise(bytes)).toEqual(expected);
    expect(recognise(bytes.replaceAll('\n', '\r\n'))).toEqual(expected);
  });
});

describe('fixtures/cannot-recognise-yet', () => {
  it.each(samples('cannot-recognise-yet'))('$name is still read differently (move it to its class once it is not)', ({ bytes, expected }) => {
    expect(recognise(bytes)['text']).not.toBe(expected['text']);
  });
});
