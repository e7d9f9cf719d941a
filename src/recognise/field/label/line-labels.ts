// Labels of one line: at its start (behind list marks, numbers, bold marks, brackets), alone on it, and further labels
// inside it ("… ID: 73125 Tenant(s): 12345RS"). A word of the desk inside ordinary prose is not a label: inside a line
// only several words before a colon count, or one word right behind a delimiter.
import { foldedWords, labelWords } from '../fold.ts';
import { findAsked, orAsked } from './asked-like.ts';
import { conceptsOf, isWeighty } from './label-concepts.ts';
import { answersItself, findIdSlip, findInvented, findLabel, findLabelWithHead, findLabelWithTail, findShortened, type LabelHit, type LabelIndex } from './label-index.ts';

export interface LineLabel extends LabelHit {
  /** Where the label begins, and where what it announces begins. */
  readonly start: number;
  readonly valueStart: number;
  /** Nothing but the label stands on the line, without a separator. */
  readonly alone: boolean;
  /** The separator is weak or the label was found by a guess: only a value that is certainly of its kind counts. */
  readonly strict: boolean;
  /** In the middle of a line: of one that is a form itself, or of any other. */
  readonly inside: false | 'form' | 'text';
  /** The separator was a question mark or the label is a question. */
  readonly question: boolean;
  /** Further fields that the same question asks for. */
  readonly also?: readonly LabelHit[];
}

