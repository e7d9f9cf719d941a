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

/** "…, reachable on +49 …", "(mobile 0171 …)": how the one who was named right before is reached. */
const reached = /^\s*[,(–-]?\s*(?:(?:who|and|und|et|qui|die|der)\s)?(?:[\p{L}’']+\s){0,4}?(?:reach\p{L}*|available|call\p{L}*|phone|telephone|tel|mobile|number|erreich\p{L}*|telefon\p{L}*|rufnummer|durchwahl|mobil|joign\p{L}*|tél\p{L}*|portable|numéro|unter|on|at|under|au)(?!\p{L})[^.;!?\d+]{0,30}(?=[+(\d])/iu;
const behindMax = 120;

/** Contacts named in a sentence without a number, with the one that goes on behind the name. */
export function contactsReached(claims: readonly FieldClaim[], rules: RecognitionRules, lines: readonly TextLine[]): FieldClaim[] {
  const contacts = new Set(rules.fields.filter((field) => field.kind === 'contact').map((field) => field.id));
  return claims.map((claim) => {
    if (!contacts.has(claim.field) || claim.source !== 'sublabel' || typeof claim.value !== 'string' || phoneOf(claim.value) !== null) return claim;
    const { value } = claim;
    const text = lines.flatMap((line, at) => (line.number === claim.line && line.text.includes(value) ? [`${line.text} ${lines[at + 1]?.text ?? ''}`] : []))[0] ?? '';
    const behind = text.slice(text.indexOf(value) + value.length).slice(0, behindMax);
    const phone = reached.test(behind) ? phoneOf(behind) : null;
    return phone === null ? claim : { ...claim, value: `${value}, ${phone}` };
  });
}
