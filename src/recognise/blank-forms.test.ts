// Forms that somebody filled by half: open places that stayed as they are, and answers typed below quoted labels.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const values = (text: string, rules = beacon): Record<string, unknown> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp' }), rules).fields.map((claim) => [claim.field, claim.value ?? `!${claim.problem ?? ''}`]));

describe('an open place of a form', () => {
  it.each(['STATION NUMBER: <number of the station>', 'Level: [please choose]', 'Console: <console>.lights.example', 'Already done: {what you did}', 'Level:\n    <one / two>', 'Level: [1-4]', 'Level: 1-4', 'Level: 1 to 4', 'Level: 1 / 2 (delete as appropriate)', 'Console: https://your.console.example'])('is no value: %s', (text) => {
    expect(values(`${text}\n`)).toEqual({});
  });

  it.each(['Sighting: timestamp, sender, recipient, status/error message, error log extract', 'Sighting: RCR-number[s], incident already known', 'Sichtung: Zeitpunkt, Absender, Empfänger, Fehlermeldung', 'Sighting: horodatage, expéditeur, destinataire, message d\'erreur, …', 'SIGHTING (time, sender, message(s), ...):\nREPORT (impact, message(s)):'])('that lists what is asked for is none either: %s', (text) => {
    expect(values(`${text}\n`)).not.toHaveProperty('sighting');
  });

  it('has its label before brackets within brackets', () => {
    expect(values('SIGHTING (time, message(s), ...): two schooners at noon')['sighting']).toBe('two schooners at noon');
    expect(values('Sighting: error, nobody came')['sighting']).toBe('error, nobody came');
  });

  it.each(['Sighting: (what did you see?)', 'Keeper on duty: (name of the keeper)', 'Already done: (paste here)', 'Already done: (hier einfügen)', 'Already done: (collez ici)'])('stays open with the hint of the form in brackets: %s', (text) => {
    expect(values(`${text}\n`)).toEqual({});
  });

  it('is filled behind the hint', () => {
    expect(values('Already done: (what did you try?) climbed up twice')['done']).toBe('climbed up twice');
    expect(values('Already done: (at noon) climbed up twice')['done']).toBe('(at noon) climbed up twice');
  });

  it.each([['Level: <2>', 'level', '2'], ['Sighting: <two schooners> at noon', 'sighting', '<two schooners> at noon'], ['Test signals: [x] yes [ ] no', 'may_test', 'yes']])('is filled where something stands in or behind it: %s', (text, field, expected) => {
    expect(values(text)[field]).toBe(expected);
  });

  it('offers a choice that nobody made', () => {
    const bare = { ...beacon, version: 'bare', fields: beacon.fields.map((field) => (field.id === 'site' ? { ...field, bare: true as const } : field)) };
    expect(values('Site:\n<Harbour / Open sea>\n', bare)).not.toHaveProperty('site');
  });
});

describe('answers below quoted labels', () => {
  const quoted = 'On Mon, 9 Mar 2026 at 10:00, Lights Desk wrote:\n> Please add:\n>\n> STATION NUMBER:\n40117\n> DARK SINCE:\n10.03.2026 - 09:30 UTC+1\n> Test signals?\nyes\n';

  it('count, although nothing proves that the form is ours', () => {
    expect(values(`Answers in the text.\n\n${quoted}`)).toMatchObject({ station: '40117', dark_since: '2026-03-10T08:30:00Z', may_test: 'yes' });
  });

  it('count below the questions of our form as below its labels', () => {
    const asking = { ...beacon, version: 'asking', fields: beacon.fields.map((field) => (field.id === 'level' ? { ...field, questions: ['How bad is it for the ships'] } : field.id === 'keeper' ? { ...field, questions: ['Who was on duty?'] } : field)) };
    expect(values('Inline.\n\nOn Mon, 9 Mar 2026 at 10:00, Lights Desk wrote:\n> Who was on duty?\nIda Holm\n> How bad is it for the ships\n3\n', asking)).toMatchObject({ keeper: 'Ida Holm', level: '3' });
  });

  it('leave out what stands quoted behind a label', () => {
    expect(values(`Answers in the text.\n\n${quoted}> Level: 2\n`)).not.toHaveProperty('level');
  });

  it('do not, in a letter with one remark', () => {
    expect(values('See below.\n\nOn Mon, 9 Mar 2026 at 10:00, Bo wrote:\n> the lamp is dark\n> Level:\n3\n> and no ship came\n')).not.toHaveProperty('level');
  });

  it('do not, where another person is named as the writer', () => {
    expect(values(quoted.replace('Lights Desk wrote', 'Bo <bo@other.example> wrote'))).not.toHaveProperty('dark_since');
  });
});

describe('an example in brackets', () => {
  it.each(['Lamps: [e.g. 4711LP]', 'Lampen: <z. B. 4711LP>', 'Lamps : [p. ex. 4711LP]'])('gives no number: %s', (text) => {
    expect(recognised(mailOf(`${text}\nReport: the lamp has been dark since noon and no ship came`)).identifiers).toEqual([]);
  });
});

describe('an open place', () => {
  it('of steps that nobody wrote, or of an answer that is said to follow, is no value', () => {
    expect(values('Already done:\n1.\n2.\n3.\n')).not.toHaveProperty('done');
    expect(values('Already done: same, will follow\n')).not.toHaveProperty('done');
    expect(values('Already done:\n1. climbed up\n2. looked out\n')).toHaveProperty('done');
    expect(values('Already done: same on both towers; lamp changed\n')).toHaveProperty('done');
  });

  it('of the last label does not take the file that is named below it', () => {
    expect(values('Level: 2\nSite: Harbour\nAlready done: climbed up and down the tower, the lamp is still dark\n\nlamp.log is attached.\n')['done']).toBe('climbed up and down the tower, the lamp is still dark');
  });
});
