// A directory as a spreadsheet exports it: what is read from it, what a second import changes, and where a mistake stands.
import { describe, expect, test } from 'vitest';
import { readDirectoryCsv } from '../../src/rulebook/directory-csv.ts';
import type { DirectoryFile } from '../../src/rulebook/directory-schema.ts';
import { loadRulebook } from '../../src/rulebook/load-rulebook.ts';
import { mergeDirectory } from '../../src/rulebook/merge-directory.ts';
import { retailFiles } from './retail-pack.ts';

const rulebook = loadRulebook(retailFiles({ 'directory/retail.yaml': null })).rulebook;
const packs = new Map([...(rulebook?.desks ?? [])].map(([id, desk]) => [id, desk.pack]));
const nothing: DirectoryFile = { desk: 'retail', organisations: [], entitlements: [] };

const table = [
  'organisation,name,kind,domains,zone,identifier:order,contact_address,contact_name,contact_authorised,key,key_from,key_to,response:1',
  'acme,"Acme ""Tools"", Ltd",customer,acme.example|acme.test,Europe/Dublin,A1234|A1235,Jo@acme.example,Jo,yes,K-1,2026-01-01,2026-12-31,30m',
  'acme,,,,,,sam@acme.example,"Sam',
  'the second",no,,,,',
  'shop,Shop,customer,shop.example,,,,,,,,,',
].join('\r\n');

/** The directory after an import, or its faults as `line:column found`. */
function imported(text: string, existing = nothing): DirectoryFile | string[] {
  const read = readDirectoryCsv('partners.csv', text);
  const merged = read.faults.length > 0 ? { directory: nothing, faults: read.faults } : mergeDirectory(existing, read.csv, packs);
  return merged.faults.length > 0 ? merged.faults.map((fault) => `${fault.line}:${fault.column} ${fault.found}`) : merged.directory;
}

const acme = {
  id: 'acme', name: 'Acme "Tools", Ltd', kind: 'customer', domains: ['acme.example', 'acme.test'], zone: 'Europe/Dublin', agreements: [], identifiers: { order: ['A1234', 'A1235'] },
  contacts: [{ address: 'Jo@acme.example', name: 'Jo', authorised: true }, { address: 'sam@acme.example', name: 'Sam\r\nthe second', authorised: false }],
};
const shop = { id: 'shop', name: 'Shop', kind: 'customer', domains: ['shop.example'], agreements: [], identifiers: {}, contacts: [] };
const key = { key: 'K-1', identifier: 'plan', organisation: 'acme', from: '2026-01-01', to: '2026-12-31', response: { '1': '30m' } };

describe('an import', () => {
  test('adds the contacts and keys of all lines to their organisations', () => {
    expect(imported(table)).toEqual({ desk: 'retail', organisations: [acme, shop], entitlements: [key] });
  });

  test('of a spreadsheet with byte order mark, semicolons and LF is the same', () => {
    expect(imported(`\ufeff${table.replaceAll(/"[^"]*(?:""[^"]*)*"|,/gu, (found) => (found === ',' ? ';' : found)).replaceAll('\r\n', '\n')}`)).toMatchObject({ organisations: [{ domains: acme.domains }, shop] });
  });

  test('reads the address for an audience, and names the cell of one that the pack does not have', () => {
    expect(imported('organisation,name,kind,announcements:news\nacme,Acme,customer,n@acme.example')).toEqual(['2:20 audience news, which retail does not have']);
    expect(imported('organisation,name,kind,announcements:news\nacme,Acme,customer,nobody')).toEqual(['2:20 "nobody"']);
  });

  test('done twice changes nothing', () => {
    const once = imported(table) as DirectoryFile;

    expect(imported(table, once)).toEqual(once);
  });

  test('keeps what it does not name, changes what it names, and moves what stands with somebody else', () => {
    const once = imported(table) as DirectoryFile;

    const after = imported('organisation,name,domains,contact_address,contact_name,identifier:order\nshop,The Shop,acme.test,jo@ACME.example,Joanna,A1235', once);

    expect(after).toEqual({
      desk: 'retail', entitlements: [key],
      organisations: [
        { ...acme, domains: ['acme.example'], identifiers: { order: ['A1234'] }, contacts: acme.contacts.slice(1) },
        { ...shop, name: 'The Shop', domains: ['shop.example', 'acme.test'], identifiers: { order: ['A1235'] }, contacts: [{ address: 'jo@ACME.example', name: 'Joanna', authorised: false }] },
      ],
    });
  });

  test('of an empty header or an empty file says so', () => {
    expect(imported('')).toEqual(['1:1 no header']);
    expect(imported('name,kind\nAcme,customer')).toEqual(['1:1 no column organisation']);
  });
});

