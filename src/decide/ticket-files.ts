// Which files of a mail go to the other side: what the pack withholds by kind, what a scanner found, and how much fits into
// one mail. Noted on the ticket file by file, so that a forward can name what it does not bring, and so that a file that was
// not noted never leaves by accident. Kept at the gateway they all are.
import { isLayoutPicture } from '../mail/layout-picture.ts';
import { limits } from '../mail/limits.ts';
import type { MailEvent } from './decision.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';
import type { Attachment } from '../parse/parsed-message.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { LeftOutReason, Ticket, TicketFile } from './ticket.ts';

/** Older ones belong to mails that were passed on long ago. */
const ticketFilesMax = 300;

/** Notes the files of the mail on the ticket, and says in the history which do not go on. */
export function noteFiles(draft: Draft, event: MailEvent): void {
  const files = filesOf(draft, event);
  if (files.length === 0) return;
  draft.ticket.files = [...(draft.ticket.files ?? []), ...files].slice(-ticketFilesMax);
  for (const one of files) if (one.leftOut !== null) remember(draft, 'file', `kept back, not passed on: ${one.name} (${one.leftOut.replace('_', ' ')})`.slice(0, 400));
}

function filesOf(draft: Draft, event: MailEvent): TicketFile[] {
  const { mail, messageId } = event;
  let room: number = limits.passedFilesBytesMax;
  let count = 0;
  return mail.attachments.filter((one) => !isLayoutPicture(one)).map((one) => {
    const leftOut = whyWithheld(draft.desk, event, one) ?? (one.sizeBytes > room ? 'too_large' : count >= limits.passedFilesMax ? 'too_many' : null);
    if (leftOut === null) {
      room -= one.sizeBytes;
      count++;
    }
    return { messageId, path: one.path, name: one.name === '' ? one.mediaType : one.name, sizeBytes: one.sizeBytes, leftOut };
  });
}

/** Why this file goes to nobody, whatever its size; null = it may go. What nobody gets to see is no evidence of anything either. */
export function whyWithheld({ pack }: Desk, { infections = [] }: MailEvent, { path, content }: Attachment): LeftOutReason | null {
  // What a scanner found in the mail as a whole may be in any of its files.
  if (infections.some((one) => one.path === null || one.path === path)) return 'infected';
  const danger = content?.danger ?? null;
  const withheld: readonly string[] = pack.forward.withhold;
  return danger !== null && withheld.includes(danger) ? danger : null;
}

/** The files of a ticket that is merged into this one: noted as well, or its mails would bring none along. */
export function keepFilesOf(draft: Draft, { files }: Pick<Ticket, 'files'>): void {
  if (files !== undefined) draft.ticket.files = [...files, ...(draft.ticket.files ?? [])].slice(-ticketFilesMax);
}

/** What of these mails goes along with one mail, and what does not; `taken` is null when their files were never noted. */
export function filesFor(ticket: Pick<Ticket, 'files'>, messageIds: readonly string[]): { readonly taken: readonly TicketFile[] | null; readonly leftOut: readonly TicketFile[] } {
  if (ticket.files === undefined) return { taken: null, leftOut: [] };
  const taken: TicketFile[] = [];
  const leftOut: TicketFile[] = [];
  let room: number = limits.passedFilesBytesMax;
  for (const one of ticket.files.filter((file) => messageIds.includes(file.messageId))) {
    const reason: LeftOutReason | null = one.leftOut ?? (one.sizeBytes > room ? 'too_large' : taken.length >= limits.passedFilesMax ? 'too_many' : null);
    if (reason !== null) {
      leftOut.push({ ...one, leftOut: reason });
      continue;
    }
    room -= one.sizeBytes;
    taken.push(one);
  }
  return { taken, leftOut };
}

/** Files of this one mail that its sender should know of. */
export function filesKeptBack(draft: Draft): readonly TicketFile[] {
  const id = draft.mail?.messageId;
  // An infected mail is mostly forged: its sender is not the one to tell.
  return (draft.ticket.files ?? []).filter((one) => one.messageId === id && one.leftOut !== null && one.leftOut !== 'infected');
}
