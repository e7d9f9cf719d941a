// Who a passed-on mail is from, for contact fields whose pack says that he is the one: a service desk forwards what its
// user wrote. In: the mail and its reply text. Out: claims of the lowest rank but one; a colleague of the sender or one of
// our own desks is nobody's user.
import { domainOf } from '../../mail/mailbox.ts';
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import type { FieldClaim, ReplyText } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

export function forwardedContact(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): FieldClaim[] {
  const from = reply.forwardedFrom;
  if (from === null || !/\p{L}{2}/u.test(from.displayName) || from.displayName.includes('@')) return [];
  const domains = [...mail.from.map((mailbox) => domainOf(mailbox.addrSpec)), ...rules.deskAddresses.map(domainOf)].map((domain) => domain.toLowerCase());
  if (domains.includes(domainOf(from.addrSpec).toLowerCase())) return [];
  const value = [from.displayName.trim(), from.addrSpec].filter((part) => part !== '').join(', ');
  const line = reply.segments.find((segment) => segment.kind === 'forwarded')?.from ?? 0;
  return rules.fields
    .filter((field) => field.kind === 'contact' && field.fallback.includes('forwarded'))
    .map((field) => ({ field: field.id, value, problem: null, raw: value, source: 'forwarded', line, rule: field.rule }));
}
