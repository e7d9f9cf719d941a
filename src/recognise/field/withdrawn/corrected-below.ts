// A sentence further down that puts a value of the letter right: "PS: the version is not X, it is Y", "Der Mandant ist Y, die
// X stammt aus der falschen Zeile", "my boss thinks severity Y is plenty, so let us go with that". Each sentence that names
// another value of a field told above is weighed with placeholders for the new one and the one above, by its likeness to
// examples (`value_corrects`, `value_mentioned`). In: claims, lines of the writer. Out: what is told instead, field by
// field. Whose value it is must be clear: by its own form, by the field's name, or because the one above stands beside it.
import { personsIn } from '../../people/person-names.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { inLaterSentence, standingOf } from '../../sentence/value-standing.ts';
import { foldedWords, labelWords, valueKey } from '../fold.ts';
import type { ScanContext } from '../scan-context.ts';
import { sentenceEnds } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { findDate } from '../value/instant-parts.ts';
import { isExampleLine } from '../value/no-value.ts';
import { readValue } from '../value/read-value.ts';
import type { SaidValue } from '../value/said-value.ts';
import { ownValues } from '../value/own-values.ts';
import { valuesSaid } from '../value/values-said.ts';
import { correctedAccounts } from './corrected-accounts.ts';
import { masked, shapeOf } from './value-that-holds.ts';

interface CorrectedBelow {
  readonly claim: FieldClaim;
  /** The value above that is withdrawn. */
  readonly wrong: string;
}

const sureMin = 0.85;
/** A wrong customer is worse than a question. */
const sureOfNumberMin = 0.9;
const sentenceCharactersMax = 400;
const sentencesMax = 60;
const kindsRead: ReadonlySet<FieldRule['kind']> = new Set(['id', 'id_list', 'version', 'enum', 'enum_open', 'instant', 'url', 'contact']);
const toldAbove: ReadonlySet<FieldClaim['source']> = new Set(['label', 'table', 'sublabel', 'subject']);

interface Later {
  readonly text: string;
  /** With the sentence before it. */
  readonly together: string;
  readonly line: number;
}

export function correctedBelow(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules, context: ScanContext): CorrectedBelow[] {
  const model = context.values ?? null;
  const told = rules.fields.flatMap((field) => {
    const own = kindsRead.has(field.kind) ? claims.filter((claim) => claim.field === field.id && claim.value !== null && toldAbove.has(claim.source)) : [];
    const behindLabels = own.filter((claim) => claim.source !== 'sublabel');
    const [first] = (behindLabels.length > 0 ? behindLabels : own).toSorted((a, b) => a.line - b.line);
    // Two labels contradict each other, and neither is put right.
    return first === undefined || new Set(behindLabels.map((claim) => JSON.stringify(claim.value))).size > 1 || (Array.isArray(first.value) && first.value.length !== 1) ? [] : [{ field, above: first }];
  });
  if (model === null) return [];
  // Of a field that two labels contradict each other in, too, the sentence may speak.
  const stated = rules.fields.filter((field) => kindsRead.has(field.kind) && claims.some((claim) => claim.field === field.id && toldAbove.has(claim.source)));
  const sentences = sentencesBelow(lines);
  return [...correctedAccounts(claims, sentences, rules, model), ...told.flatMap(({ field, above }) => {
    const found = sentences.flatMap((sentence) => {
      const one = sentence.line <= above.line || saysOther(sentence.text, field, claims) ? null : correctionIn(sentence, field, above, stated, context, model);
      return one === null ? [] : [one];
    });
    const last = found.at(-1);
    return last === undefined || new Set(found.map(({ claim }) => JSON.stringify(claim.value))).size > 1 ? [] : [last];
  })];
}

/** "The Java version is 11, not 8u391": it speaks of the version that stands above for another field. */
function saysOther(text: string, field: FieldRule, claims: readonly FieldClaim[]): boolean {
  return field.kind === 'version' && claims.some((claim) => claim.field !== field.id && toldAbove.has(claim.source) && typeof claim.value === 'string' && /^v?\d+[.u]\d[\w.]*$/.test(claim.value) && new RegExp(`(?<![\\w.])${claim.value.replaceAll('.', '\\.')}(?![\\w]|\\.\\d)`).test(text))
    && !claims.some((claim) => claim.field === field.id && typeof claim.value === 'string' && text.includes(claim.value));
}

/** The claims with those that were put right in their place. */
export function withCorrected(claims: readonly FieldClaim[], corrected: readonly CorrectedBelow[]): FieldClaim[] {
  const fields = new Set(corrected.map(({ claim }) => claim.field));
  return [...corrected.map(({ claim }) => claim), ...claims.filter((claim) => !fields.has(claim.field))];
}

