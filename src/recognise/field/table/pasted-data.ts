// What a program wrote for another one: JSON, XML, settings in quotes, and a form in a frame of stars. In: the lines of a
// mail. Out: the same, each pair of a name and a value as a line "Name: value", so that they are read like any typed form.
// Only where several pairs stand together; what is nested is read as if it were not, an empty value stays empty.
import type { LabelIndex } from '../label/label-index.ts';
import { labelAtStart } from '../label/line-labels.ts';
import type { TextLine } from '../text-line.ts';

/** So many pairs next to each other were pasted. */
const pairsMin = 2;
const pairsMax = 60;
const framedMin = 3;

interface Pair {
  readonly name: string;
  readonly value: string;
}

export function pastedData(lines: TextLine[], labels: LabelIndex): TextLine[] {
  let found = unframed(lines);
  for (const reader of [jsonPairs, xmlPairs, settingPairs]) found = asLabels(found, reader, labels);
  return found;
}

const usable = (line: TextLine): boolean => line.cells === null && (line.role === 'new' || line.role === 'forwarded') && line.text.trim() !== '';

/** Blocks in which enough lines hold pairs, and nothing else stands but brackets and tags. */
function asLabels(lines: TextLine[], reader: (text: string) => readonly Pair[] | null, labels: LabelIndex): TextLine[] {
  const read = lines.map((line) => (usable(line) ? reader(line.text) : null));
  const instead = new Map<number, readonly Pair[]>();
  for (let from = 0; from < lines.length; from++) {
    if (read[from] == null) continue;
    let to = from;
    while (read[to] != null) to++;
    const pairs = read.slice(from, to).flatMap((one) => one ?? []);
    if (pairs.length >= pairsMin && pairs.length <= pairsMax) for (let at = from; at < to; at++) instead.set(at, read[at] ?? []);
    from = to;
  }
  return instead.size === 0 || isTyped(lines.filter((_, index) => !instead.has(index)), labels) ? lines : lines.flatMap((line, index) => {
    const pairs = instead.get(index);
    if (pairs === undefined) return [line];
    return pairs.length === 0 ? [{ ...line, text: '' }] : pairs.flatMap(({ name, value }) => `${wordsOf(name)}: ${value}`.split('\n').map((text) => ({ ...line, text })));
  });
}

/** Whoever types labels himself shows with what he pasted something else. */
function isTyped(lines: readonly TextLine[], labels: LabelIndex): boolean {
  return lines.filter((line) => usable(line) && labelAtStart(labels, line.text)?.alone === false).length >= pairsMin;
}

/** "customer_number", "customerNumber": "Customer number". */
function wordsOf(name: string): string {
  const words = name.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, ' ').replace(/[_.\s-]+/gu, ' ').trim();
  return words === '' ? name : (words[0] ?? '').toUpperCase() + words.slice(1);
}

function plainValue(value: string): string {
  const text = value.trim().replace(/[,;]$/, '').trim();
  if (/^(?:null|nil|none|undefined|""|''|\[\]|\{\})$/i.test(text)) return '';
  if (/^true$/i.test(text)) return 'yes';
  if (/^false$/i.test(text)) return 'no';
  const quoted = /^"(.*)"$/s.exec(text)?.[1] ?? /^'(.*)'$/s.exec(text)?.[1] ?? text;
  return quoted.replaceAll(String.raw`\n`, '\n').replaceAll(String.raw`\"`, '"').replaceAll(String.raw`\/`, '/');
}

const jsonPair = /["']([\p{L}_][\p{L}\p{N}_ .-]{1,60})["']\s*:\s*("(?:[^"\\]|\\.)*"|'[^']*'|\[[^[\]{}]*\]|[^\s,"'{}[\]][^,"{}[\]]*)?/gu;

/** A line of JSON: its pairs, none for one of brackets alone, null for any other. */
function jsonPairs(text: string): Pair[] | null {
  const pairs = [...text.matchAll(jsonPair)].map((one): Pair => ({ name: one[1] ?? '', value: listed(one[2] ?? '') }));
  const rest = text.replace(jsonPair, '').replace(/[\s{}[\],]/g, '');
  return rest === '' ? pairs.filter((pair) => pair.value !== '' || !/[{[]\s*$/.test(text)) : null;
}

/** `["a", "b"]`: a, b. */
function listed(value: string): string {
  if (!value.startsWith('[')) return plainValue(value);
  return value.slice(1, -1).split(',').map((one) => plainValue(one)).filter((one) => one !== '').join(', ');
}

const xmlPair = /<([A-Za-z][\w.:-]{1,50})((?:\s+[\w:-]+\s*=\s*"[^"<>]*"){0,6})\s*>([^<>]*)<\/\1\s*>/g;
const xmlTag = /<[/?!]?[A-Za-z][^<>]{0,200}>/g;

/** `<server>…</server>`, `<field name="server">…</field>`; tags that only hold others say nothing. */
function xmlPairs(text: string): Pair[] | null {
  if (!text.includes('<')) return null;
  const pairs = [...text.matchAll(xmlPair)].map((one): Pair => ({ name: /\b(?:name|key|label|id)\s*=\s*"([^"]+)"/.exec(one[2] ?? '')?.[1] ?? one[1] ?? '', value: plainValue(one[3] ?? '') }));
  return text.replace(xmlPair, '').replace(xmlTag, '').trim() === '' ? pairs : null;
}

const setting = /^\s*(?:export\s+|set\s+|-\s+)?([A-Za-z][\w.-]{1,50})\s*[=:]\s*(?:"([^"]*)"|'([^']*)')\s*[,;]?\s*$/;

/** `OS="RHEL 8.4"`: one without quotes is read as a label anyway. */
function settingPairs(text: string): Pair[] | null {
  const found = setting.exec(text);
  if (found !== null) return [{ name: found[1] ?? '', value: plainValue(`"${found[2] ?? found[3] ?? ''}"`) }];
  const bare = /^\s*(?:export\s+|set\s+)?([A-Za-z][\w.-]{1,50})=(\S[^=]*)$/.exec(text);
  return bare === null ? null : [{ name: bare[1] ?? '', value: plainValue(bare[2] ?? '') }];
}

const frame = /^\s*([*#!§])\1*(.*?)\1+\s*$/u;

/** Lines that begin and end with the same sign are a box. */
function unframed(lines: TextLine[]): TextLine[] {
  const signs = lines.map((line) => (usable(line) ? (frame.exec(line.text)?.[1] ?? null) : null));
  const inBox = signs.map((sign, index) => {
    if (sign === null) return false;
    let [from, to] = [index, index];
    while (signs[from - 1] === sign) from--;
    while (signs[to + 1] === sign) to++;
    return to - from + 1 >= framedMin && lines.slice(from, to + 1).some((line) => /^\s*([*#!§])\1{5,}\s*$/u.test(line.text));
  });
  return lines.map((line, index) => (inBox[index] === true ? { ...line, text: (frame.exec(line.text)?.[2] ?? '').trimEnd() } : line));
}
