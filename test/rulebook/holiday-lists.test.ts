// Lists of holidays: what a calendar takes from them, what is said of one that is wrong or runs out, and those we ship.
import { describe, expect, it, test } from 'vitest';
import { dueInstant, parseDue } from '../../src/decide/due.ts';
import { compareRulebooks, type LoadedRules } from '../../src/main/compare-rulebooks.ts';
import { readRulesFolder } from '../../src/platform/rules-folder.ts';
import { endingHolidays } from '../../src/rulebook/ending-holidays.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import type { Desk } from '../../src/rulebook/rulebook.ts';
import { changed, lineOf, retailFiles, retailPack } from './retail-pack.ts';
import { faultText } from './shipped-rules.ts';

const shop = 'region: The shop\ndays:\n  2026-04-03: Good Friday\n  2026-04-06: Easter Monday\n';

function retail(holidays: string, lists: Readonly<Record<string, string>> = { shop }): ReturnType<typeof loadRulebook> {
  const files = Object.fromEntries(Object.entries(lists).map(([name, text]) => [`calendars/${name}.yaml`, text]));
  return loadRulebook(retailFiles({ 'retail/pack.yaml': changed(retailPack, '["2026-12-25"]', holidays), ...files }));
}

function deskOf(result: ReturnType<typeof loadRulebook>, id = 'retail'): Desk {
  const desk = result.rulebook?.desks.get(id);
  if (desk === undefined) throw new Error(result.faults.map(faultText).join('\n'));
  return desk;
}

describe('a calendar that names a list', () => {
  it('closes on its days and on those the pack adds', () => {
    expect(deskOf(retail('[shop, "2026-04-07"]')).calendars.get('office')?.holidays).toEqual(['2026-04-03', '2026-04-06', '2026-04-07']);
  });

  it('calls the days by their names where it explains a due time', () => {
    const office = deskOf(retail('[shop, "2026-04-07"]')).calendars.get('office');
    const due = parseDue('1bd');
    if (office === undefined || 'problem' in due) throw new Error('no office');

    const found = dueInstant(Date.parse('2026-04-02T09:00Z'), due, office);

    expect('why' in found ? found.why[1] : '').toBe('Fri 3 Apr holiday (Good Friday), Sat 4 Apr to Sun 5 Apr closed, Mon 6 Apr holiday (Easter Monday), Tue 7 Apr holiday: skipped');
  });

  it('has another version, and the desk too, when a day of that list changes, and the same one when only another list does', () => {
    const before = deskOf(retail('[shop]', { shop, other: shop }));
    const more = deskOf(retail('[shop]', { shop: `${shop}  2026-05-04: May Day\n`, other: shop }));
    const other = deskOf(retail('[shop]', { shop, other: `${shop}  2026-05-04: May Day\n` }));

    expect(more.calendars.get('office')?.version).not.toBe(before.calendars.get('office')?.version);
    expect(more.version).not.toBe(before.version);
    expect([other.version, other.calendars.get('office')?.version]).toEqual([before.version, before.calendars.get('office')?.version]);
  });
});

it('tells which days of a list changed when two rules folders are compared', () => {
  const loaded = (list: string): LoadedRules => {
    const { rulebook } = retail('[shop]', { shop: list });
    if (rulebook === null) throw new Error('no rulebook');
    return { rulebook, files: new Map() };
  };
  const [before, after] = [loaded(shop), loaded(shop.replace('2026-04-06: Easter Monday', '2026-05-04: May Day'))];

  expect(compareRulebooks(before, after)).toMatchObject([{ desk: 'retail', changes: [{ what: 'calendar office: days', before: '2026-04-06', after: '2026-05-04' }] }]);
  expect(compareRulebooks(before, loaded(shop))).toEqual([]);
});

