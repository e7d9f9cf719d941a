// What somebody did and what came of it, in one breath. At the lighthouse desk, with a few sentences to learn from.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';

const kinds = [
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark.', 'No light comes from the tower.', 'The lamp stays dark.', 'The beam stays dark.', 'and the lamp stays dark', 'Now the lamp is dark.', 'The whole tower is dark.', 'all you see is dark', 'the light is gone'] },
  { kind: 'steps', examples: ['Pull the lever.', 'Climb the tower.', 'Turn the wheel.', 'Pull the lever and turn the wheel.', 'Climb the tower and pull the lever.', 'Turn the wheel twice.', 'You pull the rope, turn the wheel.', 'Climb the stairs, pull the rope, turn the wheel.', 'The keeper climbed the stairs, pulled the rope and turned the wheel.', 'I pulled the lever and turned the wheel.'] },
  { kind: 'deed', examples: ['We cleaned the lens.', 'We greased the gear and cleaned the burner.', 'I swapped the wick.', 'Swapped the burner, no change.', 'We cleaned the gear.', 'I greased the gear.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Let us know.', 'Give us a call.', 'Call us and let us know.', 'Thanks and have a nice day.'] },
];
const learned = learnedText(trainSentences(kinds), 'outcome1');
const told: Readonly<Record<string, Partial<FieldRule>>> = { done: { toldLike: [{ kind: 'steps', value: null }], toldInCondition: [] }, report: { prose: true, toldLike: [{ kind: 'dark', value: null }] } };
const desk: RecognitionRules = { ...beacon, version: 'outcome', sentences: { version: 'outcome1', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const steps = (text: string): unknown => recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.find((claim) => claim.field === 'done')?.value;

it.each([
  ['You pull the rope, turn the wheel, and the lamp stays dark.', 'You pull the rope, turn the wheel'],
  ['Climb the stairs, pull the rope, turn the wheel: all you see is dark.', 'Climb the stairs, pull the rope, turn the wheel'],
  ['The keeper climbed the stairs, pulled the rope and turned the wheel. Now the whole tower is dark.', 'The keeper climbed the stairs, pulled the rope and turned the wheel.'],
])('the doing is told, and what came of it is not: %s', (text, expected) => {
  expect(steps(text)).toBe(expected);
});

it.each([
  'We greased the gear and cleaned the burner. Now it works again.',
  'We greased the gear, cleaned the burner, and the lamp stays dark.',
  'The beam is dark, and the lamp stays dark.',
])('a repair and a bare report are no steps: %s', (text) => {
  expect(steps(text)).toBeUndefined();
});