function sentencesBelow(lines: readonly TextLine[]): Later[] {
  const found: Later[] = [];
  for (const line of lines) {
    if (line.cells !== null || line.depth > 0 || line.text.length > sentenceCharactersMax * 3) continue;
    let before = '';
    for (const text of line.text.split(sentenceEnds)) {
      if (!text.endsWith('?') && text.length <= sentenceCharactersMax && !isExampleLine(text.replace(/^[*_\s]+/u, ''))) found.push({ text, together: `${before} ${text}`.trim(), line: line.number });
      before = text.slice(-sentenceCharactersMax);
    }
    if (found.length > sentencesMax) break;
  }
  return found.slice(0, sentencesMax);
}

function correctionIn(sentence: Later, field: FieldRule, above: FieldClaim, told: readonly FieldRule[], context: ScanContext, model: SentenceModel): CorrectedBelow | null {
  const wrong = String([above.value].flat()[0] ?? '');
  const wrongKey = valuesSaid(field, field.kind === 'instant' ? above.raw : wrong, context.identifiers)[0]?.key ?? wrong;
  const labelNeeded = isNumber(field) && context.identifiers.get(field.identifier ?? field.id)?.rule.labelNeeded === true;
  const named = ownValues(field, sentence.text, context).filter(({ key }) => !labelNeeded || shapeOf(key) === shapeOf(wrong));
  // "Added at 13:00: it went on until 16.03.2026 12:50": the one with its day is told.
  const dated = field.kind === 'instant' ? named.filter((one) => findDate(sentence.text.slice(one.start, one.end)) !== null) : [];
  const values = dated.length > 0 ? dated : named;
  const others = [...new Set(values.map(({ key }) => key))].filter((key) => key !== wrongKey);
  const right = values.find(({ key }) => key === others[0]);
  if (right === undefined || others.length > 1 || !isItsOwn(right, values, { key: wrongKey, value: wrong }, sentence, field, told, context)) return null;
  const sure = Math.max(...[sentence.text, sentence.together].map((text) => standingOf(model, masked(text, valuesSaid(field, text, context.identifiers), right.key), inLaterSentence).get('value_corrects') ?? 0));
  if (sure < (isNumber(field) ? sureOfNumberMin : sureMin)) return null;
  const text = field.kind === 'instant' ? withDayAndZone(right.text, above.raw) : right.text;
  const reading = readValue(field, { lines: [{ number: sentence.line, text }], inline: true, afterBlank: false }, { ...context, strict: false })[0];
  if (reading === undefined || reading.problem !== null || reading.value === null || JSON.stringify(reading.value) === JSON.stringify(above.value)) return null;
  return { wrong, claim: { ...above, value: reading.value, raw: sentence.text.slice(right.start, right.end), line: sentence.line } };
}

/** What a time leaves out it shares with the one that it corrects. */
function withDayAndZone(text: string, above: string): string {
  return valuesSaid({ kind: 'instant' } as FieldRule, `${above} , ${text}`, new Map()).at(-1)?.text ?? text;
}

function isItsOwn(right: SaidValue, values: readonly SaidValue[], above: { readonly key: string; readonly value: string }, sentence: Later, field: FieldRule, told: readonly FieldRule[], context: ScanContext): boolean {
  const beside = values.some(({ key }) => key === above.key);
  const named = namesField(sentence.together, field);
  if (field.kind === 'contact') return namesPerson(sentence.together, above.value);
  const identifier = context.identifiers.get(field.identifier ?? field.id);
  if (isNumber(field) && identifier !== undefined) return !identifier.rule.placeholders.includes(right.key) && (!identifier.rule.labelNeeded || beside || named);
  if (beside || named) return true;
  if (field.kind === 'enum' && valueKey(sentence.text.slice(right.start, right.end)) !== valueKey(right.text)) return false;
  const alike = told.filter((other) => other !== field && valuesSaid(other, right.text, context.identifiers).length > 0);
  // A time may be that of anything, and a bare figure is a level only where it is called so.
  return field.kind !== 'instant' && field.kind !== 'enum_open' && alike.length === 0 && !/^\d$/.test(right.text) && !told.some((other) => other !== field && namesField(sentence.text, other));
}

function isNumber(field: FieldRule): boolean {
  return field.kind === 'id' || field.kind === 'id_list';
}

const nameLettersMin = 3;

/** He who stands above, by any part of his name. */
function namesPerson(text: string, value: string): boolean {
  const name = personsIn(value)[0]?.name ?? '';
  const words = new Set(foldedWords(text));
  return foldedWords(name).some((word) => word.length >= nameLettersMin && words.has(word));
}

function namesField(text: string, field: FieldRule): boolean {
  const words = ` ${labelWords(text).join(' ')} `;
  return field.labels.some((label) => words.includes(` ${labelWords(label.text).join(' ')} `)) || foldedWords(field.id).every((word) => words.includes(` ${word} `));
}
