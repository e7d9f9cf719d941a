// How to see a fault, told together with it. At the lighthouse desk, with a few sentences to learn from.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from './recognition-rules.ts';
import { learnedText } from './sentence/learned-text.ts';
import { trainSentences } from './sentence/sentence-model.ts';

const kinds = [
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark.', 'No light comes from the tower.', 'The lamp stays dark.', 'The beam stays dark.', 'When you pull the lever the lamp stays dark.', 'Die Lampe bleibt dunkel.', 'Die Lampe bleibt dunkel, wenn man zieht.', 'Die Lampe ist dunkel.', 'La lampe reste noire.', 'La lampe est noire.', 'La lampe reste noire quand on tire.'] },
  { kind: 'steps', examples: ['Pull the lever.', 'Climb the tower.', 'Turn the wheel.', 'Pull the lever and turn the wheel.', 'Climb the tower and pull the lever.', 'Turn the wheel twice.', 'Pull the rope.', 'Climb the stairs.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Let us know.', 'Give us a call.', 'Call us and let us know.', 'If you need anything let us know.', 'If you need more give us a call.', 'Thanks and have a nice day.'] },
  { kind: 'hope', examples: ['We expect light.', 'It should be bright.', 'We hope for light.', 'The lamp should be bright.', 'It should shine.', 'We expect that it shines.'] },
];
const learned = learnedText(trainSentences(kinds), 'steps1');
const told: Readonly<Record<string, Partial<FieldRule>>> = {
  done: { toldLike: [{ kind: 'steps', value: null }], toldInCondition: [] },
  report: { toldLike: [{ kind: 'dark', value: null }] },
};
const desk: RecognitionRules = { ...beacon, version: 'steps', sentences: { version: 'steps1', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
/** Where no sentence is like steps, only its condition tells them. */
const conditions: RecognitionRules = { ...desk, version: 'conditions', fields: desk.fields.map((field) => (field.id === 'done' ? { ...field, toldLike: [{ kind: 'none_of_these', value: null }] } : field)) };
const steps = (text: string, rules = conditions): unknown => recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.find((claim) => claim.field === 'done')?.value;

it.each([
  ['Since noon: when you pull the lever and turn the wheel, the lamp stays dark.', 'when you pull the lever and turn the wheel'],
  ['The lamp stays dark when one pulls the lever, turns the wheel and waits.', 'when one pulls the lever, turns the wheel and waits'],
  ['Sobald man am Seil zieht und am Rad dreht, bleibt die Lampe dunkel.', 'Sobald man am Seil zieht und am Rad dreht'],
  ['Die Lampe bleibt dunkel, wenn man am Seil zieht und am Rad dreht.', 'wenn man am Seil zieht und am Rad dreht'],
  ['Dès qu\'on tire la corde et tourne la roue, la lampe reste noire.', 'Dès qu\'on tire la corde et tourne la roue'],
  ['When Maria pulls the lever and the mate turns the wheel, the lamp stays dark.', 'When Maria pulls the lever and the mate turns the wheel'],
  ['Wenn der Wärter am Seil zieht und am Rad dreht, bleibt die Lampe dunkel.', 'Wenn der Wärter am Seil zieht und am Rad dreht'],
  ['Quand je tire la corde puis la roue, la lampe reste noire.', 'Quand je tire la corde puis la roue'],
  ['If one pulls the small lever twice, the lamp stays dark.', 'If one pulls the small lever twice'],
  ['Die Lampe bleibt dunkel, sobald man am oberen Seil zieht.', 'sobald man am oberen Seil zieht'],
  ['La lampe reste noire quand on tire la petite corde.', 'quand on tire la petite corde'],
])('the condition of a fault tells how to see it: %s', (text, expected) => {
  expect(steps(text)).toBe(expected);
});

it.each([
  'The lamp stays dark when the sun goes down.', 'When we pulled the lever and turned the wheel, the lamp went dark.', 'If you need anything and find nobody, let us know.', 'When you look up, the lamp stays dark and cold.', 'It should shine when you pull the lever and turn the wheel, we expect light.', 'The lamp is dark since Tuesday, when the power failed and came back.', 'If you need anything at all, give us a call.', 'Quand nous avons tiré la corde et tourné la roue, la lampe est restée noire.',
])('no other condition does: %s', (text) => {
  expect(steps(text)).toBeUndefined();
});

it('below a mail that was passed on it tells it as well', () => {
  expect(steps('See below.\n\n---------- Forwarded message ----------\nFrom: Ida Holm <ida@keeper.example>\nSubject: lamp\nTo: desk@beacon.example\n\nWhen you pull the lever and turn the wheel, the lamp stays dark.')).toBe('When you pull the lever and turn the wheel');
});

it('a numbered list inside another text does, as far as it is like one', () => {
  expect(steps('Report:\n1. Climb the tower and look around\n2. Pull the lever\nThe lamp stays dark.', desk)).toBe('1. Climb the tower and look around\n2. Pull the lever');
  expect(steps('Report:\n1. The lamp stays dark.\n2. No light comes from the tower.\nSo it is.', desk)).toBeUndefined();
});
