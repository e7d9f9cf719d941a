// What a speaker takes back is not read, what holds is; and what only sounds like that stays.
import { expect, test } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import { compiledRules } from '../compiled-rules.ts';
import { gapWord } from '../sentence/clause-starts.ts';
import { nameSpans } from './name-spans.ts';
import { repairs } from './repairs.ts';

const by = { labels: compiledRules(beacon).labels, names: (words: readonly string[]) => nameSpans(beacon, words) };
const read = (text: string): string => {
  const texts = text.split(' ');
  const left = repairs(texts, texts.map(gapWord), by);
  return texts.filter((_, place) => !left.some(({ from, to }) => place >= from && place < to)).join(' ');
};

test.each([
  ['users keeper1@quay.example and keeper4@quay.example no sorry scratch keeper4 i mean keeper3@quay.example', 'users keeper1@quay.example and keeper3@quay.example'],
  ['users keeper1@quay.example and keeper4@quay.example scratch keeper4 it is keeper3@quay.example', 'users keeper1@quay.example and keeper3@quay.example'],
  ['users keeper1@quay.example and keeper4@quay.example no wait only keeper4@quay.example', 'users keeper4@quay.example'],
  ['the light is at https://old.quay.example no wait that is the old one it is https://new.quay.example in the north', 'the light is at https://new.quay.example in the north'],
  ['der turm hat die nummer LH-2201 ach quatsch LH-2210 meine ich und ist dunkel', 'der turm hat die nummer LH-2210 und ist dunkel'],
  ["le phare est LH-2201 non pardon c'est LH-2210 au nord", 'le phare est LH-2210 au nord'],
  ['es fing am 18.03.2026 um 08:15 utc+1 an nein halt das war falsch es fing am 18.03.2026 um 08:45 utc+1 an', 'es fing am 18.03.2026 um 08:45 utc+1 an'],
  ['it began on 18.03.2026 at 08:15 no at 08:45 and went on', 'it began on 18.03.2026 at 08:45 and went on'],
  ['the gear is version 11.0.20 sorry 17.0.9 since may', 'the gear is version 17.0.9 since may'],
  ['write to ida@quay.example i mean tom@quay.example please', 'write to tom@quay.example please'],
  ['it is LH-2201 sorry that one is switched off it is LH-2210', 'it is LH-2210'],
  ['the lamps LH-2201 and LH-2210 no wait only LH-2210', 'the lamps LH-2210'],
  ['the light is LH-2201 no sorry LH-2202 no scrap that LH-2203', 'the light is LH-2203'],
])('what holds is read alone: %s', (text, holds) => {
  expect(read(text)).toBe(holds);
});

test.each([
  ['contact is ida holm no sorry scrap that the contact is tom ash', 'contact is tom ash'],
  ['signal affected is the fog horn no scrap that it is the main light', 'signal affected is the main light'],
])('what has no shape is exchanged behind its label: %s', (text, holds) => {
  expect(read(text)).toBe(holds);
});

test.each([
  ['the light is LH-2201 no scrap that i will look it up tonight', 'the light is no scrap that i will look it up tonight'],
  ['der turm ist LH-2201 nein das ist der alte den neuen suche ich noch', 'der turm ist nein das ist der alte den neuen suche ich noch'],
])('what is taken back goes alone where nothing is named instead: %s', (text, left) => {
  expect(read(text)).toBe(left);
});

test.each([
  'the light is LH-2201 no wait LH-2210 is dark as well so both LH-2201 and LH-2210',
  'the light is LH-2201 no wait also LH-2210 is dark',
  'LH-2201 is fine no wait we never looked at LH-2210',
  'the light is LH-2201 no wait the old one was LH-2210',
  'the light is LH-2201 no wait before i forget the key is at LH-2210',
  'it worked at quay.example no problem at all but at pier.example it fails',
  'it began at 08:15 no wait it ended at 09:30',
  'the main light no fog horn tests please',
  'sorry for the noise we wait for LH-2201 and LH-2210',
])('what only sounds like that stays: %s', (text) => {
  expect(read(text)).toBe(text);
});
