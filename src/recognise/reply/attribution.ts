// The line above a quote that names its writer: "On 12 Mar 2026, at 10:11, Anna <a@x> wrote:", "Anna schrieb am …:",
// "2026-03-12 10:11 GMT+01:00 Anna <a@x>:", wrapped over up to five lines. Decided by evidence (verb, date, time,
// address, colon, a quote right below), not by one pattern a client, because clients, languages and line wraps mix
// freely. Without a quote below the evidence must be complete: "On Monday our users wrote:" is somebody's sentence.
// Knows nothing about attributions in the middle of a paragraph, except at the end of a line (`cutAt`).
import { openerPattern, somebodyPattern, verbPattern } from './attribution-words.ts';
import type { ReplyLine } from './reply-line.ts';

export interface Attribution {
  /** Index of its last line. */
  readonly last: number;
  /** Quote marks stand right below: only marked lines are the quote, what follows them is new. */
  readonly quoteBelow: boolean;
  /** Characters of the first line that are the writer's own, when the attribution starts within it; else 0. */
  readonly cutAt: number;
}

/** Wrapped addresses of VERP style need three lines, with blanks left by HTML conversion five. */
const attributionLinesMax = 5;
/** Longest sensible attribution; what is longer is prose. */
const attributionCharactersMax = 500;
/** Blank lines between attribution and quote. */
const gapMax = 4;

const verbAtEndPattern = new RegExp(`(?:${verbPattern.source})$`, 'u');

/** The attribution that starts at `start`, or null. */
export function attributionAt(lines: readonly ReplyLine[], start: number): Attribution | null {
  const first = lines[start];
  if (first === undefined || first.blank || first.depth > 0 || first.text.length > attributionCharactersMax) return null;
  if (!mayStart(lines, start)) return null;
  const shared = openerPattern.test(normalised(first.text)) ? null : cutInsideLine(lines, start);
  if (shared !== null) return shared;
  let joined = '';
  for (let last = start; last < Math.min(lines.length, start + attributionLinesMax); last += 1) {
    const line = lines[last]!;
    // A quote mark ends it, unless the mark closes a broken "<address".
    if (line.depth > 0 && !insideAngle(joined)) return null;
    if (line.blank && !insideAngle(joined) && !lines[line.nextFilled]?.text.trim().startsWith('<')) return null;
    joined = `${joined} ${line.text.trim()}`;
    if (joined.length > attributionCharactersMax) return null;
    if (line.blank) continue;
    const text = normalised(joined);
    if (last > start && !mayWrap(first.text)) return null;
    const verdict = judge(text, quoteFollows(lines, last));
    if (verdict) return { last, quoteBelow: quoteFollows(lines, last), cutAt: 0 };
    if (/[:：]$/.test(text) && last > start) return null;
  }
  return null;
}

/** Cheap test that spares most lines everything else. */
function mayStart(lines: readonly ReplyLine[], start: number): boolean {
  const text = normalised(lines[start]!.text);
  return openerPattern.test(text) || /[\d@<]/.test(text) || verbPattern.test(text) ||
    (quoteFollows(lines, start) && /[:：]$/.test(text));
}

/** Only a line that starts like an attribution or has its date or address may continue on the next line. */
function mayWrap(text: string): boolean {
  const plain = normalised(text);
  return openerPattern.test(plain) || hasDate(plain) || /<\S*$/.test(plain) || /<\S+@\S+>$/.test(plain);
}

/** Lower case, decoration of Yahoo, Zoho, GroupWise and Notes ("--- On … wrote ----", "* … *") taken off. */
function normalised(text: string): string {
  return text.trim().toLowerCase().replace(/^[-–—*_|\s]+/, '').replace(/[-–—*_|\s]+$/, '');
}

function judge(text: string, quoteBelow: boolean): boolean {
  const verb = verbPattern.test(text);
  const colon = /[:：]$/.test(text);
  const date = hasDate(text);
  const time = hasTime(text);
  const address = /[^\s<>"'(]@[^\s<>"')]+\.\p{L}/u.test(text);
  const ends = colon || verbAtEndPattern.test(text);
  if (quoteBelow) {
    if (ends && verb && text.length < attributionCharactersMax) return true;
    return (date && (time || address) && (colon || />$/.test(text))) || (colon && address);
  }
  if (!ends) return false;
  if (verb && address && (date || colon)) return true;
  if (verb && date && time) return openerPattern.test(text) && !somebodyPattern.test(nameNearVerb(text));
  if (verb && date && openerPattern.test(text) && colon) return !somebodyPattern.test(nameNearVerb(text)) && /,/.test(text);
  // "2018年3月12日(月) 10:11 Anna <a@x>:" has no verb; a log line has no address in angles right before the colon.
  return colon && date && time && /^[\d(\p{L}]/u.test(text) && /<[^<>\s=]+@[^<>\s=]+>\s*[:：]$/.test(text) && !/=/.test(text);
}

/** The words between the last digit and the verb: the place of the name. */
function nameNearVerb(text: string): string {
  const verb = verbPattern.exec(text);
  const before = verb === null ? text : text.slice(0, verb.index);
  return before.slice(before.search(/\D*$/)).replace(/^[^\p{L}]*(?:am|pm|uhr|utc|gmt|cet|cest|h)\b/u, '');
}

function hasDate(text: string): boolean {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) || /(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(text) ||
    /\d{1,2}\s?月\s?\d{1,2}\s?日/.test(text) || /\d{1,2}월 \d{1,2}일/.test(text);
}

function hasTime(text: string): boolean {
  return /(?<!\d)\d{1,2}\s?[:.h]\s?\d{2}(?!\d)/.test(text);
}

/** An address or link was opened and not closed yet. */
function insideAngle(text: string): boolean {
  return text.split('<').length > text.split('>').length;
}

/** The next filled line within a few blanks carries a quote mark. */
export function quoteFollows(lines: readonly ReplyLine[], index: number): boolean {
  const next = lines[index]?.nextFilled ?? lines.length;
  return next - index <= gapMax + 1 && (lines[next]?.depth ?? 0) > 0;
}

/** "Thanks!  On Wed, Apr 4, 2012 at 3:59 PM, Bob <b@x> wrote:" on one line: what stands before "On" is the reply. */
function cutInsideLine(lines: readonly ReplyLine[], start: number): Attribution | null {
  const { text } = lines[start]!;
  if (text.length > attributionCharactersMax || !/[:：]\s*$/.test(text)) return null;
  const quoteBelow = quoteFollows(lines, start);
  const starts = [...text.matchAll(/(?<=\s)\p{Lu}\p{L}{0,3}(?=\s)/gu)].map(({ index }) => index).slice(-6);
  for (const cutAt of starts) {
    const tail = normalised(text.slice(cutAt));
    const complete = openerPattern.test(tail) && hasDate(tail) && hasTime(tail) && verbPattern.test(tail);
    if (complete && judge(tail, quoteBelow)) return { last: start, quoteBelow, cutAt };
  }
  return null;
}
