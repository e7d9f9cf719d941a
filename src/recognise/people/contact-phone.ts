// "Contact: Anna Keller" above a signature of Anna Keller with her number: the two belong together.
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { fold, foldedWords } from '../field/fold.ts';
import { phoneOf } from '../field/value/read-contact.ts';
import type { TextLine } from '../field/text-line.ts';

export function contactsWithPhone(claims: readonly FieldClaim[], rules: RecognitionRules, signature: readonly TextLine[]): FieldClaim[] {
  const contacts = new Set(rules.fields.filter((field) => field.kind === 'contact' && field.fallback.includes('signature')).map((field) => field.id));
  const phone = signature.map((line) => phoneOf(line.text)).find((found) => found !== null) ?? null;
  if (phone === null || contacts.size === 0) return [...claims];
  const text = fold(signature.map((line) => line.text).join(' '));
  return claims.map((claim) => {
    if (!contacts.has(claim.field) || typeof claim.value !== 'string' || claim.source === 'signature' || claim.source === 'forwarded') return claim;
    if (/\d{5}/.test(claim.value.replace(/[\s()/.–-]/g, ''))) return claim;
    const name = foldedWords(claim.value.replace(/\S+@\S+/g, ' ').split(/[,;(|]/)[0] ?? '');
    const same = name.length >= 2 && name.slice(0, 3).every((word) => text.includes(word));
    return same ? { ...claim, value: `${claim.value}, ${phone}` } : claim;
  });
}
