// One mail must never hold a worker: a pattern that tries the same letters in ever more ways does. Held against every
// pattern of the built source, since no sample of hostile mail finds them all. Patterns of packs run in RE2 and cannot.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Literal, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../dist', import.meta.url));

function explosive({ source, flags }: { source: string; flags: string }): boolean {
  return analyse({ source, flags }, { reportTypes: { Move: false } }).reports.some((report) => report.exponential);
}

function patternsOf(file: string): { line: number; source: string; flags: string }[] {
  const found: { line: number; source: string; flags: string }[] = [];
  simple(parse(readFileSync(file, 'utf8'), { ecmaVersion: 'latest', sourceType: 'module', locations: true }), {
    Literal({ regex, loc }: Literal) {
      if (regex) found.push({ line: loc?.start.line ?? 0, source: regex.pattern, flags: regex.flags });
    },
  });
  return found;
}

describe('the patterns of the source', () => {
  it('need no time that grows by powers of two with what a mail holds', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    const patterns = files.flatMap((name) => patternsOf(join(dist, name)).map((pattern) => ({ at: `${name}:${pattern.line}`, ...pattern })));
    expect(patterns.length).toBeGreaterThan(1_000);
    expect(patterns.filter(explosive).map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  });

  it.each([String.raw`\p{Lu}\p{Ll}+(?:[A-Z_]\w*)*Error`, String.raw`^(?:[-=]+>|=)+x`, String.raw`(?:[.,]|[a-z-]*\d[a-z\d-]*)*$`])('are found where one does: %s', (source) => {
    expect(explosive({ source, flags: 'u' })).toBe(true);
  });
});
