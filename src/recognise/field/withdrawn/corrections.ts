// Somebody takes back what he said: "The version was wrong, it is 4.2.1.", "the correct site is Harbour", "please change
// the level to 2", "the product is not Smoker but Extractor". In: new lines. Out: claims with the rank of a label, because
// they name the field and its value. A complaint without the right value, a question and a story correct nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { labelWords, valueKey } from '../fold.ts';
import { findLabel, type LabelHit } from '../label/label-index.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';

/** Longer lines are logs. */
const lineCharactersMax = 600;
const sentencesMax = 40;
/** A name or a version; what is longer is told anew. */
const valueCharactersMax = 60;
/** "the main customer id of the partner". */
export const labelWordsMax = 6;

const wrong = '(?:wrong|incorrect|mistyped|outdated|out of date|nonsense|a typo|(?:still )?the old (?:one|value)|not (?:right|correct)|falsch|verkehrt|veraltet|nicht richtig|(?:noch )?der alte(?: stand)?|faux|fausse|erronée?|incorrecte?|périmée?|(?:encore )?l[’\']ancien(?:ne)?)';
const isWrong = `(?:\\s(?:was|is|were|are|war|ist|était|est)\\s(?:\\S+\\s)?${wrong}|\\sstimmt (?:so |leider )?nicht|\\sbitte (?:streichen|vergessen|ignorieren))`;
/** What stands between the label that is wrong and the value that is right. */
const rightIs = '(?:(?:it(?:\'s|’s| is| must be| should be| has to be| must read| should read| reads)|should be|must be|must read|(?:the )?(?:right|correct) (?:(?:one|value|\\S+) )?is|please (?:take|use|make it)|we (?:use|run|have)|richtig (?:ist|wäre|muss es|muss)|(?:der|die|das) richtige (?:\\S+ )?ist|es ist|sie lautet|er lautet|es muss|es müsste|es sollte|bitte(?= \\S+ nehmen)|c[’\']est|il s[’\']agit de|il faut(?: lire)?|l[ea] bon(?:ne)? (?:\\S+ )?est|merci de prendre|(?:veuillez|prenez)(?: prendre)?)\\s)';

