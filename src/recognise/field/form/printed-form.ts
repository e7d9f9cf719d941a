// The quoted copy of our own question mail without what we printed: between two of its labels everything that is not our
// example, our question or our heading was typed, wherever it stands: behind the example, over it, in its brackets, below it
// behind a blank line that a mail program made, with the quote marks lost. In: the lines of such a copy. Out: the same
// with each answer right behind or below its label, as a typed one. Lines behind our next heading stay as they are, and so
// does all of a copy in which nothing shows that we printed it.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { labelKey } from '../fold.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isRule, type TextLine } from '../text-line.ts';

interface Printed {
  /** The label as it is printed, made comparable → its field. */
  readonly labels: ReadonlyMap<string, FieldRule>;
  readonly questions: ReadonlySet<string>;
  readonly headings: ReadonlySet<string>;
  /** Blanks made one. */
  readonly examples: readonly string[];
}

/** Narrow screens break a label, a question or an example of ours into no more lines. */
const brokenLinesMax = 5;
const printedOf = new WeakMap<RecognitionRules, Printed>();

function printed(rules: RecognitionRules): Printed {
  const known = printedOf.get(rules) ?? {
    labels: new Map(rules.fields.flatMap((field) => {
      const firsts = field.labels.filter((label, i) => field.labels.findIndex((one) => one.language === label.language) === i);
      const main = (firsts.find((label) => label.language === rules.languages[0]) ?? firsts[0])?.text ?? '';
      return firsts.flatMap(({ text }) => [labelKey(text), labelKey(`${text} (${main})`)]).filter((key) => key !== '').map((key) => [key, field] as const);
    })),
    questions: new Set(rules.fields.flatMap((field) => field.questions.map(labelKey))),
    headings: new Set((rules.headings ?? []).map(labelKey)),
    examples: rules.fields.flatMap((field) => field.examples ?? []).map(oneSpaced).sort((a, b) => b.length - a.length),
  };
  printedOf.set(rules, known);
  return known;
}

/** What a line (or a few broken ones) of ours is, and the text that was typed behind it. */
interface Found {
  readonly kind: 'label' | 'question' | 'heading' | 'example';
  readonly lineCount: number;
  readonly head: string;
  readonly typed: string;
}

export function withoutPrinted(lines: readonly TextLine[], rules: RecognitionRules): readonly TextLine[] {
  const found = printedIn(lines, rules);
  return found.size === 0 ? lines : parted(lines, found).flatMap((part) => answered(part, lines, found));
}

/** What is ours among these lines, by the index of its first one; nothing where only labels look like it. */
function printedIn(lines: readonly TextLine[], rules: RecognitionRules): ReadonlyMap<number, Found> {
  const known = printed(rules);
  const found = new Map<number, Found>();
  for (let index = 0; index < lines.length; index++) {
    const one = printedAt(lines, index, known);
    if (one === null) continue;
    found.set(index, one);
    index += one.lineCount - 1;
  }
  const kinds = [...found.values()].map((one) => one.kind);
  return kinds.includes('label') && (kinds.includes('heading') || kinds.includes('example')) ? found : new Map();
}

/** A question of ours that nobody answered in the quote. */
export interface OpenQuestion {
  readonly field: FieldRule;
  /** Index of its last line: an answer may stand below it. */
  readonly index: number;
  /** In the first part of our mail, which is what we need. */
  readonly isNeeded: boolean;
}

/** The questions of our form in these lines, in its order; null in the place of one that has an answer. */
export function printedQuestions(lines: readonly TextLine[], rules: RecognitionRules): (OpenQuestion | null)[] {
  const found = printedIn(lines, rules);
  const first = Math.min(...[...found].filter(([, { kind }]) => kind === 'label').map(([index]) => index));
  const headed = Math.min(...[...found].filter(([index, { kind }]) => kind === 'heading' && index > first).map(([index]) => index));
  return [...found].filter(([, { kind }]) => kind === 'label').map(([index, label]) => {
    const field = printed(rules).labels.get(labelKey(label.head));
    return field === undefined || label.typed !== '' ? null : { field, index: index + label.lineCount - 1, isNeeded: index < headed };
  });
}

