// Labelled values as people write them: one table a layout, with what must be found and what must not.
import { describe, expect, it } from 'vitest';
import { claimsOf, htmlOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

const layouts: readonly (readonly [string, string])[] = [
  ['label and value on a line', 'STATION NUMBER: 40117'],
  ['lower case', 'station number: 40117'],
  ['space before the colon', 'Station number : 40117'],
  ['full-width colon', 'STATION NUMBER：40117'],
  ['equals sign', 'station number = 40117'],
  ['dash', 'Station number - 40117'],
  ['en dash', 'Station number – 40117'],
  ['tab', 'Station number\t40117'],
  ['aligned with blanks', 'Station number      40117'],
  ['brackets', '[STATION NUMBER] 40117'],
  ['bold', '**Station number:** 40117'],
  ['single asterisks', '*Station number*: 40117'],
  ['bullet', '- Station number: 40117'],
  ['numbered', '1. Station number: 40117'],
  ['numbered with a letter', '1a. Station number – 40117'],
  ['number in brackets', '(2) Station number: 40117'],
  ['value on the next line', 'STATION NUMBER:\n40117'],
  ['value behind a blank line', 'STATION NUMBER\n\n40117'],
  ['number abbreviated', 'Station no.: 40117'],
  ['another word for number', 'Station ID: 40117'],
  ['German', 'Stationsnummer: 40117'],
  ['French', 'N° de station : 40117'],
  ['in brackets behind another language', 'Numer stacji (STATION NUMBER): 40117'],
  ['swapped letters', 'Staiton number: 40117'],
  ['a letter too many', 'Station nummber: 40117'],
  ['determiner', 'Our station number: 40117'],
  ['words in front', 'Tower north station number: 40117'],
  ['blanks inside the number', 'Station number: 40 117'],
  ['name behind the number', 'Station number: 40117 (North Rock)'],
  ['example in front', 'Station number: (e.g. 11111) 40117'],
  ['printed example in the label', 'Station number (e.g. 11111): 40117'],
];

describe('a labelled value', () => {
  it.each(layouts)('is found: %s', (_, text) => {
    expect(claimsOf(mailOf(`Hello,\n\n${text}\n\nRegards\nIda`), 'station')).toEqual(['label 40117']);
  });

  it('is found with carriage returns and without', () => {
    expect(claimsOf(mailOf('A: 1\r\nStation number: 40117\r\n'), 'station')).toEqual(['label 40117']);
  });

  const none: readonly (readonly [string, string])[] = [
    ['nothing behind the label', 'STATION NUMBER:'],
    ['the next label behind it', 'STATION NUMBER:\nLamps: 2001LP'],
    ['closing behind it', 'STATION NUMBER:\n\nKind regards\nIda'],
    ['dots', 'STATION NUMBER: ....'],
    ['not available', 'STATION NUMBER: n/a'],
    ['unknown', 'Stationsnummer: unbekannt'],
    ['printed example', 'STATION NUMBER: e.g. 40117'],
    ['printed example in German', 'STATION NUMBER: z. B. 40117'],
    ['pointer', 'STATION NUMBER: see signature'],
    ['no label', 'It is the tower at 40117 Northport.'],
    ['port', 'The relay listens on port 40117.'],
    ['log line', 'Mar 10 09:41:12 tower lampd[40117]: filament broken'],
    ['other label', 'Serial number: 40117'],
  ];
  it.each(none)('is not invented: %s', (_, text) => {
    expect(claimsOf(mailOf(`${text}\n`), 'station')).toEqual([]);
  });

  it('says so when it cannot be one', () => {
    expect(claimsOf(mailOf('STATION NUMBER: 4711'), 'station')).toEqual(['label !not of the expected form']);
    expect(claimsOf(mailOf('Lamps: 1234LP'), 'lamps')).toEqual(['label !placeholder']);
  });

  it('comes with its line, its raw text and the pack line of the label', () => {
    const claim = recognised(mailOf('Hi\n\nStationsnummer: 40117\n')).fields.find((one) => one.field === 'station');

    expect(claim).toMatchObject({ line: 3, raw: '40117', source: 'label' });
    expect(claim?.rule).toMatch(/^beacon\/pack\.yaml:\d+$/);
  });
});

describe('several labels', () => {
  it('in one line are all found, with or without delimiters', () => {
    const mail = mailOf('STATION NUMBER: 40117 Lamp(s) or spare lamp(s): 2001LP, 2002lp\nSite: Hafen, Level: 3, Firmware version: 7.1');

    expect(claimsOf(mail, 'station')).toEqual(['label 40117']);
    expect(claimsOf(mail, 'lamps')).toEqual(['label 2001LP, 2002LP']);
    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'level')).toEqual(['label 3']);
    expect(claimsOf(mail, 'firmware')).toEqual(['label 7.1']);
  });

  it.each([['ring the night desk, +353 1 555 0188', []], ['v7.1, ring +353 1 555 0188', ['label v7.1']]])('takes no phone number for a version: %s', (text, found) => {
    expect(claimsOf(mailOf(`Site: Hafen\nFirmware version:\n${text}\n`), 'firmware')).toEqual(found);
  });

  it.each([['7.x', '!no minor version'], ['7.1 or 7.2', '!two different values'], ['7.1 or later', 'label 7.1 or later'], ['7.1.2', 'label 7.1.2']])('takes one release for a version, not a branch of them: %s', (text, found) => {
    const [claim] = recognised(mailOf(`Site: Hafen\nFirmware version: ${text}\n`)).fields.filter((one) => one.field === 'firmware');

    expect(claim?.value === null ? `!${claim.problem ?? ''}` : `label ${String(claim?.value)}`).toBe(found);
  });

  it('of which one begins like the other are told apart', () => {
    const mail = mailOf('LIT AGAIN (OPTIONAL): 10.03.2026 - 09:30 UTC+1\nError code: 17\n');

    expect(claimsOf(mail, 'lit_again')).toEqual(['label 2026-03-10T08:30:00Z']);
    expect(claimsOf(mail, 'error')).toEqual(['label 17']);
  });
});

