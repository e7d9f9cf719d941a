// A sentence further down that names another value of what stands above, at the lighthouse desk, with a few examples.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { trainClauses } from '../../sentence/clause-starts.ts';
import { learnedText, learnedTexts } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';
import { trainValues } from '../../sentence/value-standing.ts';

const kinds = [
  { kind: 'value_holds', examples: ['othervalue on the sticker, thisvalue in truth', 'thisvalue in truth, othervalue on the sticker'] },
  { kind: 'value_corrects', examples: ['the keeper has looked, in truth it is thisvalue', 'In truth thisvalue', 'in truth they are on thisvalue', 'the lamp has thisvalue in truth', 'in truth the number is thisvalue', 'I look again: in truth thisvalue'] },
  { kind: 'value_mentioned', examples: ['the boat next door has thisvalue', 'the other boat runs thisvalue', 'with thisvalue it shone', 'thisvalue shone all night', 'Next door they are on thisvalue', 'in May it was thisvalue'] },
];
const model = (text: typeof kinds): string => learnedTexts(learnedText(trainSentences([{ kind: 'talk', examples: ['The sea is calm.', 'The sea was calm.'] }, { kind: 'else', examples: ['It rains.'] }], 1), 'below1'), learnedText(trainClauses(text), 'below1'), learnedText(trainValues(text, 1), 'below1'));
const rules: RecognitionRules = { ...beacon, version: 'below', sentences: { version: 'below1', learned: model(kinds) } };
const of = (text: string, field: string): unknown => recognised(mailOf(text), rules).fields.find((claim) => claim.field === field)?.value;

describe('a value that a later sentence puts right', () => {
  it('is the one of that sentence', () => {
    expect(of('Station number: 40172\n\nThe lamp is dark.\n\nIn truth the station number is 40171.', 'station')).toBe('40171');
  });

  it('stays where another is only mentioned', () => {
    expect(of('Station number: 40172\n\nThe lamp is dark.\n\nNext door they are on station number 40171.', 'station')).toBe('40172');
  });

  it('is not that of another field, whose labels contradict each other', () => {
    const fields = beacon.fields.flatMap((field): FieldRule[] => (field.id === 'firmware' ? [field, { ...field, id: 'rotor', labels: [{ ...field.labels[0] as FieldRule['labels'][number], text: 'Rotor release' }] }] : [field]));
    const read = (text: string): unknown => recognised(mailOf(text), { ...rules, fields }).fields.find((claim) => claim.field === 'rotor')?.value;

    expect(read('Rotor release: 4.2.0\n\nThe lamp is dark.\n\nIn truth the number is 4.2.9.')).toBe('4.2.9');
    expect(read('Firmware version: 8.1.0\nFirmware version: 8.1.4\nRotor release: 4.2.0\n\nThe lamp is dark.\n\nIn truth the number is 8.1.7.')).toBe('4.2.0');
  });

  it('stays where nothing was learnt of it', () => {
    const bare = { ...beacon, version: 'bare' };

    expect(recognised(mailOf('Station number: 40172\n\nThe lamp is dark.\n\nOf late the station has 40171 as number.'), bare).fields.find((claim) => claim.field === 'station')?.value).toBe('40172');
  });
});
