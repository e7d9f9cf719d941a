// The text that a label announces: the rest of its line, then the lines below as far as they can belong to it. Texts go
// on over single blank lines up to the next label, a heading, the next item of a list, thanks or the closing formula.
import { isClosing, isName, isPolite, isThanks, withoutSignedName } from '../closing.ts';
import type { Anchor } from './label-anchors.ts';
import type { End } from './form-shape.ts';
import { isLead, type LineLabel } from '../label/line-labels.ts';
import { foldedWords, unaccented } from '../fold.ts';
import { sheetWords } from '../../reply/form-words.ts';
import { isNextItem, isNextLabel } from './next-label.ts';
import { isExampleLine } from '../value/no-value.ts';
import { isQuestion, isShort } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TableRow } from './table.ts';
import { isRule, type TextLine } from '../text-line.ts';
import type { ValueLine, ValueText } from '../value/value-text.ts';

/** A value that is written over more lines than this is a log; the rest stays in the mail. */
const valueLinesMax = 400;

/** Our longest example is broken into fewer lines than this. */
const exampleLinesMax = 6;
/** An answer of this length is being told, and may well go on in another paragraph. */
const longAnswer = 50;

/** What is told behind a lead in running text ends with its sentence. */
const sentenceBehind = /(?<=[\p{L}\d)"'”]{2}[.!])(?<!(?<!\p{L})(?:Nr|No|Nos|Tel|ca|Art|St|Dr|Hr|Fr)\.)\s+(?=[\p{Lu}„"]).*$/su;

const questionEnd = /^[^?:]*(?:\?|:(?!(?<=\d:)\d))[\s:?*_)]*/;

