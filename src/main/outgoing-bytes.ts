// The bytes of an outgoing mail as they are sent, with the attachments that go along, taken from the mails they came in.
import type { OutboxRecord } from '../record/outbox-repair.ts';
import { readRaw } from '../record/raw-message.ts';
import { pathsOf } from '../send/deliver.ts';
import { buildMime, type MimeAttachment } from '../send/build-mime.ts';
import type { Installation } from './installation.ts';

/** Built anew from the record: every attempt has the same bytes. */
export async function outgoingBytes({ db, pool }: Pick<Installation, 'db' | 'pool'>, { id, mail }: Pick<OutboxRecord, 'id' | 'mail'>): Promise<Buffer> {
  const attachments: MimeAttachment[] = [];
  for (const messageId of mail.attachmentsOf) {
    const raw = await readRaw(db, messageId);
    if (raw !== null) attachments.push(...(await pool.run('attachments', [raw, pathsOf(mail, messageId)], () => [])));
  }
  return buildMime(id, mail, attachments);
}