/** Headings longer than this are sentences. The longest printed question has about 150 characters. */
const headCharactersMax = 220;
/** Separators of one line that are looked at; a form has few, a log line of colons has hundreds. */
const separatorsTriedMax = 30;
/** A label of several words and this length is a heading without a capital as well. */
const longTitleMin = 15;
/** What answers a closed question; a longer text is told. */
const shortValueMax = 40;
/** A few words and no punctuation: what may be a label that somebody made up. */
const leadWords = /^\p{L}[\p{L}\s'’./-]{0,45}$/u;
/** Arrows that people put between a label and its value, beside those made of dashes. */
const arrows = ['→', '⇒', '➔', '➜'];
const marks = /^(?:[\s>]|(?:\*{1,2}|_{1,2})(?=\(?\d{1,2}[a-z]?[.)][\s*_])|[-*•·–—▪◦●○■□☐☒☑✓✔▶➤→+#]+(?=[\s*_[\p{L}])|\(?\d{1,2}[a-z]?[.)](?=[\s*_]|\p{L})|\(?[a-z][.)]\s|\d{1,2}[a-z]\s|\[[ xX]?\]\s|\d{1,2}\.\d{1,2}\.?\s(?=\p{L}))*(?:\*\*|__|\*|_|\[|"|'|„|“|«)*\s*/u;

interface Separator {
  readonly at: number;
  readonly next: number;
  readonly kind: 'colon' | 'question' | 'cell' | 'dash' | 'gap' | 'bold';
}

/** Every place of a line where a heading could end. */
function separators(text: string, from: number, bold: boolean): Separator[] {
  const found: Separator[] = [];
  const end = Math.min(text.length, from + headCharactersMax);
  for (let i = from; i < end && found.length < 12; i++) {
    const ch = text[i];
    if (ch === ':' || ch === '：' || ch === '=') {
      if (text.startsWith('//', i + 1) || (/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? '') && ch === ':')) continue;
      found.push({ at: i, next: i + (ch === '=' && text[i + 1] === '>' ? 2 : 1), kind: 'colon' });
    } else if (ch === '?' || ch === '？') {
      found.push({ at: i, next: i + 1, kind: 'question' });
    } else if (ch === '\t' || ch === '|') {
      found.push({ at: i, next: i + 1, kind: 'cell' });
    } else if ((ch === '-' || ch === '–' || ch === '—' || arrows.includes(ch ?? '')) && (/\s/.test(text[i - 1] ?? 'x') || (ch !== '-' && i > from))) {
      const after = /^[-–—>→⇒➔➜]+/.exec(text.slice(i, i + 6))?.[0].length ?? 1;
      if (ch !== '-' || /\s|^$/.test(text[i + after] ?? '')) found.push({ at: i, next: i + after, kind: 'dash' });
    } else if (ch === '.' && i > from && (text.startsWith('...', i) || /^ \.{1,2} /.test(text.slice(i - 1, i + 3)))) {
      found.push({ at: i, next: i + (/^\.+/.exec(text.slice(i))?.[0].length ?? 3), kind: 'cell' });
      while (text[i + 1] === '.') i++;
    } else if (ch === ';' && text[i + 1] === ' ' && found.length === 0) {
      found.push({ at: i, next: i + 1, kind: 'dash' });
    } else if (ch === ' ' && text.startsWith('   ', i) && i > from) {
      found.push({ at: i, next: i + 3, kind: 'gap' });
      while (text[i + 1] === ' ') i++;
    } else if (((bold && (ch === '*' || ch === '_')) || (ch === ']' && i > from)) && !/^[*_\]]*\s*[:：=?]/.test(text.slice(i, i + 8))) {
      found.push({ at: i, next: i + 1, kind: 'bold' });
    }
  }
  return found;
}

/** "Ansprechpartner inkl. Rufnummer": the label, and what its answer shall hold. */
const including = /[\s,]+(?:incl\.?|inkl\.?|including|inklusive|einschlie(?:ß|ss)lich|y compris)\s.*$/i;

/** The head with and without what stands in brackets, and what stands in brackets alone. */
function readings(head: string): string[] {
  const outer = head.includes('(') ? [head.replace(/\((?:[^()]|\([^()]*\))*\)/g, ' ')] : [];
  const inner = /\(([^()]{3,150})\)[\s*_?]*$/.exec(head)?.slice(1, 2) ?? [];
  const halves = head.split(/\s*\/\s*/);
  const apart = head.replace(including, '');
  return [head, ...outer, ...inner, ...(halves.length === 2 ? halves : []), ...(apart === head ? [] : [apart])];
}

function matchHead(index: LabelIndex, head: string, separator: Separator['kind']): (LabelHit & { strict: boolean }) | null {
  const firm = separator === 'colon' || separator === 'cell' || separator === 'question' || separator === 'bold';
  const texts = readings(head).map(labelWords).filter((words) => words.length > 0 && words.length <= 30);
  for (const words of texts) {
    const found = findLabel(index, words, false);
    if (found !== null) return { ...found, strict: !firm && found.wordCount === 1 && !isText(found) };
    // "Which version? I'll ask the customer.": what follows such a question may be anything.
    const asked = separator === 'question' ? findLabel(index, words, false, true) : null;
    if (asked !== null && !isText(asked)) return { ...asked, strict: true };
  }
  if (!firm) return null;
  for (const words of texts) {
    const found = findLabel(index, words, true);
    if (found !== null) return { ...found, strict: false };
  }
  if (/[.;!]\s/.test(head)) return null;
  for (const words of texts.slice(0, 2)) {
    const found = findLabelWithTail(index, words, separator === 'question');
    if (found !== null) return { ...found, strict: false };
  }
  const first = texts[0];
  if (first === undefined) return null;
  const headed = first.length <= 9 && !head.includes(',') ? findLabelWithHead(index, first) : null;
  // "Over since": with the word in front it is surely another field's.
  const other = headed === null ? null : findAsked(index, head);
  if (headed !== null && other !== null && other.field.id !== headed.field.id) return { ...other, strict: isStrictly(other) };
  if (headed !== null && !answersItself(headed.field, head) && (!isText(headed) || (headed.wordCount >= 2 && first.length - headed.wordCount === 1))) return { ...headed, strict: !isText(headed) };
  const shortened = findShortened(index, first);
  const nearer = shortened === null ? null : orAsked(index, head, shortened);
  if (nearer !== null) return { ...nearer, strict: nearer.quality === 'asked' && isStrictly(nearer) };
  const invented = separator === 'colon' && leadWords.test(head.trim()) ? findInvented(index, head) : null;
  const asked = invented === null ? null : orAsked(index, head, invented);
  return asked === null ? null : { ...asked, strict: isStrictly(asked) };
}

/** Kinds whose value can be told from any other text: behind a lead in the writer's own words only such a value counts. */
export function isStrictly(hit: LabelHit): boolean {
  return !isText(hit) && hit.field.kind !== 'list';
}

/** Kinds that take any words: what is certain about a value does not help there. */
export function isText(hit: LabelHit): boolean {
  return hit.field.kind === 'text' || hit.field.kind === 'bool_text';
}

/** More of the same question behind its first question mark: "…? And what steps were taken?". */
function afterQuestion(text: string, from: number): number {
  const more = /^\s*(?:\(?(?:and|und|et|or|oder|ou|if (?:so|yes)|wenn ja|si oui|what|which|how|was|welche[rs]?|wie|quel(?:le)?s?)\b[^?]{0,120}\?)\s*\)?/i.exec(text.slice(from, from + 160));
  const next = from + (more?.[0].length ?? 0);
  return next + (/^\s*(?:\([^()]{0,120}\))?\s*[:：*_]*/.exec(text.slice(next, next + 140))?.[0].length ?? 0);
}

/** Closing bold marks, arrows, stray colons and blanks between separator and value. */
function valueStartAt(text: string, from: number): number {
  return from + (/^(?:[\s:：]|[-=]{1,2}>(?=\s|$)|[→⇒➔➜](?=\s|$)|\*\*(?=\s|$|[^*])|__(?=\s|$)|[*_](?=\s|$))*/.exec(text.slice(from))?.[0].length ?? 0);
}

/** "*Severity* – 2", "Known? – no": the dash behind a bold label or a question is no part of what it announces. */
const dashBehind = /^[*_\]]*\s*[-–—]+(?=\s)/u;

