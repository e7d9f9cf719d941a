// Walks over the lines of one region of a mail (new text, forwarded part, quoted own form) and reads every label in it:
// lines, several labels a line, tables, questions over two lines. Returns claims; which region they come from and what
// that is worth is the caller's.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { isClosing, isName } from '../closing.ts';
import { foldedWords, labelWords } from '../fold.ts';
import { type Anchor, asksInForm, findAnchors } from './label-anchors.ts';
import { withQuestions } from './asked-questions.ts';
import { jointLabels } from './joint-labels.ts';
import { withForms } from './form-shape.ts';
import { furtherSentences } from '../further-sentences.ts';
import { setsApartFrom } from '../withdrawn/other-customers.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { findLabel, isDayFirst, type LabelHit, type LabelIndex } from '../label/label-index.ts';
import { isStrictly } from '../label/line-labels.ts';
import { isChoiceList } from '../value/choice-list.ts';
import { isHelpText } from '../value/no-value.ts';
import { withoutPasted } from './pasted-labels.ts';
import { pointsToFile } from '../value/points-to-file.ts';
import { standsOpen } from '../value/open-answer.ts';
import { readAddress } from '../value/read-address.ts';
import { unwrapped } from '../unwrapped.ts';
import { readIdentifiers } from '../value/read-identifier.ts';
import { isShort, readValue } from '../value/read-value.ts';
import type { Reading } from '../value/reading.ts';
import { shareOf } from './shared-answer.ts';
import type { ScanContext } from '../scan-context.ts';
import { statesAnother } from '../told/stated.ts';
import type { ToldApart } from '../told/told-apart.ts';
import { tableClaims, tableRows, type TableRow } from './table.ts';
import type { TextLine } from '../text-line.ts';
import { valueBehind } from './value-behind.ts';
import type { ValueText } from '../value/value-text.ts';

export interface ScanResult {
  readonly claims: FieldClaim[];
  /** Numbers of the lines that belong to a label or its value. */
  readonly used: ReadonlySet<number>;
  /** Numbers of the lines that a label stands on. */
  readonly labelled: ReadonlySet<number>;
  /** What stands in front of the first label of such a line, or behind an answer that was left open: the letter goes on there. */
  readonly before: readonly TextLine[];
  /** Of those, what goes on behind a value to tell something else. */
  readonly apart: readonly TextLine[];
  /** What stands behind each label on its line: its value, and perhaps more facts in further clauses. */
  readonly behind: readonly TextLine[];
  /** What is told behind a label that takes any words: facts that no label states may stand in it. */
  readonly within: readonly TextLine[];
  /** Fields whose label stands there with nothing behind it; in our own form also none that was answered with a promise. */
  readonly unanswered: readonly Anchor['label'][];
  /** Numbers of the lines with a label and only the printed example behind it: nobody said anything there. */
  readonly unfilled: ReadonlySet<number>;
  /** Fields whose label stands there with an answer that leaves it open, with the number of its line */
  readonly leftOpen: ReadonlyMap<string, number>;
  /** Fields whose label stands there with what is no value ("[yes / no]", "____"), with the number of its line. */
  readonly openPlaces: ReadonlyMap<string, number>;
  /** Numbers of the lines whose labels turned out to be none. */
  readonly pasted: ReadonlySet<number>;
}

/** So many fields are named below a good-bye only where a form stands below it. */
const formBelowMin = 4;

