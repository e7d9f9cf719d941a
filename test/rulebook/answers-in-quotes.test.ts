// Answers typed into the quoted copy of our form, however the mail program of the writer quotes it, and old mails that hold none.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../recognise/sample-desk.ts';

const asked = 'Please tell us:';
const form = 'STATION NUMBER: 40117\nLevel: 3\nSite:\nSighting: a red flare in the west\nTest signals: no\nAlready done:';
const marked = (text: string, mark = '> '): string => text.split('\n').map((line) => `${mark}${line}`.trimEnd()).join('\n');
const from = 'Beacon Desk <desk@beacon.example>';
const header = `Von: ${from}\nGesendet: Montag, 9. März 2026 14:10\nAn: Ida Holm <ida@tower.example>\nBetreff: [BCN-2026-000042] lamp`;
const answers = (text: string, head: Readonly<Record<string, string>>): string[] => recognised(mailOf(text, head)).fields.filter((claim) => claim.source === 'own-form' && claim.value !== null).map((claim) => `${claim.field} ${String(claim.value)}`);
const all = ['station 40117', 'level 3', 'sighting a red flare in the west', 'may_test no'];
const inThread = { Subject: 'Re: [BCN-2026-000042] lamp' };

const layouts: readonly (readonly [string, string])[] = [
  ['all of it marked', `On Mon, 9 Mar 2026 at 14:10, ${from} wrote:\n${marked(`${asked}\n\n${form}`)}`],
  ['the form alone marked, below a header', `${header}\n\n${asked}\n\n${marked(form)}`],
  ['the form alone marked, below a drawn line and a header', `${'_'.repeat(32)}\n${header}\n\n${asked}\n\n${marked(form)}`],
  ['the form alone marked, below "Original Message"', `-----Original Message-----\n${header}\n\nHello Ida,\n\nthank you. ${asked}\n\n${marked(form)}`],
  ['the form alone marked, below an attribution', `Le lun. 9 mars 2026 à 14:10, ${from} a écrit :\n\n${asked}\n\n${marked(form)}`],
  ['the form a step deeper', `> ${from} schrieb am Mo., 9. März 2026, 14:10:\n> ${asked}\n>\n${marked(form, '>> ')}`],
  ['with a verb that ends without a letter', `pon., 9 mar 2026 o 14:10 ${from} napisał(a):\n${marked(`${asked}\n\n${form}`)}`],
];

describe('an answer in a quoted copy of our form', () => {
  it.each(layouts)('is read: %s', (_, quote) => {
    for (const note of ['', 'see below\n\n', 'Antworten unten im Text.\n\nIda\n\n', 'Hello,\n\nhere you go.\n\nKind regards\nIda Holm\n\n']) expect(answers(`${note}${quote}\n`, inThread)).toEqual(expect.arrayContaining(all));
  });

  it.each(layouts)('is read where no thread names the ticket, if nothing else was said: %s', (_, quote) => {
    expect(answers(`${quote}\n`, { Subject: 'AW: lamp' })).toEqual(expect.arrayContaining(all));
  });

  it('is read below a line without a name of ours where places of the form stand open', () => {
    const quote = `On Mon, 9 Mar 2026 at 14:10, Beacon Desk wrote:\n${marked(form)}\n`;
    expect(answers(`Kind regards\nIda Holm\n\n${quote}`, { Subject: 'Re: lamp', 'In-Reply-To': '<t1@elsewhere.example>' })).toEqual(expect.arrayContaining(all));
    expect(answers(`As requested:\n\n${quote}`, { Subject: 'Re: lamp' })).toEqual(expect.arrayContaining(all));
  });
});

describe('an old form in a quote', () => {
  const old = marked('STATION NUMBER: 40117\nLevel: 3\nSighting: a red flare in the west\nTest signals: no');

  it('is no answer below a new letter, below a question or below another name', () => {
    expect(answers(`The horn is silent since noon, all boats complain.\n\n${header}\n\n${asked}\n\n${marked(form)}\n`, { Subject: 'horn' })).toEqual([]);
    expect(answers(`Any news?\n\nOn Mon, 9 Mar 2026 at 14:10, Ida Holm <ida@tower.example> wrote:\n${old}\n`, { Subject: 'Re: lamp' })).toEqual([]);
    expect(answers(`On Mon, 9 Mar 2026 at 14:10, Bo Reed <bo@other.example> wrote:\n${old}\n`, { Subject: 'Re: lamp' })).toEqual([]);
    expect(answers(`On Mon, 9 Mar 2026 at 14:10, Bo Reed wrote:\n${old}\n`, { Subject: 'Re: lamp' })).toEqual([]);
  });

  it('stays a mail of its own where our answer quotes it', () => {
    expect(answers(`It is the other tower, we will send its number.\n\n${header}\n\nHello Ida, which tower is it?\n\n${old}\n`, inThread)).toEqual([]);
  });
});

describe('what a form offers', () => {
  it('is no answer while nobody chose', () => {
    const offered = 'STATION NUMBER: (e.g. 11111)\nLevel: (1-4)\nSite: Harbour / Open sea\nTest signals: yes / no\nSighting: a red flare in the west\nAlready done: nothing yet\nLamps:';
    const found = answers(`Answers below.\n\n${header}\n\n${asked}\n\n${marked(offered)}\n`, inThread);
    expect(found).toContain('sighting a red flare in the west');
    expect(found.join()).not.toMatch(/station|level|site|may_test|lamps/);
  });
});

it('reads nothing of it where the desk has no such labels', () => {
  expect(recognised(mailOf(`${header}\n\n${asked}\n\n${marked('Colour: red\nShape: round\nSize:')}\n`, inThread), { ...beacon, version: 'bare-quote' }).fields.filter((claim) => claim.source === 'own-form')).toEqual([]);
});

describe('a question that is left open in the quoted form', () => {
  const quote = (open: string): string => `On Mon, 9 Mar 2026 at 14:10, ${from} wrote:\n${marked(asked)}\n> STATION NUMBER:\n40117\n> Sighting:\na red flare in the west\n> Test signals:\nno\n> Already done:\n${open}\n`;

  it.each(['I have to ask the harbour master, will let you know.', 'keine Ahnung, muss ich erfragen', 'Je ne sais pas, je pose la question.', 'same sheet', 'see the enclosed Word document'])('is answered neither by what leads to the form nor by who signs above it: %s', (open) => {
    for (const note of ['Everything is noted between the lines.', 'Ida, Tower Operations', 'mes réponses sont dans le texte.', 'Bo Reed\nTower Ltd']) {
      const found = answers(`${note}\n\n${quote(open)}`, inThread);
      expect(found).toEqual(expect.arrayContaining(['station 40117', 'sighting a red flare in the west', 'may_test no']));
      expect(found.filter((one) => one.startsWith('done'))).toEqual([]);
    }
  });

  it('is answered where something stands below it', () => {
    expect(answers(`Ida, Tower Operations\n\n${quote('changed the bulb')}`, inThread)).toContain('done changed the bulb');
  });

  it('is read behind the marks of the quote as well, where the writer points there', () => {
    expect(answers(`Everything is noted between the lines.\n\nOn Mon, 9 Mar 2026 at 14:10, ${from} wrote:\n${marked(`${asked}\n\nSTATION NUMBER:\n40117\nTest signals:\nno`)}\n`, inThread)).toEqual(expect.arrayContaining(['station 40117', 'may_test no']));
  });
});