/** The label at the start of a line, or null. */
export function labelAtStart(index: LabelIndex, text: string): LineLabel | null {
  const opening = marks.exec(text)?.[0] ?? '';
  const start = opening.length;
  if (start >= text.length) return null;
  const bold = /[*_[]/.test(opening);
  const found: { hit: LabelHit & { strict: boolean }; separator: Separator }[] = [];
  for (const separator of separators(text, start, bold)) {
    if (inPrintedExample(text.slice(start, separator.at))) continue;
    const hit = matchHead(index, text.slice(start, separator.at), separator.kind);
    if (hit !== null) found.push({ hit, separator });
  }
  const exact = found.filter((one) => one.hit.quality === 'exact');
  const best = exact.find((one) => one.separator.kind === 'colon' || one.separator.kind === 'cell') ?? exact[0] ?? found[0];
  if (best !== undefined) {
    if (saysInPassing(index, text, start, best)) return null;
    const question = best.separator.kind === 'question';
    const after = question ? afterQuestion(text, best.separator.next) : best.separator.next;
    return { ...best.hit, start, valueStart: valueStartAt(text, best.separator.kind === 'bold' || question ? after + (dashBehind.exec(text.slice(after))?.[0].length ?? 0) : after), alone: false, inside: false, question };
  }
  return labelAlone(index, text, start) ?? slipBeforeCode(index, text, start);
}

/** One word, a colon, and nothing but a code of letters and digits behind it. */
const codeBehind = /^(\p{L}{3,14})[\s*_]*[:：][\s*_]*(?=[\w./-]*\d)(?=[\w./-]*[a-z])[\w./-]{5,40}[\s.*_]*$/iu;

function slipBeforeCode(index: LabelIndex, text: string, start: number): LineLabel | null {
  const found = codeBehind.exec(text.slice(start));
  const hit = found === null ? null : findIdSlip(index, labelWords(found[1] ?? ''));
  return hit === null ? null : { ...hit, start, valueStart: valueStartAt(text, text.search(/[:：]/u) + 1), alone: false, strict: false, inside: false, question: false };
}

/** "Ida called (authority checked): the calendar is empty for all since ten.": brackets in a sentence announce nothing. */
function saysInPassing(index: LabelIndex, text: string, start: number, best: { hit: LabelHit; separator: Separator }): boolean {
  const outer = /^(.*\S)\s+\([^()]*\)\s*$/u.exec(text.slice(start, best.separator.at))?.[1];
  if (outer === undefined || isText(best.hit) || text.length - best.separator.next <= shortValueMax) return false;
  return labelWords(outer).length >= 2 && matchHead(index, outer, best.separator.kind) === null;
}

/** A label that is the whole line, as headings and as Outlook's plain copies of tables have it. */
function labelAlone(index: LabelIndex, text: string, start: number): LineLabel | null {
  const head = text.slice(start).replace(/[\s*_\]"“”»'=~-]+$/, '');
  if (head === '' || head.length > headCharactersMax || /[.,;!]$/.test(head)) return null;
  for (const reading of readings(head)) {
    const words = labelWords(reading);
    // A heading may be misspelt when it is long enough to be nothing else; with a dash in it, it is a label and a value.
    const hit = findLabel(index, words, words.join('').length >= 9 && !/\s[-–—→]/.test(reading), true);
    if (hit === null) continue;
    const titled = /^\p{Lu}/u.test(head) || /^[\s]*[#*_.]/.test(text) || (hit.quality === 'exact' && hit.wordCount >= 2 && head.length >= longTitleMin);
    if (titled) return { ...hit, start, valueStart: text.length, alone: true, strict: false, inside: false, question: false };
  }
  return null;
}

const formHeads = /(?:^|[\s,;|/])\p{Lu}[\p{L} .'-]{1,30}\s?[:：=]\s/gu;

/** Labels inside a line from `from` on. `chained` = the line began with a label, so that it is no prose. */
export function labelsInside(index: LabelIndex, text: string, from: number, chained: boolean): LineLabel[] {
  const found: LineLabel[] = [];
  // Three capitalised words with a colon on one line: a form on one line, not prose.
  const form = (text.match(formHeads)?.length ?? 0) >= 3;
  let left = from;
  let tried = 0;
  for (let i = from; i < text.length && tried < separatorsTriedMax; i++) {
    const ch = text[i];
    if (ch !== ':' && ch !== '：' && ch !== '=' && ch !== '?') continue;
    if (text.startsWith('//', i + 1) || (/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))) continue;
    tried++;
    const label = labelBefore(index, text, i, { from: left, chained: chained || found.length > 0, form });
    if (label === null) continue;
    found.push(label);
    left = label.valueStart;
  }
  return found;
}

/** Between two columns of a form. */
const columnGap = '   ';

interface Place {
  /** Where the text before is used up. */
  readonly from: number;
  readonly chained: boolean;
  readonly form: boolean;
}

function labelBefore(index: LabelIndex, text: string, at: number, place: Place): LineLabel | null {
  // A label does not go on over the end of the answer before it ("Lamp for Java; Version:", "Lamp for Java     Version :").
  const lead = text.slice(0, at).trimEnd();
  const window = Math.max(place.from, at - headCharactersMax, lead.search(/[;|\t][^;|\t]*$/) + 1, lead.lastIndexOf(columnGap) + 1);
  const all = [...text.slice(window, at).matchAll(/(?<=^|[\s,;|/(.*_[])\p{L}/gu)].map((one) => window + one.index).slice(-index.wordsMax - 2);
  // "Lamp for Java, Version:": what stands behind the last comma is the label, if it is one.
  const pause = Math.max(lead.lastIndexOf(','), lead.lastIndexOf('  '));
  const starts = [...all.filter((start) => start > pause), ...all.filter((start) => start <= pause)];
  const words = starts.map((start) => labelWords(text.slice(start, at)));
  const passes: ((words: readonly string[]) => LabelHit | null)[] = [
    (tried) => findLabel(index, tried, false),
    (tried) => (tried.join('').length >= 8 ? findLabel(index, tried, true) : null),
    (tried) => (text[at] === '?' ? questionTail(index, tried) : null),
  ];
  for (const pass of passes) {
    for (const [i, start] of starts.entries()) {
      const hit = pass(words[i] ?? []);
      // "Lamp for Java / Version:": a label with a stroke in it begins where an answer has ended, not inside one.
      const crossed = start > place.from && text.slice(start, at).includes(' / ') && !/[,;|/(\t•.!?)]\s*$/.test(text.slice(Math.max(0, start - 3), start));
      // "The name is Lamp for Java. Release: …": no label goes on over the end of a sentence.
      const ended = /\p{L}{4,}[.!?]\s+\p{Lu}\p{Ll}/u.test(text.slice(start, at));
      const label = hit === null || crossed || ended ? null : placed(hit, text, start, at, place);
      if (label !== null) return label;
    }
  }
  return text[at] === ':' ? inventedBefore(index, text, at, place.from) : null;
}

/** "Who: …", "Tried: …": the lead of something else, even where the desk has no field for it. */
export function isLead(text: string): boolean {
  const lead = /^[\s*_•–-]*(\p{Lu}[\p{L}\s'’-]{0,45}?)[\s*_]?:\s+\S/u.exec(text)?.[1];
  return lead !== undefined && isWeighty(conceptsOf(foldedWords(lead).filter((word) => !/^(?:error|errors|fehler|fehlermeldung|erreur)$/.test(word))));
}

/** "… 80 mailboxes. One of them: …": a lead of the writer's own counts where it begins a sentence, or of several words a clause. */
function inventedBefore(index: LabelIndex, text: string, at: number, from: number): LineLabel | null {
  const found = /(^|[.!?;)]\s+|,\s+)(\p{L}[\p{L}\s'’-]{0,45}|(?:z\.\s?B|e\.\s?g|p\.\s?ex|bzw|Bsp|ex)\.?)\s?$/u.exec(text.slice(from, at));
  const lead = found?.[2] ?? '';
  if (found === null || lead === '' || ((found[1] ?? '').startsWith(',') && !/\s/.test(lead.trim()))) return null;
  const hit = isWeighty(conceptsOf(foldedWords(lead))) ? findInvented(index, lead) : null;
  const start = from + found.index + (found[1] ?? '').length;
  return hit === null ? null : { ...hit, start, valueStart: valueStartAt(text, at + 1), alone: false, strict: isStrictly(hit), inside: 'text', question: false };
}

const printedExample = /^(?:for example|examples?|e\.\s?g\.?|beispiele?|zum beispiel|z\.\s?b\.?|exemples?|par exemple|p\.\s?ex\.?)\s*$/i;

/** "Affected signal (example": the bracket of the form is still open. */
function inPrintedExample(head: string): boolean {
  const bracket = head.lastIndexOf('(');
  return bracket > 0 && !head.includes(')', bracket) && printedExample.test(head.slice(bracket + 1));
}

/** A label inside a line counts by what stands before it: several words, or one behind a delimiter. */
function placed(hit: LabelHit, text: string, start: number, at: number, place: Place): LineLabel | null {
  // "(authority checked): the calendar …" says something in passing; what follows is not its value.
  if (text[start - 1] === '(' && /\)\s*$/.test(text.slice(start, at))) return null;
  // "Affected signal (example: Fog Horn)": what a form prints of its own.
  if (text[start - 1] === '(' && printedExample.test(text.slice(start, at))) return null;
  const before = text.slice(Math.max(0, start - 3), start);
  const delimited = start === 0 || /(?:[,;|/(\t•]|\s{2}|\s[-–—]|[.!?)])[\s*_]*$/.test(before) || start === place.from;
  const hard = start === 0 || /(?:[;|\t•]\s?|\s{3})$/.test(before);
  const capital = /\p{Lu}|\p{N}/u.test(text[start] ?? '');
  const several = (hit.wordCount >= 2 && (capital || delimited || place.chained)) || (place.form && delimited && capital) || (place.chained && capital && !isText(hit));
  if (!several && !(delimited && (place.chained || hard || capital))) return null;
  // A text behind one everyday word in the middle of a line: only in a chain of labels.
  const sentence = /[.!?;|]\s+$/.test(before) && /\p{Lu}/u.test(text[start] ?? '');
  if (!several && isText(hit) && !(place.chained && delimited) && !sentence && start > 0) return null;
  const question = text[at] === '?';
  const after = question ? afterQuestion(text, at + 1) : at + 1;
  const strict = !several && !(place.chained && delimited) && !(sentence && isText(hit));
  return { ...hit, start, valueStart: valueStartAt(text, after), alone: false, strict, inside: place.form ? 'form' : 'text', question };
}

function questionTail(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const found = findLabelWithTail(index, words, true);
  return found !== null && found.wordCount >= 4 ? found : null;
}
