// A form that its writer says he filled in, in a mail that also speaks of another one; and where the last places of a form end.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../recognise/sample-desk.ts';

const from = 'Beacon Desk <desk@beacon.example>';
const form = 'STATION NUMBER: 40117\nLevel: 3\nSite: ____\nSighting: a red flare in the west\nTest signals: no\nAlready done:';
const old = 'STATION NUMBER: 50229\nLevel: 1\nSite: Harbour\nAlready done: changed the bulb';
const marked = (text: string, mark = '> '): string => text.split('\n').map((line) => `${mark}${line}`.trimEnd()).join('\n');
const header = (writer: string): string => `From: ${writer}\nSent: Monday, March 9, 2026 2:10 PM\nTo: Ida Holm <ida@tower.example>\nSubject: [BCN-2026-000042] lamp\n`;
const wrote = (writer: string): string => `On Mon, 9 Mar 2026 at 14:10, ${writer} wrote:`;
const ida = 'Ida Holm <ida@tower.example>';
const answers = (text: string): string[] => recognised(mailOf(text, { Subject: 'Re: [BCN-2026-000042] lamp', 'Content-Type': 'text/plain; charset=utf-8' })).fields.filter((claim) => claim.source === 'own-form' && claim.value !== null).map((claim) => `${claim.field} ${String(claim.value)}`);
const all = ['station 40117', 'level 3', 'sighting a red flare in the west', 'may_test no'];

const quotes: readonly (readonly [string, string])[] = [
  ['marks', `${wrote(from)}\n${marked(`Please tell us:\n\n${form}`)}`],
  ['marks, with an older mail within', `${wrote(from)}\n${marked(`Please tell us:\n\n${form}\n\n${wrote(ida)}\n${marked(old)}`)}`],
  ['header lines, with an older mail below', `${header(from)}\nPlease tell us:\n\n${form}\n\n${header(ida)}\n${old}`],
];
const notes = [
  'I filled in your form below as far as I can, the rest does not matter here.\n\nMy mail of January was about another customer, please leave it aside.',
  'Your form is completed below. What the lamp shows I will tell you later.\n\nThe report at the very bottom is from last winter and a different\ncustomer, it merely hangs in the thread.',
  'Ihr Formular ist unten ausgefüllt. Die alte Meldung ganz unten gehört zu einem anderen Kunden.',
  'Antworten stehen unten im Formular, den Rest reiche ich später nach. Unsere Anfrage vom letzten Herbst war ein anderer Fall.',
  "J'ai rempli votre formulaire ci-dessous, le reste suivra plus tard. Notre message de novembre concernait un autre client.",
];

describe('a form that was filled in, below words about another mail', () => {
  it.each(notes.flatMap((note) => quotes.map(([name, quote]) => [note, name, quote] as const)))('is read, and nothing of that other mail: %s (%s)', (note, _, quote) => {
    const found = answers(`${note}\n\nIda\n\n${quote}\n`);
    expect(found).toEqual(expect.arrayContaining(all));
    expect(found.join()).not.toMatch(/50229|level 1|site|done/);
  });

  it.each([
    'The form below is filled in, but for a different customer. Please ignore it.',
    'I filled in the form below in January. That was another customer.',
    'Das Formular unten hatte ich für einen anderen Kunden ausgefüllt, bitte nicht verwenden.',
    "J'avais rempli le formulaire ci-dessous pour un autre client, ne pas en tenir compte.",
    'The mail below is of last year and of another customer, the example in my line is still the one of the form.',
  ])('is left aside where the words are about itself: %s', (note) => {
    for (const [, quote] of quotes) expect(answers(`${note}\n\n${quote}\n`)).toEqual([]);
  });
});

describe('two sheets in one mail', () => {
  it('are parted by what heads the second', () => {
    const found = recognised(mailOf("Bo's sheet\nSTATION NUMBER: 40117\nSighting: a red flare in the west, and it went out\nAlready done: changed the bulb\n\nIda's sheet\nSTATION NUMBER: 40117\nAlready done: changed the bulb\n", { Subject: 'lamp' })).fields;
    expect(found.filter((claim) => claim.field === 'done').map((claim) => claim.value)).toEqual(['changed the bulb', 'changed the bulb']);
  });
});

describe('the last place of a form', () => {
  const values = (text: string): readonly string[] => recognised(mailOf(text, { Subject: 'lamp' })).fields.filter((claim) => claim.field === 'done' && claim.value !== null).map((claim) => String(claim.value));

  it('is filled by what stands below a blank line', () => {
    expect(values('STATION NUMBER: 40117\nSighting: a red flare\nAlready done:\n\nwe changed the bulb\n')).toEqual(['we changed the bulb']);
  });
});
