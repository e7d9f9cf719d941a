// What stands behind one label and goes on to tell the next thing. At the lighthouse desk, with a few sentences to learn from.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';

const kinds = [
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark.', 'No light comes from the tower.', 'The lamp stays dark.', 'The beam stays dark.', 'The whole tower is dark.', 'All of the tower stays dark.', 'The lamp is dark then.'] },
  { kind: 'steps', examples: ['Pull the lever.', 'Climb the tower.', 'Turn the wheel.', 'Pull the lever and turn the wheel.', 'Climb the tower and pull the lever.', 'Turn the wheel twice.', 'Pull the rope.', 'Climb the stairs.', 'wait at the door', 'Wait and pull.'] },
  { kind: 'hope', examples: ['We expect light.', 'It should be bright.', 'We hope for light.', 'The lamp should be bright.', 'It should shine.', 'We expect that it shines.', 'It should shine at once.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Let us know.', 'Give us a call.', 'Call us and let us know.', 'Thanks and have a nice day.'] },
];
const learned = learnedText(trainSentences(kinds), 'apart1');
const told: Readonly<Record<string, Partial<FieldRule>>> = {
  done: { toldLike: [{ kind: 'steps', value: null }], toldInCondition: [] },
  sighting: { toldLike: [{ kind: 'hope', value: null }] },
  report: { prose: true, toldLike: [{ kind: 'dark', value: null }] },
};
const desk: RecognitionRules = { ...beacon, version: 'apart', sentences: { version: 'apart1', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const read = (text: string): Record<string, unknown> => Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.map((claim) => [claim.field, claim.value]));

it('steps end where it is told what happens and what should', () => {
  expect(read('Already done: Climb the tower and pull the lever. The lamp stays dark. It should shine at once.')).toMatchObject({ done: 'Climb the tower and pull the lever.', report: 'The lamp stays dark.', sighting: 'It should shine at once.' });
});

it('they end in the middle of a broken line as well', () => {
  expect(read('Already done: Climb the tower up the stairs behind the old door and pull the\nlever, then turn the wheel at the very top of it twice. The whole tower stays\ndark.')).toMatchObject({ done: 'Climb the tower up the stairs behind the old door and pull the lever, then turn the wheel at the very top of it twice.', report: 'The whole tower stays dark.' });
});

it.each([
  'Already done: Climb the tower. The lamp stays dark. Pull the lever and turn the wheel.',
  'Already done:\n1. Climb the tower.\n2. The lamp stays dark.\n3. It should shine.',
  'Already done: Hello all, thanks a lot for the call. The lamp stays dark.',
])('what goes on, what is listed and what was never like it stays one answer: %s', (text) => {
  expect(read(text)['done']).toBe(text.slice('Already done:'.length).trim());
});

it.each([
  ['Already done / sighting: Pull the lever and turn the wheel. It should shine.', 'Pull the lever and turn the wheel.', 'It should shine.'],
  ['Sighting vs. already done: It should shine; pull the lever.', 'pull the lever.', 'It should shine;'],
])('a label that names two texts gives each its own: %s', (text, done, sighting) => {
  expect(read(text)).toMatchObject({ done, sighting });
});

it('a label with a word that is no label names one text', () => {
  expect(read('Already done / by us: Pull the lever. Wait at the door.')['sighting']).toBeUndefined();
});
