// Whether somebody, by name or address, is whom one may talk to: he who is called the contact is not whom a fault hits. In: a
// name or an address, the claims so far. Out: yes or no.
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

export function isContact(who: string, claims: readonly FieldClaim[], rules: RecognitionRules): boolean {
  return claims.some((claim) => typeof claim.value === 'string' && claim.source !== 'signature' && claim.value.includes(who) && rules.fields.some((field) => field.id === claim.field && field.reached === true));
}