/** What stands before `label` ends with it, what stands in `value` begins with it. */
const forms: readonly RegExp[] = [
  new RegExp(`^(?<label>.{2,80}?)${isWrong}(?:\\s(?:there|here|in my (?:first |last )?mail|before|dort))?\\s?[,.;:–—-]+\\s?(?:sorry[,:]?\\s|sondern\\s)?${rightIs}(?<value>.+)$`, 'i'),
  new RegExp(`(?:scrap|scratch|strike|forget|ignore|disregard|oubliez|ignorez|vergesst|vergessen sie|streicht|streichen sie|ignoriert|ignorieren sie)\\s(?:that\\s)?(?<label>\\S.{1,79}?)\\s?[,.;:–—-]+\\s?${rightIs}(?<value>.+)$`, 'i'),
  /^(?<label>.{2,80}?)\s(?:should (?:be|read|say)|must (?:be|read)|has to be|sollte (?=\S+(?:\s\S+)? (?:lauten|heißen|sein))|muss (?=\S+(?:\s\S+)? (?:lauten|heißen))|devrait être|doit être|aurait dû être)\s?(?<value>.+)$/i,
  /\b(?:correct|right|corrected|richtige[rns]?|korrekte[rns]?|bonne|bon)\s(?<label>\S.{1,80}?)\s?(?:\sis|:|\sist|\slautet|\sest)\s(?<value>.+)$/i,
  /\b(?:correct(?:ed)?|change|changed|fixed|update|updated|ändern sie|korrigieren sie|korrigiert|geändert)\s(?<label>\S.{1,80}?)\s?(?:\sto|\sin|\sauf|\(it(?:'s|’s| is)|[,:]\sit(?:'s|’s| is)|:)\s(?<value>.+)$/i,
  /^(?<label>.{2,80}?)(?:\s(?:is|was|ist|est)\s(?:not|nicht|pas)|\s(?:isn|wasn)['’]t|\sn['’]est pas)\s\S.{0,60}?[,\s](?:but|it is|it's|sondern|mais)\s(?<value>.+)$/i,
];
/** "The version above", "le serveur donné plus haut": where the label stands. */
const standsThere = /\s(?:above|further up|up there|(?:that )?(?:i|we) (?:gave|wrote|typed|put|named)(?: you)?|(?:von |weiter |dort |da )*oben|ci-dessus|plus haut|(?:donné|indiqué|cité|noté)e?s?|darin|drin|in it|in there|in the form|im formular|dans le formulaire|y|below|unten|ci-dessous)$/i;
/** The form comes below. */
const ofFormBelow = /(?<!\p{L})(?:in it|in the form|in there|below|darin|drin|im formular|unten|y est|dans le formulaire|ci-dessous)(?!\p{L})/iu;
/** "… heißen", ", I had the wrong sheet in front of me". */
const behindValue = /\s(?:heißen|lauten|sein|nehmen|(?:is|ist|est) (?:right|correct|richtig|korrekt))[.)\s]*$|,\s(?:sorry|(?:i|we|ich|wir|je|nous|as|since|because|da|weil|denn|car)\s|j['’]).*$/i;
const taken = /[,;]?\s(?:\(?(?:and )?not|instead of|rather than|und nicht|nicht|statt|anstatt|et non|pas|et pas|non|au lieu de)\s.*$/i;

/** "The site should be Fern Hill" may be a wish beside what stands above: only a slip that is owned up to withdraws that. */
const withdraws = new RegExp(`${isWrong}|(?<!\\p{L})(?:scrap|scratch|strike|forget|ignore|disregard|oubliez|ignorez|vergesst|vergessen sie|streicht|streichen sie|ignoriert|ignorieren sie|correction|wrong|mistake|slip|typo|misread|mixed up|korrektur|falsche[nrsm]?|vertippt|verwechselt|versehen|mauvaise?|erreur|trompée?|confondu)(?!\\p{L})`, 'iu');
const saysWrong = new RegExp(`${isWrong}[.!\\s]*$`, 'i');

/** What a form says of a field that is put right above or below it. */
export function isPutRight(claim: FieldClaim, corrected: readonly FieldClaim[], fields: readonly FieldRule[]): boolean {
  return corrected.some((one) => (one.field === claim.field
    ? one.line === claim.line || (one.line < claim.line ? ofFormBelow.test(one.raw) : withdraws.test(one.raw))
    : one.line === claim.line && kindOf(claim, fields) === 'bool_text'));
}

/** The numbers that such a correction withdraws: nothing finds them again. */
export function numbersPutRight(claims: readonly FieldClaim[], corrected: readonly FieldClaim[]): ReadonlySet<string> {
  const right = new Set(corrected.flatMap((one) => [one.value ?? []].flat()));
  return new Set(claims.filter((claim) => corrected.some((one) => one.field === claim.field && one.line !== claim.line) && isPutRight(claim, corrected, [])).flatMap((claim) => [claim.value ?? []].flat()).filter((value) => !right.has(value)));
}

/** "It must read 4.2.1" sounds like what should happen, and only puts right. */
export function isOfCorrection(claim: FieldClaim, corrected: readonly FieldClaim[], fields: readonly FieldRule[]): boolean {
  return kindOf(claim, fields) === 'text' && claim.source === 'sublabel' && typeof claim.value === 'string' && corrected.some((one) => one.field !== claim.field && one.line === claim.line && (one.raw.includes(claim.raw) || claim.raw.includes(one.raw)));
}

function kindOf(claim: FieldClaim, fields: readonly FieldRule[]): FieldRule['kind'] | undefined {
  return fields.find((field) => field.id === claim.field)?.kind;
}

export function correctionClaims(lines: readonly TextLine[], context: ScanContext): FieldClaim[] {
  const found: FieldClaim[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || line.depth > 0) continue;
    const sentences = line.text.trim().split(/(?<=[\p{L}\d)][.!?])\s+(?=\p{Lu})/u).slice(0, sentencesMax);
    for (const [at, sentence] of sentences.entries()) {
      if (sentence.endsWith('?')) continue;
      // "The version above is wrong. It is 4.2.1."
      const claim = claimOf(sentence, line.number, context) ?? (saysWrong.test(sentence) && at + 1 < sentences.length ? claimOf(`${sentence} ${sentences[at + 1] ?? ''}`, line.number, context) : null);
      if (claim !== null && !found.some((one) => one.field === claim.field && String(one.value) === String(claim.value))) found.push(claim);
    }
  }
  return found;
}

function claimOf(sentence: string, line: number, context: ScanContext): FieldClaim | null {
  for (const form of forms) {
    const groups = form.exec(sentence)?.groups;
    const hit = groups === undefined ? null : labelAtEnd(whereOf(groups['label'] ?? ''), context);
    if (hit === null) continue;
    const text = (groups?.['value'] ?? '').replace(taken, '').replace(behindValue, '').replace(behindValue, '').replace(/[\s.!)"”]+$/u, '').replace(/^["“„]/u, '');
    const value = text.length > valueCharactersMax || !isCertain(hit.field) ? null : readCertain(hit.field, text, line, context);
    if (value !== null) return { field: hit.field.id, value, problem: null, raw: sentence, source: 'label', line, rule: hit.rule };
  }
  return null;
}

/** A description is not corrected in half a sentence. */
export function isCertain(field: FieldRule): boolean {
  return field.kind !== 'bool_text' && field.kind !== 'attachments' && !field.prose && !(field.kind === 'text' && field.charactersMin > 0);
}

export function readCertain(field: FieldRule, text: string, line: number, context: ScanContext): FieldClaim['value'] {
  const named = field.kind === 'text' || field.kind === 'contact' || (field.kind === 'enum_open' && field.values.length === 0);
  if (named && !/^[\p{Lu}\p{N}]/u.test(text)) return null;
  // "It is too high" names no level: a choice is said as it is listed.
  if (field.kind === 'enum' && !isListed(field, text)) return null;
  const reading = readValue(field, { lines: [{ number: line, text }], inline: true, afterBlank: false }, { ...context, strict: !named })[0];
  if (reading === undefined || reading.problem !== null) return null;
  return field.kind === 'enum_open' && field.values.length > 0 && !field.values.includes(String(reading.value)) ? null : reading.value;
}

function isListed(field: FieldRule, text: string): boolean {
  const key = valueKey(text);
  return [...field.values, ...field.words.map((word) => word.text)].some((spelling) => valueKey(spelling) === key);
}

/** Without where it stands. */
function whereOf(label: string): string {
  let text = label.trim();
  for (let times = 0; times < 3; times++) text = text.replace(standsThere, '');
  return text;
}

/** The last words are the label: "sorry, the version". */
function labelAtEnd(text: string, context: ScanContext): LabelHit | null {
  const words = labelWords(text);
  for (let count = Math.min(words.length, labelWordsMax); count >= 1; count--) {
    const hit = findLabel(context.labels, words.slice(-count), false);
    if (hit !== null) return hit;
  }
  return null;
}
