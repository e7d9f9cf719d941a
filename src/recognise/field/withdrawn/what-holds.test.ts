// A value said against another one: what holds is read, what it was set against is not.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { whatHolds } from './what-holds.ts';

const of = (line: string): Record<string, string> =>
  Object.fromEntries(recognised(mailOf(`Station number: 40117\n${line}\nReport: the light went out and no ship came.`, { Subject: 'lamp' }), beacon).fields.map((claim) => [claim.field, claim.problem ?? [claim.value].flat().join(', ')]));

describe('a value that is set against another one', () => {
  it.each([
    ['Site: weder Hafen noch Fluss, sondern offshore', 'site', 'Open sea'], ['Site: not harbour but open sea', 'site', 'Open sea'], ['Site: pas le port mais offshore', 'site', 'Open sea'],
    ['Site: it says harbour on the sheet, but it really is open sea', 'site', 'Open sea'], ['Site: laut Wärter Hafen, tatsächlich offshore', 'site', 'Open sea'], ["Site: d'abord harbour, en fait offshore", 'site', 'Open sea'],
    ['Level: instead of 1: 3', 'level', '3'], ['Level: 1 is what the keeper said; it is 3', 'level', '3'], ['Level: I first wrote 1, but it is 3', 'level', '3'], ['Level: 3 rather than 1', 'level', '3'], ['Level: no longer 1, now 3', 'level', '3'],
    ['Level: 1 – oder nein: 3', 'level', '3'], ['Level: 1 -- nein, Korrektur, eher 3, ist doch nur ein Teil der Schiffe', 'level', '3'],
    ['Firmware version: nicht 4.1.0, sondern 4.2.0', 'firmware', '4.2.0'], ['Firmware version: 4.2.0 (nicht 4.1.0, wie ich zuerst schrieb)', 'firmware', '4.2.0'], ['Firmware version: 4.2.0 and not 4.1.0 as the keeper claims', 'firmware', '4.2.0'], ['Firmware version: 4.2.0 rather than 4.1.0', 'firmware', '4.2.0'],
    ['Signal affected: Fog Horn, not the Main Light', 'signal', 'Fog Horn'],
    ['Dark since: nicht 09.03.2026 - 06:00 UTC+1, sondern 09.03.2026 - 08:00 UTC+1', 'dark_since', '2026-03-09T07:00:00Z'],
  ])('%s', (line, field, value) => {
    expect(of(line)[field]).toBe(value);
  });

  it.each([
    ['Site: not harbour', 'site', 'not one of Harbour, Open sea'], ['Level: 3, not sure', 'level', '3'], ['Level: 2 or 3', 'level', 'two different values'], ['Signal affected: Bell buoy, not lit', 'signal', 'Bell buoy, not lit'],
    ['Sighting: not the beam but the lamp house glows', 'sighting', 'not the beam but the lamp house glows'],
  ])('takes nothing for the value where nothing surely is: %s', (line, field, value) => {
    expect(of(line)[field]).toBe(value);
  });

  it('finds nothing in a story', () => {
    expect(whatHolds('the light went out')).toBeNull();
    expect(whatHolds(`not ${'very '.repeat(60)}bright but dark`)).toBeNull();
    expect(whatHolds('V, not sure')).toBeNull();
  });
});
