// Somebody fills a copy of his last form anew, and his old mail to the desk still hangs below. In: the mail, its reply text, the
// desk's rules. Out: the reply text without that old mail, and which places stand open in the form above. His own mail below is
// an older one where a filled form stands above it, or where he says that this is another case; who only sends his mail
// again ("no answer so far"), or points there ("the rest stands below"), tells what it says. A form below never fills in
// what the same form above leaves open or got wrong, whoever wrote it. An own mail to somebody else is read like one to us.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { compiledRules } from './compiled-rules.ts';
import { unaccented } from './field/fold.ts';
import type { LabelIndex } from './field/label/label-index.ts';
import { labelAtStart } from './field/label/line-labels.ts';
import { disownsQuote } from './field/withdrawn/disowned.ts';
import { speaksOfAnother } from './field/withdrawn/another-case.ts';
import { textLines, type TextLine } from './field/text-line.ts';
import { pointsBelow } from './reply/points-below.ts';
import type { ReplyText, Segment } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';

/** So many labels with an answer are a form that was filled in. */
const filledMin = 3;
const sentenceEnds = /(?<=[.!?;])\s+/u;

const kase = '(?:case|ticket|incident|issue|matter|fault|problem|story|one)';
const fall = '(?:fall|ticket|vorgang|vorfall|fehler|sache|thema|storung|geschichte|problem|kunde)';
const affaire = '(?:dossier|cas|incident|panne|ticket|probleme|sujet|affaire|demande|client)';
/** "It is not the same incident." */
const notTheSame = new RegExp(`(?<![a-z])(?:not the same ${kase}|(?:this|it) is (?:a new|another|a different) ${kase}|nicht (?:derselbe|dieselbe|dasselbe|der gleiche|die gleiche|das gleiche) ${fall}|pas (?:du tout )?l[ea] meme ${affaire}|(?:un|une) (?:autre|nouveau|nouvel|nouvelle) ${affaire})(?![a-z])`);

/** The labels of a form by field, and which of them are answered. */
interface Form {
  readonly answered: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

export function withoutOlderMail(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): ReplyText {
  if (reply.forwardedLines.length === 0 || !isWritersOwn(mail, reply)) return reply;
  const lines = textLines(mail, reply).filter((line) => line.role === 'new');
  const sentences = lines.flatMap((line) => line.text.split(sentenceEnds));
  const says = disownsQuote(asQuoted(textLines(mail, reply)), '') || sentences.some((sentence) => speaksOfAnother(sentence) || notTheSame.test(unaccented(sentence).replace(/\s+/g, ' ')));
  const isFilled = formIn(lines, compiledRules(rules).labels).answered.size >= filledMin;
  return says || (isFilled && !sentences.some((sentence) => pointsBelow(sentence))) ? withoutForwarded(reply) : reply;
}

/** Fields whose place stands open in the form above, or is filled with what cannot be (`wrong`), where the mail below is such a form too. */
export function openAbove(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, wrong: readonly string[]): ReadonlySet<string> {
  const { labels } = compiledRules(rules);
  const lines = textLines(mail, reply);
  const above = formIn(lines.filter((line) => line.role === 'new'), labels);
  const below = formIn(lines.filter((line) => line.role === 'forwarded'), labels);
  return above.answered.size >= filledMin && below.answered.size >= filledMin ? new Set([...above.open, ...wrong.filter((id) => above.answered.has(id))]) : new Set();
}

function isWritersOwn(mail: ParsedMessage, { forwardedFrom }: ReplyText): boolean {
  const [writer] = mail.from;
  if (writer === undefined || forwardedFrom === null) return false;
  if (forwardedFrom.addrSpec !== '') return forwardedFrom.addrSpec.toLowerCase() === writer.addrSpec.toLowerCase();
  return nameOf(forwardedFrom.displayName) !== '' && nameOf(forwardedFrom.displayName) === nameOf(writer.displayName);
}

/** "Roux, Claire" is "Claire Roux". */
function nameOf(displayName: string): string {
  return (unaccented(displayName).match(/[a-z]+/g) ?? []).toSorted().join(' ');
}

/** The mail below stands there as a quote does. */
function asQuoted(lines: readonly TextLine[]): TextLine[] {
  return lines.map((line) => (line.role === 'forwarded' ? { ...line, role: 'quoted' } : line));
}

function formIn(lines: readonly TextLine[], labels: LabelIndex): Form {
  const answered = new Set<string>();
  const open = new Set<string>();
  lines.forEach((line, at) => {
    const text = line.cells === null ? line.text : line.cells.join(': ');
    const label = labelAtStart(labels, text);
    if (label === null || label.quality !== 'exact') return;
    const isAnswered = saysSomething(text.slice(label.valueStart)) || (line.cells === null && saysSomething(lines[at + 1]?.text ?? '') && labelAtStart(labels, lines[at + 1]?.text ?? '') === null);
    (isAnswered ? answered : open).add(label.field.id);
  });
  return { answered, open: new Set([...open].filter((id) => !answered.has(id))) };
}

function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function withoutForwarded(reply: ReplyText): ReplyText {
  const segments = reply.segments.map((segment): Segment => (segment.kind === 'forwarded' ? { ...segment, kind: 'disclaimer' } : segment));
  return { ...reply, segments, forwardedFrom: null, forwardedText: '', forwardedLines: [] };
}
