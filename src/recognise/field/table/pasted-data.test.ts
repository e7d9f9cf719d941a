// Data pasted from programs, boxes, leaders and what a ticket system prints, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';

const of = (text: string): Record<string, string> => Object.fromEntries(recognised(mailOf(text)).fields.map((claim) => [claim.field, [claim.value].flat().join(', ')]));
const expected = { station: '40118', site: 'Open sea', sighting: 'a red flare' };

describe('what a program wrote', () => {
  it.each([
    ['JSON', '{\n  "stationNumber": "40118",\n  "site": "Open sea",\n  "sighting": "a red flare",\n  "level": null\n}'],
    ['JSON on a line', '{"station_number": 40118, "site": "Open sea", "sighting": "a red flare"}'],
    ['XML', '<mail>\n  <stationNumber>40118</stationNumber>\n  <site>Open sea</site>\n  <field name="sighting">a red flare</field>\n</mail>'],
    ['settings', 'STATION_NUMBER="40118"\nSITE="Open sea"\nSIGHTING="a red flare"'],
    ['a box', '######################\n# Station number: 40118\u0020#\n# Site: Open sea       #\n# Sighting: a red flare#\n######################'],
    ['dots', 'Station number . 40118\nSite ........... Open sea\nSighting ....... a red flare\nSkipper ........ Ida'],
    ['spaced dots', 'Station number . . . 40118\nSite . . . . . . . . Open sea\nSighting . . . . . . a red flare'],
    ['dashes', 'Station number ------ 40118\nSite ---------------- Open sea\nSighting ------------ a red flare'],
  ])('is read as the form that it is: %s', (_, text) => {
    expect(of(`Hello,\n\n${text}\n`)).toMatchObject(expected);
    expect(of(`Hello,\n\n${text}\n`)).not.toHaveProperty('level');
  });

  it('stays what it is in a line of the story', () => {
    expect(of('Report: the panel answers "site": "Open sea" and then the light goes out for an hour.')['report']).toContain('"site": "Open sea"');
  });
});

describe('a place of a form that was not filled in', () => {
  it.each(['__.__.2026 - __:__ UTC__', '__/__/____', '.. / .. / 2026'])('is no answer and no wrong one: %s', (blank) => {
    expect(of(`Station number: 40118\nDark since: ${blank}\nSite: Open sea`)).not.toHaveProperty('dark_since');
  });
});

describe('what a ticket system prints', () => {
  it.each(['Do not change the subject line when replying.', '-- Please type your reply above this line --', 'An incident has been assigned to your queue by agent K. Marsh.', 'Diese E-Mail wurde automatisch erzeugt.', 'Merci de ne pas répondre à ce message.'])('is no part of the story: %s', (line) => {
    expect(of(`Station number: 40118\nReport: the lamp has been dark for two nights now\n\n${line}`)['report']).toBe('the lamp has been dark for two nights now');
  });

  it('may be told as a fault', () => {
    expect(of('Report: since the storm the panel says that the subject must not change and nobody can answer it')['report']).toContain('must not change');
  });
});