/** `form`: the region is a copy of our own form, where a value never goes on over a blank line. */
export function scanLines(lines: readonly TextLine[], context: ScanContext, source: FieldSource, form: boolean): ScanResult {
  const rows = tableRows(lines, context.labels);
  const all = findAnchors(lines, rows, context.labels);
  const shape = form ? { anchors: withQuestions(lines, all, context.labels), ends: new Map() } : withForms(lines, all, rows, context.labels);
  const isBelow = (anchor: Anchor): boolean => context.belowLetter?.has(lines[anchor.index]?.number ?? 0) === true;
  const formBelow = new Set(shape.anchors.filter(isBelow).map((anchor) => anchor.label.field.id)).size >= formBelowMin;
  const found = shape.anchors.filter((anchor) => !deniesItself(anchor, lines[anchor.index]?.text ?? '') && (form ? asksInForm(lines, anchor) : anchor.label.wordCount > 1 || formBelow || !isBelow(anchor)));
  const questions = form ? printedQuestions(context) : new Set<string>();
  const textOf = (anchor: Anchor, all: readonly Anchor[]): ValueText => {
    const next = all[all.indexOf(anchor) + 1];
    return valueBehind(lines, anchor, { beginsAnew: all.slice(0, all.indexOf(anchor) + 1).some((one) => one.label.field.id === next?.label.field.id), nextIndex: next?.index ?? lines.length, lastLabel: next === undefined || isSignedBefore(lines, anchor, next, context.senderWords), rows, form, ends: shape.ends, printed: questions, senderWords: context.senderWords, tellsAnother: context.tellsAnother, letterGoesOn: context.letterGoesOn, statesAnother: (text) => statesAnother(text, anchor.label.field.id, context) });
  };
  const read = (anchor: Anchor, text: ValueText): Reading[] => {
    if (namesThing(anchor, text, context)) return [];
    const readings = readValue(anchor.label.field, text, { ...context, strict: anchor.label.strict, dayFirst: isDayFirst(anchor.label) });
    // A question of a colleague may have asked for something else: what is no value of this field is no mistake in it.
    return anchor.label.question && anchor.label.quality === 'asked' ? readings.filter(({ problem }) => problem === null) : readings;
  };
  const anchors = form ? found : withoutPasted(lines, found, (anchor) => read(anchor, textOf(anchor, found)).some((reading) => reading.value !== null));
  const claims: FieldClaim[] = [];
  const [typed, answered] = [new Set(lines.filter((line) => line.role === 'new').map((line) => line.number)), new Set<string>()];
  const used = new Set<number>();
  for (const row of rows.values()) used.add(row.number);
  claims.push(...tableClaims(form ? askedRows(rows, lines) : rows, context, source));
  const [within, apart, afterOpen]: [TextLine[], TextLine[], TextLine[]] = [[], [], []];
  const unanswered: Anchor['label'][] = [];
  const unfilled = new Set<number>();
  const leftOpen = new Map<string, number>();
  const openPlaces = new Map<string, number>();
  const shared: FieldClaim[] = [];
  const speaking = anchors.filter((anchor) => (anchor.label.quality !== 'invented' && anchor.label.field.staffDecide !== true) || read(anchor, textOf(anchor, anchors)).some((reading) => reading.value !== null));
  speaking.forEach((anchor) => {
    const { text, together, goesOn } = sharesOf(anchor, lines, textOf(anchor, anchors), context);
    apart.push(...(goesOn?.rest ?? []));
    for (const line of [...(goesOn?.rest ?? []), { number: lines[anchor.index]?.number ?? 0 }]) used.add(line.number);
    if (isTold(anchor) && !form) for (const line of text.lines) if (!copied.test(line.text)) within.push({ number: line.number, text: line.text, role: 'new', depth: 0, cells: null });
    const readings = read(anchor, shareOf(text, anchor.label.field, fieldsOf(anchor)));
    const open = readings.length === 0 && (leavesOpen(text.lines[0]?.text ?? '') || pointsToFile(text.lines[0]?.text ?? '') || standsOpen(anchor.label.field, text, context.opennessOf));
    const isAnswered = form && isTyped(text, typed);
    if (isAnswered) answered.add(anchor.label.field.id);
    else if (readings.length === 0 && !(form && open)) unanswered.push(anchor.label);
    if (open) leftOpen.set(anchor.label.field.id, lines[anchor.index]?.number ?? 0);
    else if (readings.length === 0 && text.inline && text.lines.some((line) => line.text.trim() !== '')) openPlaces.set(anchor.label.field.id, lines[anchor.index]?.number ?? 0);
    if (readings.length === 0 && text.inline && (isPrintedChoice(anchor, text) || open || text.lines.every((line) => line.text.trim() === '' || isHelpText(line.text)))) for (const line of open && isShort(anchor.label.field) ? text.lines.slice(0, 1) : text.lines) unfilled.add(line.number);
    if (open) afterOpen.push(...furtherSentences([{ number: lines[anchor.index]?.number ?? 0, text: lines[anchor.index]?.text.slice(anchor.label.valueStart, anchor.end) ?? '', role: 'new', depth: 0, cells: null }]));
    for (const more of anchor.label.also ?? []) {
      const other = { ...anchor, label: { ...anchor.label, ...more, strict: !anchor.label.question && isStrictly(more) } };
      for (const reading of read(other, shareOf(text, more.field, fieldsOf(anchor)))) shared.push({ field: more.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source: sourceOf(anchor, lines, source), line: reading.line, rule: more.rule });
    }
    for (const { hit, share } of together) for (const reading of read({ ...anchor, label: { ...anchor.label, ...hit } }, share)) claims.push({ field: hit.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source: sourceOf(anchor, lines, source), line: reading.line, rule: hit.rule });
    for (const reading of readings) {
      claims.push({ field: fieldNamed(reading, anchor, context) ?? anchor.label.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source: sourceOf(anchor, lines, source), line: reading.line, rule: anchor.label.rule });
    }
    // Below a person the letter may go on at once.
    const own = (line: { readonly text: string }): boolean => anchor.label.field.kind !== 'contact' || readings.some((reading) => reading.raw.includes(line.text.trim()));
    if (readings.length > 0 && !isShort(anchor.label.field)) for (const line of [...text.lines, ...together.flatMap(({ share }) => share.lines)]) if (own(line)) used.add(line.number);
  });
  // A question of two parts answers for a field only where no question of its own does, not even with a promise.
  claims.push(...shared.filter((one) => !claims.some((claim) => claim.field === one.field) && !leftOpen.has(one.field) && !answered.has(one.field)));
  const pasted = new Set(found.filter((anchor) => !anchors.includes(anchor)).map((anchor) => lines[anchor.index]?.number ?? 0));
  const before = speaking.flatMap((anchor, i) => {
    const line = lines[anchor.index];
    return line === undefined || speaking[i - 1]?.index === anchor.index || anchor.label.start === 0 || jointOf(anchor, lines, context).length > 0 ? [] : [{ ...line, text: line.text.slice(0, anchor.label.start) }];
  });
  const behind = speaking.flatMap((anchor) => {
    const line = lines[anchor.index];
    return line === undefined || unfilled.has(line.number) ? [] : [{ ...line, text: anchor.last ? wholeLine(lines, anchor.index, context).slice(anchor.label.valueStart) : line.text.slice(anchor.label.valueStart, anchor.end) }];
  });
  return { claims: claims.filter((claim) => fits(claim, claims, context)), used, labelled: new Set(speaking.map((anchor) => lines[anchor.index]?.number ?? 0)), before: [...before, ...afterOpen, ...apart.filter((line) => line.text !== '')], apart, behind, within, unanswered, unfilled, leftOpen, openPlaces, pasted };
}

