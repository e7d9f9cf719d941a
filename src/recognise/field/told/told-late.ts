// Which sentences of a letter tell one part of its story, wherever that was found: what should happen is no description of
// what does. In: the claims that sentences made. Out: their words by line. A sentence that reports the fault as well stays
// with the description, and so does everything at a desk that asks for no parts.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { tellsFault } from './tells-fault.ts';

export function toldLate(claims: readonly FieldClaim[], rules: RecognitionRules): ReadonlyMap<number, readonly string[]> {
  if (!rules.fields.some((field) => field.toldInCondition !== undefined)) return new Map();
  const isPart = (claim: FieldClaim): boolean => rules.fields.some((field) => field.id === claim.field && field.kind === 'text' && !field.prose && field.toldLike !== undefined && claim.rule === (field.likeRule ?? field.rule));
  return rawByLine(claims.filter((claim) => claim.source === 'sublabel' && isPart(claim) && !tellsFault([{ number: claim.line, text: claim.raw, role: 'new', depth: 0, cells: null }], rules)));
}

export function rawByLine(claims: readonly FieldClaim[]): Map<number, readonly string[]> {
  const found = new Map<number, readonly string[]>();
  for (const claim of claims) found.set(claim.line, [...(found.get(claim.line) ?? []), claim.raw]);
  return found;
}
