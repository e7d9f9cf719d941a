// The other side's own number for the case, told in a sentence: "our number for it is AB-3381", "logged here as INC 1042",
// "Ref INC-1.", "bei uns läuft es unter 4711-22". In: lines. Out: one claim for the field whose pack says that it is such a
// number. An identifier of the pack, our own number and what is called "your number" are none; two numbers are none.
import { type CompiledIdentifier, findMatches } from '../pattern.ts';
import { referenceIn } from '../field/value/read-reference.ts';
import { withoutExcluded } from '../field/withdrawn/excluded.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const lineCharactersMax = 1_000;
/** Letters and digits, or four digits and more: "AB-3381", "INC 1042", "#55120", "2026-0311". */
const number = String.raw`(?<number>#?(?:\p{Lu}{1,8}|[A-Za-z]{2,8}(?=[-_/#]))[-_/# ]?\d[\w/-]*\w|#?\p{Lu}{1,8}[-_/#]\d|#?\d{4,}(?:[-/]\w+)*)(?![\w@]|[.,:]\d)`;
const noun = String.raw`(?:ticket|tkt|tck|case|incident|job|log|call|request|service[\s-]?(?:call|ticket)?|help[\s-]?desk|reference|ref|vorgang\p{L}*|auftrag\p{L}*|fall\p{L}*|ticket\p{L}*|dossier|numéro|n°|nummer|number|no|id|référence|réf|referenz|zeichen|aktenzeichen|az)`;
const about = String.raw`(?:\s(?:dafür|dazu|hierzu|here)|\s(?:for|on|about|pour|à|au|bei|chez|with|at)(?:\s(?:this|it|that|the|ce|cela|cet|ça|uns|nous|us|our|ticket|case|matter|one|job|fault|incident|request|dossier|issue|side|end|problem))+)?`;
const is = String.raw`(?:\s?(?:(?:is|was|has|bears|carries|reads|lautet|ist|hat|trägt|führt|est|porte|a)(?![\p{L}\p{N}])|:|=|#))?\s*(?:(?:the|die|der|das|le|la|number|no\.?|nr\.?|nummer|numéro|référence|referenz|reference|id|n°)\s){0,2}(?:n°\s?)?`;
const patterns = [
  String.raw`(?<![\p{L}])(?<!\b(?:not|than) )(?:our|my|internal|own|unsere?|meine?|interne|notre|nos|mon|ma)\s(?:(?:own|internal|eigene|interne|local)\s)?${noun}(?:[\s-]?(?:number|no|nr|id|ref|reference|nummer|interne|de (?:ticket|dossier|référence)))?\.?${about}${is}${number}`,
  String.raw`(?:(?:we|i|wir|nous|here|with us|on our side|at our end|in our system|bei uns|chez nous)(?:\s[^\s.]+){0,6}?)\s(?:as|under|unter|als|sous)\s(?:(?:the|our|der|dem|le|la|a)\s)?(?:${noun}\s){0,2}${number}`,
  String.raw`(?:logged|tracked|filed|recorded|registered|booked|raised|opened|erfasst|angelegt|geführt|enregistré|suivi)(?:\s(?:it|this|here|internally|with us|on our side|at our end|in our system|bei uns|intern|chez nous)){1,3}\s(?:as|under|with|unter|als|sous)\s(?:${noun}\s){0,2}${number}`,
  String.raw`${number}\s(?:at our end|on our side|in our (?:own )?(?:system|help\s?desk|tool)|with us|bei uns|chez nous|is our (?:${noun})|ist unsere?(?:\s${noun})|est notre)(?![\p{L}])`,
  String.raw`(?:bei uns|chez nous|on our side|at our end|in our system|in our tool|with us),?\s(?:it is|it['’]s|this is|is|ist|ist es|ist das|läuft (?:es|das) unter|c['’]est(?: le)?|under|as)\s(?:(?:${noun}|the|le|la|der|die|das|as)\s){0,2}${number}`,
  String.raw`(?:^|[.;,(]\s)(?:ours|unsere[sr]?|(?:le|la) nôtre)(?:\s(?:is|lautet|ist|est)|\s?[:=])\s*${number}`,
  String.raw`(?:ticket|case|dossier|vorgang|auftrag|fall|référence|ref|nummer|numéro)\s(?:bei uns|chez nous|on our side|at our end|in our system|with us)\s?[:=]?\s*${number}`,
  String.raw`(?:quote|cite|mention|rappeler|mentionner|citer)\s(?:(?:always|our|the|notre|le|la|number|numéro|n°|ref|reference|référence)\s){0,3}${number}(?=\s*(?:$|[.,;)]|(?:in|on|when|if|dans|en)\s))`,
  String.raw`bitte\s(?:(?:immer|stets|dabei|unsere|die|nummer|vorgangsnummer|ticketnummer)\s){0,3}${number}\s(?:angeben|nennen|zitieren|mitgeben)(?![\p{L}])`,
  String.raw`\((?:our|unsere?|notre)\s${number}\)`,
  String.raw`(?:we|i|wir|nous)\s(?:track|log|file|carry|keep|list|have|run|book|führen|suivons|gérons)(?:\s(?:this|it|that|das|es|dies|cela|ça|le)){0,2}\s(?:as|under|unter|als|sous)\s(?:(?:the|our|der|dem|le|la)\s)?(?:${noun}\s){0,2}${number}`,
  String.raw`(?:bei uns|chez nous|with us|on our side|at our end)\s(?:heißt|heisst|läuft|hat|trägt|bears|carries|goes|porte|a|s['’]appelle)(?:\s(?:it|this|es|das|dies|er|sie|der|die|le|la|l['’]|vorgang|fall|ticket|auftrag|dossier|case|die nummer|le numéro|by|the number|as|unter|den)){0,5}\s${number}`,
].map((pattern) => new RegExp(pattern, 'giu'));
/** Nothing says whose it is: "Ref INC-1042.", "Case 88-4410 at our end", "Ticket 7731-B". An identifier is not found by these. */
const loose = [
  String.raw`(?:^|[.;,(]\s)(?:ref|reference|referenz|référence|réf)(?:\s\p{Ll}+){1,5}\s?[:=]\s*(?<number>#?\p{L}{0,8}[-_/#]?\d[\w/-]*\w)(?=\s*(?:$|[.,;()/|]))`,
  String.raw`(?:^|[.;,(–-]\s?)\(?(?:ref|reference|referenz|référence|réf)\.?(?:\s(?:no|nr|number))?\.?\s?[:#]?\s*${number}\)?\s*(?=$|[.,;()/|])`,
  String.raw`(?:^|[.;,(]\s)(?:ticket|case|incident|vorgang|fall|auftrag|dossier|our case|job)(?:\s(?:no|nr|n°|number|nummer)\.?)?\s?[:#]?\s*(?<number>#?\d{2,}-\p{L}\w*|#?\d{2,}[-/]\d{3,}(?:[-/]\w+)*)(?=\s*(?:$|[.,;()/|](?:\s|$)|\s(?:at our end|on our side|with us|bei uns|chez nous)))`,
].map((pattern) => new RegExp(pattern, 'giu'));
/** What the other side's own number looks like where nothing says that it is one: "AV-21102", never "CH-8001". */
const bare = String.raw`(?<number>(?!(?:DE|CH|AT|FR|BE|LU|NL|LI|IT|UK|KB|ERR|ERROR|EVENT|CODE|CVE|ISO|DIN|RFC|HRB|HRA|SKU|WIN|SRV|PC|VLAN|TCP|UDP|UTC|GMT)-)\p{Lu}{2,8}-\d{3,8})`;
const side = String.raw`(?:our|ours|unsere?r?|bei uns|notre|chez nous|with us|(?:on |at )?our (?:side|end)|here)`;
/** A line of nothing else: "ticket AV-21102", "ours: AV-21102". */
const ownLine = new RegExp(String.raw`^[\s(\[*_•–-]*(?:${side}\s?)?(?:${noun}\.?\s?)?(?:${side}\s?)?(?:(?:no|nr|n°|number|nummer)\.?\s?)?[:=#]?\s*${bare}[\s)\].*_]*$`, 'iu');
/** One of several. */
const listed = /^\s*(?:[-*•·–]|\d{1,2}[.)])\s/u;
/** "Ida Holm / AV-21102", "Tower IT | ref AV-21102": in a signature, between its strokes. */
const inSignature = new RegExp(String.raw`(?:^|[|/,;·•–([]\s*|\s-\s)(?:${noun}\.?\s?[:#]?\s*)?${bare}(?=\s*(?:$|[|/,;·•–)\]]))`, 'giu');

