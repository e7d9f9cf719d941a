// One mail must never hold a worker: a pattern that tries the same letters in ever more ways does. Held against every
// pattern of the built source, since no sample of hostile mail finds them all: those written out, and those put together
// of words when a module is loaded, a pack read or a letter recognised. Patterns of packs run in RE2 and cannot.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Literal, parse } from 'acorn';
import { simple } from 'acorn-walk';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
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

/** The patterns that our own code makes while `act` runs; libraries answer for theirs. */
async function madeDuring(act: () => Promise<void>): Promise<{ at: string; source: string; flags: string }[]> {
  const made = new Map<string, { at: string; source: string; flags: string }>();
  const native = globalThis.RegExp;
  const noted = (pattern: RegExp): RegExp => {
    // A stack names the source where there is a source map for what was built.
    const at = (new Error().stack ?? '').split('\n').slice(1).find((line) => /node_modules|\/(?:dist|src)\//u.test(line)) ?? '';
    if (!at.includes('node_modules')) made.set(`${pattern.source}/${pattern.flags}`, { at: at.trim(), source: pattern.source, flags: pattern.flags });
    return pattern;
  };
  globalThis.RegExp = new Proxy(native, {
    construct: (target, parts: [string]) => noted(new target(...parts)),
    apply: (target, _, parts: [string]) => noted(target(...parts)),
  });
  try {
    await act();
  } finally {
    globalThis.RegExp = native;
  }
  return [...made.values()];
}

const pureFolders = ['mail', 'parse', 'recognise', 'rulebook', 'decide', 'compose'];

async function readEveryLetter(): Promise<void> {
  for (const folder of pureFolders) {
    for (const name of readdirSync(join(dist, folder), { recursive: true, encoding: 'utf8' }).filter((one) => /(?<!-worker)\.js$/u.test(one))) await import(pathToFileURL(join(dist, folder, name)).href);
  }
  const { parseMessage } = await import(pathToFileURL(join(dist, 'parse/parse-message.js')).href) as typeof import('../src/parse/parse-message.ts');
  const { recognise } = await import(pathToFileURL(join(dist, 'recognise/recognise.js')).href) as typeof import('../src/recognise/recognise.ts');
  const { loadRulebook } = await import(pathToFileURL(join(dist, 'rulebook/load-rulebook.js')).href) as typeof import('../src/rulebook/load-rulebook.ts');
  const { readRulesFolder } = await import(pathToFileURL(join(dist, 'platform/rules-folder.js')).href) as typeof import('../src/platform/rules-folder.ts');
  const { rulebook } = loadRulebook((await readRulesFolder(join(root, 'rules'))).files);
  for (const [id, desk] of rulebook?.desks ?? []) {
    const letters = join(root, 'bench/recognition/letters', id);
    for (const name of readdirSync(letters).filter((one) => one.endsWith('.eml'))) {
      recognise({ mail: parseMessage(readFileSync(join(letters, name))), reversePath: null, forwardPaths: [], ownHost: 'postern.example', trustedAuthservIds: [], receivedAt: Date.parse('2026-03-10T12:00:00Z') }, desk.recognition);
    }
  }
}

describe('the patterns of the source', () => {
  it('need no time that grows by powers of two with what a mail holds', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
    const patterns = files.flatMap((name) => patternsOf(join(dist, name)).map((pattern) => ({ at: `${name}:${pattern.line}`, ...pattern })));
    expect(patterns.length).toBeGreaterThan(1_000);
    expect(patterns.filter(explosive).map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  });

  it('nor do those that are put together while letters are read', async () => {
    const patterns = await madeDuring(readEveryLetter);
    expect(patterns.length).toBeGreaterThan(300);
    expect(patterns.filter(explosive).map(({ at, source }) => `${at} ${source}`)).toEqual([]);
  }, 120_000);

  it.each([String.raw`\p{Lu}\p{Ll}+(?:[A-Z_]\w*)*Error`, String.raw`^(?:[-=]+>|=)+x`, String.raw`(?:[.,]|[a-z-]*\d[a-z\d-]*)*$`])('are found where one does: %s', (source) => {
    expect(explosive({ source, flags: 'u' })).toBe(true);
  });
});
