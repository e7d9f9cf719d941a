// "RCR-790045 fits it, it was an expired certificate then": whether the same was seen before is told by just the sentences
// that are about another case and answer nothing else. In: lines with what they tell of other cases, what is known so far.
// Out: claims for the open fields that are answered by yes, no or the case that it was.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';
import { toldFacts } from './told-facts.ts';

/** Fewer words are a label with a number: "Our ticket: 77-3106" tells which case this is. */
const wordsMin = 4;

export function toldBefore(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], leftOpen: ReadonlyMap<string, number>, receivedAt: Instant): FieldClaim[] {
  const asksOfBefore = (id: string): boolean => !leftOpen.has(id) && rules.fields.some((field) => field.id === id && field.kind === 'bool_text');
  if (!rules.fields.some((field) => asksOfBefore(field.id) && !claims.some((claim) => claim.field === field.id))) return [];
  return toldFacts(lines, rules, claims, receivedAt).claims.filter((claim) => asksOfBefore(claim.field) && claim.raw.trim().split(/\s+/).length >= wordsMin && !claims.some((one) => one.field === claim.field));
}
