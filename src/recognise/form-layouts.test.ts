// Forms as people lay them out on their own: what one line does not say, the shape of the lines around it does.
import { describe, expect, it } from 'vitest';
import { htmlOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

type Mail = ReturnType<typeof mailOf>;

/** The values of a mail by field, as text; problems with an exclamation mark. */
function valuesOf(mail: Mail): Record<string, string> {
  const found: Record<string, string> = {};
  for (const claim of recognised(mail).fields) found[claim.field] ??= claim.value === null ? `!${claim.problem ?? ''}` : [claim.value].flat().join(', ');
  return found;
}

const fog = 'the main light went out in the fog';

/** Name, text, what is found; `null` = nothing may be found. */
const layouts: readonly (readonly [string, string, Readonly<Record<string, string | null>>])[] = [
  ['a label on one line, its value on the next', `Station number\n40117\nLevel\n3\nSite\nHarbour\nReport\n${fog}`, { station: '40117', level: '3', site: 'Harbour', report: fog }],
  ['headings and values in turn, one of them unknown', `Station number\n40117\nLevel\n3\nHarbour master\nNia Webb\nSite\nOpen sea\nKeeper on duty\nIda Holm`, { station: '40117', level: '3', site: 'Open sea', keeper: 'Ida Holm' }],
  ['blocks of a heading and its value', `Station number\n40117\n\nLevel\n3\n\nReport\n${fog}\n\nBoats at sea\nnine\n\nSite\nHarbour`, { station: '40117', level: '3', report: fog, site: 'Harbour' }],
  ['questions with the value below', `Which station number?\n40117\n\nWhich level?\n3\n\nSighting?\na red flare\n\nWeather?\nfog\n\nWhich site?\nHarbour`, { station: '40117', level: '3', sighting: 'a red flare', site: 'Harbour' }],
  ['questions with the value behind them', `Which station number? 40117\nWhich level? 3\nAny sighting? a red flare\nWhich site? Harbour`, { station: '40117', level: '3', sighting: 'a red flare', site: 'Harbour' }],
  ['Markdown headings', `## Station number\n40117\n\n## Level\n3\n\n## Weather\nfog since noon\n\n## Report\n${fog}`, { station: '40117', level: '3', report: fog }],
  ['numbered headings, one of them unknown, with their values set in below', `1) Station number\n   40117\n2) Sighting\n   a red flare\n3) Boats out\n   nine, all of them old\n4) Level\n   3\n5) Report\n   ${fog}\n6) Weather\n   calm`, { station: '40117', sighting: 'a red flare', level: '3', report: fog }],
  ['headings with their values set in below', `Station number\n    40117\nSighting\n    a red flare\nBoats out\n    nine, all of them old\nLevel\n    3\nReport\n    ${fog}`, { station: '40117', sighting: 'a red flare', level: '3', report: fog }],
  ['numbered steps in a report, each with what was seen set in below', `Station number: 40117\nReport:\n1) Open the door\n   it creaks\n2) Light the lamp\n   it stays dark\n3) Climb down\n   the horn sounds`, { station: '40117', report: '1) Open the door\n   it creaks\n2) Light the lamp\n   it stays dark\n3) Climb down\n   the horn sounds' }],
  ['several labels behind bars', 'Station number: 40117 | Level: 3 | Site: Harbour | Sighting: a red flare', { station: '40117', level: '3', site: 'Harbour', sighting: 'a red flare' }],
  ['several labels behind strokes', 'Station number: 40117 / Level: 3 / Sighting: a red flare / Error: E17', { station: '40117', level: '3', sighting: 'a red flare', error: 'E17' }],
  ['several labels behind semicolons, in lower case', 'station number: 40117; level: 3; sighting: a red flare; error: E17; site: harbour', { station: '40117', level: '3', sighting: 'a red flare', error: 'E17', site: 'Harbour' }],
  ['a Markdown table', `| Field | Value |\n|---|---|\n| Station number | 40117 |\n| Level | 3 |\n| Weather | fog |\n| Report | ${fog} |`, { station: '40117', level: '3', report: fog }],
  ['a Markdown table without its outer bars', `Field | Value\n--- | ---\nStation number | 40117\nReport | ${fog}\nWeather | fog\nLevel | 3\nSite | Harbour`, { station: '40117', level: '3', report: fog, site: 'Harbour' }],
  ['a Markdown table with its labels on top', '| Station number | Level | Site |\n|---|---|---|\n| 40117 | 3 | Harbour |', { station: '40117', level: '3', site: 'Harbour' }],
  ['a numbered list with dashes', `1) Station number – 40117\n2) Report – ${fog}\n3) Harbour master – Nia Webb\n4) Level – 3\n5) Site – Harbour`, { station: '40117', report: fog, level: '3', site: 'Harbour' }],
  ['a numbered list with an item said in other words', `1. Station number - 40117\n2. Level - 3\n3. Site - Harbour\n4. Affected ship - Albatros\n5. Test for the crew - yes`, { station: '40117', level: '3', site: 'Harbour', ships: 'Albatros' }],
  ['bullets with equals signs', `* Station number = 40117\n* Report = ${fog}\n* Weather = fog\n* Level = 3`, { station: '40117', report: fog, level: '3' }],
  ['bold labels', `**Station number:** 40117\n**Report:** ${fog}\n**Boats out:** nine\n**Level:** 3\n**Site:** Harbour`, { station: '40117', report: fog, level: '3', site: 'Harbour' }],
  ['single stars with the colon inside', `*Station number:* 40117\n*Sighting:* a red flare\n*Boats out:* nine\n*Level:* 3`, { station: '40117', sighting: 'a red flare', level: '3' }],
  ['a blank before the colon', `Station number : 40117\nReport : ${fog}\nBoats out : nine\nLevel : 3`, { station: '40117', report: fog, level: '3' }],
  ['a full-width colon', `Station number：40117\nSighting：a red flare\nBoats out：nine\nLevel：3`, { station: '40117', sighting: 'a red flare', level: '3' }],
  ['arrows', `Station number → 40117\nSite → Harbour\nSighting → a red flare\nBoats out → nine\nLevel → 3`, { station: '40117', site: 'Harbour', sighting: 'a red flare', level: '3' }],
  ['arrows of a dash', `Station number -> 40117\nSite -> Harbour\nSighting -> a red flare\nLevel -> 3`, { station: '40117', site: 'Harbour', sighting: 'a red flare', level: '3' }],
  ['double arrows', `Station number => 40117\nSite => Harbour\nLevel => 3`, { station: '40117', site: 'Harbour', level: '3' }],
  ['heavy arrows', `Station number ➔ 40117\nSite ➔ Harbour\nLevel ➔ 3`, { station: '40117', site: 'Harbour', level: '3' }],
  ['misspelt labels in front of arrows', `Staiton numbr → 40117\nLevel → 3\nSigthing → a red flare\nFirmwre verison → 7.1\nAlredy done → lamp changed`, { station: '40117', level: '3', sighting: 'a red flare', firmware: '7.1', done: 'lamp changed' }],
  ['nothing but misspelt labels', `Staiton number – 40117\nSigthing – a red flare\nFirmwre version – 7.1\nAlredy done – lamp changed`, { station: '40117', sighting: 'a red flare', firmware: '7.1', done: 'lamp changed' }],
  ['languages mixed', `Stationsnummer : 40117\nBericht : ${fog}\nMétéo : brouillard\nSite : Hafen\nLevel : 3`, { station: '40117', report: fog, site: 'Harbour', level: '3' }],
  ['values over several lines', `Station number: 40117\nReport: the main light\n   went out in the fog,\n   twice since noon\nBoats out: nine\nLevel: 3\nSite: Harbour`, { station: '40117', report: 'the main light\n   went out in the fog,\n   twice since noon', level: '3', site: 'Harbour' }],
  ['leader dots', `Station number ..... 40117\nReport ............. ${fog}\nBoats out .......... nine\nLevel .............. 3`, { station: '40117', report: fog, level: '3' }],
  ['tabs', `Station number\t40117\nReport\t${fog}\nBoats out\tnine\nLevel\t3`, { station: '40117', report: fog, level: '3' }],
  ['a short value before an unknown line', `Station number: 40117\nKeeper on duty: Ida Holm\nCat of the keeper: Nia Webb\nLevel: 3`, { keeper: 'Ida Holm', level: '3' }],
  ['a person and the line with the number', `Station number: 40117\nKeeper on duty: Ida Holm\nPhone: +44 20 7946 0455\nLevel: 3\nSite: Harbour`, { keeper: 'Ida Holm, Phone: +44 20 7946 0455', level: '3' }],
  ['a list before an unknown line', `Station number: 40117\nShips affected: Albatros, Möwe\nPilots: Nia, Jo\nLevel: 3`, { ships: 'Albatros, Möwe', level: '3' }],
  ['an empty last line above the rest of the letter', `Station number: 40117\nLevel: 3\nIs this outage already known (yes/no):\n\nWe painted the door of the tower on Friday.`, { station: '40117', known: null }],
  ['an empty last line above a log', 'Station number: 40117\nLevel: 3\nKnown (yes/no):\nIs this outage already known:\n\nLog of the lamp: 10 Mar 08:11 relay 24 up, user=admin', { known: null }],
  ['an answer below an empty last line', 'Station number: 40117\nLevel: 3\nIs this outage already known:\n\nLOG-4711 looked the same', { known: 'LOG-4711 looked the same' }],
];

describe('a form is read', () => {
  it.each(layouts)('%s', (_, text, expected) => {
    const values = valuesOf(mailOf(`Hello,\n\n${text}\n`));

    for (const [field, value] of Object.entries(expected)) expect(values[field] ?? null, field).toBe(value);
  });

  const cells = (...rows: readonly (readonly [string, string])[]): string => `<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`;
  const tables: readonly (readonly [string, string, Readonly<Record<string, string | null>>])[] = [
    ['two columns', cells(['Station number', '40117'], ['Boats out', 'nine'], ['Level', '3'], ['Report', fog]), { station: '40117', level: '3', report: fog }],
    ['a table in a cell', cells(['Station number', '40117'], ['Keeper on duty', '<table><tr><td>Ida Holm</td></tr><tr><td>+44 20 7946 0455</td></tr></table>'], ['Level', '3']), { station: '40117', keeper: 'Ida Holm, +44 20 7946 0455', level: '3' }],
    ['tables side by side in one table', `<table><tr><td>${cells(['Station number', '40117'], ['Level', '3'])}</td><td>${cells(['Site', 'Harbour'], ['Sighting', 'a red flare'])}</td></tr></table>`, { station: '40117', level: '3', site: 'Harbour', sighting: 'a red flare' }],
    ['a list in a cell', cells(['Station number', '40117'], ['Report', '<ul><li>the main light went out</li><li>twice in the fog</li></ul>'], ['Level', '3']), { station: '40117', level: '3' }],
    ['paragraphs in turn', '<p>Station number</p><p>40117</p><p>Level</p><p>3</p><p>Harbour master</p><p>Nia Webb</p><p>Site</p><p>Harbour</p><p>Keeper on duty</p><p>Ida Holm</p>', { station: '40117', level: '3', site: 'Harbour', keeper: 'Ida Holm' }],
    ['bold labels with breaks', `<b>Station number</b>: 40117<br><b>Report</b>: ${fog}<br><b>Boats out</b>: nine<br><b>Level</b>: 3<br><b>Site</b>: Harbour`, { station: '40117', report: fog, level: '3', site: 'Harbour' }],
    ['definition list', `<dl><dt>Station number</dt><dd>40117</dd><dt>Level</dt><dd>3</dd><dt>Report</dt><dd>${fog}</dd></dl>`, { station: '40117', level: '3', report: fog }],
  ];
  it.each(tables)('in HTML: %s', (_, html, expected) => {
    const values = valuesOf(htmlOf(html));

    for (const [field, value] of Object.entries(expected)) expect(values[field] ?? null, field).toBe(value);
  });
});

describe('a form whose examples were left in', () => {
  it.each(['e.g. 7.1', 'z. B. 7.1', '(e.g. 7.1)', '<version>', '[your version]', '____', '...'])('says nothing with %s', (left) => {
    const values = valuesOf(mailOf(`Station number: 40117\nLevel: 3\nFirmware version: ${left}\n`));

    expect(values['station']).toBe('40117');
    expect(values['firmware']).toBeUndefined();
  });

  it('says nothing where all that it offers was left', () => {
    const values = valuesOf(mailOf('Station number: 40117\nSite: Harbour / Open sea\nLevel: 1, 2, 3 or 4\n'));

    expect([values['site'], values['level']]).toEqual([undefined, undefined]);
  });

  it('says nothing of who is affected either, but an example that somebody wrote counts', () => {
    expect(valuesOf(mailOf('Station number: 40117\nShips affected: e.g. albatros@ships.example\n'))['ships']).toBeUndefined();
    expect(valuesOf(mailOf('Station number: 40117\nSighting: e.g. 10 March 23:07, red flare, seen by nia@ships.example\n'))['sighting']).toMatch(/red flare/);
  });
});

describe('what only looks like a form', () => {
  const alike: readonly (readonly [string, string, string, RegExp])[] = [
    ['a log below what is reported', `Station number: 40117\nReport: the lamp fails each night, the log says\nJob: nightly\nState: failed\nCause: filament\nLevel: 3\nSite: Harbour`, 'report', /filament/],
    ['steps below an empty label', `Station number: 40117\nLevel: 3\nSite: Harbour\nSighting:\nFirst night: a red flare\nSecond night: two of them`, 'sighting', /two of them/],
    ['a header line in a report', `Station number: 40117\nLevel: 3\nReport: the lamp mails us each night\nFrom: lamp@tower.example\nSite: Harbour`, 'report', /lamp@tower/],
    ['two fields alone make no form', `Station number → 40117\nReport: the light turns the wrong way, seen as\nnorth → south → west`, 'report', /south/],
    ['a line of another shape goes on', `1) Station number – 40117\n2) Level – 3\n3) Report – the main light went out\nThe relay – it is old – was hot\n4) Site – Harbour`, 'report', /relay/],
  ];
  it.each(alike)('leaves the value whole: %s', (_, text, field, part) => {
    expect(valuesOf(mailOf(text))[field]).toMatch(part);
  });

  it.each([
    ['a path', 'The beam goes tower → sea → site → level 3.', 'site'],
    ['a word near a label in a letter', 'Sitting – at noon – we saw it.\nLevels – of the sea – were high.\nStations – many – are dark.', 'station'],
    ['which one, asked in a letter', 'Who is on duty? We need a lamp: can you help? Which site: yours or ours?', 'site'],
    ['which version, and no answer', 'The lamp is dark since noon.\n\nWhich firmware version? I will ask the keeper and send it later.', 'firmware'],
    ['which error, and no answer', 'The lamp is dark since noon.\n\nWhich error? I will ask the keeper and send it later.', 'error'],
    ['a question in a sentence that ended, with a time below it', 'The crew is permitted to send test signals. We asked at the office of the harbour and\nthe master rang at 17:30 UTC+1 to say so', 'dark_since'],
    ['a time of day in a form', 'Station number: 40117\nLevel: 3\nSite: Harbour\nTest signal at 17:30 was seen', 'may_test'],
    ['a field that the form has answered', 'Station number: 40117\nLevel: 3\nSite: Harbour\nStations number: 40118', 'stations'],
  ])('invents nothing: %s', (_, text, field) => {
    expect(valuesOf(mailOf(text))[field]).toBeUndefined();
  });

  it('a misspelt label never takes the place of the right one', () => {
    expect(valuesOf(mailOf('Station number – 40117\nLevel – 3\nSite – Harbour\nStatoin numbers – 40118'))['station']).toBe('40117');
  });
});
