// A value out of a list: the pack's spelling for what people write ("2 - severely disrupted", "Sev2", "prod"). A
// choice list that the form printed and nobody answered is no value; two values at once are a problem, not a guess.
import type { FieldRule } from '../../recognition-rules.ts';
import { editDistance } from '../label/edit-distance.ts';
import { fold, foldedWords, labelWords, valueKey } from '../fold.ts';
import { isChoiceList, withoutChoiceList } from './choice-list.ts';
import { figureOf, numberWord } from './number-words.ts';
import type { SaidValue } from './said-value.ts';

export type ChoiceReading = { readonly value: string; readonly problem: null } | { readonly value: null; readonly problem: string } | null;

interface Spelling {
  readonly key: string;
  readonly words: readonly string[];
  readonly value: string;
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, readonly Spelling[]>();

function spellings(rule: FieldRule): readonly Spelling[] {
  const made = known.get(rule) ?? spellingsOf(rule);
  known.set(rule, made);
  return made;
}

function spellingsOf(rule: FieldRule): Spelling[] {
  const all = [...rule.values.map((value) => ({ text: value, value })), ...rule.words];
  return all.map(({ text, value }) => ({ key: valueKey(text), words: foldedWords(text), value })).filter((one) => one.key !== '').sort((a, b) => b.words.length - a.words.length || b.key.length - a.key.length);
}

const tick = /(?:\[\s*[xX✓✔]\s*\]|☒|☑|✔|✓|🗹|◉|\(x\)|\(•\))/u;
const box = /(\[\s*[xX✓✔]?\s*\]|☒|☑|☐|✔|✓|🗹|◉|○|\([x• ]?\))/u;

/** "Probably the lens": how sure he is. */
const hedge = /^(?:(?:very |most )?(?:probably|likely|presumably|possibly|perhaps|maybe)|(?:i|we) (?:think|guess|believe|assume|suspect|would say)|i'd say|we'd say|looks like|seems to be|could be|might be|wohl|vermutlich|wahrscheinlich|probablement|sans doute)[\s:,]+(?:(?:it is|it's|its|the|an|a|their|our|der|die|das|le|la)\s+)*/i;

/** `open` lists keep what they do not know as it was written. */
export function readChoice(text: string, rule: FieldRule, open: boolean): ChoiceReading {
  if (!open && isChoiceList(text, rule)) return null;
  const known = spellings(rule);
  const line = withoutYes(inFigures(withoutChoiceList(text, rule).trim().replace(/[.;]+$/, ''), rule), known);
  const marked = fromTicks(line, known);
  if (marked !== undefined) return marked;
  const own = withoutOwnLabel(line, rule);
  const whole = known.find((one) => one.key === valueKey(own));
  if (whole !== undefined) return { value: whole.value, problem: null };
  const listed = listOf(own, known);
  if (listed !== null) {
    const distinct = [...new Set(listed)];
    if (distinct.length === 1) return { value: distinct[0] ?? '', problem: null };
    if (distinct.length >= 3 || distinct.length === rule.values.length) return open ? kept(own) : null;
    return open ? kept(own) : { value: null, problem: 'two different values' };
  }
  const sure = open ? own : own.replace(hedge, '');
  const lead = sure === own || summary(own, known) === null ? leading(sure, known, open) : null;
  if (lead !== null) return open ? { value: lead, problem: null } : newest(own, lead, known);
  if (open) return kept(own);
  const slip = misspelt(own, known);
  if (slip !== null) return { value: slip, problem: null };
  const opening = own.replace(/\s\([^()]*\)/g, '').split(/[,;]\s/)[0] ?? '';
  const heard = longest(known.filter((one) => one.key.length > 1 && containsWords(foldedWords(opening), one.words)));
  const inside = [...new Set(heard.map((one) => one.value))];
  const later = inside.length === 1 ? null : summary(own, known);
  if (later !== null) return { value: later, problem: null };
  const said = known.find((one) => one.value === inside[0] && containsWords(foldedWords(own), one.words));
  // "We have no access" is one of the spellings; "not production" takes another one back.
  const around = said === undefined ? '' : ` ${foldedWords(opening).join(' ')} `.replace(` ${said.words.join(' ')} `, ' ');
  if (inside.length === 1 && foldedWords(opening).length <= 8 && !/\b(?:not|no|nicht|kein\w*|pas|isn|non)\b/.test(around)) return { value: inside[0] ?? '', problem: null };
  return { value: null, problem: `not one of ${rule.values.join(', ')}` };
}

/** "Yes, Main Light": the question was whether it is that one. */
const yes = /^(?:yes|yep|yeah|right|correct|exactly|ja|jawohl|genau|richtig|stimmt|oui|exact|exactement|tout à fait)[,.:!]\s+(?=\S)/i;

function withoutYes(text: string, known: readonly Spelling[]): string {
  const said = yes.exec(text)?.[0];
  return said === undefined || known.some((one) => one.key === valueKey(said)) ? text : text.slice(said.length);
}

/** So long a word may have any slip of the pen in it, a shorter one only a letter lost, doubled or swapped. */
const misspeltMin = 7;
const shortMisspeltMin = 5;

/** "Prodction", "servr": nothing but one word, and only one choice is that near. */
function misspelt(text: string, known: readonly Spelling[]): string | null {
  const key = valueKey(text);
  if (key.length < shortMisspeltMin || /\s/.test(text.trim())) return null;
  const isNear = (one: Spelling): boolean => one.key.length >= shortMisspeltMin && editDistance(key, one.key, 1) === 1 && (Math.min(key.length, one.key.length) >= misspeltMin || key.length !== one.key.length || sameLetters(key, one.key));
  const near = [...new Set(known.filter(isNear).map((one) => one.value))];
  return near.length === 1 ? (near[0] ?? null) : null;
}

function sameLetters(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('');
}

/** The text begins with a spelling of one of the values that stands for itself: "client, I think", never "client is looking for it". */
export function beginsWithChoice(text: string, rule: FieldRule): boolean {
  const own = withoutOwnLabel(inFigures(text.trim(), rule), rule);
  return leading(own, spellings(rule), true) !== null || leading(own.replace(hedge, ''), spellings(rule), true) !== null;
}

/** What may follow a choice without changing it: "a failure of the mail store", "green for all". */
const goesOn = /^(?:$|of|in|for|on|at|with|entry|light|itself|again|here|des|der|bei|im|von|selbst|wieder|du|de|sur|dans|pour|lui|maintenant|now|i|we|ich|wir|nous|je)(?![\p{L}])/u;

/** The choice that these folded words begin with, when nothing behind it makes it something else ("client is back"). */
export function spelledAtStart(text: string, rule: FieldRule): string | null {
  for (const one of spellings(rule)) {
    const words = one.words.join(' ');
    if (words !== '' && (text === words || text.startsWith(`${words} `)) && goesOn.test(text.slice(words.length).trim())) return one.value;
  }
  return null;
}

/** A form with boxes to tick says by them which it is. */
export function showsBoxes(text: string): boolean {
  return box.test(text);
}

/** Every choice that a text names as it is spelled, the longest spelling at each place. */
export function choicesSaid(text: string, rule: FieldRule): SaidValue[] {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((one) => ({ key: foldedWords(one[0]).join(''), start: one.index, end: one.index + one[0].length }));
  const found: SaidValue[] = [];
  for (let at = 0; at < words.length; at++) {
    const one = spellings(rule).find((spelling) => spelling.words.length > 0 && spelling.words.every((word, i) => words[at + i]?.key === word));
    const [first, last] = [words[at], words[at + (one?.words.length ?? 0) - 1]];
    if (one === undefined || first === undefined || last === undefined) continue;
    // A part of a number of a thing ("BOX-0042") is no choice.
    if (/[\p{L}\p{N}]-$/u.test(text.slice(0, first.start)) || /^-\d/.test(text.slice(last.end))) continue;
    // "2.1", "8:15" and "10-2" are no levels.
    if (/^\d+$/.test(one.key) && (/[\d.,:/+-]$/.test(text.slice(0, first.start)) || /^(?:[.,:/-]\d|\s?%)/.test(text.slice(last.end)))) continue;
    found.push({ key: one.value, start: first.start, end: last.end, text: one.value });
    at += one.words.length - 1;
  }
  return found;
}

/** "two", "Severity two": where the values are figures, and nothing is counted ("one user"). */
const writtenFigure = new RegExp(String.raw`^((?:\p{L}{2,14}[\s.:#-]+)?)(${numberWord})(?=\s*(?:$|[,.;:()!–-]))`, 'iu');
function inFigures(line: string, rule: FieldRule): string {
  return rule.values.every((value) => /^\d$/.test(value)) ? line.replace(writtenFigure, (_, before: string, word: string) => `${before}${figureOf(word) ?? word}`) : line;
}

/** "Internet service" says nothing of the Internet. */
function longest(found: readonly Spelling[]): Spelling[] {
  return found.filter((one) => !found.some((other) => other !== one && other.value !== one.value && other.words.length > one.words.length && containsWords(other.words, one.words)));
}

/** "Could be the lamp or the lens, we cannot tell": the last clause says one thing, in words of its own. */
function summary(line: string, known: readonly Spelling[]): string | null {
  const clauses = line.split(/[,;.]\s+|\s[–—-]\s/);
  const words = foldedWords(clauses.at(-1) ?? '');
  if (clauses.length < 2 || words.length > 8) return null;
  const values = [...new Set(longest(known.filter((one) => one.key.length > 3 && containsWords(words, one.words))).map((one) => one.value))];
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** "ok yesterday, today it shows a failure": what holds today; two values without a word of time are a contradiction. */
function newest(line: string, lead: string, known: readonly Spelling[]): ChoiceReading {
  const now = /[,;.–-]\s*(?:but |aber |mais )?(?:today|now|meanwhile|since then|heute|jetzt|inzwischen|aujourd'hui|maintenant)\b(.*)$/i.exec(line)?.[1];
  if (now === undefined) return { value: lead, problem: null };
  const words = foldedWords(now);
  const later = [...new Set(known.filter((one) => one.key.length > 2 && containsWords(words, one.words)).map((one) => one.value))].filter((value) => value !== lead);
  if (later.length === 0) return { value: lead, problem: null };
  return later.length === 1 ? { value: later[0] ?? '', problem: null } : { value: null, problem: 'two different values' };
}

function kept(text: string): ChoiceReading {
  return { value: text.replace(/\s+/g, ' ').trim(), problem: null };
}

/** `[x] Staging [ ] Production`: undefined when there are no boxes, null when none is ticked. */
function fromTicks(line: string, known: readonly Spelling[]): ChoiceReading | undefined {
  if (!box.test(line)) return undefined;
  const parts = line.split(box).map((part) => part.trim());
  const chosen = new Set<string>();
  let boxes = 0;
  for (let i = 1; i < parts.length; i += 2) {
    boxes++;
    if (!tick.test(parts[i] ?? '')) continue;
    const value = leading(parts[i + 1] ?? '', known, false);
    if (value !== null) chosen.add(value);
  }
  if (chosen.size === 1) return { value: [...chosen][0] ?? '', problem: null };
  if (chosen.size > 1) return { value: null, problem: 'two different values' };
  return boxes >= 2 ? null : undefined;
}

/** "Sev 2" behind the label Severity, "S2": the label's own word (or its letter) in front of the value. */
function withoutOwnLabel(line: string, rule: FieldRule): string {
  const words = [...new Set(rule.labels.flatMap((label) => labelWords(label.text)))];
  const found = /^(\p{L}+)[\s.:#-]*(?=\d)/u.exec(line);
  const first = fold(found?.[1] ?? '');
  if (found === null || first === '') return line.replace(/^(?:#|nr\.?|no\.?|level|stufe|niveau|grad)\s*(?=\d)/i, '');
  const own = words.some((word) => word === first || (first.length >= 3 && word.startsWith(first)) || (first.length === 1 && word.startsWith(first) && !rule.words.some((one) => valueKey(one.text).startsWith(first))));
  return own || /^(?:level|stufe|niveau|grad|no|nr)$/.test(first) ? line.slice(found[0].length) : line;
}

/** "4, 3, 2, 1", "Staging or Production": all parts are values, and there are several. */
function listOf(line: string, known: readonly Spelling[]): string[] | null {
  const parts = line.replace(/[()[\]]/g, ' ').split(/\s*(?:,|\/|\||;|\bor\b|\boder\b|\bou\b|\band\b|\bund\b|\bet\b|(?<=\d)\s*[-–]\s*(?=\d))\s*/i).map((part) => valueKey(part)).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const values = parts.map((part) => known.find((one) => one.key === part)?.value ?? null);
  return values.every((value): value is string => value !== null) ? values : null;
}

/** The value that the text begins with, when something that is no part of a word follows. */
function leading(line: string, known: readonly Spelling[], open: boolean): string | null {
  const words = foldedWords(line);
  for (const one of known) {
    if (one.words.length === 0 || !one.words.every((word, i) => words[i] === word)) continue;
    const rest = afterWords(line, one.words.length);
    if (/^\d+$/.test(one.key) && /^\s*(?:[.,]\d|%|-\s*\d|\/\s*\d)/.test(rest)) continue;
    // A release behind a name is another field's ("Portal 24.3.1").
    if (open && !/^\s*(?:[(,;–—/|]|-\s|\.\s|$|(?:version|release|ver|v)?\.?\s?\d+\.\d)/i.test(rest)) continue;
    return one.value;
  }
  return null;
}

function afterWords(line: string, count: number): string {
  let left = count;
  for (const one of line.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    left--;
    if (left === 0) return line.slice(one.index + one[0].length);
  }
  return '';
}

function containsWords(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, from) => part.every((word, i) => words[from + i] === word));
}
