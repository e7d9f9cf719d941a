// Patterns of identifiers must compile on the linear engine, and each must find something. What RE2 refuses is told by its
// own name and at its own letter: its message for a look-behind speaks of a group name.
import { RE2JS } from 're2js';
import type { Pack } from './pack-schema.ts';
import type { Report } from './report.ts';

const linear = 'an RE2 pattern: no look-around, no back-references; its ends are checked for you';

/** What other engines know and a linear one cannot have. */
const refused = [
  ['a look-ahead', /\(\?[=!]/u],
  ['a look-behind', /\(\?<[=!]/u],
  ['a back-reference', /\\(?:[1-9]|k[<'{])/u],
  ['an atomic group', /\(\?>/u],
  ['a possessive quantifier', /[*+?}]\+/u],
] as const;

/** Reports every pattern that does not compile or finds the empty text. */
export function checkPatterns(pack: Pack, report: Report): void {
  for (const [name, { pattern }] of Object.entries(pack.identifiers)) {
    const path = ['identifiers', name, 'pattern'];
    try {
      if (RE2JS.compile(pattern).matcher('').find()) report(path, 'a pattern that matches nothing at all', 'a pattern that needs at least one character');
    } catch (error) {
      const { found, offset } = refusal(pattern, error);
      report(path, found, linear, offset);
    }
  }
}

function refusal(pattern: string, error: unknown): { found: string; offset: number } {
  for (const [what, sign] of refused) {
    const hit = sign.exec(pattern);
    if (hit !== null) return { found: `${what} in the pattern ${pattern}`, offset: hit.index };
  }
  // re2js throws its own SyntaxException; behind its words it names the part in back quotes.
  const message = (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /u, '');
  const part = /: `([^`]*)`$/u.exec(message)?.[1] ?? '';
  const offset = part === '' || part === pattern ? unclosed(pattern) : Math.max(0, pattern.indexOf(part));
  return { found: `the pattern ${pattern}: ${message.replace(/: `[^`]*`$/u, part === pattern ? '' : '$&')}`, offset };
}

/** Where the last bracket opens that nothing closes; 0 when all are closed. */
function unclosed(pattern: string): number {
  const open: number[] = [];
  let inClass = false;
  for (let at = 0; at < pattern.length; at += 1) {
    const letter = pattern[at];
    if (letter === '\\') at += 1;
    else if (inClass) inClass = letter !== ']';
    else if (letter === '(') open.push(at);
    else if (letter === ')') open.pop();
    else inClass = letter === '[';
  }
  return open.at(-1) ?? 0;
}
