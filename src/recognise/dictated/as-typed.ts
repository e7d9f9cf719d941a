// What was read out of the clauses of a dictated letter, in the words and marks in which it came: staff see what the partner
// wrote, not the full stops that helped to read it. In: claims, and the clauses as they were read and as they were typed. Out:
// the claims, their texts as typed.
import type { FieldClaim } from '../recognition.ts';

export interface Clause {
  /** With the full stop that it was read with. */
  readonly read: string;
  readonly typed: string;
  /** The next clause goes on in the same paragraph. */
  readonly goesOn: boolean;
}

export function asTyped(claims: readonly FieldClaim[], clauses: readonly Clause[]): FieldClaim[] {
  if (clauses.length === 0) return [...claims];
  return claims.map((claim) => (typeof claim.value !== 'string' ? claim : { ...claim, value: textAsTyped(claim.value, clauses), raw: textAsTyped(claim.raw, clauses) }));
}

function textAsTyped(text: string, clauses: readonly Clause[]): string {
  let [done, rest] = ['', text];
  clauses.forEach((clause, index) => {
    const at = rest.indexOf(clause.read);
    if (at < 0) return;
    const behind = rest.slice(at + clause.read.length);
    const next = clauses[index + 1];
    const runsOn = clause.goesOn && next !== undefined && /^\s/u.test(behind) && behind.trimStart().startsWith(next.read);
    // Where it ends here its own mark would hang: "…, " of a clause that is followed by another field's.
    done += rest.slice(0, at) + (runsOn ? `${clause.typed} ` : clause.typed.replace(/[,;]$/u, ''));
    rest = runsOn ? behind.trimStart() : behind;
  });
  return done + rest;
}
