// Error codes and messages that a story tells: "it bounces with "550 5.1.8 Access denied"", "le code affiché est 0x8004de40",
// "AADSTS50034", "Outlook says "cannot start"". In: lines of prose, the shapes of codes that the pack lists for a text. Out:
// one claim with what was shown, in the order it was told. Words that a person said of himself, the name of a button and a
// number that only looks like a code are none.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';
import { leadsToMessage, type Shown, shownMessages } from './shown-message.ts';

const lineCharactersMax = 1_000;
const messagesMax = 5;
const messageCharactersMax = 200;
/** `#` of a shape is a number, `###` one of three digits; behind 0x it is a hexadecimal one. */
const digits = /#+/g;
/** Mail programs show several in a row as one: "0x80070005-0x0004dc-0x000524". */
const hexadecimal = String.raw`0x[0-9a-f]{3,16}(?:[-/](?:0x)?(?=[a-f]{0,7}\d)[0-9a-f]{3,16}){0,4}`;

/** What is shown without quotation marks goes on to the end of the clause. */
const shownEnd = /[.;!?](?=\s|$)|[)\]}"“”»]|,?\s(?:when|while|whenever|if|after|before|since|because|and|but|so|every time|wenn|sobald|weil|seit|bei|beim|und|aber|sowie|quand|lorsque|dès|depuis|et|mais|car|on|in|for|at|as)(?![\p{L}])/iu;

