// "+1 … - I read mail all day, so e-mail is the best way to reach me": how somebody wants his answer stands beside his number
// as well. In: the lines of the signature. Out: a claim for the choice that asks for it. What a company prints below every
// letter ("call us day and night") speaks of nobody himself and tells nothing.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';
import { toldFacts } from './told-facts.ts';

const answerWay = 'answer_way';
const ofHimself = /(?<!\p{L})(?:i|me|my|ich|mich|mir|je|moi|m['’]\p{L}+)(?!\p{L})/iu;
const numberInFront = /^[\s+\d()./-]{6,40}[\s,;|–—-]+(?=\p{L})/u;
/** A signature has many words that are like something. */
const sureMin = 0.95;

export function toldInSignature(tail: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], receivedAt: Instant): FieldClaim[] {
  const ways = new Set(rules.fields.filter((field) => field.kind === 'enum' && field.askedLike?.includes(answerWay) === true).map(({ id }) => id));
  if (ways.size === 0) return [];
  const lines = tail.map((line) => ({ ...line, text: line.text.replace(numberInFront, '') })).filter(({ text }) => ofHimself.test(text));
  return toldFacts(lines, rules, claims, receivedAt, sureMin).claims.filter(({ field }) => ways.has(field));
}
