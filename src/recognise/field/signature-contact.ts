// The last resort for a contact field: the name of the sender with the phone number of his signature. Without a number
// the signature says nothing that the sender's own address does not say better, so there is no claim.
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import type { FieldClaim } from '../recognition.ts';
import type { FieldRule } from '../recognition-rules.ts';
import { isClosing } from './closing.ts';
import { phoneOf } from './read-contact.ts';
import type { TextLine } from './text-line.ts';

/** Lines of a signature: the segment of that kind, and what stands below the closing formula of the new text. */
export function signatureLines(lines: readonly TextLine[], used: ReadonlySet<number>): TextLine[] {
  const marked = lines.filter((line) => line.role === 'signature');
  const fresh = lines.filter((line) => line.role === 'new');
  const closing = fresh.findLastIndex((line) => isClosing(line.text));
  const tail = closing < 0 ? [] : fresh.slice(closing);
  const short = tail.length <= 16 && !tail.some((line) => used.has(line.number));
  return [...(short ? tail : []), ...marked];
}

export function signatureContact(mail: ParsedMessage, lines: readonly TextLine[], field: FieldRule): FieldClaim | null {
  const from = mail.from[0];
  for (const line of lines) {
    const phone = phoneOf(line.text);
    if (phone === null) continue;
    const name = from === undefined ? '' : from.displayName.trim() || nameIn(lines);
    const value = [name, phone, from?.addrSpec ?? ''].filter((part) => part !== '').join(', ');
    return { field: field.id, value, problem: null, raw: line.text.trim(), source: 'signature', line: line.number, rule: field.rule };
  }
  return null;
}

/** The first line of a signature that looks like a person's name. */
function nameIn(lines: readonly TextLine[]): string {
  const named = lines.find((line) => !isClosing(line.text) && /^\s*\p{Lu}[\p{L}.'-]+(?:\s\p{Lu}[\p{L}.'-]*){1,3}\s*$/u.test(line.text));
  return named?.text.trim() ?? '';
}
