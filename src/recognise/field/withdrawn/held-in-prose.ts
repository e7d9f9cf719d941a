// "I would have called it severity 3, yet my manager insists on 2", "they said production, the host name says staging, and
// that is what it is": a sentence of prose that names two choices of one field and says which of them holds. In: claims,
// lines of prose. Out: the claims, those that took the withdrawn choice out of such a sentence turned to the one that
// holds; where the sentence names the field and nobody has read it, a claim. What a label says stays.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import type { ScanContext } from '../scan-context.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { valuesSaid } from '../value/values-said.ts';
import { valueThatHolds } from './value-that-holds.ts';

const sureMin = 0.9;
const sentenceCharactersMax = 300;

/** "A single one complained, all others are fine": whom it does not hit is no choice of it. */
const others = /^[\s-]?(?:(?:of )?(?:the |den |les )?(?:others?|else|rest|anderen?|übrigen|restlichen|autres?))(?!\p{L})/iu;

interface Held {
  readonly field: FieldRule;
  readonly value: string;
  readonly wrong: ReadonlySet<string>;
  readonly text: string;
  /** Up to the end of the clause in which the last of them stands. */
  readonly upTo: string;
  readonly line: number;
}

export function heldInProse(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules, context: ScanContext): FieldClaim[] {
  const model = context.values ?? null;
  const fields = rules.fields.filter((field) => field.kind === 'enum' && field.values.length > 1 && !claims.some((claim) => claim.field === field.id && (claim.source === 'label' || claim.source === 'table')));
  if (model === null || fields.length === 0) return [...claims];
  const held = sentencesOf(lines).filter(({ text }) => text.length <= sentenceCharactersMax).flatMap(({ text, line }) => fields.flatMap((field): Held[] => {
    const values = valuesSaid(field, text, context.identifiers).filter(({ end }) => !others.test(text.slice(end)));
    const keys = new Set(values.map(({ key }) => key));
    const verdict = keys.size < 2 ? null : valueThatHolds(text, values, model);
    return verdict === null || typeof verdict === 'string' || verdict.sureness < sureMin ? [] : [{ field, upTo: clauseWith(text, Math.max(...values.map((one) => one.end))), value: verdict.holds, wrong: new Set([...keys].filter((key) => key !== verdict.holds)), text, line }];
  }));
  const turned = claims.map((claim) => {
    const one = held.find(({ field, wrong, text }) => field.id === claim.field && claim.source === 'sublabel' && typeof claim.value === 'string' && wrong.has(claim.value) && (text.includes(claim.raw) || claim.raw.includes(text)));
    return one === undefined ? claim : { ...claim, value: one.value };
  });
  const unread = held.filter(({ field, upTo }, i) => namesField(upTo, field) && !claims.some((claim) => claim.field === field.id && claim.source !== 'signature') && !held.some((other, at) => at !== i && other.field === field && other.value !== held[i]?.value));
  return [...turned, ...unread.map(({ field, value, text, line }) => ({ field: field.id, value, problem: null, raw: text, source: 'sublabel' as const, line, rule: field.rule }))];
}

/** "Not a fault, nothing is broken, console untouched": a field that is only named behind them is not what they answer. */
function clauseWith(text: string, end: number): string {
  const rest = text.slice(end).search(/[,;]\s|\s[–—-]\s/u);
  return rest < 0 ? text : text.slice(0, end + rest);
}

/** Any label of one word. */
function namesField(text: string, field: FieldRule): boolean {
  const words = new Set(labelWords(text));
  return field.labels.some((label) => { const [first, second] = labelWords(label.text); return second === undefined && first !== undefined && words.has(first); });
}
