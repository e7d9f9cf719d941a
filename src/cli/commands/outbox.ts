// postern outbox: what goes out and how far it came; one mail by its number, to look at or to repair.
import type { Command } from 'commander';
import pc from 'picocolors';
import type { Installation } from '../../main/installation.ts';
import { outgoingBytes } from '../../main/outgoing-bytes.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import type { OutboxState } from '../../record/database.ts';
import { listOutbox, type OutboxListing } from '../../record/listings.ts';
import { discardableMailStates, discardMail, readOutboxMail, sendableStates, sendAgain, type OutboxRecord } from '../../record/outbox-repair.ts';
import { audited } from '../audited.ts';
import { deliveryNote, ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { printable, printableLines, shortInstant, tableText } from '../table.ts';
import { dataFault, namesOption, rowId, usageFault } from '../usage.ts';

const outboxStates = ['pending', 'sending', 'sent', 'sandboxed', 'uncertain', 'failed', 'discarded'] as const satisfies readonly OutboxState[];

export function describe(command: Command): Command {
  return command.argument('[id]', 'number of one mail').option('--state <states>', `only these, such as uncertain|failed: ${outboxStates.join(', ')}`)
    .option('--raw', 'the bytes of that mail as they are sent').option('--send-again', 'send it once more (only uncertain and failed)')
    .option('--discard', 'never send it (only pending, uncertain and failed)').option('--json', 'one JSON array; one object for one mail')
    .addHelpText('after', '\nExamples: postern outbox --state "uncertain|failed"\n          postern outbox 7 --send-again');
}

interface Options {
  readonly state?: string;
  readonly raw?: true;
  readonly sendAgain?: true;
  readonly discard?: true;
  readonly json?: true;
}

export async function run(written: string | undefined, options: Options): Promise<void> {
  const states = namesOption('state', options.state, outboxStates);
  const forOne = [options.raw, options.sendAgain, options.discard].filter((one) => one !== undefined).length;
  if (written === undefined && forOne > 0) throw usageFault('--raw, --send-again and --discard need the number of a mail, such as `postern outbox 7 --raw`');
  if (forOne > 1) throw usageFault('one of --raw, --send-again and --discard at a time');
  if (written === undefined) return list(states, options);
  const id = rowId('outbox', written);
  await withInstallation(async (installation) => {
    const before = await getMail(installation, id);
    if (options.raw === true) return printRaw(installation, before);
    const note = await repair(installation, before, options);
    const after = note === null ? before : await getMail(installation, id);
    if (options.json === true) printJson(mailJson(after));
    else console.log(note === null ? mailText(after) : `mail ${id}: ${after.state}; ${note}`);
  });
}

async function list(states: readonly OutboxState[] | null, options: Options): Promise<void> {
  await withInstallation(async ({ db, journey }) => {
    if (options.json === true) return printJsonArray(listOutbox(db, states));
    const all: OutboxListing[] = [];
    for await (const page of listOutbox(db, states)) all.push(...page);
    console.log(all.length === 0 ? 'no mails' : listText(all, journey.now()));
  });
}

async function getMail({ db }: Installation, id: string): Promise<OutboxRecord> {
  const mail = await readOutboxMail(db, id);
  if (mail === null) throw dataFault('no-such-mail', `there is no outgoing mail ${id}; \`postern outbox\` lists them`);
  return mail;
}

async function printRaw(installation: Installation, mail: OutboxRecord): Promise<void> {
  const bytes = await outgoingBytes(installation, mail);
  if (!process.stdout.write(bytes)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

/** Does what was asked for; null when nothing was, else what is left to say. */
async function repair(installation: Installation, mail: OutboxRecord, options: Options): Promise<string | null> {
  if (options.discard === true) {
    if (!(await audited(installation, { what: 'discard', object: `mail ${mail.id}` }, (tx, now) => discardMail(tx, mail.id, now)))) throw refused(mail, 'discarded', discardableMailStates);
    return 'it will not be sent';
  }
  if (options.sendAgain !== true) return null;
  if (!(await audited(installation, { what: 'send again', object: `mail ${mail.id}` }, (tx, now) => sendAgain(tx, mail.id, now)))) throw refused(mail, 'sent again', sendableStates);
  return deliveryNote(installation, await ring(installation, 'deliver'));
}

function refused(mail: OutboxRecord, what: string, states: readonly string[]): Error {
  return dataFault('not-possible', `mail ${mail.id} cannot be ${what}: it is ${mail.state}, and only ${states.join(' and ')} can be`);
}

function mailJson({ id, ticket, mail, state, attempts, reply, createdAt, nextAttemptAt, doneAt }: OutboxRecord): object {
  return {
    id, ticket, kind: mail.kind, to: [...mail.to.map((one) => one.addrSpec), ...mail.cc], subject: mail.subject, state, at: isoInstant(createdAt),
    doneAt: doneAt === null ? null : isoInstant(doneAt), nextAttemptAt: state === 'pending' ? isoInstant(nextAttemptAt) : null, attempts, reply,
    messageId: mail.messageId, automatic: mail.automatic, reversePath: mail.reversePath, replyTo: mail.replyTo.addrSpec, text: mail.text,
  };
}

/** States in which a mail waits for a person. */
const stuck: readonly OutboxState[] = ['uncertain', 'failed'];

function mailText({ id, ticket, mail, state, reply, createdAt }: OutboxRecord): string {
  return [
    `${pc.bold(`mail ${id}`)}  ${pc.bold(state)}${reply === '' ? '' : `: ${printable(reply)}`}`, '',
    `  ${pc.dim('ticket ')} ${ticket ?? 'none'}`, `  ${pc.dim('kind   ')} ${mail.kind}${mail.automatic ? ', automatic' : ''}`,
    `  ${pc.dim('to     ')} ${printable([...mail.to.map((one) => one.addrSpec), ...mail.cc].join(', '))}`, `  ${pc.dim('subject')} ${printable(mail.subject)}`,
    `  ${pc.dim('written')} ${isoInstant(createdAt)}`, '', ...printableLines(mail.text).map((line) => (line === '' ? '' : `    ${line}`)),
    ...(stuck.includes(state) ? ['', pc.dim(`  postern outbox ${id} --send-again    postern outbox ${id} --discard`)] : []),
  ].join('\n');
}

function listText(mails: readonly OutboxListing[], now: Instant): string {
  const rows = mails.map((mail) => [
    mail.id, stuck.includes(mail.state) ? pc.red(mail.state) : mail.state, mail.kind, mail.ticket ?? '', printable(mail.to[0] ?? ''),
    printable(stuck.includes(mail.state) ? mail.reply : subjectOf(mail)), shortInstant(mail.at, now),
  ]);
  return tableText([{ head: 'id', right: true }, { head: 'state' }, { head: 'kind' }, { head: 'ticket' }, { head: 'to', width: 24 }, { head: 'subject', flexible: true }, { head: 'written (UTC)' }], rows);
}

/** The reference stands in a column of its own. */
function subjectOf({ subject, ticket }: OutboxListing): string {
  return ticket === null ? subject : subject.replace(/^Re: /u, '').replace(`[${ticket}] `, '');
}
