// People put themselves right while they write, leave the hints of a form in place, sign without a good-bye and pass on
// our own older mails: what they mean counts. At the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const of = (text: string, head: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(recognised(mailOf(text, { Subject: 'lamp', ...head }), beacon).fields.map((claim) => [claim.field, [claim.value].flat().join(', ')]));
const form = 'Station number: 40117\nSite: Harbour\n';

describe('a value that is taken back on the same line', () => {
  it.each([
    ['Level: 1 - no, sorry, 2 will do', 'level', '2'],
    ['Level: 2, no, having talked to the owner please 3.', 'level', '3'],
    ['Level: 2 ... Korrektur: bitte als 3 führen', 'level', '3'],
    ['Firmware version: 4.1.0 - sorry, wrong one, it is 4.2.0', 'firmware', '4.2.0'],
    ['Level: 1 – nein, streicht das, 2 reicht', 'level', '2'],
    ['Level: first we thought of 1, that is ruled out, now clearly 3', 'level', '3'], ['Level: zuerst dachten wir an 1, das ist aber ausgeschlossen, jetzt klar 3.', 'level', '3'], ["Level: d'abord nous pensions à 1, à présent c'est 3", 'level', '3'],
    ['Level: first I wanted to say 1, it hits only two ships, so please take it as 3.', 'level', '3'],
    ['Firmware version: 4.1.0 - quatsch, 4.2.0, 4.1.0 war der alte Stand', 'firmware', '4.2.0'],
    ['Firmware version: was 4.1.0 / now 4.2.0', 'firmware', '4.2.0'],
    ['Firmware version: 4.1.0 ... no, scrap that, looked at the label on the lamp: 4.2.0', 'firmware', '4.2.0'],
    ['Firmware version: 4.1.0\n(sorry, misread - it is 4.2.0, I looked again)', 'firmware', '4.2.0'],
    ['Firmware version 4.1.0. No, hold on, that is the spare; the tower has 4.2.0. It flickers.', 'firmware', '4.2.0'],
    ['Firmware version: 4.1.0 - Korrektur, das war der alte Stand, seit gestern läuft 4.2.0', 'firmware', '4.2.0'],
    ['Firmware version: 4.1.0, pardon, le phare a la 4.2.0.', 'firmware', '4.2.0'],
    ['Firmware version: 4.2.0. Sorry for the delay, level 4.1', 'firmware', '4.2.0'],
    ['Firmware version: 4.2.0 (the log below is from before the update)', 'firmware', '4.2.0'],
  ])('gives what is said last: %s', (line, field, expected) => {
    expect(of(form + line)[field]).toBe(expected);
  });

  it('stays where nothing is taken back', () => {
    expect(of(`${form}Firmware version: 4.2.0, build 17`)['firmware']).toContain('4.2.0');
    expect(of(`${form}Sighting: no, I saw nothing, sorry`)['sighting']).toBe('no, I saw nothing, sorry');
  });
});

describe('a value that is put right further down', () => {
  const dark = `${form}Dark since: 09.03.2026 - 09:15 UTC+1\nReport: the light went out and no ship came.\n\n`;
  it.each([
    'Sorry, reading it again: the start was 8:15, not 9:15, I misread the log.',
    'Es war nicht 9:15, sondern 8:15 Uhr.', 'Sorry, Tippfehler: 08:15 UTC+1, nicht 09:15.', 'Sorry, typo: 08:15.', 'Pardon, il fallait lire 8h15.', 'Sorry, wrong line of the log: the beam was still lit at first, the first dark turn was the one of 09.03.2026 - 08:15 UTC+1.',
    'Sorry, mistyped: 09.03.2026 - 08:15 UTC+1, at 09:15 the harbour called.',
  ])('is the right one: %s', (sentence) => {
    expect(of(dark + sentence)['dark_since']).toBe('2026-03-09T07:15:00Z');
  });

  it('is not touched by figures of another matter', () => {
    expect(of(`${dark}The ferry came at 8:15, not at 8:45.`)['dark_since']).toBe('2026-03-09T08:15:00Z');
    expect(of(`${dark}Sorry, I have to leave at 14:00.`)['dark_since']).toBe('2026-03-09T08:15:00Z');
  });
});

describe('the hint of a form', () => {
  it('is no part of the value behind it', () => {
    expect(of('Station number: [five digits] 40117\nKeeper on duty: [name of the keeper] Nia Webb\nSite: [e.g. Open sea] Harbour')).toMatchObject({ station: '40117', keeper: 'Nia Webb', site: 'Harbour' });
    expect(of(`${form}Station number: e.g. 10001 -> 40117`)['station']).toBe('40117');
  });

  it('is no value where nothing stands behind it', () => {
    expect(of(`${form}Ships affected: [list the ships, or write "all ships"]\nSighting: [what was seen]`)).not.toHaveProperty('ships');
    expect(of(`${form}Sighting: [what was seen]\nLevel: 2`)).not.toHaveProperty('sighting');
  });

  it('is told from what a log or a person puts in brackets', () => {
    expect(of(`${form}Sighting: [Albatros] came in at noon`)['sighting']).toBe('[Albatros] came in at noon');
  });
});

describe('the name of the writer below his last sentence', () => {
  it('ends the letter without a good-bye', () => {
    expect(of('The main light went out in the fog and no ship came in since then.\n\nIda Holm\nNight watch, Harbour Towers Ltd\n+353 1 555 0100')['report']).toBe('The main light went out in the fog and no ship came in since then.');
  });

  it('is no entry of the list above it', () => {
    expect(of('The main light went out in the fog, as I wrote.\nShips affected: Albatros, Petrel\nIda')['ships']).toBe('Albatros, Petrel');
  });

  it('does not end it where he goes on', () => {
    expect(of('Ida Holm here.\nThe main light went out in the fog.\nIda Holm and the second keeper looked at it: the wick is gone.\nPlease send a new one.')['report']).toContain('wick is gone');
  });
});

describe('an older mail of ours that is passed on', () => {
  it('answers nothing in the new case', () => {
    const found = of('A new one: the fog horn at Harbour is silent since noon and nobody knows why.\n\n---------- Forwarded message ---------\nFrom: Beacon Desk <desk@beacon.example>\nDate: Mon, 2 Mar 2026 at 09:00\nSubject: [BCN-2026-000017] lamp\nTo: Ida Holm <ida@tower.example>\n\nStation number: 40117\nLevel: 1\n', { Subject: 'Fwd: [BCN-2026-000017] lamp' });
    expect(found).not.toHaveProperty('level');
    expect(found).not.toHaveProperty('station');
  });

  it('is told from one of his own that he quotes', () => {
    const found = of('The old case is done, this is a new one.\nStation number: 40117\n\n> From: Ida Holm\n> To: desk@beacon.example\n> Subject: lamp\n>\n> Station number: 40222\n> Level: 1\n> Sighting: a red flare\n');
    expect(found).toMatchObject({ station: '40117' });
    expect(found).not.toHaveProperty('sighting');
  });

  it('is a case of its own when it was pasted below a new letter, and a form when it is answered', () => {
    const quote = '\n\n> On 4 March Beacon Desk <desk@beacon.example> wrote:\n> Station number: 40222\n> Level: 1\n> Reference BCN-2026-000061\n';
    expect(of(`A new one: the fog horn at Harbour is silent since noon.${quote}`, { Subject: 'fog horn' })).not.toHaveProperty('level');
    expect(of(`See below.${quote}`, { Subject: 'Re: lamp', 'In-Reply-To': '<t1@beacon.example>' })).toMatchObject({ level: '1' });
  });
});