/** "…⏎⏎Ida Holm⏎Contact preference: mail": what stands below the name does not make the label above it one in the middle. */
function isSignedBefore(lines: readonly TextLine[], anchor: Anchor, next: Anchor, senderWords: ReadonlySet<string>): boolean {
  return lines.slice(anchor.index + 1, next.index).some((line, i, all) => (isClosing(line.text) || isName(line.text, senderWords)) && (all[i - 1]?.text.trim() ?? '') === '');
}

/** A mail program broke the last sentence of the line: half of it tells something else. */
function wholeLine(lines: readonly TextLine[], index: number, context: ScanContext): string {
  return unwrapped(lines.slice(index, index + brokenLinesMax), context.labels)[0]?.text ?? '';
}
const brokenLinesMax = 4;

/** Somebody typed something there, whatever it says. */
function isTyped(text: ValueText, typed: ReadonlySet<number>): boolean {
  return text.lines.some((line) => typed.has(line.number) && line.text.trim() !== '' && !isHelpText(line.text));
}

/** Where a label of a row stands: in the cell for labels, or within an answer. */
function sourceOf({ index, label }: Anchor, lines: readonly TextLine[], source: FieldSource): FieldSource {
  const row = source === 'label' ? lines[index]?.row : undefined;
  return row === undefined ? source : row === 'lead' && label.inside === false ? 'table' : 'sublabel';
}

/** The labels of a line that names several texts at once. */
function jointOf(anchor: Anchor, lines: readonly TextLine[], context: ScanContext): readonly LabelHit[] {
  return jointLabels(lines[anchor.index]?.text.slice(0, anchor.label.valueStart) ?? '', anchor.label.field, context.labels);
}

interface Shares {
  /** What answers the label itself. */
  readonly text: ValueText;
  /** What answers the others that it names. */
  readonly together: readonly { readonly hit: LabelHit; readonly share: ValueText }[];
  /** Where it goes on to tell something else. */
  readonly goesOn: ToldApart | null;
}

