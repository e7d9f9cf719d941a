// The line above a quote that names its writer: "On 12 Mar 2026, at 10:11, Anna <a@x> wrote:", "Anna schrieb am …:",
// "2026-03-12 10:11 GMT+01:00 Anna <a@x>:", wrapped over up to five lines. Decided by evidence (verb, date, time,
// address, colon, a quote right below), not by one pattern a client, because clients, languages and line wraps mix
// freely. Without a quote below the evidence must be complete: "On Monday our users wrote:" is somebody's sentence.
// Knows nothing about attributions in the middle of a paragraph, except at the end of a line (`cutAt`).
import { openerPattern, somebodyPattern, verbPattern, weakVerbPattern } from './attribution-words.ts';
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
/** Longest verb of writing with its decoration; only so much is looked at for the end. */
const endCharacters = 40;
/** Blank lines between attribution and quote. */
const gapMax = 4;

/** GroupWise: ">>> Anna Keller 3/10/2026 9:12 AM >>>", and nothing marks the quote below. */
const groupWisePattern = /^>>>? .{0,200}\d.{0,60} >>>?$/;
const verbAtEndPattern = new RegExp(`(?:${verbPattern.source})$`, 'u');

/**
 * The attribution that starts at `start`, or null. `doubtful`: nothing says that this mail answers another one, so
 * an attribution without quote marks below it must be complete.
 */
export function attributionAt(lines: readonly ReplyLine[], start: number, doubtful = false): Attribution | null {
  const first = lines[start];
  if (first === undefined || first.blank || first.text.length > attributionCharactersMax) return null;
  if (groupWisePattern.test(first.text)) return { last: start, quoteBelow: false, cutAt: 0 };
  if (first.depth > 0 || !mayStart(lines, start)) return null;
  const shared = openerPattern.test(normalised(first.text)) ? null : cutInsideLine(lines, start);
  return shared ?? joinedAttribution(lines, start, doubtful);
}

/** Joins up to five lines until they read as one attribution. */
function joinedAttribution(lines: readonly ReplyLine[], start: number, doubtful: boolean): Attribution | null {
  let joined = '';
  for (let last = start; last < Math.min(lines.length, start + attributionLinesMax); last += 1) {
    const line = lines[last]!;
    // A quote mark ends it, unless the mark closes a broken "<address".
    if (line.depth > 0 && !insideAngle(joined)) return null;
    if (line.blank && !insideAngle(joined) && !lines[line.nextFilled]?.text.trim().startsWith('<')) return null;
    joined = `${joined} ${line.text.trim()}`;
    if (joined.length > attributionCharactersMax) return null;
    if (line.blank) continue;
    if (last > start && !mayWrap(lines[start]!.text)) return null;
    if (!mayEnd(line.text)) continue;
    // A mark that closes a broken "<address" is no quote.
    const quoteBelow = !insideAngle(joined) && quoteFollows(lines, last);
    const evidence = evidenceOf(joined);
    if (quoteBelow ? namesQuote(evidence) : namesRest(evidence, doubtful)) return { last, quoteBelow, cutAt: 0 };
    if (evidence.colon && last > start) return null;
  }
  return null;
}

/** Cheap test that spares most lines everything else. */
function mayStart(lines: readonly ReplyLine[], start: number): boolean {
  const { text } = lines[start]!;
  return openerPattern.test(normalised(text)) || /[\d@<]/.test(text) || mayEnd(text);
}

/** Cheap test of the last characters: a colon, a closed address, or a verb. */
function mayEnd(text: string): boolean {
  const tail = text.slice(-endCharacters).replace(/[-–—*_|\s]+$/, '').toLowerCase();
  return /[:：>]$/.test(tail) || verbAtEndPattern.test(tail);
}

/** Only a line that starts like an attribution or has its date or address may continue on the next line. */
function mayWrap(text: string): boolean {
  const plain = normalised(text);
  return openerPattern.test(plain) || hasDate(plain) || /<\S*$/.test(plain) || /<\S+@\S+>$/.test(plain);
}

