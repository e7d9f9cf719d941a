// What holds now where a sentence tells then and now, at the lighthouse desk, with a few examples.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';

const kinds = [
  { kind: 'lit', examples: ['The beacon is green.', 'The beacon was green.', 'The beacon was green at noon.', 'On the beacon everything is green.', 'Die Leuchte ist grün.', 'Die Leuchte war grün.', 'La balise est verte.', 'La balise était verte.', 'The beacon shows green.'] },
  { kind: 'dead', examples: ['The beacon is red.', 'The beacon was red.', 'The beacon shows a failure.', 'The beacon showed a failure.', 'Die Leuchte ist rot.', 'Die Leuchte war rot.', 'Die Leuchte meldet eine Störung.', 'Die Leuchte zeigte eine Störung.', 'La balise est rouge.', 'La balise était rouge.', 'La balise signale une panne.'] },
  { kind: 'other', examples: ['Nobody can work.', 'The harbour is closed.', 'Ships wait outside.', 'Niemand kann arbeiten.', 'Personne ne travaille.', 'I had the wrong one open.', 'It was my mistake.'] },
];
const beam: FieldRule = {
  ...beacon.fields.find((field) => field.id === 'site')!, id: 'beam', labels: ['Beacon', 'Leuchte', 'Balise'].map((text) => ({ text, language: 'en', rule: 'beacon/pack.yaml:910' })), values: ['failure', 'ok'], toldLike: [{ kind: 'lit', value: 'ok' }, { kind: 'dead', value: 'failure' }],
  words: [['green', 'ok'], ['grün', 'ok'], ['verte', 'ok'], ['a failure', 'failure'], ['red', 'failure'], ['rot', 'failure'], ['Störung', 'failure'], ['rouge', 'failure'], ['panne', 'failure']].map(([text = '', value = '']) => ({ text, value })),
};
const rules: RecognitionRules = { ...beacon, version: 'now told', sentences: { version: 'now1', learned: learnedText(trainSentences(kinds, 1), 'now1') }, fields: [...beacon.fields, beam] };
const of = (text: string): unknown => recognised(mailOf(`The harbour is dark.\n\n${text}`, { Subject: 'lamp' }), rules).fields.find((claim) => claim.field === 'beam' && claim.problem === null)?.value;

describe('a choice told as it was and as it is', () => {
  it.each([
    ['The beacon was red this morning, now it is green.', 'ok'], ['Yesterday the beacon was green, today it shows a failure.', 'failure'], ['Yesterday the beacon was green. Today it shows a failure.', 'failure'], ['At first the beacon was green but since ten it is red.', 'failure'],
    ['Die Leuchte war gestern rot, heute ist sie grün.', 'ok'], ['Die Leuchte war bis mittags grün, jetzt meldet sie eine Störung.', 'failure'],
    ["La balise était verte hier soir, aujourd'hui elle signale une panne.", 'failure'], ['La balise était rouge ce matin, elle est verte maintenant.', 'ok'],
    ['I wrote that the beacon was green. I had the wrong one open. The beacon shows a failure.', 'failure'],
  ])('is the one of now: %s', (text, expected) => {
    expect(of(text)).toBe(expected);
  });

  it.each(['When the same happened in May, the beacon showed a failure.', 'Bei der Störung im Mai zeigte die Leuchte eine Störung.', 'Last time the beacon was green.', 'La dernière fois la balise était rouge.'])('is none of another occurrence: %s', (text) => {
    expect(of(text)).toBeUndefined();
  });

  it('stays as told where now is about something else', () => {
    expect(of('The beacon was red this morning, now nobody can work.')).not.toBe('ok');
  });
});