describe('a mistake is named with line and column', () => {
  test.each<[string, string[]]>([
    ['organisation,nmae\nacme,Acme', ['1:14 the column "nmae"']],
    ['organisation,name,name\nacme,Acme,Acme', ['1:19 the column name a second time']],
    ['organisation,name,kind\nacme,Acme,customer,more', ['2:20 4 cells']],
    ['organisation,name,kind\n,Acme,customer', ['2:1 no organisation']],
    ['organisation,name,kind\nacme,"Acme,customer', ['2:6 a quote that is never closed']],
    ['organisation,name,kind\nacme,"Acme" Ltd,customer', ['2:12 text behind a closing quote']],
    ['organisation,name,kind\nacme,,customer\nshop,Shop,', ['2:1 no name of acme', '3:1 no kind of shop']],
    ['organisation,name,kind\nacme,Acme,customer\nacme,Other,', ['3:6 name "Other" of acme']],
    ['organisation,name,kind\nacme,Acme,custmer', ['2:11 kind custmer, which open_by of retail does not know']],
    ['organisation,name,kind,zone\nacme,Acme,customer,Mars/North', ['2:20 zone "Mars/North"']],
    ['organisation,name,kind,under\nacme,Acme,customer,nobody', ['2:20 organisation nobody, which does not exist']],
    ['organisation,name,kind,domains\nacme,Acme,customer,a.example\nshop,Shop,customer,b.example|a.example', ['3:20 domain a.example of acme once more']],
    ['organisation,name,kind,contact_address\nacme,Acme,customer,jo', ['2:20 "jo"']],
    ['organisation,name,kind,contact_name\nacme,Acme,customer,Jo', ['2:20 "Jo" of a contact without address']],
    ['organisation,name,kind,contact_address,contact_authorised\nacme,Acme,customer,jo@acme.example,maybe', ['2:36 "maybe"']],
    ['organisation,name,kind,identifier:ordr\nacme,Acme,customer,A1', ['2:20 identifier ordr, which retail does not have']],
    ['organisation,name,kind,key,key_to\nacme,Acme,customer,K-1,2026-02-30', ['2:24 "2026-02-30"']],
    ['organisation,name,kind,key,key_from,key_to\nacme,Acme,customer,K-1,2026-03-01,2026-02-01', ['2:35 a term that ends before it begins (2026-03-01 to 2026-02-01)']],
    ['organisation,name,kind,key,response:1\nacme,Acme,customer,K-1,soon', ['2:24 "soon" is no due time: write 4h, 90m, 3bd, eod, eod+1, max(eod,480m), -3bd or none']],
    ['organisation,name,kind,key,response:9\nacme,Acme,customer,K-1,30m', ['2:24 severity 9, which does not exist']],
    ['organisation,name,kind,key\nacme,Acme,customer,K-1\nacme,,,k-1', ['3:8 the key of line 2 once more']],
    ['organisation,name,kind,key_tier\nacme,Acme,customer,Gold', ['2:20 "Gold" of no key']],
  ])('%j', (text, faults) => {
    expect(imported(text)).toEqual(faults);
  });
});
