// "Symptoms: nothing arrives. At our other customer it was the switch, that is only for comparison.": what a writer says of
// another case behind the label of his story is no part of it. In: claims, the rules. Out: the same, such stories without
// those sentences, as long as as much is left as the pack asks for; a story of nothing else stays as it is.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { characterCount } from '../value/read-value.ts';
import { withoutOthers } from '../withdrawn/another-case.ts';

export function storiesAlone(claims: readonly FieldClaim[], rules: RecognitionRules): FieldClaim[] {
  const stories = new Map(rules.fields.filter((field) => field.prose).map((field) => [field.id, field]));
  return claims.map((claim) => {
    const field = stories.get(claim.field);
    if (field === undefined || typeof claim.value !== 'string') return claim;
    const whole = claim.value.split('\n').map((text) => ({ text, cells: null }));
    const kept = withoutOthers(whole).map(({ text }) => text);
    if (kept.every((text, at) => text === whole[at]?.text)) return claim;
    const rest = kept.map((text) => text.replace(/[ \t]{2,}/gu, ' ').trimEnd()).join('\n').replace(/\n{3,}/gu, '\n\n').trim();
    return characterCount(rest) < Math.max(field.charactersMin, charactersMin) ? claim : { ...claim, value: rest };
  });
}

/** Fewer tell no story. */
const charactersMin = 20;
