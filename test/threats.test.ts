// docs/THREATS.md is worth something only while the tests that it names exist.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${root}/docs/THREATS.md`, 'utf8');

interface Threat {
  readonly id: string;
  readonly answer: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

const threats: readonly Threat[] = page.split('\n').filter((line) => /^\| [STRIDE]-\d/u.test(line)).map((line) => {
  const [id = '', , answer = '', tests = ''] = line.split('|').slice(1).map((cell) => cell.trim());
  return { id, answer, tests: tests === '' ? [] : tests.split('<br>').map((one) => /^\s*`([^`]+)` — (.+?)\s*$/u.exec(one)).map((match) => ({ file: match?.[1] ?? '', title: match?.[2] ?? '' })) };
});

it('names threats of each of the six kinds', () => {
  for (const letter of 'STRIDE') expect(threats.filter((one) => one.id.startsWith(`${letter}-`)).length, letter).toBeGreaterThan(3);
  expect(new Set(threats.map((one) => one.id)).size).toBe(threats.length);
});

it('names for each threat a test that exists, by file and title', () => {
  const missing = threats.flatMap(({ id, tests }) => tests.filter(({ file, title }) => !hasTest(file, title)).map(({ file, title }) => `${id}: ${file} — ${title}`));

  expect(threats.flatMap((one) => one.tests).length).toBeGreaterThan(60);
  expect(missing).toEqual([]);
});

it('says why where no test can cover a threat', () => {
  expect(threats.filter((one) => one.tests.length === 0 && !/^accepted: |^exact versions/u.test(one.answer)).map((one) => one.id)).toEqual([]);
});

/** A title stands in the code of its file as a string of its own. */
function hasTest(file: string, title: string): boolean {
  if (!existsSync(`${root}/${file}`)) return false;
  const code = readFileSync(`${root}/${file}`, 'utf8');
  return ["'", '"', '`'].some((quote) => code.includes(`${quote}${title.replaceAll(quote, `\\${quote}`)}${quote}`));
}
