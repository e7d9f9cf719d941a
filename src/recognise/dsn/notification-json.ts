// Delivery reports that a mail service posts as a JSON notification in the text of a mail. In comes the mail, out come
// the fields in the shape of RFC 3464, or null when the text is no such notification. Only the public event format
// with `notificationType` is known; other services post their own, which nobody mails.
import type { DsnAction, DsnRecipient } from '../recognition.ts';
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import { statusOf } from './status-code.ts';

/** A notification is a line or some tens of pretty-printed ones; text and lines are bounded by parse/ besides. */
const linesMax = 500;

export interface NotificationReport {
  readonly recipients: readonly DsnRecipient[];
  readonly originalMessageId: string | null;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Notification types that report on a delivery; a complaint is none (RFC 5965 is its mail form). */
const kinds: Readonly<Record<string, { section: string; list: string; action: DsnAction }>> = {
  Bounce: { section: 'bounce', list: 'bouncedRecipients', action: 'failed' },
  Delivery: { section: 'delivery', list: 'recipients', action: 'delivered' },
  DeliveryDelay: { section: 'deliveryDelay', list: 'delayedRecipients', action: 'delayed' },
};

/** A complaint is no report on a delivery, but nobody wrote it either. */
export function isJsonComplaint(mail: ParsedMessage): boolean {
  return readNotification(mail)?.type === 'Complaint';
}

export function recogniseJsonNotification(mail: ParsedMessage): NotificationReport | null {
  const notification = readNotification(mail);
  const kind = kinds[notification?.type ?? ''];
  if (notification === null || kind === undefined) return null;
  const inner = notification.event;

  const section = asObject(inner[kind.section]);
  const list = section?.[kind.list];
  const recipients = (Array.isArray(list) ? list : []).slice(0, 100).map((one): DsnRecipient => readRecipient(one, kind.action, section));
  const id = asObject(asObject(inner['mail'])?.['commonHeaders'])?.['messageId'];
  return recipients.length === 0 ? null : { recipients, originalMessageId: typeof id === 'string' ? id.replaceAll(/[<>]/gu, '') : null };
}

/** The event, bare or wrapped into the `Message` string of a notification service. */
function readNotification(mail: ParsedMessage): { type: string; event: JsonObject } | null {
  const first = mail.lines.find((line) => line.text.trim() !== '')?.text.trim() ?? '';
  if (!first.startsWith('{')) return null;
  const lines = linesUpToSignature(mail);
  // Relays break lines of more than 998 octets (RFC 5321 4.5.3.1.6) in the middle of a string, with a space behind.
  const outer = parseObject(lines.join('\n')) ?? parseObject(lines.map((line) => line.replace(/^ /u, '')).join(''));
  const event = typeof outer?.['Message'] === 'string' ? parseObject(outer['Message']) : outer;
  const type = event?.['notificationType'] ?? event?.['eventType'];
  return event === null || typeof type !== 'string' ? null : { type, event };
}

function readRecipient(one: unknown, action: DsnAction, section: JsonObject | null): DsnRecipient {
  const fields = asObject(one);
  const text = (name: string): string => (typeof fields?.[name] === 'string' ? fields[name] : '');
  const response = typeof section?.['smtpResponse'] === 'string' ? section['smtpResponse'] : '';
  const diagnostic = text('diagnosticCode').replace(/^smtp;\s*/i, '') || response;
  return {
    address: (typeof one === 'string' ? one : text('emailAddress')).toLowerCase(),
    action,
    status: statusOf(text('status'), diagnostic, ''),
    diagnostic,
  };
}

/** The service may add a footer behind `--`. */
function linesUpToSignature(mail: ParsedMessage): string[] {
  const end = mail.lines.findIndex((line) => line.text.trimEnd() === '--');
  return mail.lines.slice(0, end < 0 ? linesMax : Math.min(end, linesMax)).map((line) => line.text);
}

function parseObject(text: string): JsonObject | null {
  try {
    return asObject(JSON.parse(text));
  } catch {
    // Not JSON after all: a text that merely starts with a brace.
    return null;
  }
}

function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : null;
}
