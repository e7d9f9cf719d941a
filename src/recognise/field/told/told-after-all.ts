// What nothing else tells: a sentence that is like an answer, if not surely, and the condition under which a person sees a
// fault. First in the writer's own lines, then in those that he passed on. In: the lines, what is known. Out: claims, each
// for a field that is still open.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';
import { likelyTexts } from './told-facts.ts';
import { toldCondition, toldSteps } from './told-steps.ts';

export function toldAfterAll(own: readonly TextLine[], passedOn: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const forwarded = (more: readonly FieldClaim[]): FieldClaim[] => more.map((claim) => ({ ...claim, source: 'forwarded' as const }));
  const found = forwarded(toldSteps(passedOn, rules, claims));
  const add = (tell: (known: readonly FieldClaim[]) => readonly FieldClaim[]): void => void found.push(...tell([...claims, ...found]));
  add((known) => likelyTexts(own, rules, known));
  add((known) => forwarded(likelyTexts(passedOn, rules, known)));
  add((known) => toldCondition(own, rules, known));
  add((known) => forwarded(toldCondition(passedOn, rules, known)));
  return found;
}