function sharesOf(anchor: Anchor, lines: readonly TextLine[], whole: ValueText, context: ScanContext): Shares {
  const { field } = anchor.label;
  const hits = jointOf(anchor, lines, context);
  const shares = hits.length === 0 ? null : (context.toldTogether?.(whole, hits.map((hit) => hit.field)) ?? null);
  const share = shares?.get(field.id);
  if (shares !== null && share !== undefined) return { text: share, together: hits.flatMap((hit) => (hit.field.id === field.id ? [] : [{ hit, share: shares.get(hit.field.id) ?? share }])), goesOn: null };
  const goesOn = context.toldApart?.(whole, field, anchor.label.quality === 'asked' || anchor.label.quality === 'invented') ?? null;
  return { text: goesOn?.own ?? whole, together: [], goesOn };
}

/** "No test mails please: the address is in use" answers by itself, and says why. */
const denial = /^\W*(?:please\s|bitte\s)?(?:(?:no|kein\p{L}*|aucun\p{L}*)\s+|pas d(?:e\s|['’]))\p{L}/iu;

function deniesItself(anchor: Anchor, text: string): boolean {
  const lead = text.slice(anchor.label.start, anchor.label.valueStart);
  return setsApartFrom(lead) || (anchor.label.field.kind === 'bool' && !anchor.label.question && denial.test(lead));
}

/** The fields that its question asks for. */
function fieldsOf(anchor: Anchor): FieldRule[] {
  return [anchor.label, ...(anchor.label.also ?? [])].map((one) => one.field);
}

/** "Jva version: Java 8u402": misspelt, the label reads like a shorter one; the value says whose version it is. */
function fieldNamed(reading: Reading, anchor: Anchor, context: ScanContext): string | null {
  if (anchor.label.field.kind !== 'version' || anchor.label.quality === 'exact') return null;
  const word = /^\p{L}{3,}/u.exec(typeof reading.value === 'string' ? reading.value : reading.raw)?.[0] ?? '';
  const hit = word === '' ? null : findLabel(context.labels, labelWords(word), false);
  return hit !== null && hit.field.kind === 'version' ? hit.field.id : null;
}

/** "Where: ABC-0042": the lead of the writer's own asks for a choice, and what stands behind it is the number of a thing. */
function namesThing(anchor: Anchor, text: ValueText, context: ScanContext): boolean {
  if (anchor.label.quality !== 'invented' || (anchor.label.field.kind !== 'enum' && anchor.label.field.kind !== 'enum_open')) return false;
  return [...context.identifiers.values()].some((one) => !one.rule.labelNeeded && readIdentifiers(text.lines[0]?.text ?? '', one).length > 0);
}

/** "Site: Harbour / Open sea": all that a form offers, nothing taken. */
function isPrintedChoice(anchor: Anchor, text: ValueText): boolean {
  const said = ` ${foldedWords(text.lines[0]?.text ?? '').join(' ')} `;
  if (isChoiceList(text.lines[0]?.text ?? '', anchor.label.field)) return true;
  return anchor.label.field.values.length > 1 && anchor.label.field.values.every((value) => said.includes(` ${foldedWords(value).join(' ')} `));
}

/** A line of what a machine printed, in the middle of the story. */
const copied = /^\s{2,}|^\s*[^.!?\s][^.!?]{0,40}[:=]\s/u;

function isTold(anchor: Anchor): boolean {
  return anchor.label.field.kind === 'text' && (anchor.label.field.prose || anchor.label.field.charactersMin > 0);
}

/** The memory goes with the rules. */
const printed = new WeakMap<LabelIndex, ReadonlySet<string>>();

function printedQuestions(context: ScanContext): ReadonlySet<string> {
  const known = printed.get(context.labels);
  if (known !== undefined) return known;
  const made = new Set(context.labels.entries.flatMap((entry) => entry.field.questions.map((question) => foldedWords(question).join(' '))));
  printed.set(context.labels, made);
  return made;
}

/** In the HTML of our form what is known stands in a table, as `label | = value`; what we ask stands in none. */
function askedRows(rows: ReadonlyMap<number, TableRow>, lines: readonly TextLine[]): ReadonlyMap<number, TableRow> {
  return new Map([...rows].filter(([index]) => lines[index]?.cells?.[1]?.trimStart().startsWith('=') !== true));
}

/** A server that is no address ("nginx", "see below") says nothing where an address is given as well. */
function fits(claim: FieldClaim, all: readonly FieldClaim[], context: ScanContext): boolean {
  if (context.labels.entries.find((entry) => entry.field.id === claim.field)?.field.kind !== 'url' || isAddress(claim)) return true;
  return !all.some((one) => one.field === claim.field && isAddress(one));
}

function isAddress(claim: FieldClaim): boolean {
  return typeof claim.value === 'string' && readAddress(claim.value) === claim.value;
}
