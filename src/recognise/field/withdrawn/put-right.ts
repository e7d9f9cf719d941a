// "The start was 8:15, not 9:15, I misread the graph", "Sorry, vertippt: 23.03.2026 - 08:15 UTC+1, um 09:15 hat der Kunde
// angerufen": further down somebody corrects a figure of a value that he gave above. In: lines of the writer, claims. Out:
// the claims, those that were put right read anew. Only what stands above in the mail itself is corrected.
import { limits } from '../../../mail/limits.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import { findDate, findTime, findZone } from '../value/instant-parts.ts';
import { isShort, readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import { replacingForms } from './replacing.ts';
import { takenBack, takenBackUpTo, takesBack } from './taken-back.ts';
import type { TextLine } from '../text-line.ts';

const figure = String.raw`(?:\d{1,4}(?:[.:h/-]\d{1,4})+|[A-Za-z]{0,12}-?\d[\w.-]*\w|\d{1,2})(?:\s?Uhr|\s?[ap]m)?`;
const zone = String.raw`(?:\s?(?:UTC|GMT)(?:\s?[+-]\s?\d{1,2})?|\s?(?:MEZ|MESZ|CET|CEST|BST|AEDT|AEST))?`;
/** "RHEL 8.6": the name before a figure. */
const name = String.raw`(?:\p{L}[\p{L}.-]{1,15}\s){0,2}?`;
const notThat = new RegExp(String.raw`(?<right>${figure})${zone}\s?[,;(–-]?\s?(?:and |und |et )?(?:not|nicht|statt|instead of|rather than|non pas|pas|non|et non|au lieu de)\s(?:at |um |à )?(?<wrongName>${name})(?<wrong>${figure})`, 'giu');
const butThis = new RegExp(String.raw`(?:not|nicht|pas|non)\s(?:at |um |à )?(?<wrongName>${name})(?<wrong>${figure})${zone}\s?,?\s(?:but|sondern|mais)\s(?:at |um |à )?(?<rightName>${name})(?<right>${figure})`, 'giu');
const forms = [notThat, butThis, ...replacingForms(figure)];
/** "He thinks 2, not 3, but leave it", "at 14:25, not at 16:00 as planned": the figure above stays. */
const stays = /(?<![\p{L}])(?:(?:leave|keep) (?:it|that|them|the)|stays?|as (?:planned|agreed|usual|scheduled|promised)|bleib\p{L}*|lass\p{L}*|wie (?:geplant|vereinbart|üblich|versprochen)|laisse\p{L}*|garde\p{L}*|reste\p{L}*|comme (?:prévu|convenu|d['’]habitude))(?![\p{L}])/iu;
/** Right before the time that is meant. */
const leadsToTime = /(?:[:–—-]|(?<![\p{L}])(?:typo|tippfehler|vertippt|verschrieben|correction|korrektur|erratum|erreur|was|is|be|mean|meant|say|ist|war|sein|meine|meinte|richtig|stimmt|heißen|est|était|lire|dire|plutôt|rather))[\s,:]*(?:(?:at|um|à|of|correctly|natürlich|of course|bien sûr|actually|eigentlich)\s)?$/iu;
/** "The time given above must read …", "muss richtig … heißen": what follows is what was meant, whatever leads to it. */
const mustRead = /(?<!\p{L})(?<!(?<!\p{L})(?:you|we|i|he|she|they|one)\s)(?:(?:must|should|has to|ought to|is to|was to) read|(?:should|must|ought to) have (?:been|read)|(?:muss|müsste|soll|sollte) (?:es |das |sie |er )?(?:richtig(?:erweise)? |natürlich |vielmehr )?(?=\d)(?=.{6,40}(?:heißen|lauten|sein))|(?:muss|müsste|soll|sollte) (?:richtig(?:erweise)? )?(?:heißen|lauten)|(?:lautet|ist) (?:richtig(?:erweise)?|vielmehr)|richtig(?:erweise)? (?:lautet|ist|wäre|muss|müsste)|(?:doit|devait|devrait|aurait dû) (?:se lire|être)|il (?:faut|fallait) lire|(?:lire|lisez) (?:plutôt|donc))(?!\p{L})/iu;
const lineCharactersMax = 600;
const sentenceEnds = /(?<=[\p{L}\d)"”][.!?])\s+(?=[\p{Lu}\d])/u;

export function putRight(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules, context: ScanContext): FieldClaim[] {
  const said = lines.filter((line) => line.text.length <= lineCharactersMax && line.cells === null).flatMap((line) => line.text.split(sentenceEnds).map((text) => ({ text, line: line.number })));
  const replaced = said.filter(({ text }) => !stays.test(text)).flatMap(({ text, line }) => forms.flatMap((form) => [...text.matchAll(form)].flatMap((found) => wordsOf(found, text, line))));
  const retold = said.flatMap(({ text, line }) => {
    const read = mustRead.exec(text);
    return read !== null ? [{ text: text.slice(read.index), line }] : takesBack(text) ? [{ text, line }] : [];
  });
  const unasked = rules.fields.some((field) => field.kind === 'version' || field.kind === 'instant');
  if (replaced.length === 0 && retold.length === 0 && !unasked) return [...claims];
  return claims.map((claim) => {
    const field = rules.fields.find((one) => one.id === claim.field);
    const other = field?.kind === 'version' ? versionAnew(claim, field, lines, rules) : null;
    if (other !== null) return other;
    if (field?.kind === 'instant' && claim.problem !== null) return withZoneBehind(claim, field, lines, context) ?? claim;
    if (field === undefined || !(isShort(field) || isNamed(field)) || claim.value === null || !['label', 'table', 'sublabel'].includes(claim.source)) return claim;
    return replaced.reduce((one, words) => exchanged(one, words, field, context) ?? one, retold.reduce((one, sentence) => anew(one, sentence, field, context) ?? one, claim));
  });
}

interface Replaced {
  readonly text: string;
  readonly line: number;
  readonly right: string;
  readonly wrong: string;
  /** The words right before the figure that holds; before the other one null where it stands bare. */
  readonly rightName: string;
  readonly wrongName: string;
}

function wordsOf({ groups, index }: RegExpExecArray, text: string, line: number): Replaced {
  const [right, wrong] = [groups?.['right'] ?? '', withoutHour(groups?.['wrong'] ?? '')];
  const before = groups?.['rightName'] ?? /(?:\p{L}[\p{L}.-]{1,15}\s){0,2}$/u.exec(text.slice(0, index))?.[0] ?? '';
  return { text, line, right, wrong, rightName: before.trim(), wrongName: (groups?.['wrongName'] ?? '').trim() };
}

/** "16:00 Uhr" stands above as "16:00". */
function withoutHour(text: string): string {
  return text.toLowerCase().endsWith('uhr') ? text.slice(0, -3).trimEnd() : text;
}

/** A text with names of its own ("RHEL 7.9") is as short as a version. */
function isNamed(field: FieldRule): boolean {
  return field.kind === 'text' && field.names.length > 0 && !field.prose;
}

/** The wrong figure of the value's own text, exchanged for the right one. */
function exchanged(claim: FieldClaim, words: Replaced, field: FieldRule, context: ScanContext): FieldClaim | null {
  const { text, line, right, wrong } = words;
  const inValue = new RegExp(String.raw`(?<![\p{L}\p{N}.:])0?${wrong.replace(/^0/, '').replace(/[.*+?^${'$'}{}()|[\]\\]/g, String.raw`\$&`)}(?![\p{L}\p{N}]|[.:]\d)`, 'iu');
  if (line < claim.line || claim.raw.includes(text) || !inValue.test(claim.raw)) return null;
  if (!isNamed(field)) return again(claim, claim.raw.replace(inValue, right), field, context);
  // "Not RHEL 7.9 but SLES 15": with its name; "Java 11, not 7.9" is of another thing.
  const ofName = namesIn(field).find((one) => endsWithName(words.rightName, one));
  return again(claim, ofName === undefined ? claim.raw.replace(inValue, right) : `${ofName} ${right}`, field, context);
}

/** "Sorry, mistyped: 23.03.2026 - 08:15 UTC+1": a date with its time and zone corrects the only date that was given. */
function anew(claim: FieldClaim, { text, line }: { readonly text: string; readonly line: number }, field: FieldRule, context: ScanContext): FieldClaim | null {
  if (line < claim.line || claim.raw.startsWith(text)) return null;
  if (field.kind === 'instant') return again(claim, text.slice(findDate(text)?.at ?? 0), field, context) ?? atTime(claim, text, field, context);
  const address = field.kind === 'url' ? /https?:\/\/[^\s<>"')]+/i.exec(text)?.[0] : undefined;
  return address === undefined ? null : again(claim, address, field, context);
}

/** "Sorry, typo: 08:15 UTC+1": the day stays. "Sorry, I have to run at 14:00" is no correction. */
function atTime(claim: FieldClaim, text: string, field: FieldRule, context: ScanContext): FieldClaim | null {
  const [date, time, found] = [findDate(claim.raw), findTime(text), findZone(text) ?? findZone(claim.raw)];
  if (date === null || time === null || found === null || findDate(text) !== null || !leadsToTime.test(text.slice(0, time.at))) return null;
  const where = findZone(text) === null ? claim.raw : text;
  return again(claim, `${claim.raw.slice(date.at, date.end)} ${text.slice(time.at, time.end)} ${where.slice(found.at, found.end)}`, field, context);
}

/** Of the sentence with the time to the one with its zone. */
const zoneWithin = 200;
const onlyZone = /^[\s(]*(?:(?:that is|that's|das ist|c['’]est|times?|zeiten?|zeitangaben?|uhrzeiten?|heures?|all|alle|alles|toutes?|in|en|is|ist|est|are|sind|sont|les|die|the|our|unsere?|nos)\s){0,5}(?<zone>[^.;!?,()]{1,30}?)[\s,]*(?:natürlich|of course|bien sûr|evidently|naturally|freilich|selbstverständlich|évidemment)?[\s).!]*$/i;

/** "It began on 20.03.2026 at 08:15. UTC+1 of course.": the zone that lacks is all that a sentence right behind it says. */
function withZoneBehind(claim: FieldClaim, field: FieldRule, lines: readonly TextLine[], context: ScanContext): FieldClaim | null {
  const at = lines.findIndex((line) => line.number === claim.line);
  const text = `${lines[at]?.text ?? ''} ${lines[at + 1]?.text ?? ''}`;
  const start = text.indexOf(claim.raw.slice(0, 12));
  if (start < 0 || claim.raw === '' || !/offset/.test(claim.problem ?? '')) return null;
  for (const sentence of text.slice(start, start + claim.raw.length + zoneWithin).split(sentenceEnds).slice(1, 4)) {
    const zone = onlyZone.exec(sentence)?.groups?.['zone'] ?? '';
    const found = findZone(zone);
    if (found === null || zone.slice(0, found.at).trim() !== '' || zone.slice(found.end).trim() !== '') continue;
    const date = findDate(claim.raw);
    const behind = date === null ? '' : claim.raw.slice(date.end);
    const said = takenBack(behind) ?? behind;
    const time = findTime(said);
    return date === null || time === null ? null : again(claim, `${claim.raw.slice(date.at, date.end)} ${said.slice(time.at, time.end)} ${zone}`, field, context);
  }
  return null;
}

function again(claim: FieldClaim, text: string, field: FieldRule, context: ScanContext): FieldClaim | null {
  const reading = readValue(field, { lines: [{ number: claim.line, text: text.slice(0, limits.textBytesMax) }], inline: true, afterBlank: false }, { ...context, strict: !isNamed(field) })[0];
  return reading === undefined || reading.problem !== null || reading.value === null ? null : { ...claim, value: reading.value, raw: text };
}

function namesIn(field: FieldRule): string[] {
  return field.names.toSorted((a, b) => b.length - a.length);
}

function endsWithName(words: string, name: string): boolean {
  return ` ${foldedWords(words).join(' ')}`.endsWith(` ${foldedWords(name).join(' ')}`);
}

/** A version behind this is told of something else. */
const anewWithin = 140;
const dotted = /(?<![\p{L}\p{N}.,/-])v?(\d{1,4}(?:\.\d{1,5}){1,3})(?![\p{L}\p{N}]|[.,]\d|\s?%)/giu;

/** "25.1.0 - no wait, looked at the file again, 25.2.0", in prose as well: the first other version behind such words. */
function versionAnew(claim: FieldClaim, field: FieldRule, lines: readonly TextLine[], rules: RecognitionRules): FieldClaim | null {
  const value = typeof claim.value === 'string' ? claim.value : '';
  const at = lines.findIndex((line) => line.number === claim.line);
  const text = lines[at]?.text ?? '';
  const start = value === '' ? -1 : text.lastIndexOf(value);
  if (start < 0 || text.length > lineCharactersMax * 2) return null;
  const next = lines[at + 1];
  const below = next !== undefined && next.number === claim.line + 1 && (/^\s*\(/.test(next.text) || !/[.!?]\s*$/.test(text)) ? ` ${next.text.trim()}` : '';
  const rest = `${text.slice(start + value.length)}${below}`.slice(0, anewWithin);
  const from = takenBackUpTo(rest);
  if (from === null) return null;
  const found = [...rest.slice(from).matchAll(dotted)].find((one) => one[1] !== undefined && !value.includes(one[1]));
  const between = found === undefined ? '' : ` ${foldedWords(rest.slice(from, from + found.index)).join(' ')} `;
  // Whose version it is stands before it.
  if (found === undefined || rules.fields.some((one) => one.id !== field.id && [...one.names, ...one.labels.map((label) => label.text)].some((name) => between.includes(` ${foldedWords(name).join(' ')} `)))) return null;
  return { ...claim, value: found[1] ?? value, raw: `${value}${rest.slice(0, from + found.index + found[0].length)}` };
}
