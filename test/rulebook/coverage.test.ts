// docs/COVERAGE.md says where each rule of the source documents has its place. It is written by hand and held true here:
// every rule once, what it points to is there, and no rule is cited anywhere that it does not list.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from '../tidy/source-files.ts';

const packs = { RET: 'retarus-partner', WAR: 'waratek-reseller', OX: 'ox-cloud', RHI: 'rhipe-csp', ZYN: 'zynstra-cms' } as const;
const counts = { RET: 50, WAR: 69, OX: 40, RHI: 77, ZYN: 32 } as const;
type Prefix = keyof typeof packs;
const prefixes = Object.keys(packs) as Prefix[];
const kinds = ['carried out', 'evidence', 'hint', 'outside', 'open'];

interface Row {
  readonly id: string;
  readonly how: string;
  readonly sections: readonly string[];
  readonly engine: readonly string[];
  readonly tests: readonly string[];
}

const page = readFileSync('docs/COVERAGE.md', 'utf8');
const rows = page.split('\n').flatMap((line): Row[] => {
  const [id = '', , how = '', sections = '', engine = '', tests = ''] = line.split('|').slice(1, -1).map((cell) => cell.trim());
  return isRule(id) ? [{ id, how, sections: listed(sections), engine: listed(engine), tests: listed(tests) }] : [];
});

function isRule(text: string): boolean {
  return /^(RET|WAR|OX|RHI|ZYN)-\d\d$/u.test(text);
}

function listed(cell: string): string[] {
  return cell.split(',').map((one) => one.trim().replaceAll('`', '')).filter((one) => one !== '');
}

function packOf(id: string): string {
  return packs[id.split('-')[0] as Prefix];
}

/** Rules that a line cites; `RET-04 to RET-06` names three. */
function citedIn(line: string): string[] {
  const ids = [...line.matchAll(/\b(RET|WAR|OX|RHI|ZYN)-(\d\d)\b(?: to \1-(\d\d)\b)?/gu)];
  return ids.flatMap(([, prefix = '', first = '', last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${prefix}-${String(Number(first) + index).padStart(2, '0')}`));
}

/** Section of the pack → the rules that it cites. A comment above a section belongs to it. */
function sectionsOf(pack: string): Map<string, Set<string>> {
  const cited = new Map<string, Set<string>>();
  let above: string[] = [];
  let section = '';
  for (const line of readFileSync(`rules/${pack}/pack.yaml`, 'utf8').split('\n')) {
    const key = /^([a-z_]+):/u.exec(line)?.[1];
    if (key !== undefined) section = key;
    if (key === undefined && line.startsWith('#')) {
      above = [...above, ...citedIn(line)];
      continue;
    }
    cited.set(section, new Set([...(cited.get(section) ?? []), ...above, ...citedIn(line)]));
    if (line.trim() !== '') above = [];
  }
  return cited;
}

describe('the page of rules and their places', () => {
  it('lists every rule of the five documents once', () => {
    const wanted = prefixes.flatMap((prefix) => Array.from({ length: counts[prefix] }, (_, index) => `${prefix}-${String(index + 1).padStart(2, '0')}`));

    expect(rows.map((row) => row.id)).toEqual(wanted);
  });

  it('says of each how it is carried out, and gives what is carried out a place and a test', () => {
    const strange = rows.filter((row) => !kinds.includes(row.how));
    const homeless = rows.filter((row) => !['outside', 'open'].includes(row.how) && (row.sections.length === 0 || row.tests.length === 0));

    expect([...strange, ...homeless].map((row) => row.id)).toEqual([]);
  });

  it('names only files that exist', () => {
    const lost = rows.flatMap((row) => [...row.engine, ...row.tests].filter((file) => !existsSync(file)).map((file) => `${row.id} ${file}`));

    expect(lost).toEqual([]);
  });

  it.each(prefixes)('names sections of the %s pack that cite the rule', (prefix) => {
    const cited = sectionsOf(packs[prefix]);
    const lost = rows.filter((row) => packOf(row.id) === packs[prefix])
      .flatMap((row) => row.sections.filter((section) => cited.get(section)?.has(row.id) !== true).map((section) => `${row.id} ${section}`));

    expect(lost).toEqual([]);
  });

  it('explains every open place', () => {
    const reasons = new Set(citedIn(page.slice(page.indexOf('## What is open'))));

    expect(rows.filter((row) => row.how === 'open').map((row) => row.id).filter((id) => !reasons.has(id))).toEqual([]);
    expect([...reasons].filter((id) => rows.find((row) => row.id === id)?.how !== 'open')).toEqual([]);
  });

  it('lists whatever rule a pack or the code cites', () => {
    const known = new Set(rows.map((row) => row.id));
    const files = repositoryFiles().filter((file) => /^src\/.*\.ts$|^rules\/[\w-]+\/pack\.yaml$/u.test(file));
    const unknown = files.flatMap((file) => citedIn(readFileSync(file, 'utf8')).filter((id) => !known.has(id)).map((id) => `${file} ${id}`));

    expect(unknown).toEqual([]);
  });
});
