// Steps told as a list in the middle of a letter. At the lighthouse desk, with a few sentences to learn from.
import { expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';

const kinds = [
  { kind: 'dark', examples: ['The beam is dark.', 'The lamp went dark.', 'No light comes from the tower.', 'The lamp stays dark.', 'The beam stays dark.', 'The whole tower is dark.'] },
  { kind: 'steps', examples: ['Pull the lever.', 'Climb the tower.', 'Turn the wheel.', 'Pull the lever and turn the wheel.', 'Climb the tower and pull the lever.', 'Turn the wheel twice.', 'Pull the rope.', 'Climb the stairs.'] },
  { kind: 'talk', examples: ['Thanks a lot.', 'Hello all.', 'Let us know.', 'Give us a call.', 'Call us and let us know.', 'Thanks and have a nice day.'] },
];
const learned = learnedText(trainSentences(kinds), 'listed1');
const told: Readonly<Record<string, Partial<FieldRule>>> = { done: { toldLike: [{ kind: 'steps', value: null }], toldInCondition: [] }, report: { prose: true, toldLike: [{ kind: 'dark', value: null }] } };
const desk: RecognitionRules = { ...beacon, version: 'listed', sentences: { version: 'listed1', learned }, fields: beacon.fields.map((field) => ({ ...field, ...told[field.id] })) };
const read = (text: string): Record<string, unknown> => Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), desk).fields.map((claim) => [claim.field, claim.value]));

it.each(['1. Climb the tower\n2. up the stairs\n3. Pull the lever', '1) Climb the tower\n2) the lamp stays dark for a while\n3) Pull the lever', '- Climb the tower\n- Pull the lever'])('all items are the steps, and none the report: %s', (list) => {
  expect(read(`We saw this:\n${list}\nThe lamp of the north tower stays dark.`)).toMatchObject({ done: list, report: expect.not.stringContaining('Climb') as string });
});

it.each(['1. The lamp stays dark.\n2. No light comes from the tower.', '- Thanks a lot.\n- Climb the tower', '2. Climb the tower\n4. Pull the lever'])('a list that tells something else, or does not count from one, is none as a whole: %s', (list) => {
  expect(read(`We saw this:\n${list}\nThe whole tower is dark.`)['done']).not.toBe(list);
});
