// postern ticket REF: one ticket with everything that belongs to it.
import type { Command } from 'commander';
import { readTicketRecord } from '../../record/ticket-record.ts';
import { printJson, withInstallation } from '../open.ts';
import { readConversations } from '../ticket-conversation.ts';
import { ticketJson } from '../ticket-json.ts';
import { ticketText } from '../ticket-text.ts';
import { unknownTicket } from '../unknown-ticket.ts';

export function describe(command: Command): Command {
  return command.argument('<ref>', 'reference as it stands in the subject of our mails').option('--json', 'one JSON object')
    .addHelpText('after', '\nExample: postern ticket ABC-000042');
}

export async function run(ref: string, options: { readonly json?: true }): Promise<void> {
  await withInstallation(async (installation) => {
    const { db, journey, rulebook } = installation;
    const record = await readTicketRecord(db, ref);
    if (record === null) throw await unknownTicket(db, ref);
    const desk = rulebook().desks.get(record.ticket.desk) ?? null;
    const conversations = await readConversations(installation, record, desk);
    if (options.json === true) printJson(ticketJson(record, conversations));
    else console.log(ticketText(record, conversations, desk, journey.now()));
  });
}