describe('ordinary prose', () => {
  const sentences = [
    'We saw an error: 550 too many hops, and the site: down.',
    'What level would you choose, and is the console fine?',
    'The report of last week said: contact nobody.',
    'Please contact us: it is urgent.',
    'Which ships affected this: none so far as we know?',
  ];
  it.each(sentences)('is no form: %s', (text) => {
    const fields = recognised(mailOf(`Hello,\n${text}\nIda\n`)).fields.filter((claim) => claim.field !== 'report');

    expect(fields).toEqual([]);
  });

  it('below the closing formula is no form either', () => {
    expect(recognised(mailOf('The lamp is dark since the storm.\n\nRegards\nIda\nLevel: 1 for service!\n')).fields.map((claim) => claim.field)).toEqual(['report']);
  });

  it('states the field that may be stated in prose, without greeting and closing', () => {
    const mail = mailOf('Hi team,\n\nthe main lamp went dark during the storm, ships complain.\n\nThanks\nIda\n');

    expect(claimsOf(mail, 'report')).toEqual(['label the main lamp went dark during the storm, ships complain.']);
  });

  it('does not speak when a label speaks', () => {
    const mail = mailOf('Hi, please help.\n\nREPORT: the gear is stuck, nobody can turn it by hand\n');

    expect(claimsOf(mail, 'report')).toEqual(['label the gear is stuck, nobody can turn it by hand']);
  });

  it('names a level in passing, unless it speaks of levels in general', () => {
    expect(claimsOf(mailOf('Lvl 2! The lamp is dark again and again.'), 'level')).toEqual(['sublabel 2']);
    expect(claimsOf(mailOf('How fast are level 1 cases answered?'), 'level')).toEqual([]);
    expect(claimsOf(mailOf('This is not level 1 for us.'), 'level')).toEqual([]);
  });
});

describe('a value over several lines', () => {
  it('goes on over single blank lines up to the next label', () => {
    const mail = mailOf('REPORT: the gear is stuck\nand hot\n\nThe horn works.\n\nSIGHTING: none heard it\n');

    expect(claimsOf(mail, 'report')).toEqual(['label the gear is stuck\nand hot\n\nThe horn works.']);
    expect(claimsOf(mail, 'sighting')).toEqual(['label none heard it']);
  });

  it('ends before thanks, courtesy, closing and headings', () => {
    for (const end of ['Thanks a lot!', 'Kind regards\nIda', '-----------', 'Vielen Dank im Voraus', 'Cordialement,\nIda', '## Next part', '\nPlease let me know if you need more.']) {
      expect(claimsOf(mailOf(`REPORT:\nthe gear is stuck and hot\n${end}\n`), 'report')).toEqual(['label the gear is stuck and hot']);
    }
  });

  it('of a short kind is only what stands right there', () => {
    const mail = mailOf('Site: Harbour\nand the weather is bad\n\nLevel: 2\n\n81669 ships passed.\n');

    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'level')).toEqual(['label 2']);
  });
});

