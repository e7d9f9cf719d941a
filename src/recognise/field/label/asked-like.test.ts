// Labels and questions in words that nobody listed: what they ask for by their likeness to examples, and where that is left open.
import { describe, expect, it } from 'vitest';
import { beacon, htmlOf, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import type { ParsedMessage } from '../../../parse/parsed-message.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { learnedText } from '../../sentence/learned-text.ts';
import { trainSentences } from '../../sentence/sentence-model.ts';
import { fieldsAsked, findAsked } from './asked-like.ts';
import { compileLabels } from './label-index.ts';

const kinds = [
  { kind: 'seen', examples: ['what do you see', 'what can be seen', 'what did the keeper see', 'what is to be seen', 'what was seen', 'was sieht man', 'was ist zu sehen', 'que voit-on'] },
  { kind: 'tried', examples: ['what have you tried', 'what did the keeper try', 'tried so far', 'what was tried already', 'things that were tried', 'was wurde versucht', 'schon versucht', 'qu\'a-t-on essayé'] },
  { kind: 'version', examples: ['which version', 'in which version', 'what version does it have', 'version in use', 'and which version', 'welche Version', 'quelle version'] },
  { kind: 'light', examples: ['which light', 'which light is it', 'what light is dark', 'the light', 'about which light', 'welches Licht', 'quel feu'] },
  { kind: 'tides', examples: ['how are the tides', 'tide table', 'tides', 'high tide', 'what about the tide', 'when is low tide', 'Gezeiten', 'marée'] },
  { kind: 'nothing', examples: ['weather', 'lunch', 'how are you', 'invoice', 'did you get our invoice', 'who paid the invoice', 'Wetter', 'météo'] },
];
const asking: Readonly<Record<string, readonly string[]>> = { sighting: ['seen'], done: ['tried'], firmware: ['version'], signal: ['light'] };
const rules: RecognitionRules = { ...beacon, version: 'asked', questions: { version: 'asked1', learned: learnedText(trainSentences(kinds, 1), 'asked1') }, fields: beacon.fields.map((field) => ({ ...field, ...(asking[field.id] === undefined ? {} : { askedLike: asking[field.id] }) })) };
const index = compileLabels(rules);

describe('a lead', () => {
  it.each([['What was tried', 'done'], ['What can you see', 'sighting'], ['Was ist da zu sehen', 'sighting'], ['Version in use (firmware)', 'firmware'], ['Which light', 'signal']])('like the questions of one field asks for it: %s', (lead, field) => {
    expect(findAsked(index, lead)?.field.id).toBe(field);
  });

  it.each(['Tides', 'Weather', 'Who got the invoice', 'Crew', 'x'.repeat(5000), ''])('like none of them asks for nothing: %s', (lead) => {
    expect(findAsked(index, lead)).toBeNull();
  });

  it('of two parts asks for two fields, of one part and an aside for one', () => {
    expect(fieldsAsked(index, 'Which light is it, and which version').map((hit) => hit.field.id)).toEqual(['signal', 'firmware']);
    expect(fieldsAsked(index, 'Which light is it, and how are you').map((hit) => hit.field.id)).toEqual(['signal']);
  });

  it('asks for nothing at a desk whose pack names no kinds', () => {
    expect(findAsked(compileLabels(beacon), 'What was tried')).toBeNull();
  });
});

const told = (mail: ParsedMessage): Record<string, unknown> => Object.fromEntries(recognised(mail, rules).fields.filter((claim) => claim.source !== 'signature').map((claim) => [claim.field, claim.value]));

describe('below questions that were asked by hand', () => {
  const quoted = (questions: string): ParsedMessage => mailOf(`Answers in between.\n\nOn Mon, 9 Mar 2026 at 10:12, Desk wrote:\n> Hello Ida,\n>\n${questions}\nIda Holm\n`, { Subject: 'Re: lamp' });

  it('each answer is for the field that its question asks for', () => {
    expect(told(quoted('> 1. What do you see there?\n\nOnly a faint glow\n\n> 2. What have you tried?\n\nnew bulb\n\n> 3. About which light is it,\n> and which version?\n\nFog Horn, 7.1.2 by now\n'))).toMatchObject({ sighting: 'Only a faint glow', done: 'new bulb', signal: 'Fog Horn', firmware: '7.1.2' });
  });

  it('an answer below another question ends there and tells nothing', () => {
    expect(told(quoted('> What do you see there?\n\nOnly a faint glow\n\n> How are the tides?\n\nlow\n\n> What have you tried?\n\nnew bulb\n'))).toEqual({ sighting: 'Only a faint glow', done: 'new bulb' });
  });

  it('a question with nothing below it tells nothing', () => {
    expect(told(quoted('> What do you see there?\n>\n> What have you tried?\n\nnew bulb\n\n> Which light is it?\n\nMain Light\n'))).toEqual({ done: 'new bulb', signal: 'Main Light' });
  });
});

describe('below questions with marks, where answers have none', () => {
  const quoted = (text: string, from = 'Desk <desk@beacon.example>'): ParsedMessage => mailOf(`See my replies in between.\nIda\n\n-----Original Message-----\nFrom: ${from}\nSent: Friday, March 13, 2026 3:40 PM\nTo: Ida Holm <ida@tower.example>\nSubject: lamp\n\n${text}`, { Subject: 'RE: lamp' });

  it('each answer is for its question, in the words in which people talk', () => {
    expect(told(quoted('> What do you see there?\nOnly a faint glow\n\n> What have you tried to bring the\nlight back so far?\nnew bulb\n\n> Which light is it?\nit is the Fog Horn\n'))).toMatchObject({ sighting: 'Only a faint glow', done: 'new bulb', signal: expect.stringContaining('Fog Horn') as string });
  });

  it('what fits no value is no mistake, and an older mail of somebody else no answer', () => {
    expect(recognised(quoted('> What do you see there?\nOnly a faint glow\n\n> What have you tried?\nnew bulb\n\n> and in which version?\nno idea what you mean by that\n'), rules).fields.filter((claim) => claim.problem !== null)).toEqual([]);
    expect(told(quoted('> Did you get our invoice?\nyes, thanks\n\n> How are the tides?\nlow\n', 'Tom Ash <tom@tower.example>'))).toEqual({ report: 'See my replies in between.' });
  });
});

describe('below questions that our own mails print', () => {
  const printing: RecognitionRules = {
    ...rules, version: 'printing', fields: rules.fields.map((field) => ({ ...field, ...(field.id === 'keeper' ? { questions: ['What can be seen, and by whom at the light?'] } : field.id === 'signal' ? { questions: ['Your own light'] } : {}) })),
  };
  const answered = (lines: string): Record<string, unknown> => Object.fromEntries(recognised(mailOf(`My answers below.\n\nOn Mon, 9 Mar 2026 at 10:12, Desk wrote:\n${lines}\nThanks\n`, { Subject: 'Re: lamp' }), printing).fields.filter((claim) => claim.source !== 'signature').map((claim) => [claim.field, claim.value]));

  it('an answer is for the field that prints the question, whatever else it is like, and taken as it was typed', () => {
    expect(answered('> What can be seen, and by whom at the light?\nThe keeper, Mr Tom Ash.\n\n> What have you tried?\nnew bulb\n')).toEqual({ keeper: 'The keeper, Mr Tom Ash', done: 'new bulb' });
  });

  it('a label without a mark counts where something was typed right below it', () => {
    expect(answered('> What have you tried?\nnew bulb\n\n> Your own light\nFog Horn\n\n> What do you see there?\na glow\n')).toEqual({ done: 'new bulb', signal: 'Fog Horn', sighting: 'a glow' });
    expect(answered('> What have you tried?\nnew bulb\n\n> Your own light\n> Fog Horn\n\n> What do you see there?\na glow\n')).toEqual({ done: 'new bulb', sighting: 'a glow' });
  });
});

describe('in a table', () => {
  const table = (rows: readonly (readonly string[])[]): ParsedMessage => htmlOf(`<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`);
  const known = [['Station number', '40117'], ['Level', '3'], ['Site', 'Harbour']];

  it('a row is read by what its lead is like', () => {
    expect(told(table([...known, ['What was tried', 'new bulb'], ['Version in use', '7.1.2']]))).toMatchObject({ done: 'new bulb', firmware: '7.1.2' });
  });

  it('a row is read whose label has more words than we know', () => {
    expect(told(table([...known, ['What was tried, already done?', 'new bulb']]))).toMatchObject({ done: 'new bulb' });
  });

  it('what goes on below an empty first cell belongs to the row above', () => {
    expect(told(mailOf('Station number   40117\nLevel            3\nSite             Harbour\nWhat was tried   new bulb\n                 new lens\nTides            low\n'))).toMatchObject({ done: 'new bulb\nnew lens' });
  });

  it('a row with two values, a figure for a story, and no version at all tell nothing', () => {
    const fields = told(table([...known, ['Things that were done', '7.2'], ['What is to be seen', 'a', 'glow'], ['Version in use', 'the old one']]));

    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['sighting']));
    expect(Object.keys(fields)).not.toEqual(expect.arrayContaining(['firmware']));
  });
});
