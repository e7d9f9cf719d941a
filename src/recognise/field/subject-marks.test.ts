// What programs put before a subject, and what somebody wrote there himself.
import { describe, expect, it } from 'vitest';
import { claimsOf, mailOf } from '../../../test/recognise/sample-desk.ts';
import { isAnswerSubject, isPassedOnSubject, unmarkedSubject } from './subject-marks.ts';

const dark = 'the main lamp has been dark since noon';

describe('a subject without its marks', () => {
  it.each([`Re: ${dark}`, `AW: [X-1] ${dark}`, `Antw: ${dark}`, `[extern] WG: ${dark}`, `TR : RE : ${dark}`, `[External] [SPAM?] Fwd: ${dark}`, dark])('is what somebody wrote: %s', (subject) => {
    expect(unmarkedSubject(subject)).toBe(dark);
  });

  it.each(['Repair: lamp dark', 'Lamp dark [north]', 'Transport: lamp dark', 'Restart of the lamp'])('keeps its own words: %s', (subject) => {
    expect(unmarkedSubject(subject)).toBe(subject);
  });

  it('is the text of a mail that only points to it', () => {
    expect(claimsOf(mailOf('See subject.\n', { Subject: `[extern] WG: ${dark}` }), 'report')).toEqual([`subject ${dark}`]);
  });
});

it.each([['Re: lamp', true, false], ['AW: lamp', true, false], ['SV: lamp', true, false], ['Fwd: lamp', false, true], ['WG: lamp', false, true], ['TR : lampe', false, true], ['Regarding the lamp', false, false], ['Transport: lamp', false, false], ['Lamp, re: noon', false, false]])('tells of %s whether it answers and whether it was passed on', (subject, answers, passedOn) => {
  expect([isAnswerSubject(subject), isPassedOnSubject(subject)]).toEqual([answers, passedOn]);
});

it('a date in the subject of a mail that was passed on may be of another day, and is left alone', () => {
  const since = (subject: string): string[] => claimsOf(mailOf('The main lamp is out again.\n', { Subject: subject }), 'dark_since');

  expect(since('Dark since 10.03.2026 08:00 UTC+1')).toEqual(['subject 2026-03-10T07:00:00Z']);
  expect(since('WG: Dark since 10.03.2026 08:00 UTC+1')).toEqual([]);
});