describe('a question', () => {
  it('is answered behind it, below it, and when it was wrapped', () => {
    const question = 'What has already been done by the keeper to light the lamp?';
    for (const text of [`${question} changed the fuse`, `${question}\nchanged the fuse`, `${question}\n\nchanged the fuse`, 'What has already been done by the keeper\nto light the lamp?\nchanged the fuse', 'Already done: changed the fuse']) {
      expect(claimsOf(mailOf(`${text}\n`), 'done')).toEqual(['label changed the fuse']);
    }
  });

  it('takes no, none and nothing as answers', () => {
    expect(claimsOf(mailOf('Already done: none so far'), 'done')).toEqual(['label none so far']);
    expect(claimsOf(mailOf('Already done: nothing'), 'done')).toEqual(['label nothing']);
    expect(claimsOf(mailOf('Is the crew permitted to send test signals? No'), 'may_test')).toEqual(['label no']);
    expect(claimsOf(mailOf('Is this outage already known? nein'), 'known')).toEqual(['label no']);
    expect(claimsOf(mailOf('SIGHTING: none'), 'sighting')).toEqual([]);
  });

  it('is found when people shorten it', () => {
    expect(claimsOf(mailOf('Test signals: oui, bien sûr'), 'may_test')).toEqual(['label yes']);
    expect(claimsOf(mailOf('Outage known: yes, since Monday'), 'known')).toEqual(['label yes']);
  });
});

describe('a table', () => {
  it('of two columns gives pairs, sub-labels included', () => {
    const mail = htmlOf('<table><tr><td><b>STATION NUMBER</b></td><td>40117<br>Lamp(s) or spare lamp(s): 2001LP</td></tr><tr><td>SIGNAL AFFECTED</td><td>fog horn</td></tr><tr><td>DARK SINCE</td><td></td></tr></table>');

    expect(claimsOf(mail, 'station')).toEqual(['table 40117']);
    expect(claimsOf(mail, 'lamps')).toEqual(['sublabel 2001LP']);
    expect(claimsOf(mail, 'signal')).toEqual(['table Fog Horn']);
    expect(claimsOf(mail, 'dark_since')).toEqual([]);
  });

  it('with a row of labels gives the values below them', () => {
    const mail = htmlOf('<table><tr><th>Station number</th><th>Site</th><th>Level</th></tr><tr><td>40117</td><td>offshore</td><td>3</td></tr></table>');

    expect(claimsOf(mail, 'station')).toEqual(['table 40117']);
    expect(claimsOf(mail, 'site')).toEqual(['table Open sea']);
    expect(claimsOf(mail, 'level')).toEqual(['table 3']);
  });

  it.each([
    ['HTML', htmlOf('<table><tr><th>Station number</th><th>Ships affected</th><th>Report</th><th>Already done</th></tr><tr><td>40117</td><td>some ships</td><td>the lamp went dark at noon</td><td>fuse changed</td></tr></table>')],
    ['Markdown', mailOf('| Station number | Ships affected | Report | Already done |\n|---|---|---|---|\n| 40117 | some ships | the lamp went dark at noon | fuse changed |\n')],
  ])('with a row of labels may hold texts: %s', (_, mail) => {
    expect(claimsOf(mail, 'station')).toEqual(['table 40117']);
    expect(claimsOf(mail, 'ships')).toEqual(['table some ships']);
    expect(claimsOf(mail, 'report')).toEqual(['table the lamp went dark at noon']);
    expect(claimsOf(mail, 'done')).toEqual(['table fuse changed']);
  });

  it('keeps a nested table as the value of its cell', () => {
    const mail = htmlOf('<table><tr><td>SIGHTING</td><td><table><tr><td>09:02</td><td>MS Anna</td></tr><tr><td>09:09</td><td>MS Berta</td></tr></table></td></tr></table>');

    expect(claimsOf(mail, 'sighting')[0]).toMatch(/MS Anna[\s\S]*MS Berta/);
  });
});

