// Labels inside whole sentences ("The site is Harbour"), also on the line below the value of another label.
import { describe, expect, it } from 'vitest';
import { beacon, claimsOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';
import type { FieldRule } from './recognition-rules.ts';

const blank = { values: [], words: [], identifier: null, zone: null, allWords: [], charactersMin: 0, fallback: [], prose: false, minorNeeded: false, questions: [], toldBy: [], names: [], versionOf: null, rule: 'beacon/pack.yaml:1' };
const label = (text: string, language = 'en') => ({ text, language, rule: `beacon/pack.yaml:${text}` });
const more: readonly FieldRule[] = [
  { ...blank, id: 'wanted', kind: 'text', labels: [label('Expected result'), label('Erwartetes Ergebnis', 'de')] },
  { ...blank, id: 'why', kind: 'text', labels: [label('Reason for call')] },
  { ...blank, id: 'begun', kind: 'instant', labels: [label('Begun')], toldBy: ['since', 'started on', 'seit', 'begann am', 'depuis', 'a commencé le'] },
];
const rules = { ...beacon, version: 'with results', fields: [...beacon.fields, ...more] };
const valuesOf = (text: string): string[] => recognised(mailOf(text), rules).fields.map((claim) => `${claim.field} ${[claim.value].flat().join()}`);

describe('a sentence about one of the labels', () => {
  it.each([
    ['The station number of our partner Fern Hill is 40117.', 'station 40117'],
    ['Die Stationsnummer bei Fern Hill lautet 40117.', 'station 40117'],
    ['The lamps are 2001LP and a pole, the affected lamps are many. Our lamps are 2001LP.', 'lamps 2001LP'],
    ['Das betroffene Signal ist Fog Horn.', 'signal Fog Horn'],
    ['Le signal concernée est Fog Horn.', 'signal Fog Horn'],
    ['The site is Harbour, and the level should be 2.', 'level 2'],
    ['The level is 2 because nobody sees it.', 'level 2'],
    ['The keeper on duty is Ida Holm.', 'keeper Ida Holm'],
    ['The affected ships are all ships really.', 'ships all'],
    ['The expected result is a steady light, not a flicker.', 'wanted a steady light, not a flicker.'],
    ['Das erwartete Ergebnis ist ein ruhiges Licht ohne Flackern.', 'wanted ein ruhiges Licht ohne Flackern.'],
    ['The reason for our call is that nobody slept.', 'why that nobody slept.'],
    ['It started on 10.03.2026 at 05:00 UTC+1.', 'begun 2026-03-10T04:00:00Z'],
    ['Es ist dunkel seit 10/03/2026 05:00 UTC+1.', 'begun 2026-03-10T04:00:00Z'],
    ['La panne a commencé le 10/03/2026 à 05:00 UTC+1.', 'begun 2026-03-10T04:00:00Z'],
  ])('states its value: %s', (text, found) => {
    expect(valuesOf(`${text}\n`)).toContain(found);
    expect(valuesOf(`Report: the lamp went dark above the whole bay\n${text}\n`)).toContain(found);
  });

  it.each([
    'The station number is on the door of 40117 Fern Hill.',
    'The site is closed today and the level is high water.',
    'The keeper on duty is asleep again.',
    'The affected ships are all on their way home.',
    'The expected result is unclear.',
    'The expected result is not shown.',
    'Is the expected result a steady light over the bay?',
    'It is dark since Monday, some time around 3/4.',
    'It started on 10/03/2026 at 05:00 UTC+1.',
  ])('says nothing that is certain: %s', (text) => {
    expect(valuesOf(`${text}\n`).filter((one) => !one.startsWith('report '))).toEqual(valuesOf(`${text}\n`).filter((one) => one === 'begun '));
  });

  it('below the value of a label is no part of that value', () => {
    const mail = mailOf('Sighting: dark at noon, then light\nThe site is Harbour. The signal affected is Fog Horn.\nand dark again at one\n\nIda\n');

    expect(claimsOf(mail, 'sighting')).toEqual(['label dark at noon, then light\nand dark again at one']);
    expect(claimsOf(mail, 'site')).toEqual(['sublabel Harbour']);
    expect(claimsOf(mail, 'signal')).toEqual(['sublabel Fog Horn']);
  });

  it('in the middle of a longer story stays in that story', () => {
    const text = 'dark at noon, then light\nThe keeper went up, he saw nothing. The site is Harbour.\nThe lamp is broken and so on';

    expect(claimsOf(mailOf(`Sighting: ${text}\n`), 'sighting')).toEqual([`label ${text}`]);
  });

  it('describes nothing, with the words that frame it', () => {
    expect(claimsOf(mailOf('We would say level 2.\nThe station number is 40117.\n'), 'report')).toEqual([]);
  });
});
