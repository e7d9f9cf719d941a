// Where a value that was refused stands in the mail, for those who ask why: the claim that the verdict was made from.
import type { WrongField } from '../decide/ticket.ts';
import type { FieldClaim, Recognition } from '../recognise/recognition.ts';

/** The claim behind a wrong field, best the one that had a problem; null = it came from an earlier mail or another place. */
export function refusedClaim(wrong: WrongField, recognition: Recognition): FieldClaim | null {
  const same = recognition.fields.filter((claim) => claim.field === wrong.field && claim.raw !== '' && wrong.raw.includes(claim.raw.slice(0, wrong.raw.length)));
  return same.find((claim) => claim.problem !== null) ?? same[0] ?? null;
}