export function valueBehind(lines: readonly TextLine[], anchor: Anchor, around: Around): ValueText {
  const own = lines[anchor.index];
  if (own === undefined) return { lines: [], inline: false, afterBlank: false };
  const taken: ValueLine[] = [];
  const rest = printsChoices(lines, anchor, around.form) ? '' : own.text.slice(anchor.label.valueStart, anchor.end).replace(/[\s,;|/(*_–-]+(?:\.$)?$/, (end) => (anchor.last ? end : ''));
  const bracket = closingBracket(own.text, anchor, rest);
  if (bracket >= 0) return { lines: rest.slice(0, bracket).trim() === '' ? [] : [{ number: own.number, text: rest.slice(0, bracket) }], inline: true, afterBlank: false };
  let index = anchor.index + 1;
  if (rest.trim() !== '') taken.push({ number: own.number, text: rest });
  else if (anchor.label.question && wrapsOn(lines, anchor)) {
    // What is typed below a quoted question is its answer, and the colon of "05:34" ends no question.
    const below = lines.slice(index, index + 2);
    const answer = below.findIndex((line) => line.role !== own.role || line.depth !== own.depth);
    const at = below.slice(0, answer < 0 ? below.length : answer).findIndex((line) => questionEnd.test(line.text));
    const line = lines[index + at];
    if (at >= 0 && line !== undefined) {
      const tail = line.text.slice((questionEnd.exec(line.text)?.[0] ?? '').length);
      if (tail.trim() !== '') taken.push({ number: line.number, text: tail });
      index += at + 1;
    }
  }
  const inline = taken.length > 0;
  if (inline && anchor.label.inside === 'text' && isShort(anchor.label.field) && taken[0] !== undefined) {
    // Inside running text a short value ends with its sentence.
    return { lines: [{ number: own.number, text: taken[0].text.replace(/(?<=[\p{L}\d]{2})[.;!]\s.*$/u, '') }], inline, afterBlank: false };
  }
  if (inline && anchor.label.inside === 'text' && anchor.label.quality === 'invented' && taken[0] !== undefined) {
    return { lines: [{ number: own.number, text: taken[0].text.replace(sentenceBehind, '') }], inline, afterBlank: false };
  }
  if (!anchor.last) return { lines: taken, inline, afterBlank: false };
  const below = linesBelow(lines, index, anchor, { ...around, inline, inlineLength: taken[0]?.text.trim().length ?? 0 });
  const all = [...taken, ...below.lines];
  const end = all.at(-1);
  if (end !== undefined && anchor.label.field.kind === 'text') all[all.length - 1] = { ...end, text: withoutSignedName(end.text, around.senderWords) };
  return { lines: all, inline, afterBlank: below.afterBlank };
}

/** "> Severity? 1 outage, 2 disrupted, 3 partial loss" above a typed answer: all that one may choose, each with its words. */
function printsChoices(lines: readonly TextLine[], anchor: Anchor, form: boolean): boolean {
  const own = lines[anchor.index];
  const { field } = anchor.label;
  if (!form || own?.role !== 'quoted' || lines.slice(anchor.index + 1).find((line) => line.text.trim() !== '')?.role !== 'new') return false;
  const words = new Set(foldedWords(own.text.slice(anchor.label.valueStart, anchor.end)));
  const named = field.values.filter((value) => foldedWords(value).every((word) => words.has(word)));
  return named.length >= printedChoicesMin;
}

const printedChoicesMin = 3;

/** "(authority checked: yes). We …": a label that stands in brackets ends with them. Where in `rest`, or -1. */
function closingBracket(text: string, anchor: Anchor, rest: string): number {
  if (anchor.label.start === 0 || text[anchor.label.start - 1] !== '(') return -1;
  const end = rest.search(/[()]/);
  return rest[end] === ')' ? end : -1;
}

function wrapsOn(lines: readonly TextLine[], anchor: Anchor): boolean {
  const line = lines[anchor.index];
  return line !== undefined && !/[?:：]/.test(line.text.slice(anchor.label.start));
}

export interface Around {
  /** Index of the line with the next label. */
  readonly nextIndex: number;
  /** The next label is of a field that was told above: another sheet begins there. */
  readonly beginsAnew: boolean;
  readonly lastLabel: boolean;
  readonly rows: ReadonlyMap<number, TableRow>;
  readonly form: boolean;
  /** Lines of the form's own shape that no label is known for; see form-shape.ts. */
  readonly ends: ReadonlyMap<number, End>;
  /** Questions that our form prints, as folded words. */
  readonly printed: ReadonlySet<string>;
  readonly senderWords: ReadonlySet<string>;
  readonly tellsAnother: ScanContext['tellsAnother'];
  readonly letterGoesOn: ScanContext['letterGoesOn'];
  /** The line is a sentence that states the value of another label. */
  readonly statesAnother: (text: string) => boolean;
}

const listed = /^\s*(?:[-*•·–]|\(?\d{1,2}[.)])\s+/u;

interface BelowOptions extends Around {
  readonly inline: boolean;
  readonly inlineLength: number;
}

function linesBelow(lines: readonly TextLine[], from: number, anchor: Anchor, options: BelowOptions): { lines: ValueLine[]; afterBlank: boolean } {
  const taken: ValueLine[] = [];
  let blank = 0;
  let afterBlank = false;
  const isContact = anchor.label.field.kind === 'contact' || anchor.label.field.kind === 'list';
  const own = lines[anchor.index];
  let depth = own?.depth ?? 0;
  let typedLast = false;
  const answerEnd = options.form && !options.inline ? typedParagraphEnd(lines, from, options) : 0;
  for (let index = from; index < options.nextIndex && taken.length < valueLinesMax; index++) {
    const line = lines[index];
    // A cell ends with its row, whatever stands below the table.
    if (own?.row !== undefined && line?.row !== 'more') break;
    if (line === undefined || (options.rows.has(index) && isShort(anchor.label.field)) || endsValue(lines, options, index, anchor, taken)) break;
    if (line.text.trim() === '') {
      blank++;
      continue;
    }
    if (isExampleLine(line.text) && !options.inline && (taken.length === 0 || (options.form && isPrinted(taken, anchor)))) {
      taken.length = 0;
      blank = 0;
      index = endOfExample(lines, index);
      continue;
    }
    if (isExampleLine(line.text) && options.form) break;
    // The next question of somebody's list is no answer to the one above it.
    if (options.form && line.role === 'quoted' && /[?？]\s*[*_]*$/u.test(line.text)) break;
    // What is quoted below a typed answer is the next question, known or not.
    if (options.form && taken.length > 0 && typedLast && line.role === 'quoted') break;
    if (taken.length === 0 && !options.inline && blank === 0 && isRule(line.text)) continue;
    if (blank > 0) {
      const typed = line.role === 'new' ? depth > 0 || lines[anchor.index]?.role === 'quoted' : line.depth < depth;
      if (options.form && !typed && index >= answerEnd) break;
      if (taken.length === 0 && !options.inline) {
        afterBlank = true;
        if (options.lastLabel && !options.form && options.letterGoesOn?.(paragraphAt(lines, index), anchor.label.field, blank > 1 && answersRightBelow(lines, anchor)) === true) break;
      } else if (line.cut === true || !crosses(anchor.label, options, blank, taken) || (options.inline && anchor.label.inside === 'text' && endsThere(taken.findLast(({ text }) => text !== '')?.text ?? own?.text ?? '', line.text)) || (options.lastLabel && (options.inline || (taken.length > 0 && !anchor.label.field.prose)) && !options.form && anchor.label.field.kind === 'text' && isNewParagraph(line.text, taken.at(-1)?.text ?? own?.text ?? ''))) break;
    }
    if (isElsewhere(line, own, anchor, taken, blank) || (blank > 0 && index + 1 === options.nextIndex && headsSheet(line.text, options.beginsAnew))) break;
    if (line.role === 'new' && !options.form && (taken.length > 0 || options.inline) && options.statesAnother(line.text)) continue;
    if (isSibling(own?.text ?? '', line.text) || ((options.inline || taken.length > 0) && (isNextLabel(own?.text ?? '', line.text) || isNextItem(lines, anchor.index, index))) || isHeadingLine(lines, index) || isClosing(line.text) || (!isContact && isName(line.text, options.senderWords)) || ((blank > 0 || taken.length > 0 || options.inline) && isThanks(line.text))) break;
    if (options.inline && (anchor.label.field.named === true || (anchor.label.field.names.length > 0 && isOther(line.text, anchor)) || ((anchor.label.field.kind === 'list' || anchor.label.field.codes !== undefined) && isSentence(line.text)))) break;
    // Apart from a value on its own line, the first item of a list may begin the next answer; further ones go on with theirs.
    const open = blank === 0 && isWrapped(taken.at(-1)?.text ?? own?.text ?? '', line.text);
    const apart = options.inline && blank > 0 && taken.length === 0 && !listed.test(own?.text ?? '');
    if (!open && (options.inline || taken.length > 0) && options.tellsAnother?.(apart ? line.text.replace(listed, '') : line.text, anchor.label.field) === true) break;
    // "* it's a bug if you ask me", between the items of a list of which each says something else.
    if (options.inline && sameMark(own?.text ?? '', line.text) && options.tellsAnother?.(line.text.replace(listed, ''), anchor.label.field, true) === true) break;
    if (options.lastLabel && blank > 0 && (taken.length > 0 || options.inline) && isPolite(line.text)) break;
    if (blank > 0 && taken.length > 0) taken.push({ number: line.number, text: '' });
    else if (blank > 0 && options.inline) taken.push({ number: line.number, text: '' });
    taken.push({ number: line.number, text: line.text });
    depth = line.role === 'new' ? depth : line.depth;
    typedLast = line.role === 'new';
    blank = 0;
  }
  return { lines: taken, afterBlank };
}

/** The lines from here to the next blank one. */
function paragraphAt(lines: readonly TextLine[], from: number): string {
  const end = lines.findIndex((line, i) => i > from && line.text.trim() === '');
  return lines.slice(from, end < 0 ? lines.length : end).map((line) => line.text.trim()).join(' ');
}

/** "Steps:⏎open a mail": the headings above have their answers on the next line, and none has it farther below. */
function answersRightBelow(lines: readonly TextLine[], anchor: Anchor): boolean {
  const heads = lines.slice(0, anchor.index).flatMap((line, i) => (/[\p{L})][*_]*\s?:[\s*_]*$/u.test(line.text) ? [i] : []));
  const isAnswer = (line: TextLine | undefined): boolean => line !== undefined && line.text.trim() !== '' && !/^[^:]{2,60}:(?:\s|$)/.test(line.text);
  return heads.some((i) => isAnswer(lines[i + 1])) && !heads.some((i) => lines[i + 1]?.text.trim() === '' && isAnswer(lines[i + 2]));
}

