// Patterns that admins write, on a linear-time engine (RE2): whatever a pack says and whatever a mail holds, the cost
// is bounded. One combined automaton tells which patterns occur at all; only those are searched, with a cap on matches
// and on text. The engine adds the boundary itself: letters, digits, '_' and '-' may not touch a match.
import { RE2JS, RE2Set } from 're2js';
import { limits } from '../mail/limits.ts';
import type { IdentifierRule } from './recognition-rules.ts';

/** Text that is searched; LIBRARIES: find-all of a hostile pattern is quadratic, 64 kB keep it below a second. */
export const searchedCharactersMax = 64 * 1024;
/** Raw matches looked at per pattern and mail, including those that the boundary refuses. */
const rawMatchesMax = limits.patternMatchesMax * 10;

export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CompiledIdentifier {
  readonly rule: IdentifierRule;
  readonly pattern: RE2JS;
  /** The same without case, for a value that stands behind its label. */
  readonly relaxed: RE2JS;
}

export interface PatternSet {
  readonly identifiers: readonly CompiledIdentifier[];
  readonly set: RE2Set;
}

/** RE2 has no look-around; at the rims of a pattern it only repeats what the boundary does. */
function withoutRims(pattern: string): string {
  return pattern.replace(/^(?:\(\?<[!=][^)]*\))+/, '').replace(/(?:\(\?[!=][^)]*\))+$/, '');
}

/** Throws on a pattern that RE2 refuses; the rulebook refuses such a pack before it gets here. */
export function compilePatterns(rules: readonly IdentifierRule[]): PatternSet {
  const set = new RE2Set();
  const identifiers = rules.map((rule) => {
    const source = withoutRims(rule.pattern);
    set.add(rule.ignoreCase ? `(?i)(?:${source})` : source);
    return { rule, pattern: RE2JS.compile(source, rule.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0), relaxed: RE2JS.compile(source, RE2JS.CASE_INSENSITIVE) };
  });
  if (rules.length > 0) set.compile();
  return { identifiers, set };
}

/** Identifiers whose pattern occurs anywhere in the text. */
export function occurringIdentifiers(patterns: PatternSet, text: string): CompiledIdentifier[] {
  if (patterns.identifiers.length === 0) return [];
  const found = new Set(patterns.set.match(text.slice(0, searchedCharactersMax)));
  return patterns.identifiers.filter((_, index) => found.has(index));
}

const touching = /[\p{L}\p{N}_-]/u;

/** Matches that stand for themselves, at most `limits.patternMatchesMax`. */
export function findMatches(pattern: RE2JS, text: string): PatternMatch[] {
  const found: PatternMatch[] = [];
  const matcher = pattern.matcher(text.slice(0, searchedCharactersMax));
  for (let count = 0; count < rawMatchesMax && found.length < limits.patternMatchesMax && matcher.find(); count++) {
    const start = matcher.start();
    const whole = text.slice(start, matcher.end());
    // A pattern may swallow the dash of "KEY-1 -- thanks" or "KEY-1-".
    const match = whole.replace(/[-_]+$/, '');
    const end = start + match.length;
    if (match === '') continue;
    const before = previousCharacter(text, start);
    const after = match.length < whole.length ? '' : text.slice(end, end + 2);
    if (touching.test(before) || startsTouching(after)) continue;
    found.push({ start, end, text: match });
  }
  return found;
}

function previousCharacter(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? '';
}

function startsTouching(after: string): boolean {
  const first = Array.from(after)[0] ?? '';
  return first !== '' && touching.test(first);
}