/** Small letters only before a stroke; behind a blank no year. */
const form = /^#?(?:\p{Lu}{1,8}[-_/#]?\d[\w/-]*|\p{Lu}{2,8}\s(?!(?:19|20)\d\d$)\d{3,}[\w/-]*|\p{L}{2,8}[-_/#]\d[\w/-]*|\d{4,}(?:[-/]\w+)*)$/u;
/** A release of a product, a code of an error, a day: no number of a case. */
const otherwise = /^(?:kb\d|0x|utc|iso|rfc|tls|http|windows|office|cve-|v\d|q[1-4]$|\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|20\d\d$)/i;

/** "Our reference is no longer R-100 but R-104": a sentence that speaks of it, and of the numbers in it the one that is meant. */
const speaksOfOwn = new RegExp(String.raw`(?:^|[.;,(]\s)(?:our|unsere?|notre|my|meine?|mon)\s(?:(?:own|internal|eigene|interne)\s)?${noun}(?:\s(?:number|no|nr|ref|nummer))?\.?\s?[\s:](?<rest>[^.;]{4,120})`, 'iu');

function exchangedIn(lines: readonly TextLine[], taken: (text: string) => boolean): { value: string; raw: string; line: TextLine } | null {
  for (const line of lines) {
    const rest = line.text.length > lineCharactersMax || line.cells !== null ? null : speaksOfOwn.exec(line.text);
    const said = rest?.groups?.['rest'] ?? '';
    const value = (said.match(/\d+/g) ?? []).length < 2 ? null : referenceIn(said);
    if (rest !== null && value !== null && !taken(value)) return { value, raw: rest[0].trim(), line };
  }
  return null;
}

