// postern act REF VERB: whatever the working side can do by mail, by hand. Prints what it changed.
import { text as readAll } from 'node:stream/consumers';
import { Argument, type Command } from 'commander';
import { ActRefused } from '../../decide/decide.ts';
import { actVerbs, type ActVerb } from '../../decide/decision.ts';
import { submitEvent } from '../../journey.ts';
import { readTicketRecord, type TicketRecord } from '../../record/ticket-record.ts';
import { deliveryNote, ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable } from '../table.ts';
import { unknownTicket } from '../unknown-ticket.ts';
import { dataFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('<ref>', 'reference of the ticket').addArgument(new Argument('<verb>', 'what to do').choices(actVerbs))
    .argument('[argument...]', 'a text, a status, a level, FIELD=VALUE, …; - reads it from standard input')
    .option('--json', 'one JSON object: status, new history, mails queued')
    .addHelpText('after', '\nExamples: postern act ABC-000042 note called back, nobody there\n          postern act ABC-000042 reply - < answer.txt\n          postern act ABC-000042 resolve\n          postern act ABC-000042 merge ABC-000041');
}

export async function run(ref: string, verb: ActVerb, words: readonly string[], options: { readonly json?: true }): Promise<void> {
  const argument = words.length === 1 && words[0] === '-' ? await readAll(process.stdin) : words.join(' ');
  await withInstallation(async (installation) => {
    const { db, journey } = installation;
    const before = await readTicketRecord(db, ref);
    if (before === null) throw await unknownTicket(db, ref);
    try {
      // The budget is read anew inside the deciding transaction.
      await submitEvent(journey, before.ticket.ref, { kind: 'act', verb, argument, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });
    } catch (error) {
      if (error instanceof ActRefused) throw dataFault('act-refused', `${before.ticket.ref}: ${error.message}`);
      throw error;
    }
    const after = (await readTicketRecord(db, before.ticket.ref)) ?? before;
    const mails = after.mails.slice(before.mails.length);
    const note = mails.length === 0 ? '' : deliveryNote(installation, await ring(installation, 'deliver'));
    if (options.json === true) printJson(changeJson(before, after));
    else console.log(changeText(before, after, note));
  });
}

function changeJson(before: TicketRecord, after: TicketRecord): object {
  return {
    ref: after.ticket.ref, status: after.ticket.status, statusBefore: before.ticket.status, severity: after.ticket.severity,
    history: after.history.slice(before.history.length).map((event) => ({ kind: event.kind, side: event.side, text: event.text })),
    outbox: after.mails.slice(before.mails.length).map(({ id, mail, state }) => ({ id, kind: mail.kind, to: [...mail.to.map((one) => one.addrSpec), ...mail.cc], subject: mail.subject, state })),
  };
}

function changeText(before: TicketRecord, after: TicketRecord, note: string): string {
  const history = after.history.slice(before.history.length);
  const mails = after.mails.slice(before.mails.length);
  const { ref, status } = after.ticket;
  return [
    before.ticket.status === status ? `${ref}: ${status}` : `${ref}: ${before.ticket.status} → ${status}`,
    ...history.filter((event) => event.kind !== 'status').map((event) => `  ${event.kind}: ${printable(event.text)}`),
    ...mails.map(({ id, mail }) => `  mail ${id}: ${mail.kind} to ${printable(mail.to[0]?.addrSpec ?? '')}; ${note}`),
    ...(history.length + mails.length === 0 && before.ticket.status === status ? ['  nothing changed'] : []),
  ].join('\n');
}