/** "Code 70003", "Fehlernummer 53003", "event id 36887": a number that its word calls a code. */
const numbered = /(?<![\p{L}\p{N}-])(?:(?:(?:error|fault|stop|exit|status|result|return|sign-?in|reason|failure|http|smtp|fehler|abbruch|erreur|retour|event|ereignis)[\s-]?(?:code|number|no\.?|nr\.?|nummer|id|kennung)|code|(?:code|numéro)\s(?:d['’]erreur|d['’]état|de retour|d['’]arrêt))\s?[:=#]?\s?(?:[A-Z]{2,8}[-_])?\d{3,10}(?![\p{L}\p{N}]|[.,]\d)|(?:correlation|request|activity|session|trace|error|korrelations)[\s-]?id\s?[:=#]?\s?[\da-f]{4,8}(?:-[\da-f]{2,4}){1,3}(?:-[\da-f]{6,12})?(?![\p{L}\p{N}]))/giu;
/** A code of one of these opens a door, or finds a street. */
const otherCode = /(?<![\p{L}])(?:post(?:al)?|zip|dial(?:ling)?|area|country|door|gate|alarm|pin|product|promo|discount|licen[cs]e|activation|bar|qr|dress|source|colou?r|cost|tax|postleit|tür|produkt|rabatt|aktivierungs|kosten|customer|client|case|ticket|order|invoice|phone|serial|tenant|mobile|account|room|kunden|fall|rechnungs|bestell|telefon|serien|mandanten|konto|commande|client|dossier|facture|téléphone)[\s-]?$/iu;
/** Enhanced status codes of mail (RFC 3463) look like versions and dates: the sentence speaks of mail that came back. */
const statusCode = /(?<![\p{L}\p{N}.])(?:[245]\d\d\s)?[245]\.\d{1,3}\.\d{1,3}(?![\p{L}\p{N}]|\.\d)/gu;
const ofMail = /(?<![\p{L}])(?:bounc\p{L}*|ndrs?|dsn|reject\p{L}*|undeliver\p{L}*|returned|comes? back|came back|coming back|refus\p{L}*|status|error|codes?|deferred|delayed|queued|trace|unzustellbar\p{L}*|zurück|abgelehnt|abgewiesen|unzustellbarkeit\p{L}*|fehler\p{L}*|kommen? .{0,60}wieder|revien\p{L}*|rejet\p{L}*|retourn\p{L}*|retour|erreur|non remis\p{L}*)(?![\p{L}])/iu;
const ofVersion = /(?<![\p{L}])(?:version|release|build|update|upgraded?|firmware|fassung|v)\s?(?:to\s|auf\s|à\s)?$/iu;
/** "TLS_REJECT_UNAUTHORIZED", "ErrorAccessDenied": no other word is written so. */
const constant = /(?<![\p{L}\p{N}@./\\-])(?:(?=[A-Z\d_]{0,60}(?:ERR|FAIL|REJECT|DENIED|INVALID|TIMEOUT|TIMED|UNAUTHORI|NOT|MISSING|EXCEED|EXPIRED|BLOCKED|REFUSED|ABORT|LOST|UNKNOWN|FAULT|UNAVAIL))[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|(?:Error|Exception)[A-Z]\p{Ll}+[A-Z]\w+|\p{Lu}\p{Ll}\w{0,60}(?:Error|Exception|Denied|NotFound|Exceeded|Failure|Timeout))(?![\p{L}\p{N}@/\\]|\.\p{L})/gu;

/** "403 Forbidden" (RFC 9110 15): a status with the words that go with it. */
const httpStatus = /(?<![\p{L}\p{N}.,-])[45]\d\d\s(?:bad request|unauthori[sz]ed|forbidden|not found|method not allowed|request timeout|conflict|gone|payload too large|too many requests|internal server error|not implemented|bad gateway|service unavailable|gateway time-?out)(?![\p{L}\p{N}])/giu;

function codesByWords(text: string): Shown[] {
  const shown = (one: RegExpMatchArray): Shown => ({ text: one[0], at: one.index ?? 0, end: (one.index ?? 0) + one[0].length });
  const numbers = [...text.matchAll(numbered)].filter((one) => !otherCode.test(text.slice(Math.max(0, one.index - 20), one.index)));
  const states = ofMail.test(text) ? [...text.matchAll(statusCode)].filter((one) => !ofVersion.test(text.slice(Math.max(0, one.index - 20), one.index))) : [];
  return [...numbers, ...states, ...text.matchAll(httpStatus), ...text.matchAll(constant)].map(shown);
}

/** The memory goes with the rules. */
const searches = new WeakMap<FieldRule, RegExp>();

export function namedCodes(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], source: FieldSource): FieldClaim[] {
  const field = rules.fields.find((one) => one.codes !== undefined && !claims.some((claim) => claim.field === one.id));
  if (field === undefined) return [];
  const search = searches.get(field) ?? shapes(field.codes ?? []);
  searches.set(field, search);
  const found = lines.filter((line) => line.text.length <= lineCharactersMax && line.cells === null).flatMap((line) => shownIn(line.text, search).map(({ text }) => ({ text, line })));
  const first = found[0];
  if (first === undefined) return [];
  const texts = [...new Set(found.map((one) => one.text))].slice(0, messagesMax);
  return [{ field: field.id, value: texts.join('; '), problem: null, raw: first.line.text.trim(), source, line: first.line.number, rule: field.rule }];
}

function shapes(codes: readonly string[]): RegExp {
  const one = (shape: string): string => shape.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s?[-:]?\\s?')
    .replace(/0x#/gi, () => hexadecimal).replace(digits, (run) => (run.length > 1 ? `\\d{${run.length}}` : '\\d{1,10}'));
  return new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:${codes.map(one).join('|')})(?![\\p{L}\\p{N}]|[.,]\\d)`, 'giu');
}

function shownIn(text: string, search: RegExp): Shown[] {
  const codes = joined(text, [...[...text.matchAll(search)].map((one) => ({ text: one[0], at: one.index, end: one.index + one[0].length })), ...codesByWords(text)]);
  const messages = shownMessages(text, (quote) => [...quote.matchAll(search)].length > 0 || codesByWords(quote).length > 0);
  const bare = codes.filter((code) => !messages.some((quote) => code.at >= quote.at && code.end <= quote.end)).map((code) => ({ ...code, text: withMessage(text, code) }));
  // A code that stands behind its message belongs to it: both are kept.
  return [...messages, ...bare].sort((a, b) => a.at - b.at);
}

/** "error 535" and "535 5.7.139" of one place are one code. */
function joined(text: string, codes: readonly Shown[]): Shown[] {
  const spans: Shown[] = [];
  for (const code of codes.toSorted((a, b) => a.at - b.at)) {
    const last = spans.at(-1);
    if (last === undefined || code.at >= last.end) spans.push(code);
    else if (code.end > last.end) spans[spans.length - 1] = { at: last.at, end: code.end, text: text.slice(last.at, code.end) };
  }
  return spans;
}

/** "550 5.1.8 Access denied, bad sender": where a program is said to show the code, what follows is its message. */
function withMessage(text: string, code: Shown): string {
  const behind = text.slice(code.end, code.end + messageCharactersMax);
  if (!/^[\s:,–-]{1,3}\p{Lu}\p{Ll}/u.test(behind) || !leadsToMessage(text.slice(Math.max(0, code.at - 60), code.at))) return code.text;
  const end = shownEnd.exec(behind)?.index ?? behind.length;
  return `${code.text}${behind.slice(0, end)}`.replace(/[\s,:–-]+$/u, '');
}
