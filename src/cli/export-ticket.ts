// One ticket as a folder: ticket.json with the names of `postern ticket --json`, and every mail of it byte for byte, those
// that came in under `in`, ours under `out`. The folder appears when it is whole: what was interrupted has no such name.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from '../main/installation.ts';
import { outgoingBytes } from '../main/outgoing-bytes.ts';
import { isoInstant } from '../mail/instant.ts';
import { readRaw } from '../record/raw-message.ts';
import { listTicketMails } from '../record/ticket-mails.ts';
import { readTicketRecord } from '../record/ticket-record.ts';
import { readConversations } from './ticket-conversation.ts';
import { ticketJson } from './ticket-json.ts';

/** `kept`: the folder is there already and the ticket has not changed since. */
export type Exported = 'written' | 'kept' | 'gone';

export async function exportTicket(installation: Installation, ref: string, folder: string): Promise<Exported> {
  const { db, rulebook } = installation;
  const record = await readTicketRecord(db, ref);
  if (record === null) return 'gone';
  const place = join(folder, ref.replaceAll(/[^\w.-]/gu, '_'));
  const mails = await listTicketMails(db, ref);
  const mark = `${record.ticket.version}.${mails.length}.${record.mails.length}`;
  if ((await markOf(place)) === mark) return 'kept';
  const part = `${place}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(join(part, 'in'), { recursive: true });
  await mkdir(join(part, 'out'));
  const messages: object[] = [];
  for (const { id, state, receivedAt } of mails) {
    const raw = await readRaw(db, id);
    // Erased: nothing is left of it but that it was.
    const file = raw === null ? null : `in/${id.padStart(10, '0')}.eml`;
    if (raw !== null && file !== null) await writeFile(join(part, file), raw);
    messages.push({ id, state, receivedAt: isoInstant(receivedAt), file });
  }
  for (const { id, mail } of record.mails) await writeFile(join(part, 'out', `${id.padStart(10, '0')}.eml`), await outgoingBytes(installation, { id, mail }));
  const conversations = await readConversations(installation, record, rulebook().desks.get(record.ticket.desk) ?? null);
  await writeFile(join(part, 'ticket.json'), `${JSON.stringify({ ...ticketJson(record, conversations), messages, mark }, null, 1)}\n`);
  await rm(place, { recursive: true, force: true });
  await rename(part, place);
  return 'written';
}

async function markOf(place: string): Promise<string | null> {
  const file = join(place, 'ticket.json');
  if (!existsSync(file)) return null;
  const { mark } = JSON.parse(await readFile(file, 'utf8')) as { readonly mark?: string };
  return mark ?? null;
}
