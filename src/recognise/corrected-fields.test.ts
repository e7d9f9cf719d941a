// A paragraph that puts right what stands above it.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const above = 'Station number: 40117\nLevel: 2\nSite: Harbour\nLamps: 4711LP\nFirmware version: 4.1.0\n\nThe lamp is dark since noon and no ship finds its way.';
const valueIn = (text: string, id: string): unknown => recognised(mailOf(text)).fields.find((claim) => claim.field === id)?.value;
const value = (below: string, id: string): unknown => valueIn(`${above}\n\n${below}`, id);

describe('a paragraph that corrects', () => {
  it.each([
    ['*** PS, read before you start: I mixed up two things above. It is level 3, and the site is Open sea. Rest is right.', 'level', '3'],
    ['PS: I mixed up two things above. Level: 3. Site: Open sea. The rest is right.', 'site', 'Open sea'],
    ['Korrektur: ich habe mich oben vertippt. Level: 4', 'level', '4'],
    ['Rectificatif, erreur de ma part plus haut : level 4.', 'level', '4'],
    ['Sorry!! Just looked again, I got the wrong line. It is level 1. The rest above is right.', 'level', '1'],
  ])('wins: %s', (below, id, right) => {
    expect(value(below, id)).toEqual(right);
  });

  it('leaves alone what it does not speak of', () => {
    const below = 'PS: I mixed up two things above. Level: 3. The rest is right.';

    expect([value(below, 'site'), value(below, 'station'), value(below, 'firmware')]).toEqual(['Harbour', '40117', '4.1.0']);
    expect(value(below, 'report')).toContain('dark since noon');
  });

  it('names the number that holds instead', () => {
    const numbers = recognised(mailOf(`${above}\n\nEdit: scrap the lamp, they just told me it is 4712LP.`)).identifiers.filter((one) => one.identifier === 'lamp').map((one) => one.value);

    expect(numbers).toEqual(['4712LP']);
  });

  it('withdraws what it only takes back', () => {
    const below = (words: string): unknown => valueIn(`Console: https://north.example\n${above}\n\n${words}`, 'console_url');

    expect(below('Correction: the console is wrong, I copied it from the old sheet, and the level is 3.')).toBeUndefined();
    expect(below('Correction: the level is wrong, it is level 3.')).toBe('https://north.example');
  });

  it.each([
    ['PS: I am away from two o’clock, Lou Hart has the case then.', 'level', '2'],
    ['PS: the other tower is fine, nothing to do there.', 'site', 'Harbour'],
    ['PS: correction, lamp 4712LP is dark as well.', 'lamps', ['4711LP']],
    ['Sorry for the long mail.', 'level', '2'],
  ])('is none, and changes nothing: %s', (below, id, right) => {
    expect(value(below, id)).toEqual(right);
  });

  it('has nothing to correct where nothing stands above', () => {
    expect(valueIn('Sorry, I mixed up two things in my first mail. Level: 3', 'level')).toBe('3');
  });
});
