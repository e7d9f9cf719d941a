// The other side's own number for the case, told in a sentence, in a line of its own, in the signature or in the subject:
// "our number for it is AB-3381", "Ref INC-1.", "Tower IT, job 70015", "[Ticket#2026…]". In: lines, the subject. Out: one
// claim for the field whose pack says that it is such a number. An identifier of the pack, our own number and what is
// called "your number" are none; two numbers are none. What a writer calls ours counts before what only looks like it.
import { type CompiledIdentifier, findMatches } from '../pattern.ts';
import { referenceIn } from '../field/value/read-reference.ts';
import { withoutExcluded } from '../field/withdrawn/excluded.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { caseNumber, ownCaseNumbers } from './own-case-number.ts';

const lineCharactersMax = 1_000;
const number = `(?<number>${caseNumber})`;
const noun = String.raw`(?:ticket|tkt|tck|case|incident|job|log|call|service[\s-]?(?:call|ticket)|help[\s-]?desk(?: ticket)?|reference|ref|sr|request|vorgang\p{L}*|auftrag|fall\p{L}*|ticket\p{L}*|dossier|fiche|référence|réf|referenz|zeichen|aktenzeichen|az)`;
const numbered = String.raw`\.?(?:[\s-]?(?:no|nr|n°|number|nummer|numéro|id)\.?)?\s?[:#=]{0,2}\s{0,2}`;
/** To be named in the answer. */
const asked = [
  String.raw`(?:quote|cite|mention|rappeler|mentionner|citer)\s(?:(?:always|our|the|notre|le|la|number|numéro|n°|ref|reference|référence)\s){0,3}${number}(?=\s*(?:$|[.,;)]|(?:in|on|when|if|dans|en)\s))`,
  String.raw`bitte\s(?:(?:immer|stets|dabei|unsere|die|nummer|vorgangsnummer|ticketnummer)\s){0,3}${number}\s(?:angeben|nennen|zitieren|mitgeben)(?![\p{L}])`,
  String.raw`(?:falls|wenn|if|when|should|si)\s[^:.;]{0,60}(?:nachfragen|rückfragen|fragen|anrufen|ask|refer|call|ring|answer|reply|rappel\p{L}*|appel\p{L}*|répond\p{L}*)[^:.;]{0,20}(?::|,)\s${number}(?=\s*(?:$|[.,;)]))`,
].map((pattern) => new RegExp(pattern, 'giu'));
/** Nothing says whose it is: "Ref INC-1042.", "Case 88-4410", "the call number is AV-55390". An identifier is not found by these. */
const loose = [
  String.raw`(?:^|[.;,(]\s)(?:ref|reference|referenz|référence|réf)(?:\s\p{Ll}+){1,5}\s?[:=]\s*(?<number>#?\p{L}{0,8}[-_/#]?\d[\w/-]*\w)(?=\s*(?:$|[.,;()/|]))`,
  String.raw`(?:^|[.;,(–-]\s?)\(?(?:ref|reference|referenz|référence|réf)${numbered}(?<number>#?\p{Lu}{1,8}[-_/#]\d|${caseNumber})\)?\s*(?=$|[.,;()/|])`,
  String.raw`(?:^|[.;,(]\s)(?:ticket|case|incident|vorgang|fall|auftrag|dossier|our case|job)(?:\s(?:no|nr|n°|number|nummer)\.?)?\s?[:#]?\s*(?<number>#?\d{2,}-\p{L}\w*|#?\d{2,}[-/]\d{3,}(?:[-/]\w+)*)(?=\s*(?:$|[.,;()/|](?:\s|$)))`,
  String.raw`(?:^|[.;,]\s|\s(?:and|und|et)\s)(?:(?:the|die|der|das|le|la)\s)?(?:call|ticket|case|job|incident|reference|dossier|vorgangs?|fall)[\s-]?(?:number|no\.?|nr\.?|id|nummer)\s(?:is|lautet|ist|est)\s(?:(?:the|die|le)\s)?${number}`,
  String.raw`(?:^|[.;,]\s)(?:le\s)?numéro (?:de|du) (?:dossier|ticket|l['’]appel|l['’]incident) (?:est|:)\s(?:le\s)?${number}`,
].map((pattern) => new RegExp(pattern, 'giu'));
/** What the other side's own number looks like where nothing says that it is one: "AV-21102", never "CH-8001". */
const bare = String.raw`(?<number>(?!(?:DE|CH|AT|FR|BE|LU|NL|LI|IT|UK|KB|ERR|ERROR|EVENT|CODE|CVE|ISO|DIN|RFC|HRB|HRA|SKU|WIN|SRV|PC|VLAN|TCP|UDP|UTC|GMT)-)\p{Lu}{2,8}-\d{3,8})`;
/** "K-2026-0371": with the year in it. */
const ofYear = String.raw`\p{Lu}{1,6}-(?:19|20)\d\d-\d{2,6}`;
/** "Logged as AV-55290", "Enregistré sous DOS-4412": where a sentence, or what follows its hour, says nothing else. */
const filedAs = new RegExp(String.raw`(?:^\s*|[.;]\s|\d{1,2}[:.h]\d{2}\s+)(?:logged|recorded|registered|filed|booked|opened|raised|tracked|noted|entered|angelegt|erfasst|eröffnet|gebucht|notiert|aufgenommen|enregistrée?|ouverte?|créée?|saisie?|consignée?|notée?)(?:\s(?:it|this|here|today|now|hier|heute|intern|internally|ici))?\s(?:as|under|unter|als|sous|comme)(?:\s(?:the|no\.?|number|der|nummer|nr\.?|le|numéro|n°|ticket|case|dossier|vorgang)){0,3}\s(?:${bare}|(?<year>${ofYear}))(?=\s*(?:$|[.,;)]))`, 'giu');
/** A line of nothing else: "ticket AV-21102", "Incident ..... INC0091377". */
const ownLine = new RegExp(String.raw`^[\s(\[*_•–-]*(?:(?:${noun}${numbered})?(?:${bare}|(?<year>${ofYear}))|${noun}\s?(?:(?:no|nr|number|id)\.?)?\s?(?:\.{2,}|:)\s*(?<after>${caseNumber}))[\s)\].*_]*$`, 'iu');
/** One of several. */
const listed = /^\s*(?:[-*•·–]|\d{1,2}[.)])\s/u;
/** "Ida Holm / AV-21102", "Tower IT, job 70015": in a signature, between its strokes. */
const inSignature = new RegExp(String.raw`(?:^|[|/,;·•–([]\s*|\s-\s)(?:${noun}${numbered})?(?:${bare}|(?<year>${ofYear}))(?=\s*(?:$|[|/,;·•–)\]]))`, 'giu');
const nounInSignature = new RegExp(String.raw`(?:^|[|/,;·•–([]\s*|\s-\s)${noun}${numbered}${number}(?=\s*(?:$|[|/,;·•–)\]]))`, 'giu');
/** A signature that nothing marks: the last lines of the letter. */
const lastLines = 3;
const signedMax = 80;
/** "Bryn, Avon IT, AV-55402": nothing but names and the number; a sentence has small words. */
const signing = /^\s*\p{Lu}[\p{L}.&'’-]*(?:\s\p{Lu}[\p{L}.&'’-]*){0,3}(?:\s?[,|/·–-]\s?\p{Lu}[\p{L}.&'’-]*(?:\s\p{Lu}[\p{L}.&'’-]*){0,3}){0,3}\s?[,|/·–]\s?\(?[^\s,|/()]{5,16}\)?\s*$/u;
const signingLines = 2;
/** "[Ticket#2026031210000155] …", "[SR-9917] …", "INC0091377 assigned to vendor: …". */
const inSubject = new RegExp(String.raw`[[(]\s?${noun}${numbered}${number}\s?[\])]`, 'giu');
const looseInSubject = [String.raw`\[(?<number>\p{Lu}{2,8}[-#]?\d{3,})\]`, String.raw`(?:^|[\s\]:])(?<number>\p{Lu}{2,5}\d{5,}) (?:has been |was |is )?(?:assigned|created|updated|opened|escalated|transferred|zugewiesen|eröffnet|erstellt|übergeben|affecté|ouvert|créé|transféré)(?![\p{L}])`].map((pattern) => new RegExp(pattern, 'gu'));

