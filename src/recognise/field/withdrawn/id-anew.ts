// "Number 40172 – sorry, mistyped, it is 40171": a clause told the number, and a later one of the line takes it back. In: the
// claim, its line. Out: the claim with the number told last, null when it stands.
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';
import type { FieldClaim } from '../../recognition.ts';
import { identifierValue } from '../value/read-identifier.ts';
import { withoutTakenBackIds } from './taken-back-ids.ts';

/** What is longer is pasted. */
const lineCharactersMax = 1_200;

export function idAnew(claim: FieldClaim, text: string, identifier: CompiledIdentifier): FieldClaim | null {
  const value = typeof claim.value === 'string' ? claim.value : '';
  const start = value === '' || text.length > lineCharactersMax ? -1 : text.indexOf(value);
  if (start < 0) return null;
  const left = withoutTakenBackIds(text.slice(start), identifier);
  const next = left.startsWith(value) ? undefined : findMatches(identifier.pattern, left)[0];
  return next === undefined ? null : { ...claim, value: identifierValue(identifier, next.text), raw: text.slice(start, start + next.end) };
}
