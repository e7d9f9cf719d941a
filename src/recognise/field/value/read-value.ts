// From the text behind a label to claims about one field, by the field's kind. Ids, enums, instants and yes/no take
// what stands right there; texts go on. No value at all (help text, dots, "see below") is no claim; a value that cannot
// be right is a claim with a problem, because "wrong" and "missing" are different answers to the writer.
import { limits } from '../../../mail/limits.ts';
import { stillOpen, type FieldRule } from '../../recognition-rules.ts';
import { fold } from '../fold.ts';
import { allowsWithinHours } from './allowed-hours.ts';
import { hasMinor } from './has-minor.ts';
import { isUndecided, leavesOpen } from '../withdrawn/left-open.ts';
import { promisesToTell } from '../withdrawn/promises-to-tell.ts';
import { isBareNo, isEmptyAnswer, isExampleLine, isHelpText, isPointer, pointsToAnswer, withoutLeadingExample } from './no-value.ts';
import { openChoice, openValue, soundsOpen, standsOpen } from './open-answer.ts';
import { pointsBack } from './points-back.ts';
import { pointsToFile } from './points-to-file.ts';
import { isOpenPlace, startsOpen, withoutHint } from './open-place.ts';
import { readAddress } from './read-address.ts';
import { readFirstSign, readLastAnswer } from './read-answer.ts';
import { ratedIn } from '../named/rated-level.ts';
import { readChoice, showsBoxes } from './read-choice.ts';
import { mailAddressOf, phoneOf } from './read-contact.ts';
import { nameAlone } from './name-alone.ts';
import { readIds } from './read-ids.ts';
import { rolesOfTimes } from '../told/moment-roles.ts';
import { isOngoing, readInstant } from './read-instant.ts';
import { isPeople, readList } from './read-list.ts';
import { readReference } from './read-reference.ts';
import { one, rawCharactersMax, type ReadContext, type Reading } from './reading.ts';
import { asItStands } from '../withdrawn/as-it-stands.ts';
import { takenBack } from '../withdrawn/taken-back.ts';
import { turnedChoice } from '../withdrawn/turned-choice.ts';
import { withoutExcludedContacts } from '../withdrawn/excluded.ts';
import { whatHolds } from '../withdrawn/what-holds.ts';
import { withoutRemarks } from './remarks.ts';
import { ownValues } from './own-values.ts';
import { isSelf, nameOfWriter } from './named-self.ts';
import { readPerson } from './read-person.ts';
import { withdrawnAccounts } from '../withdrawn/held-accounts.ts';
import { shapeOf, valueThatHolds } from '../withdrawn/value-that-holds.ts';
import { versionIn, versionText } from './version-text.ts';
import { joined, withoutMarks, type ValueLine, type ValueText } from './value-text.ts';

/** Kinds whose value is what stands right there, on one line. */
export function isShort(rule: FieldRule): boolean {
  return rule.kind !== 'text' && rule.kind !== 'bool_text' && rule.kind !== 'list' && rule.kind !== 'contact';
}

/** A field asked for as a question ("What has already been done …?"): "none" and "nothing" answer it. */
export function isQuestion(rule: FieldRule): boolean {
  const known = questions.get(rule) ?? (rule.kind === 'bool_text' || rule.noneAnswers === true || rule.labels.some(({ text }) => asks.test(text) && text.split(/\s+/).length >= 4));
  questions.set(rule, known);
  return known;
}

const asks = /\?|^(?:was|is|what|has|have|can|may|which|wurde|ist|sind|konnte|darf|dürfen|hat|welche|est|avez|a-t|peut|quel)/i;
/** The memory goes with the rules. */
const questions = new WeakMap<FieldRule, boolean>();

/** "dd.mm.yyyy - hh:mm": how a form wants a date. */
const dateForm = /^(?:dd?|tt?|jj?)[./-]mm?[./-](?:[yja]{2,4})\b/i;

const lastWord = /[\p{L}\p{N}]+(?=[.!\s]*$)/u;

