// Patterns that admins write, on a linear-time engine (RE2): whatever a pack says and whatever a mail holds, the cost
// is bounded. One combined automaton tells which patterns occur at all; only those are searched, with a cap on matches
// and on text. The engine adds the boundary itself: letters, digits, '_' and '-' may not touch a match.
import { RE2JS, RE2Set } from 're2js';
import { limits } from '../mail/limits.ts';
import type { IdentifierRule } from './recognition-rules.ts';

/** Text that is searched; LIBRARIES: find-all of a hostile pattern is quadratic, 64 kB keep it below a second. */
export const searchedCharactersMax = 64 * 1024;
/** Longer than any identifier. */
const overlap = 200;
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
  const found = new Set<number>();
  for (let at = 0; at < text.length; at += searchedCharactersMax) {
    // A little of the piece before comes along, lest a match be cut in two.
    for (const index of patterns.set.match(text.slice(Math.max(0, at - overlap), at + searchedCharactersMax))) found.add(index);
  }
  return [...found].sort((a, b) => a - b).flatMap((index) => patterns.identifiers[index] ?? []);
}

const touchingBefore = /[\p{L}\p{N}_-]$/u;
const touchingAfter = /^[\p{L}\p{N}_-]/u;
/** Below it a character stands for itself. */
const ascii = 128;

/** "<customer>.cloud.example" of a blank form: what stands behind the open place is half of a name. */
const openPlace = /[>\])}]\.$/;

/** Matches that stand for themselves, at most `limits.patternMatchesMax`. */
export function findMatches(pattern: RE2JS, text: string): PatternMatch[] {
  const found: PatternMatch[] = [];
  const matcher = pattern.matcher(text.slice(0, searchedCharactersMax));
  for (let count = 0; count < rawMatchesMax && found.length < limits.patternMatchesMax && matcher.find(); count++) {
    const start = matcher.start();
    const whole = text.slice(start, matcher.end());
    // A pattern may swallow the dash of "KEY-1 -- thanks" or "KEY-1-".
    const match = whole.endsWith('-') || whole.endsWith('_') ? whole.replace(/[-_]+$/, '') : whole;
    const end = start + match.length;
    if (match === '' || openPlace.test(text.slice(Math.max(0, start - 2), start)) || touches(text, start - 1, touchingBefore) || (match.length === whole.length && touches(text, end, touchingAfter))) continue;
    found.push({ start, end, text: match });
  }
  return found;
}

/** The character at `at` belongs to the same word; beyond ASCII it may be half of a pair. */
function touches(text: string, at: number, rim: RegExp): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  if (code >= ascii) return rim.test(rim === touchingBefore ? text.slice(Math.max(0, at - 1), at + 1) : text.slice(at, at + 2));
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 95;
}
