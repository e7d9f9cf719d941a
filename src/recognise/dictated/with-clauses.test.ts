// Letters without marks: what stands on a line behind the clauses, and what is left as it stands.
import { expect, test } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import type { ReplyText } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { trainClauses } from '../sentence/clause-starts.ts';
import { learnedText, learnedTexts } from '../sentence/learned-text.ts';
import { trainSentences } from '../sentence/sentence-model.ts';
import { withClauses } from './with-clauses.ts';
import { withoutSpokenMarks } from './spoken-marks.ts';
import { spokenNames } from './spoken-names.ts';

const kinds = [
  { kind: 'deed', examples: ['We cleaned its lens.', 'We greased its gear twice.', 'We swapped its wick.', 'We cleaned its burner.', 'We greased its wheels.', 'We swapped its lens yesterday.', 'We cleaned its gear.', 'We swapped its burner twice.'] },
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp is dark.', 'The lamp went dark at noon.', 'The beam stands still.', 'The tower is dark.', 'The lamp stands still.', 'The tower went dark.', 'The beam is dark at noon.'] },
];
const learned = learnedTexts(learnedText(trainSentences(kinds, 1), 'heard1'), learnedText(trainClauses(kinds, 1), 'heard1'));
const rules: RecognitionRules = { ...beacon, version: 'heard', sentences: { version: 'heard1', learned } };

function heard(text: string, of = rules): { readonly lines: string[]; readonly numbers: number[]; readonly reply: ReplyText } {
  const lines = text.split('\n').map((one) => ({ text: one }));
  const { lines: read, reply, lineOf } = withClauses(lines, { segments: [{ kind: 'new', from: 1, to: lines.length }], text, forwardedFrom: null, forwardedText: '', forwardedLines: [] }, of);
  return { lines: read.map((line) => line.text), numbers: read.map((_, index) => lineOf(index + 1)), reply };
}

test('each clause of a text without marks is a line of its own, and knows the line it began on', () => {
  const { lines, numbers, reply } = heard('the lamp went dark at noon we cleaned its\nlens we swapped its burner twice');

  expect(lines).toEqual(['the lamp went dark at noon.', 'we cleaned its lens.', 'we swapped its burner twice.']);
  expect(numbers).toEqual([1, 1, 2]);
  expect(reply.segments).toEqual([{ kind: 'new', from: 1, to: 3 }]);
});

test('what is taken back stays on one line with what holds, its numbers as figures', () => {
  const { lines } = heard('we cleaned its lens the lamp of tower two no sorry three is dark we swapped its burner twice');

  expect(lines.find((line) => line.includes('no sorry'))).toMatch(/2, no sorry, 3 is dark/u);
});

test.each([
  ['text with marks', 'the lamp went dark at noon. we cleaned the lens, we swapped the burner twice.'],
  ['a short line', 'the lamp is dark we cleaned it'],
  ['short lines below each other', 'the tower of the north\nthe lamp of the south\nthe beam of the east\nthe gear of the west'],
  ['items of a list', '- the lamp went dark at noon we cleaned the lens we swapped the burner\n- we greased the wheels we swapped the wick the lamp stands still'],
  ['a row with bars', 'the lamp went dark at noon we cleaned | the lens we swapped the burner twice'],
])('%s stays as it stands', (_, text) => {
  expect(heard(text).lines).toEqual(text.split('\n'));
});

test('nothing is cut where nothing was learnt of clauses', () => {
  const bare: RecognitionRules = { ...beacon, version: 'unheard', sentences: { version: 'unheard1', learned: learnedText(trainSentences(kinds, 1), 'unheard1') } };

  expect(heard('the lamp went dark at noon we cleaned the lens we swapped the burner twice', bare).lines).toHaveLength(1);
});

test.each([
  ['hallo punkt die lampe ist aus komma seit gestern punkt', 'hallo. die lampe ist aus, seit gestern.'],
  ['unsere nummer ist sieben drei eins zwei fünf und der turm', 'unsere nummer ist 73125 und der turm'],
  ['write to ida holm at quay dot example please', 'write to ida holm@quay.example please'],
])('spoken marks and figures are what was meant: %s', (text, meant) => {
  expect(withoutSpokenMarks([text])).toEqual([meant]);
});

test.each(['ohne punkt und komma weil es eilt die lampe ist aus', 'no comma and no full stop today the lamp is dark', 'der punkt ist dass die lampe aus ist', 'two three or four ships came', 'we stood at the point dot'])('a word that is none stays: %s', (text) => {
  expect(withoutSpokenMarks([text])).toEqual([text]);
});

test('somebody who was named is known again by the given name alone', () => {
  const words = 'when olivia hart opens the lamp it is only olivia and no will of ours'.split(' ');

  expect([...spokenNames(words, (word) => word === 'of')].map((at) => words[at])).toEqual(['olivia', 'hart', 'olivia']);
});