export function readValue(rule: FieldRule, text: ValueText, context: ReadContext): Reading[] {
  const [first, ...rest] = text.lines;
  if (first !== undefined && deniesLevels(rule, first.text)) return [];
  const isOpen = first !== undefined && standsOpen(rule, text, context.opennessOf);
  const held = first === undefined ? null : readHeld(rule, text, context, isOpen);
  if (held !== null) return held;
  if (first !== undefined && isOpen) return rule.kind === 'enum' ? readOpenChoice(rule, first, context) : [];
  const settled = first === undefined || !isSpelt(rule) ? null : readSurely(rule, first, whatHolds(first.text), context);
  if (settled !== null) return settled;
  const standing = first === undefined || rule.kind !== 'enum' ? null : readStanding(rule, first, context);
  if (standing !== null) return standing;
  // "All green, no alarms" takes nothing back: the whole answer is like what its words say.
  const last = first === undefined || !isShort(rule) || tellsAsWhole(rule, first.text, context) ? null : takenBack(first.text);
  if (first !== undefined && last !== null) {
    // "2, no, having talked to the boss please 3": what he says last may be the last word.
    const said = rule.kind === 'enum' ? [last, withoutRemarks(last), lastWord.exec(last)?.[0] ?? ''] : rule.kind === 'version' ? [versionIn(last)] : [last, withoutRemarks(last)];
    const corrected = said.map((one) => read(rule, { ...text, lines: [{ ...first, text: one }, ...rest] }, { ...context, strict: true })).find((one) => one.some(({ problem }) => problem === null));
    if (corrected !== undefined) return corrected.map((one) => ({ ...one, raw: first.text.trim().slice(0, rawCharactersMax) }));
  }
  const found = read(rule, text, context);
  if (first === undefined || found.length !== 1 || !(isSpelt(rule) || rule.kind === 'bool') || isSure(rule, found)) return found;
  return readSurely(rule, first, withoutRemarks(last ?? first.text), context) ?? found;
}

function tellsAsWhole(rule: FieldRule, text: string, context: ReadContext): boolean {
  const like = rule.kind === 'enum' ? (context.toldAs?.(text, rule) ?? null) : null;
  return like !== null && readChoice(text, rule, false)?.value === like;
}

/** "I was going to say 2, but it hit us as well, so 1" only sounds open. */
const sureThoughOpen = 0.95;

/** Of several values that stand there, the one that is said to hold. */
function readHeld(rule: FieldRule, text: ValueText, context: ReadContext, soundsOpenToo: boolean): Reading[] | null {
  const [first] = text.lines;
  const end = text.lines.findIndex((line, at) => at > 0 && line.text.trim() === '');
  const said = withoutMarks(text.lines.slice(0, end < 0 ? heldLinesMax : Math.min(end, heldLinesMax)).map((line) => line.text.trim()).join(' '));
  const values = first === undefined || said.length > rawCharactersMax || showsBoxes(said) ? [] : ownValues(rule, said, context);
  const verdict = valueThatHolds(said, values, context.values ?? null);
  if (first === undefined || verdict === null || (soundsOpenToo && (typeof verdict === 'string' || verdict.sureness < sureThoughOpen))) return null;
  if (verdict === 'open') return rule.kind === 'enum' && isSure(rule, read(rule, text, context)) ? [one(first, null, 'two different values')] : null;
  // A wrong number is worse than a question.
  if (verdict === 'doubtful') return rule.kind === 'id' && new Set(values.map(({ key }) => shapeOf(key.replace(/\p{L}+/gu, 'a')))).size === 1 ? [one(first, null, 'two different values')] : null;
  const held = values.find(({ key }) => key === verdict.holds);
  // How he who stands first is reached goes on behind him, with his hours.
  if (held === undefined || (rule.kind === 'contact' && held === values[0] && (phoneOf(said) !== null || mailAddressOf(said) !== null))) return null;
  const found = read(rule, { lines: [{ ...first, text: held.text }], inline: true, afterBlank: false }, { ...context, strict: false });
  return found.length === 1 && found[0]?.problem === null ? found.map((reading) => ({ ...reading, raw: said.slice(held.start, held.end) })) : null;
}

/** A sentence that takes back a value goes on for a line or two. */
const heldLinesMax = 3;

/** "Not 1, and not 2 either" leaves open which level it is; "not 1, not 2: 3" does not. */
const deniedLevel = /(?<![a-z])(?:not|neither|nor|nicht|weder|noch|pas|ni)\s+(?:a |an |eine? |level |sev(?:erity)? )?\d/gi;

function deniesLevels(rule: FieldRule, text: string): boolean {
  return rule.kind === 'enum' && rule.values.every((value) => /^\d$/.test(value)) && text.search(deniedLevel) >= 0 && !/\d/.test(text.replace(deniedLevel, ''));
}

