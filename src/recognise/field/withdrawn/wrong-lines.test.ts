// Lines that belong to another case, taken back below with the labels and values that hold.
import { describe, expect, it } from 'vitest';
import { claimsOf, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const form = 'STATION NUMBER: 40171\nSite: Harbour\nREPORT: the lamp has been dark since noon today\n\n';

describe('what was pasted wrongly', () => {
  it.each([
    ['ARGH wrong paste, sorry - the station number is 40288.'], ['Sorry, wrong line: station number 40288.'], ['I mixed two towers up. The station number is 40288.'],
    ['Entschuldigung, falsche Zeile: die Stationsnummer ist 40288.'], ['Ich habe zwei Türme verwechselt, Stationsnummer 40288.'], ['Erreur de copie : le n° de station est 40288.'],
  ])('gives way to what is said below: %s', (text) => {
    expect(claimsOf(mailOf(form + text), 'station')).toEqual(['label 40288']);
    expect(recognised(mailOf(form + text)).identifiers.filter((one) => one.identifier === 'station').map((one) => one.value)).not.toContain('40171');
  });

  it('is only what the labels name', () => {
    expect(claimsOf(mailOf(`${form}Wrong paste, the station number is 40288.`), 'site')).toEqual(['label Harbour']);
  });

  it.each(['The lamp shows the wrong line of light: number 40288 is bright.', 'Wrong paste, sorry.', 'They mixed up the keys of 40288.'])('stands where no label and value follow: %s', (text) => {
    expect(claimsOf(mailOf(form + text), 'station')[0]).toBe('label 40171');
  });
});