/** Small letters only before a stroke; behind a blank no year. */
const form = /^#?(?:\p{Lu}{1,8}[-_/#]?\d[\w/-]*|\p{Lu}{2,8}\s(?!(?:19|20)\d\d$)\d{3,}[\w/-]*|(?:\p{L}{1,8}[-_/#]){1,2}\d[\w/-]*|\d{4,}(?:[-/]\w+)*|\d{2,}[-/]\w+(?:[-/]\w+)*|\d[-/]\d{4,})$/u;
/** A release of a product, a code of an error, a day: no number of a case. */
const otherwise = /^(?:kb\d|0x|utc|iso|rfc|tls|http|windows|office|cve-|v\d|q[1-4]$|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|20\d\d$)/i;
/** "24/7", "16-17". */
const fewDigits = /^\d{1,2}[/-]\d{1,2}$/;

/** "Our reference is no longer R-100 but R-104": a sentence that speaks of it, and of the numbers in it the one that is meant. */
const speaksOfOwn = new RegExp(String.raw`(?:^|[.;,(]\s)(?:our|unsere?|notre|my|meine?|mon)\s(?:(?:own|internal|eigene|interne)\s)?${noun}(?:\s(?:number|no|nr|ref|nummer))?\.?\s?[\s:](?<rest>[^.;]{4,120})`, 'iu');

