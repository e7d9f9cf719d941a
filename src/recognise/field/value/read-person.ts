// A person behind his label: his name and how he is reached, one readable line. In: the lines behind the label. Out: one
// reading, or none where nobody is named who could be called or written to. Whoever writes "myself" is who wrote the mail.
import type { FieldRule } from '../../recognition-rules.ts';
import { behindDenied, whoDidIt, whoItIs } from '../withdrawn/contact-correction.ts';
import { asNamed } from './named-self.ts';
import { isEmptyAnswer } from './no-value.ts';
import { contactText, continuesContact, mailAddressOf, phoneOf } from './read-contact.ts';
import { one, type ReadContext, type Reading } from './reading.ts';
import { isCode, sameAs } from './same-person.ts';
import { joined, withoutMarks, type ValueLine } from './value-text.ts';

/** "Tom Baker, authority OK", "Tom Baker, authority checked": something said about him, no part of how he is reached. */
const statement = /[,;]\s+(?:[\p{Ll}-]+\s){1,3}(?:ok|okay|yes|no|checked|confirmed|verified|validated|given|geprüft|bestätigt|vérifiée?|not checked|unclear)\.?$/iu;

export function readPerson(lines: readonly ValueLine[], rule: FieldRule, context: ReadContext): Reading[] {
  const typed = lines[0];
  if (typed === undefined || isEmptyAnswer(withoutMarks(typed.text))) return [];
  const first = { ...typed, text: behindDenied(withoutMarks(typed.text)) };
  const taken = [first];
  for (const line of lines.slice(1, 6)) {
    if (!continuesContact(line.text)) break;
    taken.push(line);
  }
  const told = whoDidIt(lines.slice(0, 4).map((line) => line.text).join(' '));
  if (told !== null) return [one(first, told, null)];
  const value = whoItIs(contactText(taken.map((line) => withoutMarks(line.text))).replace(/^(?:the )?same (?:as|one)\b[^,;:]{0,60}[,;:]\s+(?=\p{Lu})/u, '').replace(statement, ''));
  const before = sameAs(value);
  if (before !== null) return [one(first, before, null)];
  const self = asNamed(value, rule, context);
  if (self !== null) return [one(first, self, null, joined(taken))];
  if (isNobody(value) || isCode(value)) return [];
  if (value === '' || (context.strict && phoneOf(value) === null && mailAddressOf(value) === null && !isFullName(value))) return [];
  return [one(first, value, null, joined(taken))];
}

/** "Alice Webb (Accounts)", "J. Hart": two to four capitalised words and nothing else. */
function isFullName(value: string): boolean {
  return /^(?:(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|M|Mme)\.?\s)?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){1,3}(?:\s*(?:\([^()]{1,40}\)|,\s[\p{L} ]{2,40}))?$/u.test(value);
}

/** "me (Tom)", "see https://…": names nobody who could be called or written to, and must not hide who is known. */
function isNobody(value: string): boolean {
  if (phoneOf(value) !== null || mailAddressOf(value) !== null) return false;
  return !/^Me\s\p{Lu}/u.test(value) && /^(?:me|myself|i|the undersigned|undersigned|ich|ich selbst|(?:der |die )?unterzeichn\p{L}+|moi|moi-même|(?:le |la )?soussignée?|see|siehe|voir|as|same|wie|the same|like|(?:dem|der|den|des)selben|(?:der|die|das)selbe|vom selben|(?:de |du )?(?:le|la) même|du même|someone|somebody|jemand|quelqu['’]un)(?![\p{L}'-])/iu.test(value) || /https?:\/\/|\bwww\./i.test(value);
}

