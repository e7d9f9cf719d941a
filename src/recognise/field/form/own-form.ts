// The quoted copy of our own form (H-07): people answer a question by typing into the mail they got. Quoted history
// gives no values (F84), so the part that is read must be ours: our ref, our address, or the example lines that our
// forms print. The part ends where somebody else's older mail begins.
import type { ParsedMessage } from '../../../parse/parsed-message.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { compiledRules } from '../../compiled-rules.ts';
import { withAnswersBehind } from './answers-behind.ts';
import { withoutAnswerMarks } from './answer-marks.ts';
import { asksForFields } from './asked-questions.ts';
import { fromLine, isAttribution, quotedBlocks, quotedLabels, toLine } from './quoted-blocks.ts';
import { isAnswerSubject } from '../subject-marks.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { withAnswersBetweenMarks, withUnmarkedAnswers } from './unmarked-answers.ts';
import { labelKey } from '../fold.ts';
import { isExampleLine } from '../value/no-value.ts';
import type { TextLine } from '../text-line.ts';

/** `RTP-{yyyy}-{seq:6}` as a pattern of its own. */
export function refPattern(form: string): RegExp {
  const known = compiled.get(form) ?? patternOf(form);
  if (compiled.size < refFormsMax) compiled.set(form, known);
  return known;
}

/** A desk has one form; an installation has few desks. */
const refFormsMax = 200;
const compiled = new Map<string, RegExp>();

