// Which parts of a letter tell of another case.
import { describe, expect, it } from 'vitest';
import { mailOf, recognised } from '../../../../test/recognise/sample-desk.ts';
import { headsOldCase } from './case-words.ts';
import { withoutOtherParts } from './other-parts.ts';

const kept = (text: string): string => withoutOtherParts(text.split('\n').map((line) => ({ text: line, cells: null, role: 'new' as const }))).map((line) => line.text.replace(/\s+/g, ' ').trim()).filter((line) => line !== '').join('\n');

describe('a part of another case', () => {
  it.each([
    ['You may not close the other case (North Pier), by the way. There we had swapped the fuse.\n\nThe lamp of Harbour is dark.', 'You may not close the other case (North Pier), by the way.\nThe lamp of Harbour is dark.'],
    ['Den anderen Fall bitte offen lassen. Dort hatten wir die Sicherung getauscht.\n\nDie Lampe ist dunkel.', 'Den anderen Fall bitte offen lassen.\nDie Lampe ist dunkel.'],
    ["Laissez l'autre dossier ouvert. Là-bas nous avions changé le fusible.\n\nLa lampe est noire.", "Laissez l'autre dossier ouvert.\nLa lampe est noire."],
    ['I know Mr Reed of North Pier had something similar but that was last year.\n\nThe lamp of Harbour is dark.', 'The lamp of Harbour is dark.'],
    ['Do you remember North Pier in November? Over there we changed the bulb and the error was E12. Your colleague fixed it.\n\nNow Harbour is dark.', 'Now Harbour is dark.'],
    ['Last autumn North Pier had this: there the fuse was the cause.\n\nThis time it is Harbour.', 'This time it is Harbour.'],
    ['The first (North Pier, reported by Lou) we have done ourselves, that is only so you know. Please leave it alone.\n\nThe second is the one for you: Harbour is dark.', 'The second is the one for you: Harbour is dark.'],
    ['The tower that works (NOT this ticket): firmware 4.0.1, Fog Horn.\n\nThe tower that fails: firmware 4.2.0. It is dark.', 'The tower that fails: firmware 4.2.0. It is dark.'],
    ['4711LP: fine, I only mention it because it is in the same room.\n\n4712LP: the broken one, dark since noon.', '4712LP: the broken one, dark since noon.'],
    ['4711LP works and is only the control, 4712LP is the one in trouble.', ', 4712LP is the one in trouble.'],
    ['Bei der Hafen AG hatten wir letzte Woche etwas Ähnliches, da war das Horn stumm. Dort haben wir die Sicherung getauscht.\n\nJetzt geht es um den Nordturm.', 'Jetzt geht es um den Nordturm.'],
    ['Auf dem alten Turm war es im Februar, darum geht es nicht.\n\nHier geht es um den neuen.', 'Hier geht es um den neuen.'],
    ["Vous vous souvenez du port en janvier ? Là-bas c'était le fusible.\n\nCette fois c'est la tour nord.", "Cette fois c'est la tour nord."],
    ['At the pier, where it works, we run 4.0.1. At the harbour, where it fails, it is 4.2.0.', 'At the harbour, where it fails, it is 4.2.0.'],
    ['The lamp is dark. The horn was mute - that was the other customer\'s.', 'The lamp is dark.'],
    ['North Pier were the guinea pigs in January: firmware 4.0.1, and Lou sorted it. Closed.\n\nHarbour is dark since noon.', 'Harbour is dark since noon.'],
    ['Im Januar hattet ihr uns am Nordturm geholfen (Stufe 1). Das ist Geschichte.\n\nHeute: der Hafen ist dunkel.', 'Heute: der Hafen ist dunkel.'],
    ['Not to be confused with the case of Monday. That one was a broken fuse, reported by Lou.\n\nHarbour is dark.', 'Not to be confused with the case of Monday.\nHarbour is dark.'],
    ['It was not Lou who called, Lou belongs to the other one. It was Ida Holm.', 'It was not Lou who called, It was Ida Holm.'],
    ['I first put down that the lamp is red. Not so: it is green.', 'Not so: it is green.'],
    ['We had exactly this last year, and the fuse was to blame. Back then Lou changed it.\n\nHarbour is dark.', 'We had exactly this last year,\nHarbour is dark.'],
    ['We had the very same picture in January, that was our ticket 771204.', 'We had the very same picture in January, that was our ticket 771204.'],
    ['We had the same at North Pier last year.\n\nHarbour is dark.', 'Harbour is dark.'],
    ['Le cas du port, lui, est réglé depuis vendredi : là-bas c’était le fusible.\nLa tour nord est éteinte.', 'La tour nord est éteinte.'],
    ['Users: Ida Holm and Lou Hart. (Ignore what I said on the phone about Mr Behr, his works now.)', 'Users: Ida Holm and Lou Hart.'],
    ['The lamp is green, it was the other box that was red.', 'The lamp is green,'],
    ['Die Sache vom Freitag (4711LP) ist vom Tisch, danke.\n\nHeute neu: 4712LP.', 'Heute neu: 4712LP.'],
  ])('is left out: %s', (text, rest) => {
    expect(kept(text)).toBe(rest);
  });

  it.each([
    'The first lamp broke, the second as well. We changed the fuse ourselves, no change.', 'Over there, in the annex, we changed the fuse. The other lamps have it too.', 'Do you remember to call back? The lamp is dark.',
    'Last week the lamp was dark for an hour. It is dark again.', 'The lamp works in the morning, where it stands in the sun.', 'Dort wie hier haben wir die Linse geprüft.', "La première lampe est éteinte, l'autre aussi.", 'We have the same problem as North Pier.',
    'The console was red - that was the other customer. For this one it is green.', 'We need you to do it, we did nothing ourselves.', 'This is our only ticket.', 'Had this before: yes\nTried: two lamps', 'Had this last month: no\nTried: two lamps', 'The case of the lamp is solved, but not for long.', 'I put down that the lamp is red. It is still so.', 'The first restart was done by us, the second by Lou. Ida Holm reported it.', 'It began last Monday. We changed the fuse, it was fixed for an hour, now it is back.', 'Nothing to do with the network. They cannot see it.',
  ])('is none: %s', (text) => {
    expect(kept(text)).toBe(text);
  });

  it('stays where the letter tells of nothing else', () => {
    expect(kept('The first we have done ourselves.')).toBe('The first we have done ourselves.');
  });

  it('gives none of its facts to this case', () => {
    const value = (id: string): unknown => recognised(mailOf('Do you remember the Open sea in November? Over there the console was at https://old.sea.example and the level: 1. 4711LP was dark there.\n\nNow it is Harbour, level 3, Lamps: 4712LP, and no ship finds its way since noon.')).fields.find((claim) => claim.field === id)?.value;

    expect([value('level'), value('lamps'), value('console_url')]).toEqual(['3', ['4712LP'], undefined]);
  });
});

describe('the heading of an old case', () => {
  it.each(['=== old form, ticket of november, solved ===', '----- ancien dossier (janvier, clos) -----', '-- form of 3 february 2026, closed --', '---- alter vorgang vom dezember, abgeschlossen ----'])('is known: %s', (text) => {
    expect(headsOldCase(text)).toBe(true);
  });

  it.each(['=== the form ===', '--- old lamp ---', '--- ticket of today ---'])('is none: %s', (text) => {
    expect(headsOldCase(text)).toBe(false);
  });

  it('leaves all below it out, however it was quoted', () => {
    const below = 'Level: 4\nSite: Open sea\nFirmware version: 3.0.1';
    const fields = (heading: string, form: string): string[] => recognised(mailOf(`The lamp is dark since noon and no ship comes in.\n\n${heading}\n${form}`)).fields.map((claim) => claim.field);

    for (const heading of ['=== old form, ticket of November, solved ===', 'My old form (November, solved):']) {
      expect(fields(heading, below)).not.toContain('site');
    }
    expect(fields('=== old form, solved ===', below.replace(/^/gm, '> '))).not.toContain('site');
    expect(fields('=== the form ===', below)).toContain('site');
  });
});
