// Whether a mail system rather than a person wrote a mail. In comes the recognition input, out the evidence in words
// or null. This alone says nothing about what the mail is: vacation replies come with a null reverse-path as well.
import type { RecognitionInput } from '../recognition.ts';
import { fieldBodies, fieldBody } from '../header-fields.ts';

/** Local parts under which nothing but a mail system writes. */
const daemonLocalParts = /^(?:mailer[-_. ]?daemon|mail[-_.]?daemon|maildaemon|mailsystem|mail[-_.]?delivery(?:[-_.]?(?:system|subsystem))?|ndr|autobounce|mdaemon)$/i;
/** Local parts of systems that are people's mailboxes too. */
const systemLocalParts = /^(?:postmaster|post_master|bounces?|bounce-\S*|daemon|postoffice|smtp|mta|sysadmin|mailadmin|mail[-_.]?gateway|exchange)$/i;
const daemonNames = /mail(?:er)?[ -]?(?:deliver[yi]?\w*|daemon)[ -]?(?:system|subsystem|service|agent)?|mailer[ -]?daemon|mail delivery|mail ?system|mail administrator|system administrator|inter(?:net )?mail (?:delivery|service)|interscan|postmaster|microsoft (?:outlook|exchange)/i;

/** Fields that carry the envelope of a delivered file. */
const reversePathFields = ['Return-Path', 'X-Envelope-From', 'Envelope-From'] as const;

/** RFC 5321 4.5.5: reports travel with the null reverse-path `<>`, so does everything that wants no answer. */
export function hasNullReversePath(input: RecognitionInput): boolean {
  if (input.reversePath !== null) return input.reversePath.trim() === '' || input.reversePath.trim() === '<>';
  return reversePathFields.some((name) => {
    const body = fieldBody(input.mail.headers, name);
    return body !== null && (body === '' || body === '<>');
  });
}

/** Sure: nobody but a mail system writes like this. */
export function recogniseMailDaemon(input: RecognitionInput): string | null {
  const { mail } = input;
  if (fieldBody(mail.headers, 'X-Failed-Recipients') !== null) return 'X-Failed-Recipients';
  const from = mail.from[0] ?? mail.sender[0];
  const local = from?.addrSpec.split('@')[0] ?? '';
  if (daemonLocalParts.test(local)) return `From ${from?.addrSpec ?? ''}`;
  // Old systems write no domain, or the name alone: `From: "Mail Delivery" <MAILER-DAEMON>` is no mailbox to parse/.
  const written = fieldBody(mail.headers, 'From') ?? '';
  if (from === undefined && /\bmailer-?daemon\b/i.test(written)) return `From ${written.slice(0, 80)}`;
  const path = input.reversePath ?? fieldBodies(mail.headers, 'Return-Path')[0] ?? '';
  if (/^<?mailer-daemon\b/i.test(path)) return `reverse-path ${path}`;
  return null;
}

/** Likely: a report comes like this, but so does other mail; it needs the words of a report besides. */
export function recogniseMailSystem(input: RecognitionInput): string | null {
  const { mail } = input;
  const from = mail.from[0] ?? mail.sender[0];
  if (from === undefined || from.addrSpec === '') return 'From names nobody';
  if (systemLocalParts.test(from.addrSpec.split('@')[0] ?? '')) return `From ${from.addrSpec}`;
  if (daemonNames.test(from.displayName)) return `From "${from.displayName}"`;
  if (fieldBody(mail.headers, 'X-MLServer') !== null) return 'X-MLServer';
  return hasNullReversePath(input) ? 'null reverse-path <>' : null;
}