/** Lower case, decoration of Yahoo, Zoho and Notes ("--- On … wrote ----", "* … *") taken off. */
function normalised(text: string): string {
  return text.trim().toLowerCase().replace(/^[-–—*_|\s]+/, '').replace(/[-–—*_|\s]+$/, '');
}

interface Evidence {
  readonly text: string;
  readonly verb: boolean;
  readonly weakVerb: boolean;
  readonly opener: boolean;
  readonly colon: boolean;
  /** Ends as an attribution does: colon or verb. */
  readonly ends: boolean;
  readonly date: boolean;
  readonly time: boolean;
  readonly address: boolean;
  /** An address in angles or brackets, as only a client writes it. */
  readonly mailbox: boolean;
  /** Dashes on both sides. */
  readonly drawn: boolean;
  /** Several sentences, or a person as only people name him: somebody wrote this. */
  readonly prose: boolean;
}

function evidenceOf(joined: string): Evidence {
  const text = normalised(joined);
  const colon = /[:：]$/.test(text);
  return {
    text,
    verb: verbPattern.test(text),
    weakVerb: weakVerbPattern.test(text),
    opener: openerPattern.test(text),
    colon,
    ends: colon || verbAtEndPattern.test(text),
    date: hasDate(text),
    time: hasTime(text),
    address: /[^\s<>"'(]@[^\s<>"')]+\.\p{L}/u.test(text),
    mailbox: /[<([]\s?[^\s<>(]+@[^\s<>)]+\.\p{L}/u.test(text),
    drawn: /^\s*-{3,}.*-{3,}\s*$/.test(joined),
    prose: /\p{L}{4,}[.!?]\s+\p{Lu}/u.test(joined) || somebodyPattern.test(nameNearVerb(text)),
  };
}

/** Enough for an attribution with quote marks below it: they will be quoted anyway. */
function namesQuote(found: Evidence): boolean {
  if (found.ends && (found.verb || (found.weakVerb && found.date))) return true;
  if (found.date && (found.time || found.address) && (found.colon || found.text.endsWith('>'))) return true;
  return found.colon && found.mailbox && !found.weakVerb;
}

/** Enough to call everything below quoted although no mark says so. */
function namesRest(found: Evidence, doubtful: boolean): boolean {
  const { verb, date, time, mailbox } = found;
  if (!found.ends) return false;
  if (verb && found.drawn) return true;
  if (date && time && mailbox && (verb || (found.weakVerb && found.opener))) return true;
  if (found.prose || doubtful) return false;
  if (verb && ((mailbox && (date || found.colon)) || (found.address && date))) return true;
  if (verb && date && found.opener) return time || (found.colon && found.text.includes(','));
  // "2018年3月12日(月) 10:11 Anna <a@x>:" has no verb; a log line has no address in angles right before the colon.
  return found.colon && date && time && /<[^<>\s=]+@[^<>\s=]+>\s*[:：]$/.test(found.text) && !found.text.includes('=');
}

/** The words around the verb, without dates and addresses: the place of the name. */
function nameNearVerb(text: string): string {
  const verb = verbPattern.exec(text);
  const before = text.slice(0, verb?.index ?? text.length).replace(/\S*@\S*/g, ' ');
  const after = verb === null ? '' : text.slice(verb.index + verb[0].length).replace(/\d.*$/, ' ');
  const name = before.slice(before.search(/\D*$/)).replace(/^[^\p{L}]*(?:am|pm|uhr|utc|gmt|cet|cest|h)\b/u, '');
  return `${name} ${after.replace(/^\s*(?:am|on|le|el|il|op|em)(?=\s)/, '')}`;
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
function quoteFollows(lines: readonly ReplyLine[], index: number): boolean {
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
    const found = evidenceOf(tail);
    if (complete && (quoteBelow ? namesQuote(found) : namesRest(found, true))) return { last: start, quoteBelow, cutAt };
  }
  return null;
}
