// The fields of the message header that everybody needs, read from the unfolded header: originator and destination
// fields, ids, dates, subject (RFC 5322 3.6). First wins where a field that may stand once stands twice, as mail
// clients show it; a problem tells, because duplicates are how a forged From hides behind a real one.
import type { Instant } from '../mail/instant.ts';
import { limits } from '../mail/limits.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { cutText } from './cut-text.ts';
import { parseDateTime } from './date-time.ts';
import { decodeEncodedWords } from './encoded-words.ts';
import { firstField } from './header-section.ts';
import { parseMailboxes } from './mailboxes.ts';
import { parseMessageId, parseMessageIds } from './message-ids.ts';
import type { HeaderField, ParsedMessage } from './parsed-message.ts';
import type { ProblemLog } from './problem-log.ts';
import { readableText } from './readable-text.ts';

export type HeaderValues = Pick<ParsedMessage, 'headers' | 'messageId' | 'date' | 'received' | 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'subject' | 'inReplyTo' | 'references'>;

/** RFC 5322 3.6: at most once in a header. */
const onceOnly = ['from', 'sender', 'reply-to', 'to', 'cc', 'message-id', 'in-reply-to', 'references', 'subject', 'date'] as const;

/** Subjects are shown, matched and stored in an index; the raw header keeps the rest (F31). */
const subjectCharactersMax = 2_000;

function noteDuplicates(headers: readonly HeaderField[], problems: ProblemLog): void {
  const counts = new Map<string, number>();
  for (const field of headers) counts.set(field.name.toLowerCase(), (counts.get(field.name.toLowerCase()) ?? 0) + 1);
  for (const name of onceOnly) if ((counts.get(name) ?? 0) > 1) problems.add('duplicate-header', `${name} stands ${counts.get(name)} times; the first counts`, false);
}

function mailboxesOf(headers: readonly HeaderField[], name: string, problems: ProblemLog): Mailbox[] {
  return parseMailboxes(firstField(headers, name) ?? '', name, problems);
}

/** Destination fields may be split over several fields by broken mailers: all of them count. */
function destinationsOf(headers: readonly HeaderField[], name: string, problems: ProblemLog): Mailbox[] {
  const bodies = headers.filter((field) => field.name.toLowerCase() === name).map((field) => field.body);
  return parseMailboxes(bodies.join(', '), name, problems);
}

function dateOf(headers: readonly HeaderField[], problems: ProblemLog): Instant | null {
  const body = firstField(headers, 'date');
  if (body === null || body === '') return null;
  const date = parseDateTime(body);
  if (date === null) problems.add('date-invalid', body, false);
  return date;
}

/** RFC 5322 3.6.7: the date stands after the last `;` of a trace field. The first field is the newest. */
function receivedOf(headers: readonly HeaderField[]): Instant | null {
  const body = firstField(headers, 'received');
  if (body === null) return null;
  return parseDateTime(body.slice(body.lastIndexOf(';') + 1));
}

/** One line of decoded text. */
function subjectOf(headers: readonly HeaderField[], problems: ProblemLog): string {
  const decoded = decodeEncodedWords(firstField(headers, 'subject') ?? '', problems);
  return cutText(readableText(decoded).replaceAll(/\s+/g, ' ').trim(), subjectCharactersMax);
}

/** Values of the header of a message. Problems: `duplicate-header`, `date-invalid`, `from-missing` and those of the fields. */
export function readHeaderValues(headers: readonly HeaderField[], problems: ProblemLog): HeaderValues {
  noteDuplicates(headers, problems);
  const from = mailboxesOf(headers, 'from', problems);
  if (from.length === 0) problems.add('from-missing', 'no mailbox could be read from the From field', false);
  return {
    headers,
    messageId: parseMessageId(firstField(headers, 'message-id')),
    date: dateOf(headers, problems),
    received: receivedOf(headers),
    from,
    sender: mailboxesOf(headers, 'sender', problems),
    replyTo: mailboxesOf(headers, 'reply-to', problems),
    to: destinationsOf(headers, 'to', problems),
    cc: destinationsOf(headers, 'cc', problems),
    subject: subjectOf(headers, problems),
    inReplyTo: parseMessageIds(firstField(headers, 'in-reply-to') ?? '', limits.referencesMax),
    references: parseMessageIds(firstField(headers, 'references') ?? '', limits.referencesMax),
  };
}
