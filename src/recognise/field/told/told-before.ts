// "RCR-790045 fits it, it was an expired certificate then": whether the same was seen before is told by just the sentences
// that are about another case and answer nothing else. In: lines with what they tell of other cases, what is known so far.
// Out: claims for the open fields that are answered by yes, no or the case that it was.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { unaccented } from '../fold.ts';
import type { TextLine } from '../text-line.ts';
import { toldFacts } from './told-facts.ts';

/** Fewer words are a label with a number: "Our ticket: 77-3106" tells which case this is. */
const wordsMin = 4;

/** "Done so far: ____": a row of a form without an answer. */
const openPlace = /[:：][\s_.…·*–-]*$/u;
const otherCustomer = /(?<![a-z])(?:(?:another|an other|the other|other|a different|different|our second|neighbou?ring) (?:[a-z]+ )?(?:customers?|clients?|tenants?|sites?|compan(?:y|ies)|firms?)|(?:ander|weiter|fremd|zweit|benachbart)\w* (?:kunden?|kundin|mandant(?:en)?|firma|standort|haus)|(?:autres?|deuxieme|second) (?:clients?|locataires?|societes?|sites?))(?![a-z])/;
const sameThere = /(?<![a-z])(?:same|too|as well|also|likewise|exactly (?:this|that)|(?:der|die|das)selben?|gleiche?\w*|auch|ebenfalls|ebenso|genau (?:das|so)|memes?|aussi|egalement|pareil\w*)(?![a-z])/;

/** "That is another customer, and you have it as AB-4711": what is known there is not this. */
function isOthersAlone(raw: string): boolean {
  const text = unaccented(raw).replace(/\s+/g, ' ');
  return otherCustomer.test(text) && !sameThere.test(text);
}

export function toldBefore(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], leftOpen: ReadonlyMap<string, number>, receivedAt: Instant): FieldClaim[] {
  const asksOfBefore = (id: string): boolean => !leftOpen.has(id) && rules.fields.some((field) => field.id === id && field.kind === 'bool_text');
  if (!rules.fields.some((field) => asksOfBefore(field.id) && !claims.some((claim) => claim.field === field.id))) return [];
  return toldFacts(lines.filter((line) => !openPlace.test(line.text)), rules, claims, receivedAt).claims.filter((claim) => asksOfBefore(claim.field) && !isOthersAlone(claim.raw) && claim.raw.trim().split(/\s+/).length >= wordsMin && !claims.some((one) => one.field === claim.field));
}
