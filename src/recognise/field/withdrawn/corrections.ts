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

/** What stands before `label` ends with it, what stands in `value` begins with it. */
const forms: readonly RegExp[] = [
  /^(?<label>.{2,80}?)\s(?:was|is|were|are|war|ist|était|est)\s(?:\S+\s)?(?:wrong|incorrect|mistyped|outdated|a typo|not (?:right|correct)|falsch|verkehrt|nicht richtig|faux|fausse|erronée?|incorrecte?)(?:\s(?:there|here|in my (?:first |last )?mail|before|dort))?\s?[,.;:–—-]+\s?(?:sorry[,:]?\s|sondern\s)?(?:(?:it(?:'s|’s| is| must be| should be| should read| reads)|should be|must be|the (?:right|correct) (?:one|value|\S+) is|(?:correct|right) is|we (?:use|run|have)|richtig (?:ist|wäre)|es ist|sie lautet|er lautet|es muss|c'est|il s'agit de)\s)(?<value>.+)$/i,
  /^(?<label>.{2,80}?)\s(?:should (?:be|read|say)|must (?:be|read)|has to be)\s(?<value>.+)$/i,
  /\b(?:correct|right|corrected|richtige[rns]?|korrekte[rns]?|bonne|bon)\s(?<label>\S.{1,80}?)\s?(?:\sis|:|\sist|\slautet|\sest)\s(?<value>.+)$/i,
  /\b(?:correct(?:ed)?|change|changed|fixed|update|updated|ändern sie|korrigieren sie|korrigiert|geändert)\s(?<label>\S.{1,80}?)\s?(?:\sto|\sin|\sauf|\(it(?:'s|’s| is)|[,:]\sit(?:'s|’s| is)|:)\s(?<value>.+)$/i,
  /^(?<label>.{2,80}?)(?:\s(?:is|was|ist|est)\s(?:not|nicht|pas)|\s(?:isn|wasn)['’]t|\sn['’]est pas)\s\S.{0,60}?[,\s](?:but|it is|it's|sondern|mais)\s(?<value>.+)$/i,
];
const taken = /[,;]?\s(?:\(?(?:and )?not|instead of|rather than|und nicht|nicht|statt|anstatt|et non|au lieu de)\s.*$/i;

export function correctionClaims(lines: readonly TextLine[], context: ScanContext): FieldClaim[] {
  const found: FieldClaim[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || line.depth > 0) continue;
    for (const sentence of line.text.trim().split(/(?<=[\p{L}\d)][.!?])\s+(?=\p{Lu})/u).slice(0, sentencesMax)) {
      if (sentence.endsWith('?')) continue;
      const claim = claimOf(sentence, line.number, context);
      if (claim !== null && !found.some((one) => one.field === claim.field && String(one.value) === String(claim.value))) found.push(claim);
    }
  }
  return found;
}

function claimOf(sentence: string, line: number, context: ScanContext): FieldClaim | null {
  for (const form of forms) {
    const groups = form.exec(sentence)?.groups;
    const hit = groups === undefined ? null : labelAtEnd(groups['label'] ?? '', context);
    if (hit === null) continue;
    const text = (groups?.['value'] ?? '').replace(taken, '').replace(/[\s.!)"”]+$/u, '').replace(/^["“„]/u, '');
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

/** The last words are the label: "sorry, the version". */
function labelAtEnd(text: string, context: ScanContext): LabelHit | null {
  const words = labelWords(text);
  for (let count = Math.min(words.length, labelWordsMax); count >= 1; count--) {
    const hit = findLabel(context.labels, words.slice(-count), false);
    if (hit !== null) return hit;
  }
  return null;
}
