// What of a mail could not be read: encrypted, broken beyond reading, larger than the limits. Staff see it on the ticket, and
// the sender hears of it only when it keeps us from going on (F49): whoever has said everything need not hear of formats.
import { flag, say } from './actions.ts';
import type { MailEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';

/** Problem of the mail: the text that tells its sender how to write it instead. */
const askedAnew: Readonly<Record<string, string>> = { encrypted: 'mail_encrypted', tnef: 'mail_as_winmail_dat' };

/** He does not know that we lack it, and nobody else can send it again. */
const toldAnyhow: Readonly<Record<string, string>> = { 'mail-too-large': 'mail_too_large' };

/** Notes content that was lost or cut; call it when it is known what is missing. */
export function noteUnread(draft: Draft, { mail }: MailEvent): void {
  const lost = mail.problems.filter((one) => one.severe);
  if (lost.length === 0) return;
  flag(draft, 'partly_unread');
  for (const one of lost.slice(0, 10)) remember(draft, 'problem', `${one.code}: ${one.detail}`.slice(0, 400));
  const open = draft.ticket.missing.length + draft.ticket.wrong.length > 0;
  for (const one of lost) {
    const text = toldAnyhow[one.code] ?? (open ? askedAnew[one.code] : undefined);
    if (text !== undefined) say(draft, text);
  }
}
