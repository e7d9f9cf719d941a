// Which lines of a mail that was passed on count: what its writer wrote. In: the lines by role. Out: the same, those
// without a say as if they were a notice. Our own mail, when somebody passes that on, tells us nothing; nor do the mails
// quoted below and the signature, unless the mail itself was only passed on ("see below").
import { domainOf } from '../../../mail/mailbox.ts';
import type { ParsedMessage } from '../../../parse/parsed-message.ts';
import type { ReplyText } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';

/** Fewer words than this say "see below". */
const ownWordsMin = 12;

export function withPassedOn(lines: TextLine[], mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): TextLine[] {
  if (!lines.some((line) => line.role === 'forwarded')) return lines;
  const written = new Set(reply.forwardedLines);
  const words = lines.filter((line) => written.has(line.number)).flatMap((line) => line.text.match(/[\p{L}\p{N}]+/gu) ?? []).length;
  const ours = isOursPassedOn(mail, reply, rules);
  if (!ours && words < ownWordsMin) return lines;
  return lines.map((line) => (line.role === 'forwarded' && (ours || !written.has(line.number)) ? { ...line, role: 'disclaimer' } : line));
}

/** Our own mail comes back; but staff of the desk pass on what a colleague got. */
export function isOursPassedOn(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): boolean {
  return isOurs(reply.forwardedFrom?.addrSpec, rules) && !isOurs(mail.from[0]?.addrSpec, rules);
}

function isOurs(addrSpec: string | undefined, rules: RecognitionRules): boolean {
  const domain = domainOf(addrSpec ?? '').toLowerCase();
  return domain !== '' && rules.deskAddresses.some((address) => domainOf(address).toLowerCase() === domain);
}