describe('a fault', () => {
  it('shows the list that was meant', () => {
    const [fault] = retail('[shpo]').faults;

    expect(fault).toMatchObject({ file: 'retail/pack.yaml', line: lineOf(retailPack, '["2026-12-25"]'), found: 'holiday list shpo, which does not exist' });
    expect(fault?.expected).toContain('did you mean shop?');
  });

  test.each([
    ['a day that does not exist', shop.replace('2026-04-06', '2026-04-31'), 'calendars/shop.yaml:4:3 "2026-04-31" - expected a date such as 2026-12-25'],
    ['a day twice', `${shop}  2026-04-06: Monday\n`, 'calendars/shop.yaml:5:3 the key 2026-04-06 a second time'],
    ['a list without days', 'region: The shop\n', 'calendars/shop.yaml:1:1 no days'],
  ])('in a list that is used stands in its own file: %s', (_, list, sentence) => {
    expect(retail('[shop]', { shop: list }).faults.map(faultText).join('\n')).toContain(sentence);
  });

  it('of a file that is no list is told', () => {
    expect(retail('[]', { 'more/shop': shop }).faults.map(faultText).join()).toContain('calendars/more/shop.yaml:1:1 a file of no known kind');
  });
});

describe('holidays that run out', () => {
  it('are told sixty days before, list by list', () => {
    const desk = deskOf(retail('[shop, "2027-01-01"]'));

    expect(endingHolidays(desk, '2026-02-05')).toEqual([]);
    expect(endingHolidays(desk, '2026-02-06')).toEqual(['retail: calendar office knows no holiday after 2026-04-06 (list shop)']);
  });

  it('are told of dates in the pack, too, but not of a calendar that never had any', () => {
    expect(endingHolidays(deskOf(retail('["2026-12-25"]')), '2026-12-01')).toEqual(['retail: calendar office knows no holiday after 2026-12-25 (the dates in the pack)']);
    expect(endingHolidays(deskOf(retail('[]')), '2030-01-01')).toEqual([]);
  });
});

describe('the lists we ship', async () => {
  const { files } = await readRulesFolder('rules');
  const names = [...files.keys()].flatMap((path) => /^calendars\/(.*)\.yaml$/u.exec(path)?.[1] ?? []);
  const withLists = loadRulebook(new Map([...retailFiles({ 'retail/pack.yaml': changed(retailPack, '["2026-12-25"]', `[${names.join(', ')}]`) }), ...[...files].filter(([path]) => path.startsWith('calendars/'))]));

  it('can all be read and reach to the end of 2030', () => {
    expect(names.length).toBeGreaterThan(50);
    expect(withLists.faults.map(faultText)).toEqual([]);
    expect(endingHolidays(deskOf(withLists), '2030-07-01')).toEqual([]);
  });

  it('know New Year or Christmas, and credit where they come from', () => {
    const lists = names.map((name) => files.get(`calendars/${name}.yaml`) ?? '');

    expect(lists.filter((text) => !/2026-(01-01|12-25):/u.test(text))).toEqual([]);
    expect(lists.filter((text) => !text.includes('CC BY 3.0'))).toEqual([]);
  });

  // Public announcements of the governments, read apart from the library.
  test.each([
    ['gb-eng', ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-28']], ['gb-sct', ['2026-01-02', '2026-08-03', '2026-11-30']],
    ['ie', ['2026-02-02', '2026-03-17', '2026-10-26']], ['de-by', ['2026-01-06', '2026-06-04']], ['de-be', ['2026-03-08']], ['us', ['2026-07-03', '2026-11-26']],
    ['au-nsw', ['2026-04-03', '2026-04-06', '2026-06-08', '2026-10-05']], ['nz', ['2026-02-06', '2026-07-10']], ['jp', ['2026-05-06', '2026-09-22']],
  ])('%s has the days of 2026 that people forget', (list, days) => {
    const text = files.get(`calendars/${list}.yaml`) ?? '';

    expect(days.filter((day) => !text.includes(`  ${day}: `))).toEqual([]);
  });

  it.each([['[]', '2026-04-07T06:00:00.000Z'], ['[au-nsw]', '2026-04-09T06:00:00.000Z']])('count RHI-S08 with holidays: %s', (holidays, expected) => {
    const pack = files.get('rhipe-csp/pack.yaml') ?? '';
    const business = deskOf(loadRulebook(new Map([...files, ['rhipe-csp/pack.yaml', changed(pack, 'holidays: []', `holidays: ${holidays}`)]])), 'rhipe-csp').calendars.get('business');
    const due = parseDue('3bd');
    if (business === undefined || 'problem' in due) throw new Error('no business calendar');

    const found = dueInstant(Date.parse('2026-04-02T05:00Z'), due, business);

    expect('due' in found ? new Date(found.due).toISOString() : found.never).toBe(expected);
  });
});