/** Kinds with few right spellings: what stands around the value shows as such. */
function isSpelt(rule: FieldRule): boolean {
  return rule.kind === 'enum' || rule.kind === 'enum_open' || rule.kind === 'version' || rule.kind === 'instant' || rule.kind === 'url';
}

/** The one value of `said`, when it is surely of its kind. */
function readSurely(rule: FieldRule, first: ValueLine, said: string | null, context: ReadContext): Reading[] | null {
  if (said === null || said === first.text.trim()) return null;
  for (const words of new Set([said, withoutRemarks(said)])) {
    const found = read(rule, { lines: [{ ...first, text: words }], inline: true, afterBlank: false }, { ...context, strict: true });
    if (isSure(rule, found)) return found.map((one) => ({ ...one, raw: first.text.trim().slice(0, rawCharactersMax) }));
  }
  return null;
}

/** "Red on Monday, today ok": the first clause that surely answers and speaks of no other time. */
function readStanding(rule: FieldRule, first: ValueLine, context: ReadContext): Reading[] | null {
  for (const clause of asItStands(first.text)) {
    const found = read(rule, { lines: [{ ...first, text: clause }], inline: true, afterBlank: false }, { ...context, strict: true });
    if (isSure(rule, found)) return found.map((one) => ({ ...one, raw: first.text.trim().slice(0, rawCharactersMax) }));
  }
  return null;
}

/** A bare number, with its build at most. */
const bareVersion = /^v?\.?\s?\d[\w.+-]*(?:\s(?:build|rev|patch|update|hotfix)\.?\s?\w+)?$/i;

function isSure(rule: FieldRule, found: readonly Reading[]): boolean {
  const [one] = found;
  if (one === undefined || found.length !== 1 || one.problem !== null) return false;
  if (rule.kind === 'enum_open') return rule.values.includes(String(one.value));
  return rule.kind !== 'version' || bareVersion.test(String(one.value));
}

function read(rule: FieldRule, text: ValueText, context: ReadContext): Reading[] {
  const lines = withoutHelp(text.lines, rule);
  const first = lines[0];
  if (first === undefined) return [];
  const head = withoutMarks(first.text);
  if ((rule.kind === 'url' && startsOpen(head)) || (rule.kind === 'instant' && dateForm.test(head))) return [];
  if (isOpenPlace(head) && (lines.length === 1 || isShort(rule))) return [];
  if (isPointer(head) && lines.length === 1 && ((rule.kind !== 'text' && rule.kind !== 'bool_text') || rule.prose || rule.doing === true || pointsToAnswer(head))) return [];
  if (lines.every((line) => line.text.trim() === '' || pointsToFile(withoutMarks(line.text))) && !(context.filesAttached === true && isTold(rule))) return [];
  if (!rule.prose && rule.kind !== 'enum' && leavesOpen(isShort(rule) ? head : paragraph(lines))) return [];
  switch (rule.kind) {
    case 'id':
    case 'id_list':
      return readIds(rule, lines, context);
    case 'instant':
      return readInstants(rule, lines, text, context);
    case 'bool':
    case 'bool_text':
      return readYesNo(rule, lines, text, context);
    case 'enum':
    case 'enum_open':
      return readEnum(rule, first, head, context);
    case 'contact':
      return readPerson(lines, rule, context);
    case 'list':
      return readEntries(rule, lines, context);
    case 'url':
      return readServer(first, head, context);
    case 'percent':
      return readPercent(first, head);
    case 'version':
      // "see screenshot", "the latest", "ask the night desk, +1 555 0188": no version without a figure of its own.
      return isEmptyAnswer(head) || !/\d/.test(head) || (!/^\W*v?\d/i.test(head) && phoneOf(head) !== null) ? [] : [readVersion(rule, first, head.replace(/\s+/g, ' '))];
    case 'text':
      if (rule.reference === true) return readReference(head, context.strict).map((value) => one(first, value, null));
      return text.inline && isEmptyAnswer(head) && !(isBareNo(head) && isQuestion(rule)) ? [] : readText(rule, lines, context);
    case 'attachments':
      // Attachments are counted, not described; see decide/.
      return [];
  }
}

/** Its words may be anything: where a file came with the mail, whoever reads it finds them there. */
function isTold(rule: FieldRule): boolean {
  return (rule.kind === 'text' || rule.kind === 'bool_text') && rule.names.length === 0;
}

