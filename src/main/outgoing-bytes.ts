// The bytes of an outgoing mail as they are sent, with the attachments that go along, taken from the mails they came in.
import { domainOf } from '../mail/mailbox.ts';
import type { Problem } from '../mail/problem.ts';
import { Fault } from '../platform/fault.ts';
import type { OutboxRecord } from '../record/outbox-repair.ts';
import { readRaw } from '../record/raw-message.ts';
import { pathsOf } from '../send/deliver.ts';
import { buildMime, type MimeAttachment } from '../send/build-mime.ts';
import { signDkim } from '../send/sign-dkim.ts';
import type { Installation } from './installation.ts';

/** A mail without the files that go along is another mail: who looks at it must not take it for the one that leaves. */
export function withoutAttachments(problem: Problem): never {
  throw new Fault('attachments-unreadable', `the attachments could not be taken out: ${problem.detail}`, { retryable: true });
}

/** Built anew from the record: every attempt has the same bytes. */
export async function outgoingBytes({ config, db, pool }: Pick<Installation, 'config' | 'db' | 'pool'>, { id, mail }: Pick<OutboxRecord, 'id' | 'mail'>): Promise<Buffer> {
  const attachments: MimeAttachment[] = [];
  for (const messageId of mail.attachmentsOf) {
    const raw = await readRaw(db, messageId);
    if (raw !== null) attachments.push(...(await pool.run('attachments', [raw, pathsOf(mail, messageId)], withoutAttachments)));
  }
  return signDkim(await buildMime(id, mail, attachments), domainOf(mail.from.addrSpec), mail.date, config.dkim);
}