/** "… to a@b.example,⏎status …": the sentence above is not over, whatever its second half is like. */
function isWrapped(above: string, text: string): boolean {
  return /,\s*$/u.test(above) && /^\s*[\p{Ll}\d"„“«(]/u.test(text);
}

/** What a form asks of the person named above: "Phone: …", "Verfügbar: …". */
const ofPerson = /^[\s*_•·–-]*(?:his |her |ihre? |son )?(?:tele?phone?|phone|tel|mobile?|mob|cell|handy|gsm|portable|fon|telefon|rufnummer|durchwahl|direct|fax|e-?mail|mail|courriel|adresse?|address|name|nom|availability|available|reachable|hours|verfügbar\p{L}*|erreichbar\p{L}*|disponib\p{L}*|joignable|role|rolle|funktion|fonction|time ?zone|zeitzone)(?![\p{L}])/iu;

/** Another line of the form begins, though it is not known which. */
function endsValue(lines: readonly TextLine[], options: BelowOptions, index: number, anchor: Anchor, taken: readonly ValueLine[]): boolean {
  const end = options.ends.get(index);
  if (end === undefined || (anchor.label.field.kind === 'contact' && ofPerson.test(lines[index]?.text ?? ''))) return false;
  const told = anchor.label.field.kind === 'text' || anchor.label.field.kind === 'bool_text';
  return !told || (end !== 'short' && options.inline) || (end === 'any' && taken.length > 0);
}

/**
 * In the HTML of our form an answer may be a paragraph of its own below its label. Nothing printed stands between a label
 * and its example, or between the labels of two questions without one: what is there was typed. An index past it, or 0.
 */
function typedParagraphEnd(lines: readonly TextLine[], from: number, options: BelowOptions): number {
  const between = lines.slice(from, options.nextIndex);
  const example = between.findIndex((line) => isExampleLine(line.text));
  const typed = paragraphs(example < 0 ? between : between.slice(0, example)).filter((text) => options.printed.has(foldedWords(text).join(' ')) === false);
  if (example >= 0) return typed.length > 0 ? from + example : 0;
  // What was wrong with an earlier answer is printed above its label, and shows it in quotation marks.
  return !options.lastLabel && typed.length === 1 && !/["„“«]/.test(typed[0] ?? '') ? options.nextIndex : 0;
}

function paragraphs(lines: readonly TextLine[]): string[] {
  return lines.map((line) => line.text.trim()).join('\n').split(/\n{2,}/).map((text) => text.trim()).filter((text) => text !== '');
}

/** Behind the entries of a list the letter goes on: "Error 1001 on activating. We removed the entries." */
function isSentence(text: string): boolean {
  return /^\s*[\p{Lu}"„“]/u.test(text) && text.split(/\s+/).length >= 6 && !text.includes('@') && /\s\p{Ll}+\s\p{Ll}+/u.test(text);
}

/** Below "OS: RHEL 8" only more of that kind goes on; a sentence or a line without a release is something else. */
function isOther(text: string, anchor: Anchor): boolean {
  const folded = text.toLowerCase();
  return !anchor.label.field.names.some((name) => folded.includes(name.toLowerCase()));
}

/** A printed example in brackets may be broken over a few lines; an index past none of the others. */
function endOfExample(lines: readonly TextLine[], at: number): number {
  const first = lines[at];
  if (first === undefined || !/^\s*\([^()]*$/.test(first.text)) return at;
  const end = lines.slice(at + 1, at + exampleLinesMax).findIndex((line) => line.role !== first.role || line.depth !== first.depth || line.text.trim() === '' || line.text.includes(')'));
  return end >= 0 && lines[at + 1 + end]?.text.trim().endsWith(')') === true && lines[at + 1 + end]?.role === first.role ? at + 1 + end : at;
}

/** What stands between the label of our form and its example is the printed question, when it has its words. */
function isPrinted(taken: readonly ValueLine[], anchor: Anchor): boolean {
  const said = foldedWords(taken.map((line) => line.text).join(' ')).join(' ');
  return anchor.label.field.questions.some((question) => foldedWords(question).join(' ') === said);
}

/** Whether a value may go on behind a blank line: texts do, answers to a short question do not. */
function crosses(label: LineLabel, options: BelowOptions, blank: number, taken: readonly ValueLine[]): boolean {
  if (blank > 2 || isShort(label.field) || label.field.kind === 'contact' || label.field.kind === 'list' || label.field.kind === 'bool_text') return false;
  if (!options.lastLabel) return true;
  // The last label of a mail: what follows a short answer is the letter going on, not the answer.
  if (isQuestion(label.field) && options.inline && options.inlineLength < longAnswer) return false;
  return !options.inline || taken.length > 1 || options.inlineLength >= longAnswer;
}

/** "…, three users. What we expect: the page opens." and another paragraph: what a sentence of the letter leads to ends with its paragraph. */
function endsThere(above: string, text: string): boolean {
  return /[.!?]["')]?\s*$/.test(above) && isNewParagraph(text, above);
}

/** A sentence of its own below a blank line, where the text above was told to its end: the letter goes on. */
function isNewParagraph(text: string, above: string): boolean {
  return /^\s?(?:[\p{Lu}„"«(]|[\w-]{1,60}\.\w{2,4}\s)/u.test(text) && !/[:,;–—-]\s*$/u.test(above);
}

/** Another lead below one, and a new sentence below what a lead of the writer's own announced. */
function isElsewhere(line: TextLine, own: TextLine | undefined, anchor: Anchor, taken: readonly ValueLine[], blank: number): boolean {
  if (line.role !== 'new' || anchor.label.inside !== false) return false;
  if (isLead(line.text) && isLead(own?.text ?? '')) return true;
  // Below a heading of its own the whole paragraph is what it announces.
  const heads = anchor.label.alone || (own?.text.slice(anchor.label.valueStart) ?? '').trim() === '';
  if (heads && (taken.length === 0 || blank === 0)) return false;
  return anchor.label.quality === 'invented' && /[.!?]["')]?\s*$/.test(taken.at(-1)?.text ?? own?.text ?? '') && /^\s*\p{Lu}/u.test(line.text);
}

/** "Marta's sheet", right above the first label of another one: it heads what follows. */
function headsSheet(text: string, beginsAnew: boolean): boolean {
  const words = text.trim().split(/\s+/).length;
  return /^[\s*_#]*\p{Lu}/u.test(text) && words <= headWordsMax && !/[.,;!?]\s*$/.test(text) && (beginsAnew || sheetWords.test(unaccented(text)));
}
const headWordsMax = 6;

function sameMark(own: string, text: string): boolean {
  const mark = /^(\s*[-*•·–])\s+\S/u;
  const [a, b] = [mark.exec(own)?.[1], mark.exec(text)?.[1]];
  return a !== undefined && a === b;
}

/** Another item of the list that the label is an item of, with a heading of its own: a label that this desk does not know. */
function isSibling(own: string, text: string): boolean {
  const mark = /^(\s*)(?:(\(?\d{1,2}[a-z]?[.)])|([-*•·–]))\s+\S/u;
  const [a, b] = [mark.exec(own), mark.exec(text)];
  if (a === null || b === null || a[1] !== b[1] || (a[3] ?? '') !== (b[3] ?? '')) return false;
  return /^[\s\d().•*·–-]*\p{L}[^:?]{2,40}(?::\s|:$)/u.test(text);
}

/** A rule, a Markdown heading, or a title in its own box: the next part of the mail begins. */
function isHeadingLine(lines: readonly TextLine[], index: number): boolean {
  const text = lines[index]?.text.trim() ?? '';
  if (isRule(text) || /^(?:#{1,4}\s.+|={2,}\s.+={2,})$/.test(text)) return true;
  // A line underlined by the next one.
  return isRule(lines[index + 1]?.text ?? '') && text.length < 60;
}
