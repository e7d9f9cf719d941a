// What a form prints behind its label before anybody answers: "Product: (e.g. Lamp)", "Checked: (yes / no)", "Start: (dd.mm.yyyy)".
// In: lines of any role. Out: the same, where an answer stands behind the hint or on the next line without the hint, as if the
// label were bare; and the numbers of the lines with one. A line with a hint and no answer stays as it is: it is open.
import { unaccented, valueKey } from '../fold.ts';
import type { LabelIndex } from '../label/label-index.ts';
import { labelAtStart, type LineLabel } from '../label/line-labels.ts';
import { firmWords } from '../value/answer-words.ts';
import { isExampleLine, isHelpText } from '../value/no-value.ts';
import type { TextLine } from '../text-line.ts';

export interface HintedLines {
  readonly lines: TextLine[];
  /** Numbers of the lines on which a form prints what it wants. */
  readonly hinted: ReadonlySet<number>;
}

const bracketed = /^\s*(?:\((?<round>(?:[^()]|\([^()]{0,80}\)){1,200})\)|\[(?<square>[^[\]]{3,200})\]|<(?<angle>[^<>@]{3,200})>)\s*[:=–-]?\s*/u;
const example = /^\s*(?:e\. ?g|eg|z\. ?b|zb|zum beispiel|p\. ?ex|par ex|ex|exemple|example|beispiel|bsp|bspw|for example|for instance|such as|like|wie|comme|sample|muster|format)(?![\p{L}])/iu;
/** "dd.mm.yyyy - hh:mm", "TT.MM.JJJJ", "jj/mm/aaaa". */
const datePattern = /^\W*(?:dd|tt|jj|yyyy|jjjj|aaaa)[\s./-]{1,2}mm/i;
const range = /^\W*\d{1,2}\s?(?:-|–|\.\.|to|bis|à)\s?\d{1,2}\W*$/u;
const parted = /\s*[/|,;]\s*|\s(?:or|oder|ou)\s/i;

export function withoutPrintedHints(lines: readonly TextLine[], labels: LabelIndex): HintedLines {
  const hinted = new Set<number>();
  const answered = lines.map((line, index) => {
    const label = /[:?：]/.test(line.text) && /[([<]|\p{L}\. ?\p{L}|\b(?:eg|ex|zb|bsp)\b/iu.test(line.text) && line.cells === null ? labelAtStart(labels, line.text) : null;
    const head = label === null || label.alone ? null : headWithoutHint(line.text.slice(0, label.valueStart), label);
    if (label !== null && head !== null) {
      hinted.add(line.number);
      return { ...line, text: `${head} ${line.text.slice(label.valueStart)}`.trimEnd() };
    }
    const behind = label === null || label.alone ? null : withoutHint(line.text.slice(label.valueStart), label);
    if (label === null || behind === null) return line;
    hinted.add(line.number);
    return behind.trim() === '' && line.role !== 'quoted' && !answersBelow(lines, index, labels) ? line : { ...line, text: `${line.text.slice(0, label.valueStart).trimEnd()} ${behind}`.trimEnd() };
  });
  return { lines: hinted.size < formHintsMin ? answered : answered.map((line) => (hinted.has(line.number) || !wholeBracket.test(line.text) ? line : withoutBracket(line, labels, hinted))), hinted };
}

/** A form that prints hints prints them behind all labels: what it sets in brackets there is one, whatever it says. */
const formHintsMin = 2;
const wholeBracket = /[:?：]\s*\([^()]{3,200}\)\s*$/u;

function withoutBracket(line: TextLine, labels: LabelIndex, hinted: Set<number>): TextLine {
  const label = line.cells === null ? labelAtStart(labels, line.text) : null;
  if (label === null || label.alone || !/^\s*\(/.test(line.text.slice(label.valueStart))) return line;
  hinted.add(line.number);
  return { ...line, text: line.text.slice(0, label.valueStart).trimEnd() };
}

/** "Product (e.g. Lamp):" without what it prints in brackets; null = nothing of the kind. */
function headWithoutHint(head: string, label: LineLabel): string | null {
  const found = /\s*(?:\((?<round>[^()]{2,200})\)|\[(?<square>[^[\]]{2,200})\])\s*(?=[:?：\s=>→⇒➔➜-]*$)/u.exec(head);
  const inside = found?.groups?.['round'] ?? found?.groups?.['square'];
  return found === null || inside === undefined || !isHint(inside, label) ? null : `${head.slice(0, found.index)}${head.slice(found.index + found[0].length)}`.trimEnd();
}

/** What stands behind the hint; null = there is none. */
function withoutHint(text: string, label: LineLabel): string | null {
  const found = bracketed.exec(text);
  const inside = found?.groups?.['round'] ?? found?.groups?.['square'] ?? found?.groups?.['angle'];
  // In angles somebody may as well set off a part of his answer.
  const helps = found !== null && (found.groups?.['angle'] === undefined || text.slice(found[0].length).trim() === '') && isHelpText(found[0].trim());
  if (found !== null && inside !== undefined) return helps || isHint(inside, label) ? text.slice(found[0].length) : null;
  if (!isExampleLine(text)) return null;
  const arrow = /(?:->|=>|→|⇒)\s*(?=\S)/u.exec(text);
  return arrow === null ? '' : text.slice(arrow.index + arrow[0].length);
}

function isHint(inside: string, label: LineLabel): boolean {
  return example.test(inside) || datePattern.test(inside) || range.test(inside) || isChoice(inside, label);
}

/** Two or more of the choices that the field has, and nothing else. */
function isChoice(inside: string, { field }: LineLabel): boolean {
  const parts = inside.split(parted).map((part) => part.trim()).filter((part) => part !== '');
  const known = new Set([...field.values, ...field.words.map((word) => word.text)].map(valueKey));
  return parts.length >= 2 && (parts.every((part) => firmWords.test(unaccented(part)) || /^(?:no|ja|n)$/i.test(part)) || (known.size > 0 && parts.filter((part) => known.has(valueKey(part))).length * 2 > parts.length));
}

/** Right below stands what is no label and no other hint: an answer, typed by whomever. */
function answersBelow(lines: readonly TextLine[], index: number, labels: LabelIndex): boolean {
  const [own, next] = [lines[index], lines[index + 1]];
  if (own === undefined || next === undefined || next.text.trim() === '' || next.cells !== null || isHelpText(next.text)) return false;
  if (next.role !== own.role && !(own.role === 'quoted' && next.role === 'new')) return false;
  return next.role !== own.role || !/[:?：]/.test(next.text) || labelAtStart(labels, next.text) === null;
}
