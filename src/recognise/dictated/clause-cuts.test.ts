// Where clauses of a text without marks begin that nothing was learnt of: behind a level, and around German verbs.
import { expect, test } from 'vitest';
import { beacon } from '../../../test/recognise/sample-desk.ts';
import { compiledRules } from '../compiled-rules.ts';
import { trainClauses } from '../sentence/clause-starts.ts';
import { trainSentences } from '../sentence/sentence-model.ts';
import { clauseCuts } from './clause-cuts.ts';

const kinds = [
  { kind: 'deed', examples: ['We cleaned its lens.', 'We greased its gear twice.', 'We swapped its wick.', 'We cleaned its burner.', 'Geht der Turm aus.', 'Geht der Strahl aus.', 'Geht die Lampe aus.', 'Tippt er noch einmal.'] },
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp is dark.', 'Geht das Horn aus.', 'Geht der Turm aus.', 'Geht er aus.', 'Tippt man darauf.', 'Tippt sie darauf.', 'Geht es aus.'] },
];
const by = { clauses: trainClauses(kinds, 1), sentences: trainSentences(kinds, 1), labels: compiledRules(beacon).labels, names: () => [] };
const clauses = (text: string): string[] => {
  const words = text.split(' ');
  const cuts = clauseCuts(words.map((one) => ({ text: one, broken: false })), by);
  return cuts.map((from, i) => words.slice(from, cuts[i + 1]).join(' '));
};

test('a level is told in two words, and what comes next begins a clause', () => {
  expect(clauses('we cleaned its lens level three when ships pass the beam is dark')).toContain('level three');
});

test.each(['we cleaned its lens level three please thanks', 'we cleaned its lens level three tickets take long'])('what goes on about the level stays with it: %s', (text) => {
  expect(clauses(text)).not.toContain('level three');
});

test('a German clause keeps its verb, and the next one its own', () => {
  const cut = clauses('wenn man auf den turm steigt und dann auf knopf tippt geht der strahl aus');

  expect(cut.some((one) => /^(?:tippt|der strahl)/u.test(one))).toBe(false);
});

test.each(['we cleaned its lens i do not know yet if the beam is dark', 'we cleaned its lens keine ahnung ob die lampe brennt'])('what is not known stays with what says so: %s', (text) => {
  expect(clauses(text).some((one) => /^(?:if|ob)/u.test(one))).toBe(false);
});