describe('quoted text', () => {
  const form = 'Thanks, this is BCN-2026-000042.\n\nDARK SINCE:\n  (e.g. 27.08.2019 - 11:00 UTC+2)\n\nIs the crew permitted to send test signals?:\n  (e.g. yes)\n\n  - STATION NUMBER = 40117\n\nYour desk';
  const quoted = (text: string): string => text.split('\n').map((one) => `> ${one}`.trimEnd()).join('\n');
  const reply = (text: string, from = 'Desk <desk@beacon.example>'): ReturnType<typeof mailOf> => mailOf(`see below\n\nOn Tue, 10 Mar 2026 at 10:00, ${from} wrote:\n${text}\n`, { Subject: 'Re: [BCN-2026-000042] lamp' });

  it('of our own form is read where it was filled in', () => {
    const mail = reply(quoted(form.replace('SINCE:', 'SINCE: 10.03.2026 - 08:00 UTC+1').replace('signals?:', 'signals?: no')));

    expect(claimsOf(mail, 'dark_since')).toEqual(['own-form 2026-03-10T07:00:00Z']);
    expect(claimsOf(mail, 'may_test')).toEqual(['own-form no']);
    expect(claimsOf(mail, 'station')).toEqual([]);
  });

  it('takes an answer typed below the question, with or without quote mark', () => {
    const text = quoted(form).replace('> (e.g. 27.08.2019 - 11:00 UTC+2)', '>').replace('>   (e.g. 27.08.2019 - 11:00 UTC+2)', '>   (e.g. 27.08.2019 - 11:00 UTC+2)\n\n10.03.2026 - 08:00 UTC+1\n').replace('>   (e.g. yes)', '> ja');

    expect(claimsOf(reply(text), 'dark_since')).toEqual(['own-form 2026-03-10T07:00:00Z']);
    expect(claimsOf(reply(text), 'may_test')).toEqual(['own-form yes']);
  });

  it('takes the answer below a long example for an answer, not for its broken end', () => {
    const long = '> DARK SINCE:\n>   (e.g. 27.08.2019 - 11:00 UTC+2, or 2019-08-27 09:00 in UTC if you like)\n10.03.2026 - 08:00 UTC+1\n> SIGHTING:\n>   (e.g. seen from the harbour by two crews at night, and by the pilot, who\n>   reported it at once)\nall dark\n> Is the crew permitted to send test signals?: no\n>   (e.g. yes, between ten and twelve at night, after a call to the keeper)\n';

    expect(claimsOf(reply(long), 'dark_since')).toEqual(['own-form 2026-03-10T07:00:00Z']);
    expect(claimsOf(reply(long), 'sighting')).toEqual(['own-form all dark']);
    expect(claimsOf(reply(long), 'may_test')).toEqual(['own-form no']);
  });

  it('says nothing while the form is blank', () => {
    expect(recognised(reply(quoted(form))).fields).toEqual([]);
  });

  it('of somebody else gives nothing at all', () => {
    const old = quoted('STATION NUMBER: 99999\nLamps: 2001LP\nREPORT: an old story of another tower, long ago');
    const mail = mailOf(`and now?\n\nOn Mon, 2 Mar 2026 at 10:00, Bo <bo@other.example> wrote:\n${old}\n`);

    expect(recognised(mail).fields).toEqual([]);
    expect(recognised(mail).identifiers).toEqual([]);
  });

  it('that was forwarded counts as forwarded', () => {
    const mail = mailOf('Please see to this.\n\n---------- Forwarded message ---------\nFrom: Bo <bo@isle.example>\nDate: Mon, 9 Mar 2026 at 20:00\nSubject: dark\nTo: <ida@tower.example>\n\nStation number: 40117, lamp 2001LP is dark.\n');

    expect(claimsOf(mail, 'station')).toEqual(['forwarded 40117']);
    expect(recognised(mail).identifiers.map((claim) => `${claim.source} ${claim.value}`)).toContain('forwarded 2001LP');
  });
});

