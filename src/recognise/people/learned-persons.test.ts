// Who reported it in words that no list foresees, at the lighthouse desk, with some dozen examples.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { learnedText } from '../sentence/learned-text.ts';
import { trainSentences } from '../sentence/sentence-model.ts';

const kinds = [
  { kind: 'reports', examples: ['I was stopped by thisperson.', 'We were stopped by thisperson.', 'I was hailed by thisperson.', 'Hailed by thisperson at noon.', 'thisperson shouted it across to us.', 'thisperson shouted across at noon.', 'thisperson shouted that it is dark.', 'Von thisperson zugerufen.', 'Von thisperson wurde es zugerufen.', 'Es wurde uns von thisperson zugerufen.', 'Crié par thisperson depuis le quai.', 'Cela fut crié par thisperson.', 'Crié vers nous par thisperson.'] },
  { kind: 'else', examples: ['I shouted it across to thisperson.', 'We shouted to thisperson.', 'I shouted at thisperson.', 'We hailed thisperson at noon.', 'I hailed thisperson and otherperson.', 'The boat of thisperson lies in the harbour.', 'The dog of thisperson is old.', 'Der Hund von thisperson ist alt.', 'Das Boot von thisperson liegt hier.', 'Wir haben thisperson zugerufen.', 'Le chien de thisperson est vieux.', 'Nous avons crié vers thisperson.', 'Le bateau de thisperson est ici.'] },
];
const keeper: FieldRule = { ...beacon.fields.find((field) => field.id === 'keeper')!, fallback: [], labels: [], toldBy: ['reported by'], toldLike: [{ kind: 'reports', value: null }] };
const rules: RecognitionRules = { ...beacon, version: 'learned persons', sentences: { version: 'persons1', learned: learnedText(trainSentences(kinds, 1), 'persons1') }, fields: [...beacon.fields.filter((field) => field.id !== 'keeper'), keeper] };
const keeperOf = (text: string): unknown => recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.find((claim) => claim.field === 'keeper')?.value;

describe('a person in a sentence like the examples', () => {
  it.each([
    ['The lamp is dark. I was hailed by Mara Lind of Port Trust.', 'Mara Lind'], ['Peggy shouted it across to us at noon.', 'Peggy'], ['the lamp is dark\npeggy shouted it across to us', 'peggy'], ['peggy unwinn shouted it across to us', 'peggy unwinn'],
    ['Das Licht ist aus. Es wurde uns von Frau Holm zugerufen.', 'Frau Holm'], ['Crié par Mme Leroy depuis le quai.', 'Mme Leroy'],
  ])('is who reported it: %s', (text, expected) => {
    expect(keeperOf(text)).toBe(expected);
  });

  it.each([
    'I shouted it across to Mara Lind.', 'We hailed Mara Lind at noon.', 'The boat of Mara Lind lies in the harbour.', 'Der Hund von Frau Holm ist alt.', 'Le chien de Mme Leroy est vieux.', 'Don’t be stopped by that.',
    'I was hailed by Mara Lind. I was hailed by Owen Bruhn.', 'we will be hailed by mark and by will, who knows.', 'I was hailed by Lie There at noon.', 'The Boat shouted it across to us.',
  ])('is nobody who is only spoken of, and no word: %s', (text) => {
    expect(keeperOf(text)).toBeUndefined();
  });
});

describe('a person behind his label', () => {
  const asked: FieldRule = { ...keeper, labels: ['Reported by'].map((text) => ({ ...beacon.fields[0]!.labels[0]!, text })) };
  const labelled: RecognitionRules = { ...rules, version: 'labelled persons', fields: beacon.fields.map((field) => (field.id === 'keeper' ? asked : field)) };
  const value = (text: string): unknown => recognised(mailOf(`Reported by: ${text}\n\nIt has been so since noon, and the lamp is dark.`, { Subject: 'lamp' }), labelled).fields.find((claim) => claim.field === 'keeper')?.value;

  it.each([['same as yesterday (Ms Holm)', 'Ms Holm'], ['wie gestern, Frau Keller', 'Frau Keller'], ['la même que hier, Mme Leroy', 'Mme Leroy']])('is who is named with "the same": %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(['same as yesterday', 'TWR-0042', 'wie gestern'])('is no pointer and no code: %s', (text) => {
    expect(value(text)).toBeUndefined();
  });
});
