// Error codes and messages that a story tells: "it bounces with "550 5.1.8 Access denied"", "le code affiché est 0x8004de40",
// "AADSTS50034", "Outlook says "cannot start"". In: lines of prose, the shapes of codes that the pack lists for a text. Out:
// one claim with what was shown, in the order it was told. Words that a person said of himself, the name of a button and a
// number that only looks like a code are none.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 1_000;
const messagesMax = 5;
const messageCharactersMax = 200;
/** `#` of a shape is a number, `###` one of three digits; behind 0x it is a hexadecimal one. */
const digits = /#+/g;

const quoted = new RegExp(String.raw`["“”„«]\s?([^"“”„«»\n]{3,${messageCharactersMax}}?)\s?["“”»]`, 'gu');
/** Right before what a program shows: "the bounce says", "Fehlermeldung:", "affiche le message". */
const shows = /(?<![\p{L}])(?:says?|said|saying|told|tells?|states?|stating|answers?|answered|replies|answering|ndr|every \p{L}+ with|reads?|shows?|showing|shown|gives?|gave|throws?|displays?|returns?|gets?|getting|got|back|bounced?|fails?|failed|ends?|ended|with|is|was|errors?|messages?|prompts?|pop-?ups?|code|meldet|meldungen?|\p{L}*meldung|\p{L}*fehler|fehlertext|fehlercode|zeigt|steht|erscheint|kommt|bekommen|bekommt|erhalten|erhält|mit|lautet|ist|affiche|affichée?|indique|erreurs?|dit|reçoi\p{L}+|renvoie|obtien\p{L}+|avec|est|message)[\s:,–-]{1,3}(?:(?:the|an?|this|that|error|message|code|following|back|der|die|das|dem|den|eine[rm]?|ein|meldung|fehler|folgende[rn]?|le|la|l['’]|un|une|d['’]|erreur|suivante?|nur|just|only|juste|dann|jeweils|immer|noch|stets|then|always|simply|that|alors|toujours|simplement)[\s:,]{0,2}){0,4}$/iu;
/** A message tells that something does not work; what a button or a page is called does not. */
const fault = /(?<![\p{L}])(?:can ?not|\p{L}+n['’]t|can['’]?t|interrupted|unterbrochen\p{L}*|getrennt|interrompue?|expire|could ?n[o'’]?t|unable|fail\p{L}*|denied|error|invalid|expired|blocked|refused|rejected|wrong|missing|unknown|unavailable|required|timed? ?out|not|no|disconnected|lost|full|disabled|exceeded|went wrong|kann|konnte|nicht|kein\p{L}*|fehler\p{L}*|ungültig|verweigert|abgelaufen|gesperrt|abgelehnt|fehlgeschlagen|unbekannt\p{L}*|verbindung|impossible|échec|échoué|erreur|refusée?|introuvable|expirée?|bloquée?|inconnue?|interdite?|invalide|pas|perdue?)(?![\p{L}])/iu;
/** "Gateway_DataSourceAccessError", "TimeoutException": one word, as a program calls it. */
const nameOfError = /^\p{Lu}[\w.:-]*(?:Error|Exception|Fault|Fail(?:ed|ure)|Denied|Missing|Invalid|Timeout|NotFound|Exceeded|Attribution)\w*$/u;
const ofPerson = /^(?:i|i['’]m|i['’]ve|we|we['’]re|my|our|it['’]?s|he|she|they|ich|wir|unser\p{L}*|mein\p{L}*|es|je|j['’]|nous|notre|mon|ma|ça|c['’]est)(?![\p{L}])/iu;
/** What is shown without quotation marks goes on to the end of the clause. */
const shownEnd = /[.;!?](?=\s|$)|[)\]}"“”»]|,?\s(?:when|while|whenever|if|after|before|since|because|and|but|so|every time|wenn|sobald|weil|seit|bei|beim|und|aber|sowie|quand|lorsque|dès|depuis|et|mais|car|on|in|for|at|as)(?![\p{L}])/iu;

interface Shown {
  readonly text: string;
  readonly at: number;
  readonly end: number;
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
    .replace(/0x#/gi, '0x[0-9a-f]{4,10}').replace(digits, (run) => (run.length > 1 ? `\\d{${run.length}}` : '\\d{1,10}'));
  return new RegExp(`(?<![\\p{L}\\p{N}.,/-])(?:${codes.map(one).join('|')})(?![\\p{L}\\p{N}]|[.,]\\d)`, 'giu');
}

function shownIn(text: string, search: RegExp): Shown[] {
  const quotes = [...text.matchAll(quoted)].map((one) => ({ text: one[1] ?? '', at: one.index, end: one.index + one[0].length, before: text.slice(Math.max(0, one.index - 60), one.index) }));
  const codes = [...text.matchAll(search)].map((one) => ({ text: one[0], at: one.index, end: one.index + one[0].length }));
  const messages = quotes.filter((quote) => codes.some((code) => code.at >= quote.at && code.end <= quote.end)
    || (shows.test(quote.before) && fault.test(quote.text) && !ofPerson.test(quote.text) && /\s/.test(quote.text))
    || (shows.test(quote.before) && nameOfError.test(quote.text)));
  const bare = codes.filter((code) => !messages.some((quote) => code.at >= quote.at && code.end <= quote.end)).map((code) => ({ ...code, text: withMessage(text, code) }));
  // A code that stands behind its message belongs to it: both are kept.
  return [...messages, ...bare].sort((a, b) => a.at - b.at);
}

/** "550 5.1.8 Access denied, bad sender": where a program is said to show the code, what follows is its message. */
function withMessage(text: string, code: Shown): string {
  const behind = text.slice(code.end, code.end + messageCharactersMax);
  if (!/^[\s:,–-]{1,3}\p{Lu}\p{Ll}/u.test(behind) || !shows.test(text.slice(Math.max(0, code.at - 60), code.at))) return code.text;
  const end = shownEnd.exec(behind)?.index ?? behind.length;
  return `${code.text}${behind.slice(0, end)}`.replace(/[\s,:–-]+$/u, '');
}
