// Whether a value was written behind a label of its field, or only told in a sentence.
import type { FieldClaim } from '../recognise/recognition.ts';
import type { Draft } from './draft.ts';

/** In: a claim of this mail. Out: whether the pack's line of a label made it, however its writer spells that label. */
export function isBehindLabel(draft: Draft, claim: FieldClaim): boolean {
  return draft.desk.recognition.fields.find((field) => field.id === claim.field)?.labels.some((label) => label.rule === claim.rule) === true;
}