function patternOf(form: string): RegExp {
  const parts = form.split(/(\{yyyy\}|\{seq:\d\})/).map((part) => {
    if (part === '{yyyy}') return String.raw`\d{4}`;
    const digits = /^\{seq:(\d)\}$/.exec(part)?.[1];
    return digits === undefined ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : String.raw`\d{${digits},12}`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}-])${parts.join('')}(?![\\p{L}\\p{N}])`, 'iu');
}

export interface QuotedForm {
  readonly lines: readonly TextLine[];
  /** Numbers of the lines on which a form prints what it wants; see printed-hint.ts. */
  readonly hinted: ReadonlySet<number>;
  /** The writer says that the answers stand in what he quotes; see pointed-form.ts. */
  readonly pointed: boolean;
  /** He wrote nothing himself: what he has to say can only stand in the quote; see silent-note.ts. */
  readonly silent: boolean;
}

/** Lines of the quoted copies of our own form, in order; empty when nothing quoted is ours. */
export function ownFormLines(form: QuotedForm, mail: ParsedMessage, rules: RecognitionRules): TextLine[] {
  return [...withoutAnswerMarks(quotedForm(form, mail, rules))];
}

function quotedForm({ lines, hinted, pointed, silent }: QuotedForm, mail: ParsedMessage, rules: RecognitionRules): readonly TextLine[] {
  if (!lines.some((line) => line.role === 'quoted')) return [];
  const refs = rules.refForms.map(refPattern);
  const ownThread = refs.some((ref) => ref.test(mail.subject));
  // Without a thread a quote of ours is an older case, pasted: its values are nobody's answers.
  const answersUs = ownThread || mail.inReplyTo.length > 0 || mail.references.length > 0 || (silent && isAnswerSubject(mail.subject));
  const own = rules.deskAddresses.map((address) => address.toLowerCase());
  const { labels } = compiledRules(rules);
  const blocks = quotedBlocks(lines, labels).map((block) => {
    const between = withAnswersBetweenMarks(block.lines, labels);
    return { ...block, lines: pointed ? withAnswersBehind(withUnmarkedAnswers(between, labels), labels) : between };
  });
  const judged = blocks.map((block) => {
    const introduction = block.introduction.toLowerCase();
    const addressed = introduction.match(/[^\s<>()[\]"';,:]+@[^\s<>()[\]"';,:]+/g) ?? [];
    const sender = senderIn(introduction);
    const isOurs = (one: string): boolean => own.some((address) => sameMailbox(one, address));
    const toUs = introduction.split('\n').some((line) => toLine.test(line) && (line.match(/\S+@\S+/g) ?? []).some((one) => isOurs(one.replace(/^[<(]+|[>),;]+$/g, ''))));
    const byUs = sender === null ? !toUs && addressed.some(isOurs) : isOurs(sender);
    const byOther = !byUs && (sender !== null || toUs || (sender === null && isByWriter(introduction, mail)));
    const examples = block.lines.filter((line) => line.role === 'quoted' && (hinted.has(line.number) || isExampleLine(line.text))).length;
    const ref = block.lines.some((line) => line.role === 'quoted' && refs.some((one) => one.test(line.text)));
    return { block, byOther, ours: examples > 0 || (answersUs && (byUs || (!byOther && ref))) };
  });
  // Our ref in the subject speaks for the first quote, which may be a mere line above the real one.
  const first = ownThread && judged[0]?.byOther === false ? judged[0] : undefined;
  const ours = judged.find((one) => one.ours) ?? first;
  const filled = judged.find((one) => (pointed || (silent && !one.byOther && hasOpenPlace(one.block.lines, labels))) && isFilledForm(one.block.lines, labels));
  // Who points at a form means one in which something stands, whatever we wrote above it.
  if (ours !== undefined) return (filled !== undefined && quotedLabels(ours.block.lines, labels).length === 0 ? filled : ours).block.lines;
  const asked = judged.find((one) => (!one.byOther || pointed) && asksForFields(one.block.lines, labels));
  const form = filled ?? asked;
  return form !== undefined ? form.block.lines : judged.filter((one) => !one.byOther || pointed).map((one) => answeredLabels(one.block.lines, rules)).find((answered) => answered.length > 0) ?? [];
}

/** Fewer answered labels than this are a quoted letter with remarks. */
const answeredMin = 2;
/** A question of our form may end without a mark; a label of fewer words would be anything. */
const questionWordsMin = 4;
const labelsOf = new WeakMap<RecognitionRules, ReadonlyMap<string, string>>();

/** Label or printed question, made comparable → the label as a line of a form. */
function askedAs(rules: RecognitionRules): ReadonlyMap<string, string> {
  return new Map(rules.fields.flatMap((field) => [
    ...field.questions.flatMap((question) => field.labels[0] === undefined ? [] : [[labelKey(question), `${field.labels[0].text}:`] as const]),
    ...field.labels.map((label) => [labelKey(label.text), `${label.text}:`] as const),
  ]));
}

/**
 * Labels that were quoted without a value, with what was typed below each: answers, whoever's mail program took our marks
 * away. What stands quoted behind a label is history and stays out (F84).
 */
function answeredLabels(lines: readonly TextLine[], rules: RecognitionRules): TextLine[] {
  const labels = labelsOf.get(rules) ?? askedAs(rules);
  labelsOf.set(rules, labels);
  const labelOf = (line: TextLine): string | undefined => line.role === 'quoted' && (/[:?]\s*$/.test(line.text) || line.text.trim().split(/\s+/).length >= questionWordsMin) ? labels.get(labelKey(line.text)) : undefined;
  const isLabel = (line: TextLine): boolean => line.role === 'quoted';
  const kept = lines.flatMap((line) => {
    const label = labelOf(line);
    return line.role !== 'quoted' ? [line] : label === undefined ? [] : [{ ...line, text: label }];
  });
  const answered = kept.filter((line, i) => isLabel(line) && kept[i + 1]?.role === 'new' && kept[i + 1]?.text.trim() !== '').length;
  return answered < answeredMin ? [] : kept;
}

/** Fewer labels with a value behind them may stand in any letter. */
const filledMin = 3;

function isFilledForm(lines: readonly TextLine[], labels: LabelIndex): boolean {
  return new Set(quotedLabels(lines, labels).flatMap((label) => (label.filled ? [label.field] : []))).size >= filledMin;
}

/** A form to the last place filled is anybody's old mail; one with open places was there to be filled in. */
function hasOpenPlace(lines: readonly TextLine[], labels: LabelIndex): boolean {
  return quotedLabels(lines, labels).some((label) => !label.filled);
}

/** Our reply addresses carry a subaddress: compared without it. */
function sameMailbox(a: string, b: string): boolean {
  const bare = (address: string): string => address.replace(/\+[^@]*(?=@)/, '');
  return bare(a) === bare(b);
}

/** "Am 19.03. schrieb Nordlicht NOC:", where Nordlicht NOC writes this mail as well: what he wrote before is no form of ours. */
function isByWriter(introduction: string, mail: ParsedMessage): boolean {
  const line = introduction.split('\n').find((one) => fromLine.test(one) || isAttribution(one)) ?? '';
  return mail.from.some(({ displayName }) => displayName.trim().length >= nameCharactersMin && line.includes(displayName.trim().toLowerCase()));
}
const nameCharactersMin = 4;

/** The address a quoted mail is from, by its attribution or its From line. */
function senderIn(introduction: string): string | null {
  const line = introduction.split('\n').find((one) => fromLine.test(one) || isAttribution(one)) ?? '';
  return /[^\s<>()[\]"';,:]+@[^\s<>()[\]"';,:]+/.exec(line)?.[0] ?? null;
}

/**
 * Numbers of the quoted lines that the sender himself wrote earlier, by the attribution or From line above them. What
 * anybody else wrote stays quoted history; a deeper quote inside is somebody else's.
 */
export function ownEarlierLines(lines: readonly TextLine[], mail: ParsedMessage, labels: LabelIndex): ReadonlySet<number> {
  const own = new Set(mail.from.map((mailbox) => mailbox.addrSpec.toLowerCase()));
  if (own.size === 0 || !lines.some((line) => line.role === 'quoted')) return new Set();
  const blocks = quotedBlocks(lines, labels).filter((block) => own.has(senderIn(block.introduction)?.toLowerCase() ?? ''));
  return new Set(blocks.flatMap((block) => block.lines.filter((line) => line.role === 'quoted').map((line) => line.number)));
}
