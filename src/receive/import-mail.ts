// One mail from disk → what a door would have received: envelope and receipt time read from its own trace, because no
// transaction tells them. The bytes stay as they are.
import type { Instant } from '../mail/instant.ts';
import { minimalMessage } from '../parse/minimal-message.ts';
import type { IncomingMail } from './accept-mail.ts';

/** Fields of delivery agents that name the mailbox, before those that its author wrote. */
export const deliveryFields = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];
/** A Date from the future is a wrong clock, not a receipt. */
const clockSlackMs = 24 * 3_600_000;

export interface ImportContext {
  /** Address to take for every mail; null = read it from the mail. */
  readonly forwardPath: string | null;
  readonly deskOf: (forwardPath: string) => string | null;
  readonly now: Instant;
}

/** The mail as received, once for each desk among its recipients; empty when none of them is ours. */
export function importedMails(raw: Buffer, context: ImportContext): IncomingMail[] {
  const header = minimalMessage(raw, { code: 'header-only', detail: '', severe: false });
  const delivered = header.headers.filter((field) => deliveryFields.includes(field.name.toLowerCase())).map((field) => field.body.replace(/[<>\s]/gu, ''));
  const written = [...header.to, ...header.cc].map((mailbox) => mailbox.addrSpec);
  const byDesk = new Map<string, string[]>();
  for (const path of context.forwardPath === null ? new Set([...delivered, ...written]) : [context.forwardPath]) {
    const desk = context.deskOf(path);
    if (desk !== null) byDesk.set(desk, [...(byDesk.get(desk) ?? []), path]);
  }
  const returnPath = header.headers.find((field) => field.name.toLowerCase() === 'return-path')?.body ?? '';
  const receivedAt = [header.received, header.date].find((at) => at !== null && at <= context.now + clockSlackMs) ?? context.now;
  return [...byDesk.values()].map((forwardPaths) => ({
    envelope: { reversePath: returnPath.replace(/[<>\s]/gu, ''), forwardPaths },
    raw, remoteAddress: '', helo: '', tls: false, receivedAt: Math.min(receivedAt, context.now), source: 'import',
  }));
}