/** "25.x": the branch, and not which release of it. */
const openVersion = /(?<![\p{L}\p{N}])v?\d{1,4}(?:\.\d{1,4}){0,2}\.[xX*](?![\p{L}\p{N}])/u;
/** "25.1.0 or 25.2.0". */
const eitherVersion = /(?<![\p{L}\p{N}.])v?\d{1,4}\.\d[\w.]{0,12}\s+(?:or|oder|ou|bzw\.?)\s+v?\d{1,4}\.\d/u;

function readVersion(rule: FieldRule, first: ValueLine, whole: string): Reading {
  const text = versionText(whole, rule.versionOf !== null);
  if (eitherVersion.test(text)) return one(first, null, 'two different values');
  return openVersion.test(text) || (rule.minorNeeded && !hasMinor(text)) ? one(first, null, 'no minor version') : one(first, text, null);
}

/** Help that the form printed falls away, wherever it stands in front of or above the real answer. */
function withoutHelp(lines: readonly ValueLine[], rule: FieldRule): ValueLine[] {
  const rest = lines.map((line) => ({ ...line, text: withoutHint(withoutLeadingExample(line.text)) })).filter((line) => line.text.trim() === '' || !isHelp(line.text, rule));
  while (rest[0] !== undefined && rest[0].text.trim() === '') rest.shift();
  while (rest.at(-1)?.text.trim() === '') rest.pop();
  return rest;
}

