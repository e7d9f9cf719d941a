// Forms typed in columns, with tabs, leader dots or nothing but a blank between label and value, at the lighthouse desk.
import { describe, expect, it } from 'vitest';
import { beacon, htmlOf, mailOf, recognised } from '../../test/recognise/sample-desk.ts';

type Mail = ReturnType<typeof mailOf>;
const valuesOf = (mail: Mail): Record<string, string> =>
  Object.fromEntries(recognised(mail, beacon).fields.map((claim) => [claim.field, [claim.value].flat().join(', ')]));
const of = (text: string): Record<string, string> => valuesOf(mailOf(text, { Subject: 'lamp' }));

describe('a form in columns', () => {
  it('is read by the gap between label and value', () => {
    expect(of('Hello,\n\nStation number   40117\nLevel            3\nSite             Harbour\nKeeper on duty   Nia Webb')).toMatchObject({ station: '40117', level: '3', site: 'Harbour', keeper: 'Nia Webb' });
  });

  it('is read by its tabs', () => {
    expect(of('Station number\t40117\nLevel\t3\nSite\tHarbour\nSighting\ta red flare')).toMatchObject({ station: '40117', level: '3', site: 'Harbour', sighting: 'a red flare' });
  });

  it('is read where the answers stand between brackets, and where these are empty nothing is', () => {
    expect(of('Filling the boxes.\n\nStation number [40117]\nLevel [ ]  (1 2 3 4 - pick one)\nSite [Harbour]\nSighting [a red flare]')).toMatchObject({ station: '40117', site: 'Harbour', sighting: 'a red flare' });
    expect(of('Station number [40117]\nLevel [ ]  (1 2 3 4 - pick one)\nSite [Harbour]\nSighting [a red flare]')['level'] ?? '').toBe('');
    expect(of('Station number: 40117\nSite: Harbour\nSighting [what, when, where]\nLevel: 2\nKeeper on duty: Nia Webb')['sighting'] ?? '').not.toContain('what, when');
  });

  it('is read by its leader dots', () => {
    expect(of('Station number ...... 40117\nLevel ............... 3\nSite ................ Harbour\nSighting ............ a red flare')).toMatchObject({ station: '40117', site: 'Harbour', sighting: 'a red flare' });
  });

  it('is read where a label is so long that one blank is left', () => {
    expect(of('Station number 40117\nLevel          3\nSite           Harbour\nAffected ships Albatros\nSighting       a red flare')).toMatchObject({ ships: 'Albatros', sighting: 'a red flare' });
  });

  it('takes a line that goes on below the value to it', () => {
    expect(of('Station number   40117\nSite             Harbour\nLevel            3\nSighting         a red flare\n                 and a green one')['sighting']).toBe('a red flare\nand a green one');
  });

  it('leaves open what stands there without a value', () => {
    expect(of('Station number   40117\nKeeper on duty\nSite             Harbour\nLevel            3')).toMatchObject({ station: '40117', site: 'Harbour' });
  });

  it('has labels in other words where the form leaves no doubt', () => {
    expect(of('Station number   40117\nSite             Harbour\nLevel            3\nWhat we tried    cleaned the lens, no change')['done']).toBe('cleaned the lens, no change');
    expect(valuesOf(htmlOf('<table><tr><td>Station number</td><td>40117</td></tr><tr><td>Site</td><td>Harbour</td></tr><tr><td>Level</td><td>3</td></tr><tr><td>What we tried</td><td>cleaned the lens</td></tr></table>'))['done']).toBe('cleaned the lens');
  });

  it('is read where every line begins with a label and nothing stands between', () => {
    expect(of('Station number 40117\nSite Harbour\nLevel 3\nAlready done cleaned the lens twice\nSighting a red flare')).toMatchObject({ station: '40117', done: 'cleaned the lens twice', sighting: 'a red flare' });
  });
});

describe('a form with colons that lost some of them', () => {
  it('is read on the line that has none', () => {
    expect(of('Station number: 40117\nSite: Harbour\nAlready done cleaned the lens twice\nLevel: 2')).toMatchObject({ station: '40117', done: 'cleaned the lens twice', level: '2' });
    expect(of('Station number: 40117\nSite: Harbour\nLevel: 2\nSighting red flare at noon')['sighting']).toBe('red flare at noon');
  });

  it('is not read where a sentence begins like a label', () => {
    const found = of('Station number: 40117\nSite: Harbour\nLevel: 2\nAlready done in the night by nobody\nSighting of ships is bad');
    for (const field of ['done', 'sighting']) expect(found).not.toHaveProperty(field);
  });
});

describe('what only looks like columns', () => {
  it('is no form where the lines are sentences', () => {
    const found = of('Level is fine.\nSite was closed on Monday.\nKeeper on duty has gone home.\nConsole shows nothing at all.\nSighting of a flare was wrong.');
    for (const field of ['level', 'site', 'keeper', 'sighting']) expect(found).not.toHaveProperty(field);
  });

  it('is no form in the listing of a program', () => {
    expect(of('The tower is dark since noon and no ship came.\n\nPID    LEVEL   STATE\n4711   1       running\n4712   2       sleeping\n4713   3       running')).not.toHaveProperty('level');
  });

  it('is a form with colons where colons stand', () => {
    expect(of('Station number: 40117\nLevel: 3\nSite: Harbour\nKeeper on duty: tbc')).not.toHaveProperty('keeper');
  });
});
