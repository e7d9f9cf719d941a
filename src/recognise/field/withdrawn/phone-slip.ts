// "My extension is 418, not 481", "meine Durchwahl ist 411, nicht 141", "(so +49 30 23125 418)": further down a writer puts
// the end of a number right by which he can be called. In: claims, lines of the writer. Out: the claims, a contact whose
// number ends with what he takes back with the one that holds. A number that he only names beside it changes nothing.
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';
import { phoneOf } from '../value/read-contact.ts';

const lineCharactersMax = 600;
const figures = String.raw`(?<!\d)\d{2,7}(?!\d)`;
const slips: readonly RegExp[] = [
  new RegExp(String.raw`(?<right>${figures})[\s,;(–-]{1,3}(?:and |und |et )?(?:not|nicht|(?:et )?non(?: pas)?|pas|instead of|rather than|statt|anstatt|au lieu de)\s(?:the |die |der |le |la )?(?<wrong>${figures})`, 'giu'),
  new RegExp(String.raw`(?:not|nicht|pas|instead of|statt|au lieu de)\s(?:the |die |der |le |la )?(?<wrong>${figures})[\s,;–-]{1,3}(?:but|sondern|mais|it is|it['’]s|c['’]est)?\s?(?<right>${figures})`, 'giu'),
  new RegExp(String.raw`(?<wrong>${figures})\s(?:should (?:be|read)|must be|muss|soll(?:te)?|doit être)\s(?<right>${figures})`, 'giu'),
];

export function withPhonePutRight(claims: readonly FieldClaim[], lines: readonly TextLine[], rules: RecognitionRules): FieldClaim[] {
  const contacts = new Set(rules.fields.filter((field) => field.kind === 'contact').map((field) => field.id));
  if (contacts.size === 0) return [...claims];
  const found = lines.filter((line) => line.cells === null && line.text.length <= lineCharactersMax && /\d{2}/.test(line.text)).flatMap((line) => slips.flatMap((slip) => [...line.text.matchAll(slip)].map((one) => ({ line: line.number, right: one.groups?.['right'] ?? '', wrong: one.groups?.['wrong'] ?? '' }))));
  if (found.length === 0) return [...claims];
  return claims.map((claim) => {
    if (!contacts.has(claim.field) || typeof claim.value !== 'string') return claim;
    const phone = phoneOf(claim.value);
    const slip = phone === null ? undefined : found.find(({ line, right, wrong }) => line > claim.line && right.length === wrong.length && right !== wrong && phone.endsWith(wrong));
    return phone === null || slip === undefined ? claim : { ...claim, value: claim.value.replace(phone, phone.slice(0, -slip.wrong.length) + slip.right), line: slip.line };
  });
}
