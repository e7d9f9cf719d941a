// The words a pack uses for "when is it due": `4h`, `90m`, `3bd`, `-15bd`, `eod`, `eod+1`, `max(eod,480m)`, `none`.
// In: text from a pack, a contract or the configuration. Out: a parsed expression, or one sentence saying what to
// write. References such as `contract` are resolved by the caller before they come here.

import { formatDuration } from './calendar-format.ts';
import { HOUR_MS, MINUTE_MS } from './calendar-zone.ts';

/** Negative amounts are lead times before a known instant. */
export type DueExpression =
  | { readonly kind: 'openTime'; readonly openMs: number }
  | { readonly kind: 'openDays'; readonly days: number }
  | { readonly kind: 'endOfDay'; readonly daysAfter: number }
  | { readonly kind: 'latest'; readonly of: readonly DueExpression[] }
  | { readonly kind: 'none' };

interface DueProblem { readonly problem: string }

// Ten years: longer is a slip of the keyboard, and the search for the due time walks day by day.
const HOURS_MAX = 10 * 366 * 24;
const DAYS_MAX = 10 * 366;
// Packs combine two or three; anything longer is no due time a person wrote.
const TEXT_LENGTH_MAX = 200;

const FORMS = '4h, 90m, 3bd, eod, eod+1, max(eod,480m), -3bd or none';

/** Reads a due expression; case and blanks do not matter. `problem` is one sentence for the admin. */
export function parseDue(text: string): DueExpression | DueProblem {
  if (text.length > TEXT_LENGTH_MAX) return { problem: `a due time has at most ${TEXT_LENGTH_MAX} characters` };
  const compact = text.toLowerCase().replace(/\s+/g, '');
  if (compact === 'none') return { kind: 'none' };
  return parseTerm(compact, text.trim());
}

/** The expression as a pack would write it: `4h`, `-3bd`, `max(eod,8h)`. */
export function dueText(expression: DueExpression): string {
  switch (expression.kind) {
    case 'openTime':
      return `${expression.openMs < 0 ? '-' : ''}${durationTerm(Math.abs(expression.openMs))}`;
    case 'openDays': return `${expression.days}bd`;
    case 'endOfDay': return expression.daysAfter === 0 ? 'eod' : `eod+${expression.daysAfter}`;
    case 'latest': return `max(${expression.of.map(dueText).join(',')})`;
    case 'none': return 'none';
  }
}

function durationTerm(durationMs: number): string {
  if (durationMs % HOUR_MS === 0) return `${durationMs / HOUR_MS}h`;
  return durationMs % MINUTE_MS === 0 ? `${durationMs / MINUTE_MS}m` : formatDuration(durationMs);
}

function parseTerm(term: string, whole: string): DueExpression | DueProblem {
  const inner = /^max\((.*)\)$/.exec(term)?.[1];
  if (inner !== undefined) return parseLatest(inner, whole);
  const endOfDay = /^eod(?:\+(\d{1,5}))?$/.exec(term);
  if (endOfDay !== null) return withinDays(Number(endOfDay[1] ?? 0), whole, (daysAfter) => ({ kind: 'endOfDay', daysAfter }));
  const amount = /^(-?)(\d{1,8})(h|m|bd)$/.exec(term);
  if (amount === null) return { problem: `"${whole}" is no due time: write ${FORMS}${hintFor(term)}` };
  // `-0bd` would be negative zero, which prints and compares in surprising ways.
  const count = Number(amount[2]);
  const signed = amount[1] === '-' && count !== 0 ? -count : count;
  if (amount[3] === 'bd') return withinDays(signed, whole, (days) => ({ kind: 'openDays', days }));
  const openMs = signed * (amount[3] === 'h' ? HOUR_MS : MINUTE_MS);
  if (Math.abs(openMs) > HOURS_MAX * HOUR_MS) return { problem: `"${whole}" is more than ten years` };
  return { kind: 'openTime', openMs };
}

function parseLatest(inner: string, whole: string): DueExpression | DueProblem {
  const of: DueExpression[] = [];
  for (const term of splitArguments(inner)) {
    const parsed = parseTerm(term, whole);
    if ('problem' in parsed) return parsed;
    of.push(parsed);
  }
  if (of.length < 2) return { problem: `"${whole}": max needs two due times, such as max(eod,480m)` };
  return { kind: 'latest', of };
}

/** Splits at commas outside parentheses, so that `max(eod,max(1h,2h))` has two arguments. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function withinDays(
  days: number, whole: string, build: (days: number) => DueExpression,
): DueExpression | DueProblem {
  return Math.abs(days) > DAYS_MAX ? { problem: `"${whole}" is more than ten years` } : build(days);
}

function hintFor(term: string): string {
  if (/^-?\d+d$/.test(term)) return ' (a day is 24h of opening or 1bd, the next open day at the same time)';
  if (/^-?\d+[.,]\d+h$/.test(term) || /^-?\d+h\d+m?$/.test(term)) return ' (for one hour and a half write 90m)';
  if (term.startsWith('-eod')) return ' (a lead time counts h, m or bd)';
  return '';
}
