// Two numbers of one kind in a mail, and its words about which of them is not meant.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const found = (text: string): { fields: unknown; numbers: unknown } => {
  const { fields, identifiers } = recognised(mailOf(`${text}\n\nThe lamp has been dark since noon.`));
  return { fields: fields.find((claim) => claim.field === 'station')?.value, numbers: identifiers.filter((one) => one.identifier === 'station').map((one) => one.value) };
};

const lamps = (text: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === 'lamps')?.value;

describe('a number that is withdrawn', () => {
  it.each([
    'Lamps: 4712LP, no wait, that is Fern Hill. It is 4711LP.', 'Lampe: 4712LP – quatsch, vertippt, richtig ist 4711LP', 'Lampes : 4712LP, pardon, je corrige : 4711LP', 'Lamps: nein, nicht 4712LP, sondern 4711LP', 'Lamps: 4711LP [last year: 4712LP]',
  ])('is none of a list: %s', (text) => {
    expect(lamps(text)).toEqual(['4711LP']);
  });

  it.each([
    'We call from the tower. Station number 40172 – sorry, mistyped, it is 40171. The lamp is dark.',
    'Station number: 40172 - scrub that, wrong tab. It is 40171.',
    'Station number: 40172 [struck out; read: 40171]',
    'Station number: 40172 (crossed out) 40171',
    'Station number: 40172 -> 40171',
    'The station number is 40171 und nicht 40172.',
    'Station number: 40172 / correction: 40171',
    'Station number: 40172 -- sorry, that is the bakery, the station number is 40171',
    'Station number: 40172 – gestrichen, richtig 40171',
    'Station number : 40172 (rayé) 40171',
    'The station number is 40172, no, that is the bakery: 40171 is the right one.',
    'I told you 40172 on the phone, that was wrong, the station number is 40171.',
    'I had station number 40172 in the subject before, that’s the bakery, it is 40171.',
    'The station number is not 40172 (those are the dentists, they wrote to you on Monday about something\nquite different) but 40171.',
    'Station number 40171 (first I had 40172 here).',
    'The station number is 40171. Not the one at the mill, that was 40172.',
    'The station number is 40171.\n\nNicht die von der Mühle, das war 40172.',
    'The station number is 40172, no wait, 40172 is the mill, it is 40171.',
    'The station number is 40171.\n\nI first wrote down 40172, that is the wrong one.',
    'Told by Ludo. Not 40172, that one is healthy; the broken station number is 40171.',
    'Gemeldet von Ludo. Nicht 40172, die läuft; die kaputte Station number ist 40171.',
    'Please ignore 40172 from my first mail, the station number is 40171.',
    'Die Station Nr. ist nicht 40172 (das sind die Zahnärzte), sondern 40171, wie auf dem Schild.',
    'Bitte statt 40172 die Station Nr. 40171 nehmen.',
    '40172 gehört zur Bäckerei, hier geht es um die Station Nr. 40171.',
    'Erst dachte ich 40172, aber auf dem Aufkleber steht Station Nr. 40171.',
    'Oubliez 40172, c’est la station number 40171.',
    '40172 était une faute de frappe, le station number est 40171.',
  ])('gives way to the other one: %s', (text) => {
    const { fields, numbers } = found(text);
    expect(fields).toBe('40171');
    expect(numbers).not.toContain('40172');
  });

  it('leaves the story as it was written', () => {
    const report = recognised(mailOf('Station number: 40172 - scrub that, wrong tab. It is 40171.\nReport: the lamp of 40172 was mended, ours is dark since noon')).fields.find((claim) => claim.field === 'report');
    expect(report?.value).toContain('40172');
  });
});

describe('a number that stays', () => {
  it.each([
    ['before a remark about something else', 'Station number: 40171 - wrong time on its clock since 40172 was replaced.'],
    ['before an answer in the negative', 'Station number: 40171, no answer to our calls there.'],
    ['where nothing else is named', 'Station number: 40171 (wrong number of lamps there).'],
    ['when another one is only spoken of', 'Station number: 40171. It is not the fault of 40172.'],
  ])('%s', (_, text) => {
    expect(found(text).fields).toBe('40171');
  });

  it.each([
    ['both of a list', 'Lamps: 4711LP, 4712LP', ['4711LP', '4712LP']],
    ['before an excuse for something else', 'Lamps: 4711LP, sorry for the delay. The lamp 4712LP stands beside it.', ['4711LP']],
    ['where nothing follows the excuse', 'Lamps: 4711LP, sorry, no time for more.', ['4711LP']],
    ['where the other one stands far behind', `Lamps: 4711LP, sorry, ${'I had to run to the ferry and '.repeat(6)} 4712LP`, ['4711LP']],
  ])('in a list %s', (_, text, expected) => {
    expect(lamps(text)).toEqual(expected);
  });
});