/** `tail`: the signature; `apart`: lines of the letter as typed, also those that stand below an answer. */
export function toldReference(lines: readonly TextLine[], { tail, apart }: { readonly tail: readonly TextLine[]; readonly apart: readonly TextLine[] }, rules: RecognitionRules, claims: readonly FieldClaim[], identifiers: ReadonlyMap<string, CompiledIdentifier>, ownRefs: readonly RegExp[]): FieldClaim[] {
  const field = rules.fields.find((one) => one.reference === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature' && claim.source !== 'forwarded'));
  if (field === undefined) return [];
  const taken = (text: string): boolean => !form.test(text) || otherwise.test(text) || ownRefs.some((ref) => ref.test(text)) || [...identifiers.values()].some((one) => !one.rule.labelNeeded && findMatches(one.pattern, text).length > 0);
  const isId = field.kind === 'id';
  const found = [...lines, ...apart].filter((line) => line.text.length <= lineCharactersMax && line.cells === null && /\d/.test(line.text)).flatMap((line) => (isId ? patterns : [...patterns, ...loose]).flatMap((pattern) => [...withoutExcluded(line.text).matchAll(pattern)]
    .map((one) => ({ value: (one.groups?.['number'] ?? '').trim(), raw: one[0].trim(), line }))).filter((one) => !taken(one.value)));
  const alone = isId ? [] : apart.filter((line) => line.cells === null && line.text.length < lineCharactersMax && !listed.test(line.text)).flatMap((line) => [ownLine.exec(line.text)].flatMap((one) => (one === null ? [] : [{ value: one.groups?.['number'] ?? '', raw: line.text.trim(), line }])));
  const signed = isId || found.length + alone.length > 0 ? [] : tail.filter((line) => line.text.length < lineCharactersMax).flatMap((line) => [...line.text.matchAll(inSignature)].map((one) => ({ value: one.groups?.['number'] ?? '', raw: line.text.trim(), line })));
  found.push(...[...alone, ...signed].filter((one) => !taken(one.value)));
  const first = found[0] ?? exchangedIn([...lines, ...apart], taken);
  if (first === null || found.some((one) => one.value.toUpperCase() !== first.value.toUpperCase())) return [];
  return [{ field: field.id, value: first.value.replace(/^#/, ''), problem: null, raw: first.raw.replace(/^[.;,(–-]\s?/, ''), source: 'sublabel', line: first.line.number, rule: field.rule }];
}