describe('subject and signature', () => {
  it('state closed kinds in the subject', () => {
    const mail = mailOf('dark again', { Subject: 'Lvl2: station number 40117 is dark' });

    expect(claimsOf(mail, 'level')).toEqual(['subject 2']);
    expect(claimsOf(mail, 'station')).toEqual(['subject 40117']);
  });

  it('give the contact a phone number, but no fax and no register number', () => {
    const mail = mailOf('The lamp is dark since the storm.\n\n-- \nIda Holm\nFax: +49 421 5550 999\nHRB 40117\nTel. +49 421 5550 123\n');

    expect(claimsOf(mail, 'keeper')).toEqual(['signature Ida Holm, +49 421 5550 123, ida@tower.example']);
    expect(claimsOf(mail, 'station')).toEqual([]);
  });

  it('complete a contact of the same name', () => {
    const mail = mailOf('Contact: Ida Holm\n\n-- \nIda Holm\nTel. +49 421 5550 123\n');

    expect(claimsOf(mail, 'keeper')[0]).toBe('label Ida Holm, +49 421 5550 123');
  });
});

describe('an answer in a sentence', () => {
  it('counts for a question by two of its words, permissions only by words of permission', () => {
    expect(claimsOf(mailOf('The lamp is dark.\nYou may send test signals at any time.\n'), 'may_test')).toEqual(['sublabel yes']);
    expect(claimsOf(mailOf('Please do not send any test signals before nine.'), 'may_test')).toEqual(['sublabel no']);
    expect(claimsOf(mailOf('Our test signals do not arrive at the next tower.'), 'may_test')).toEqual([]);
    expect(claimsOf(mailOf('This outage is not known to us so far.'), 'known')).toEqual(['sublabel no']);
    expect(claimsOf(mailOf('The outage began at nine and is not over.'), 'known')).toEqual([]);
    expect(claimsOf(mailOf('May we send test signals?'), 'may_test')).toEqual([]);
  });

  it('names a thing of an open list, when it is the only one and a name of several words', () => {
    expect(claimsOf(mailOf('pls open, fog horn, nothing since eight'), 'signal')).toEqual(['sublabel Fog Horn']);
    expect(claimsOf(mailOf('nothing since eight', { Subject: 'Main Light' }), 'signal')).toEqual(['subject Main Light']);
    expect(claimsOf(mailOf('Neither main light nor fog horn work.'), 'signal')).toEqual([]);
    expect(claimsOf(mailOf('The horn in the fog.'), 'signal')).toEqual([]);
  });

  it('gives way to a label', () => {
    expect(claimsOf(mailOf('You may send test signals.\nTest signals: no\n'), 'may_test')).toEqual(['label no']);
  });
});

describe('a list of items', () => {
  it('ends a value at the next item that has a heading of its own', () => {
    const mail = mailOf('1. SIGHTING: MS Anna saw nothing\n2. Weather: fog\n3. Level: 2\n');

    expect(claimsOf(mail, 'sighting')).toEqual(['label MS Anna saw nothing']);
    expect(claimsOf(mail, 'level')).toEqual(['label 2']);
  });

  it('stays whole as a value', () => {
    const mail = mailOf('Already done:\n- fuse: changed\n- gear: greased\nLevel: 2\n');

    expect(claimsOf(mail, 'done')).toEqual(['label - fuse: changed\n- gear: greased']);
  });
});

describe('copied machine output', () => {
  it('answers nothing, and stays part of the text it belongs to', () => {
    const mail = mailOf('REPORT: the console refuses each login since noon\nHTTP/1.1 502 Bad Gateway\nConsole: nginx\nLevel: 4\n\nSite: Harbour\n2026-03-10 08:00:01 Level: 3\n');

    expect(claimsOf(mail, 'console_url')).toEqual([]);
    expect(claimsOf(mail, 'level')).toEqual([]);
    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'report')[0]).toContain('nginx');
  });
});

describe('one line that is a form', () => {
  it.each(['Keeper on duty: Ida Holm, +49 421 5550 123 | Site: Harbour | Level: 2 | Error: 17', 'Keeper on duty: Ida Holm, +49 421 5550 123, Site: Harbour, Level: 2, Error: 17', 'Site: Harbour Level: 2 Keeper on duty: Ida Holm, +49 421 5550 123, Error: 17'])('%s', (text) => {
    const mail = mailOf(`${text}\n`);

    expect(claimsOf(mail, 'keeper')).toEqual(['label Ida Holm, +49 421 5550 123']);
    expect(claimsOf(mail, 'site')).toEqual(['label Harbour']);
    expect(claimsOf(mail, 'level')).toEqual(['label 2']);
    expect(claimsOf(mail, 'error')).toEqual(['label 17']);
  });
});
