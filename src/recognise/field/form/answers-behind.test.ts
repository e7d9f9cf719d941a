// Answers to the questions of a colleague at the desk: behind them in the quote, copied out of it, unmarked below them.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const kinds = [
  { kind: 'seen', examples: ['what do you see', 'what can be seen', 'what did the keeper see', 'what is to be seen', 'what was seen', 'was ist zu sehen'] },
  { kind: 'tried', examples: ['what have you tried', 'what did the keeper try', 'tried so far', 'what was tried already', 'things that were tried'] },
  { kind: 'version', examples: ['which version', 'in which version', 'what version does it have', 'version in use', 'which version of the firmware'] },
  { kind: 'station', examples: ['which station', 'number of the station', 'what is the number of your station', 'station number please', 'your station'] },
  { kind: 'nothing', examples: ['weather', 'lunch', 'how are you', 'invoice', 'did you get our invoice', 'who paid the invoice'] },
];
const asking: Readonly<Record<string, string>> = { sighting: 'seen', done: 'tried', firmware: 'version', station: 'station' };
const rules: RecognitionRules = { ...beacon, version: 'behind', questions: { version: 'behind1', learned: learnedText(trainSentences(kinds, 1), 'behind1') }, fields: beacon.fields.map((field) => ({ ...field, ...(asking[field.id] === undefined ? {} : { askedLike: [asking[field.id] as string] }) })) };

const questions = ['What is the number of your station?', 'Which version of the firmware?', 'What did the keeper see?', 'What have you tried?'];
const answers = ['40117', '4.2.1', 'server', 'climbed up twice'];
const all = { station: '40117', firmware: '4.2.1', sighting: 'server', done: 'climbed up twice' };

function read(body: string): Record<string, unknown> {
  const mail = mailOf(body, { Subject: 'Re: [BCN-2026-000001] lamp', 'In-Reply-To': '<ask@beacon.example>' });
  return Object.fromEntries(recognised(mail, rules).fields.filter((claim) => claim.field !== 'keeper').map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));
}

const attribution = 'On Mon, 9 Mar 2026 at 10:00, Bo <desk@beacon.example> wrote:\n';
const header = 'From: Bo <desk@beacon.example>\nSent: Monday, 9 March 2026 10:00\nTo: Ida Holm\nSubject: [BCN-2026-000001] lamp\n\n';
const both = (join: string): string[] => questions.map((question, i) => `${question}${join}${answers[i] ?? ''}`);

describe('an answer to a colleague of the desk', () => {
  it.each([
    ['behind each quoted question', `Answers inline.\n\nIda\n\n${attribution}${both(' ').map((line) => `> ${line}`).join('\n')}\n`],
    ['behind each question of an unmarked quote', `Answers inline.\n\nIda\n\n${header}${both(' ').join('\n')}\n`],
    ['below each question of an unmarked quote, though a label may be called so', `Answers inline.\n\nIda\n\n${header}${both('\n').join('\n\n')}\n`],
    ['below questions that were copied out of the quote', `Hello,\n\n${both('\n').join('\n\n')}\n\nKind regards\nIda\n\n${attribution}${questions.map((line, i) => `> ${i + 1}) ${line}`).join('\n')}\n`],
    ['behind questions that were copied out of the quote', `Hello,\n\n${both(' - ').map((line) => line.replace(' - ', ' ')).join('\n')}\n\nKind regards\nIda\n\n${attribution}${questions.map((line) => `> ${line}`).join('\n')}\n`],
  ])('counts %s', (_where, body) => {
    expect(read(body)).toEqual(all);
  });

  it('is not what the colleague himself says behind one of his questions', () => {
    expect(read(`Answers inline.\n\nIda\n\n${attribution}> Which version of the firmware? We saw 4.2.1 in March.\n> What did the keeper see?\na barque\n> What have you tried?\nclimbed up\n`)).toEqual({ sighting: 'a barque', done: 'climbed up' });
  });

  it('is not the next question', () => {
    expect(read(`I will ask.\n\nIda\n\n${attribution}> What did the keeper see?\n> How are the others?\n`)).toEqual({});
  });
});

it('takes a yes in front of a choice for no part of it', () => {
  expect(read('SIGNAL AFFECTED: yes, Main Light\n')).toEqual({ signal: 'Main Light' });
});