/** From a label to the next one or to a heading of ours; `to` is null where neither follows. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly isAsked: boolean;
}

function parted(lines: readonly TextLine[], found: ReadonlyMap<number, Found>): Part[] {
  const starts = [...found].filter(([, { kind }]) => kind === 'label' || kind === 'heading').map(([index]) => index);
  const first = starts[0] ?? lines.length;
  return [{ from: 0, to: first, isAsked: false }, ...starts.map((from, i) => ({ from, to: starts[i + 1] ?? lines.length, isAsked: found.get(from)?.kind === 'label' && starts[i + 1] !== undefined }))];
}

function answered({ from, to, isAsked }: Part, lines: readonly TextLine[], found: ReadonlyMap<number, Found>): TextLine[] {
  const label = found.get(from);
  const own = lines[from];
  if (!isAsked || label === undefined || own === undefined) return lines.slice(from, to);
  const typed: TextLine[] = [];
  const rest: TextLine[] = [];
  let isOver = false;
  let hasExample = false;
  let isApart = false;
  for (let index = from + label.lineCount; index < to; index++) {
    const line = lines[index] as TextLine;
    const printedHere = found.get(index);
    isApart ||= line.text.trim() === '';
    // What was wrong with an earlier answer is printed above its label; a table shows what we know. A heading
    // of an older mail of ours may be none of today's.
    isOver ||= line.cells !== null || isRule(line.text) || (line.role === 'quoted' && printedHere === undefined && (showsAnswer.test(line.text) || (isApart && /:\s*$/.test(line.text))));
    if (isOver) {
      rest.push(line);
    } else if (printedHere === undefined) {
      if (line.text.trim() !== '' || typed.length > 0) typed.push(label.typed === '' ? { ...line, role: 'new' } : line);
    } else {
      hasExample ||= printedHere.kind === 'example';
      if (printedHere.typed !== '') typed.push({ ...line, role: 'new', text: printedHere.typed });
      index += printedHere.lineCount - 1;
    }
  }
  while (typed.at(-1)?.text.trim() === '') typed.pop();
  if (label.typed === '' && typed.length === 0) return lines.slice(from, to);
  const end = { ...(rest[0] ?? lines[to - 1] ?? own), role: own.role, text: '', cells: null };
  return [{ ...own, text: `${label.head}: ${label.typed}`.trimEnd() }, ...(hasExample ? typed : bare(typed)), end, ...rest];
}

/** `You wrote "73" - …`, as we print it. */
const showsAnswer = /["„“«][^"”“»]{1,200}["”“»] [-–] /u;

/** An answer typed over our example, in its brackets. */
function bare(typed: readonly TextLine[]): TextLine[] {
  const inside = typed.length === 1 ? /^\s*\(([^()]+)\)\s*$/.exec(typed[0]?.text ?? '')?.[1] : undefined;
  return inside === undefined || isExampleLine(inside) ? [...typed] : typed.map((line) => ({ ...line, text: inside }));
}

function printedAt(lines: readonly TextLine[], index: number, known: Printed): Found | null {
  const line = lines[index];
  if (line === undefined || line.cells !== null || line.text.trim() === '') return null;
  let text = '';
  for (let count = 1; count <= brokenLinesMax; count++) {
    const next = lines[index + count - 1];
    if (next === undefined || next.cells !== null || next.role !== line.role || next.depth !== line.depth || next.text.trim() === '') return null;
    text = `${text} ${next.text.trim()}`.trim();
    const found = asPrinted(text, count, known);
    if (found !== null) return found;
    // Another label or a sentence that ends here is not broken.
    if (!text.startsWith('(') && /[:?.!]$/.test(text)) return null;
  }
  return null;
}

const marks = /^[\s*_•·-]+|[\s*_]+$/gu;
const exampleLead = /^\s*\(\s*[\p{L}. ]{1,12}?$/u;

function asPrinted(text: string, lineCount: number, known: Printed): Found | null {
  const bareText = text.replace(/^=+\s|\s=+$/g, '').replace(marks, '');
  if (known.headings.has(labelKey(bareText))) return { kind: 'heading', lineCount, head: bareText, typed: '' };
  for (let at = bareText.indexOf(':'), tried = 0; at >= 0 && tried < 3; at = bareText.indexOf(':', at + 1), tried++) {
    const head = bareText.slice(0, at);
    if (known.labels.has(labelKey(head))) return { kind: 'label', lineCount, head, typed: bareText.slice(at + 1).replace(/^[\s*_]+/u, '') };
  }
  if (known.questions.has(labelKey(bareText))) return { kind: 'question', lineCount, head: bareText, typed: '' };
  const said = oneSpaced(text);
  for (const example of known.examples) {
    const at = said.indexOf(`${example})`);
    if (at > 0 && exampleLead.test(said.slice(0, at))) return { kind: 'example', lineCount, head: said, typed: said.slice(at + example.length + 1).replace(/^\s*(?:[:=–]|-{1,2}>?|→)?\s*/u, '') };
  }
  return null;
}

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