export interface ReferenceInput {
  readonly lines: readonly TextLine[];
  /** The signature. */
  readonly tail: readonly TextLine[];
  /** Lines of the letter as typed, also those that stand below an answer. */
  readonly apart: readonly TextLine[];
  readonly subject: string;
  readonly writerAddress: string;
  /** What a colleague of the writer wrote and he passed on. */
  readonly ofColleague: readonly TextLine[];
  readonly rules: RecognitionRules;
  readonly claims: readonly FieldClaim[];
  readonly identifiers: ReadonlyMap<string, CompiledIdentifier>;
  readonly ownRefs: readonly RegExp[];
}

interface Found {
  readonly value: string;
  readonly raw: string;
  readonly line: number;
}

export function toldReference(input: ReferenceInput): FieldClaim[] {
  const { rules, claims, ownRefs, identifiers } = input;
  const field = rules.fields.find((one) => one.reference === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature' && claim.source !== 'forwarded'));
  if (field === undefined) return [];
  const taken = (text: string): boolean => !form.test(text) || otherwise.test(text) || fewDigits.test(text) || ownRefs.some((ref) => ref.test(text)) || [...identifiers.values()].some((one) => !one.rule.labelNeeded && findMatches(one.pattern, text).length > 0);
  // The surest first: what is called ours, then what stands where such numbers stand.
  for (const find of [ofLetter, ofSignature, ofSubject, exchangedIn, passedOn]) {
    const found = find(input, field.kind === 'id').filter((one) => !taken(one.value));
    const first = found[0];
    if (first === undefined) continue;
    if (found.some((one) => one.value.toUpperCase() !== first.value.toUpperCase())) return [];
    const source: FieldSource = first.line === 0 ? 'subject' : 'sublabel';
    return [{ field: field.id, value: first.value.replace(/^#/, ''), problem: null, raw: first.raw.replace(/^[.;,(–-]\s?/, ''), source, line: first.line, rule: field.rule }];
  }
  return [];
}

function matchesOf(patterns: readonly RegExp[], text: string, line: number): Found[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((one) => ({ value: (one.groups?.['number'] ?? one.groups?.['year'] ?? '').trim(), raw: one[0].trim(), line })));
}

function ofLetter({ lines, apart, writerAddress }: ReferenceInput, isId: boolean): Found[] {
  const said = [...lines, ...apart].filter((line) => line.text.length <= lineCharactersMax && /\d/.test(line.text)).flatMap((line) => {
    const text = withoutExcluded(line.cells === null ? line.text : line.cells.join(': '));
    return [...ownCaseNumbers(text, organisationOf(writerAddress)).map((one) => ({ ...one, line: line.number })), ...(line.cells === null ? matchesOf(isId ? asked : [...asked, ...loose, filedAs], text, line.number) : [])];
  });
  const alone = isId ? [] : apart.filter((line) => line.cells === null && line.text.length < lineCharactersMax && !listed.test(line.text)).flatMap((line) => {
    const one = ownLine.exec(line.text);
    return one === null ? [] : [{ value: one.groups?.['number'] ?? one.groups?.['year'] ?? one.groups?.['after'] ?? '', raw: line.text.trim(), line: line.number }];
  });
  return [...said, ...alone];
}

/** "avonit" of desk@avonit.example. */
function organisationOf(address: string): string {
  return (/@(?:e?mail\.)?([^.@]+)\.[^@]+$/u.exec(address)?.[1] ?? '').toLowerCase().replaceAll('-', '');
}

function ofSignature({ tail, apart, writerAddress }: ReferenceInput, isId: boolean): Found[] {
  const last = apart.filter((line) => line.text.trim() !== '').slice(-lastLines).filter((line) => line.cells === null && line.text.length <= signedMax);
  const named = [...tail, ...last].filter((line) => line.text.length < lineCharactersMax).flatMap((line) => [...matchesOf([nounInSignature], line.text, line.number), ...ownCaseNumbers(withoutExcluded(line.text), organisationOf(writerAddress)).map((one) => ({ ...one, line: line.number }))]);
  const signs = [...tail, ...last.slice(-signingLines).filter((line) => signing.test(line.text) && !tail.some((one) => one.number === line.number))];
  return named.length > 0 || isId ? named : signs.filter((line) => line.text.length < lineCharactersMax).flatMap((line) => matchesOf([inSignature], line.text, line.number));
}

/** The subject of an answer to us repeats what we know. */
function ofSubject({ subject, ownRefs }: ReferenceInput, isId: boolean): Found[] {
  if (subject.length > lineCharactersMax || ownRefs.some((ref) => ref.test(subject))) return [];
  const said = [...ownCaseNumbers(withoutExcluded(subject)).map((one) => ({ ...one, line: 0 })), ...matchesOf([inSubject], subject, 0)];
  return said.length > 0 || isId ? said : matchesOf(looseInSubject, subject, 0);
}

function exchangedIn({ lines, apart }: ReferenceInput): Found[] {
  return [...lines, ...apart].flatMap((line) => {
    const rest = line.text.length > lineCharactersMax || line.cells !== null ? null : speaksOfOwn.exec(line.text);
    const said = rest?.groups?.['rest'] ?? '';
    const value = (said.match(/\d+/g) ?? []).length < 2 ? null : referenceIn(said);
    return rest === null || value === null ? [] : [{ value, raw: rest[0].trim(), line: line.number }];
  }).slice(0, 1);
}

function passedOn({ ofColleague, writerAddress }: ReferenceInput): Found[] {
  return ofColleague.filter((line) => line.cells === null && line.text.length <= lineCharactersMax).flatMap((line) => ownCaseNumbers(withoutExcluded(line.text), organisationOf(writerAddress)).map((one) => ({ ...one, line: line.number })));
}