/** Of a text, an example that names a mail address or is several sentences long was written by a person. */
function isHelp(text: string, rule: FieldRule): boolean {
  if (!isHelpText(text)) return false;
  if (rule.kind === 'list' || rule.kind === 'contact') return true;
  const said = text.replace(/^\s*\S{1,4}\s?\S{0,2}\s/u, '');
  return !(isExampleLine(text) && !/^\s*\(/.test(text) && (/@[\w-]+\.\w/.test(said) || /\.\s+\p{Lu}.*\./u.test(said)));
}

/** "End: 31.03.2026 from 07:30 to 08:50 UTC+2": the later time of the two. */
function endOfStretch(text: string): string {
  const end = rolesOfTimes(text).find(({ role, paired }) => role === 'end' && paired)?.moment;
  if (end === undefined || end.date === null) return text;
  const { date, time, zone } = end;
  return `${text.slice(date.at, date.end)} ${String(time.hour)}:${String(time.minute).padStart(2, '0')} ${zone === null ? '' : text.slice(zone.at, zone.end)}`;
}

function readInstants(rule: FieldRule, lines: readonly ValueLine[], text: ValueText, context: ReadContext): Reading[] {
  const first = lines[0];
  if (first === undefined) return [];
  const head = withoutMarks(first.text);
  if (isEmptyAnswer(head) || isOngoing(head)) return [];
  const alone = readInstant(rule.notBefore === undefined ? head : endOfStretch(head), rule.zone, context.receivedAt, context.dayFirst);
  if (alone.problem === null) return [one(first, alone.value, null)];
  const second = lines[1];
  if (second !== undefined && second.text.trim() !== '' && second.text.length < 60) {
    const both = readInstant(`${head} ${withoutMarks(second.text)}`, rule.zone, context.receivedAt, context.dayFirst);
    if (both.problem === null) return [one(first, both.value, null, `${first.text.trim()}\n${second.text.trim()}`)];
  }
  const dateless = alone.problem.startsWith('not a date');
  // A sentence below an empty label is not its value, unless it really is a date.
  if (dateless && (context.strict || (!text.inline && text.afterBlank) || (!text.inline && head.length > 60))) return [];
  // "This morning some time, I'll find out the exact time": he knows himself that it is still to come.
  if (dateless && head.split(/[,;]\s+/).some((clause) => leavesOpen(clause))) return [];
  return context.strict && dateless ? [] : [one(first, null, alone.problem)];
}

/** "RCR-901177", "#4711", "seen in January", "noch nie": what answers whether something is known. */
const beginsLikeAnswer = /^(?:[A-Z]{2,}[- ]?#?\d|#\s?\d|(?:not|never|already|seen|known|first|new|maybe|perhaps|possibly|probably|same|similar|since|see|nicht|noch|nie|neu|schon|bereits|bekannt|erstmals|vielleicht|wohl|ähnlich|wie|siehe|pas|jamais|déjà|nouveau|peut-être|première|connue?|inconnue?|comme|voir)(?![\p{L}]))/iu;

function readYesNo(rule: FieldRule, lines: readonly ValueLine[], text: ValueText, context: ReadContext): Reading[] {
  const first = lines[0];
  if (first === undefined) return [];
  const head = withoutMarks(first.text);
  if (rule.kind === 'bool' && allowsWithinHours(head, true)) return [one(first, 'yes', null)];
  const turned = turnedChoice(paragraph(lines), rule, context.toldAs);
  if (turned !== null) return [one(first, turned.value, turned.problem)];
  // Where words are an answer as well ("not reproducible so far"), the first sign is a summary of them, no permission.
  const answer = readLastAnswer(head) ?? (rule.kind === 'bool_text' ? readFirstSign(head) : null);
  if (answer === 'choice') return [];
  if (answer !== null) return [one(first, answer, null)];
  if (isEmptyAnswer(head) || context.strict) return [];
  const like = rule.kind === 'bool' ? (context.toldAs?.(head, rule) ?? null) : null;
  if (like !== null) return like === stillOpen ? [] : [one(first, like, null)];
  // "Unknown to us so far", "bei uns noch nie vorgekommen": no, in words that no list has. A yes is kept as it was put.
  const denied = rule.kind === 'bool_text' ? (context.toldAs?.(head, rule) ?? null) : null;
  if (denied === 'no' && (context.toldAlone?.(head, rule) ?? null) === 'no') return [one(first, 'no', null)];
  // Below an empty label and a blank line the letter goes on, unless what stands there begins like an answer.
  if (rule.kind === 'bool_text' && text.afterBlank && !beginsLikeAnswer.test(head)) return [];
  if (rule.kind === 'bool_text') return [one(first, paragraph(lines), null, paragraph(lines))];
  return soundsOpen(rule, head, context.opennessOf) || isPointer(head) ? [] : [one(first, null, 'not one of yes, no')];
}

function paragraph(lines: readonly ValueLine[]): string {
  const end = lines.findIndex((line) => line.text.trim() === '');
  return joined(end < 0 ? lines : lines.slice(0, end));
}

/** What a form says beside the choices it offers. */
const toChoose = /\b(?:delete (?:as|where|if|what)|strike out|please (?:choose|select|delete)|choose one|select one|nichtzutreffendes|bitte (?:wählen|auswählen|streichen)|rayer|à choisir|veuillez choisir)\b/i;

function readEnum(rule: FieldRule, first: ValueLine, head: string, context: ReadContext): Reading[] {
  const known = new Set([...rule.values, ...rule.words.map((word) => word.text)].map((value) => fold(value)));
  if (toChoose.test(head)) return [];
  if (isEmptyAnswer(head) && !known.has(fold(head.replace(/[.!?]+$/, '')))) return [];
  const open = rule.kind === 'enum_open';
  if (!open && (isUndecided(head) || leavesOpen(head))) return promisesToTell(head) ? [] : readUndecided(rule, first, head);
  const choice = readChoice(head, rule, open);
  if (choice === null) return [];
  const like = choice.problem === null ? null : (context.toldAs?.(head, rule) ?? null);
  if (like !== null) return like === stillOpen || (openValue.test(like) && promisesToTell(head)) ? [] : [one(first, like, null)];
  // "Prod is hit but they can live with it, so make it 2".
  const rated = choice.problem === null || !rule.values.every((value) => /^\d$/.test(value)) ? null : ratedIn(head, true);
  if (rated !== null && rule.values.includes(rated)) return [one(first, rated, null)];
  // "Our control room sets that, I will send it on".
  if (choice.problem !== null && head.split(/[,;.]\s+|\s[–—-]\s/).some((clause) => leavesOpen(clause))) return [];
  if (choice.problem !== null) return context.strict || rule.staffDecide === true || isPointer(head) || soundsOpen(rule, head, context.opennessOf) ? [] : [one(first, null, choice.problem)];
  if (open && (isPointer(head) || (context.strict && !rule.values.includes(choice.value) && choice.value.split(' ').length > 5))) return [];
  return [one(first, choice.value, null)];
}

function readOpenChoice(rule: FieldRule, first: ValueLine, context: ReadContext): Reading[] {
  const head = withoutMarks(first.text);
  // What it shows is told later: whether anybody has looked is not said.
  if (promisesToTell(head)) return [];
  const said = readUndecided(rule, first, head);
  if (said.length > 0) return said;
  const like = [readChoice(head, rule, false)?.value, context.toldAs?.(head, rule)].find((value) => openValue.test(value ?? '')) ?? null;
  return like === null ? [] : [one(first, like, null)];
}

/** "Could be the lens, could be the lamp": only where the choices have a word for it. */
function readUndecided(rule: FieldRule, first: ValueLine, head: string): Reading[] {
  const said = head.split(/[,;.]\s+|\s[–—-]\s/).flatMap((clause) => {
    const choice = leavesOpen(clause) || openChoice.test(clause) ? readChoice(clause, rule, false) : null;
    return choice?.problem === null && openValue.test(choice.value) ? [choice.value] : [];
  });
  const value = said[0] ?? (isUndecided(head) ? rule.values.find((one) => openChoice.test(one)) : undefined);
  return value === undefined || said.some((one) => one !== value) ? [] : [one(first, value, null)];
}

function readEntries(rule: FieldRule, lines: readonly ValueLine[], context: ReadContext): Reading[] {
  const first = lines[0];
  if (first === undefined || isEmptyAnswer(withoutMarks(first.text))) return [];
  const end = lines.findIndex((line, i) => i > 0 && line.text.trim() === '');
  const taken = end < 0 ? lines : lines.slice(0, end);
  const withdrawn = rule.accounts === true ? withdrawnAccounts(joined(taken), context.values ?? null) : new Set();
  const entries = readList(taken.map((line) => withoutMarks(line.text)), rule.allWords).filter((entry) => !withdrawn.has(entry.toLowerCase())).map((entry) => (isSelf(entry) ? nameOfWriter(context) ?? entry : entry));
  if (context.strict && !entries.some((entry) => entry === 'all' || entry.includes('@')) && !isPeople(entries)) return [];
  return entries.length === 0 ? [] : [one(first, entries, null, joined(taken))];
}

function readServer(first: ValueLine, head: string, context: ReadContext): Reading[] {
  if (isEmptyAnswer(head)) return [];
  const address = readAddress(head);
  if (address !== null) return [one(first, address, null)];
  if (context.strict || isPointer(head)) return [];
  return [one(first, head.replace(/\s+/g, ' '), null)];
}

/** "120 %" and "-5 %" are no share of anything. */
function readPercent(first: ValueLine, head: string): Reading[] {
  const found = /(?<![\d.,])(?<sign>(?<![^\s(:=~])[-−]\s?)?(?<share>\d{1,9}(?:[.,]\d{1,2})?)\s*(?:%|percent|per\scent|prozent|pour ?cent)/i.exec(head)?.groups ?? /^(?<sign>[-−]\s?)?(?<share>\d{1,9}(?:[.,]\d{1,2})?)$/.exec(head)?.groups;
  const share = found?.['share']?.replace(',', '.');
  if (share === undefined) return [];
  return found?.['sign'] === undefined && Number(share) <= shareMax ? [one(first, share, null)] : [one(first, null, 'no share: it lies between 0 and 100 percent')];
}

const shareMax = 100;

/** Characters of a text as a person counts them: blanks in a row are one. */
export function characterCount(text: string): number {
  return Array.from(text.replace(/\s+/g, ' ')).length;
}

const inThisMail = /(?<!\p{L})(?:above|below|oben|unten|(?:ci-)?dess[uo]us|[uo]\.|symptom\p{L}*|description|\p{L}*beschreibung|descriptif|tests?|text|mail|e-?mail|message|request|anfrage|demande|title|titre|betreffzeile|objet|me|myself|ich|selbst|moi\S*)(?!\p{L})/iu;

/** "1.", "-": an item of a list that nobody wrote. */
const emptyItem = /^\s*(?:[-*•·–_…]+|\(?\d{1,2}[.):])?\s*$/u;

function readText(rule: FieldRule, lines: readonly ValueLine[], context: ReadContext): Reading[] {
  const first = lines[0];
  const whole = withoutMarks(joined(lines).slice(0, limits.textBytesMax));
  const value = rule.namedBy === undefined ? whole : nameAlone(withoutExcludedContacts(whole), context.identifiers.get(rule.namedBy));
  if (first === undefined || value === '' || lines.every((line) => emptyItem.test(line.text))) return [];
  if (!value.includes('\n')) {
    if (isBareNo(value)) {
      if (!isQuestion(rule)) return [];
    } else if (isEmptyAnswer(value)) {
      return [];
    }
    // What stands above in the same mail may tell a story; a thing is named or it is not.
    if (isPointer(value) && (rule.names.length > 0 || pointsBack(value) || !inThisMail.test(value))) return [];
  }
  if (context.strict) return [];
  const short = characterCount(value) < rule.charactersMin;
  return [one(first, value, short ? `too short: fewer than ${rule.charactersMin} characters` : null, joined(lines))];
}
