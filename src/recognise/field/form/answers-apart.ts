// "Example: search for X, no hit. Signed in again, cache cleared. Test mails ok.": answers typed one behind the other on one
// line. In: all claims of a mail. Out: the same, with values behind a label ended where a sentence begins that was read as
// the answer to another question. The first sentence stays whatever it says, and a description is never cut.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';

const sentenceEnds = /(?<=[\p{L}\d)"”'][.!;])\s+(?=[\p{Lu}\d])/u;
/** Of a sentence, at least: a word of it may be a fact, and the rest of it this value. */
const mostOf = 0.6;

export function answersApart(claims: readonly FieldClaim[], rules: RecognitionRules): FieldClaim[] {
  const cut = new Set(rules.fields.filter((field) => (field.kind === 'text' || field.kind === 'bool_text') && !field.prose).map((field) => field.id));
  return claims.map((claim) => {
    if (!cut.has(claim.field) || (claim.source !== 'label' && claim.source !== 'own-form') || typeof claim.value !== 'string' || claim.value.includes('\n') || claim.value === 'yes' || claim.value === 'no') return claim;
    const others = claims.filter((other) => other.field !== claim.field && other.line === claim.line && other.source === 'sublabel').map((other) => other.raw.trim());
    if (others.length === 0) return claim;
    const sentences = claim.value.split(sentenceEnds);
    const at = sentences.findIndex((sentence, index) => index > 0 && others.some((raw) => raw.length >= sentence.length * mostOf && sentence.includes(raw)));
    if (at < 1) return claim;
    const value = sentences.slice(0, at).join(' ');
    return { ...claim, value, raw: claim.raw.includes(value) ? value : claim.raw };
  });
}
