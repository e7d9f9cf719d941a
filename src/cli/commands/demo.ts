// postern demo: the main job on the shipped mails, readable in a terminal.
import type { Command } from 'commander';
import pc from 'picocolors';
import { formLabel } from '../../compose/label.ts';
import { shownValue } from '../../compose/ticket-view.ts';
import { formatLocal } from '../../decide/calendar.ts';
import type { Ticket } from '../../decide/ticket.ts';
import { runDemo, type DemoResult } from '../../main/demo.ts';
import { readConfig } from '../../platform/config.ts';
import type { Desk } from '../../rulebook/rulebook.ts';

export function describe(command: Command): Command {
  return command.option('--full', 'print every mail that left, in full');
}

export async function run(options: { readonly full?: true }): Promise<number> {
  console.log(pc.bold('Postern demo: a throw-away gateway, real SMTP, mails of three desks\n'));
  const result = await runDemo(readConfig(process.env, process.cwd()), (line) => console.log(pc.dim(line)));
  console.log();
  for (const ticket of result.tickets) printTicket(result, ticket);
  printOthers(result);
  printExchange(result);
  if (options.full === true) for (const mail of result.mails) console.log(`${pc.bold(`${mail.kind} to ${mail.to}: ${mail.subject}`)}\n${indented(mail.text)}\n`);
  else console.log(pc.dim('All mails in full: npm run demo -- --full. Your own mail: npm start, then send to 127.0.0.1:2525.'));
  // What a library left open must not keep a finished demo.
  process.exit(0);
}

function printTicket(result: DemoResult, ticket: Ticket): void {
  const desk = result.desks.get(ticket.desk);
  if (desk === undefined) return;
  const severity = ticket.severity === null ? '' : `  severity ${ticket.severity}${ticket.severityAssumed ? pc.dim(' (assumed)') : ''}`;
  console.log(`${pc.bold(pc.cyan(ticket.ref))}  ${ticket.desk}  ${ticket.type}${ticket.typeAssumed ? pc.dim(' (assumed)') : ''}${severity}  ${pc.bold(ticket.status)}`);
  console.log(`  ${ticket.subject} ${pc.dim(`from ${ticket.requester.addrSpec}`)}`);
  for (const id of Object.keys(desk.pack.fields)) {
    const field = ticket.fields[id];
    if (field !== undefined) console.log(`  ${pc.green('✓')} ${id.padEnd(16)} ${short(shownValue(desk, id, field, desk.pack.desk.languages[0] ?? 'en'))} ${pc.dim(`${field.source}${field.line > 0 ? `, line ${field.line}` : ''}`)}`);
  }
  for (const one of ticket.wrong) console.log(`  ${pc.red('✗')} ${one.field.padEnd(16)} ${short(one.raw)} ${pc.red(one.detail)}`);
  for (const field of ticket.missing) console.log(`  ${pc.yellow('?')} ${field.padEnd(16)} ${pc.yellow('missing')}`);
  const mails = result.mails.filter((mail) => mail.ref === ticket.ref);
  const asked = mails.filter((mail) => mail.kind === 'answer').map((mail) => labelsIn(desk, mail.text, ticket));
  for (const labels of asked.filter((one) => one.length > 0)) console.log(`  asked      ${labels.join(' · ')}`);
  for (const mail of mails.filter((one) => one.kind === 'forward')) console.log(`  forwarded  to ${mail.to}: ${mail.subject}`);
  for (const mail of mails.filter((one) => one.kind === 'relay')) console.log(`  relayed    to ${mail.to}`);
  for (const timer of Object.values(ticket.timers).filter((one) => one.state === 'running')) {
    console.log(`  timer      ${timer.name.padEnd(10)} due ${formatLocal(timer.dueAt, desk.pack.desk.zone)} ${pc.dim(`calendar ${timer.calendar}`)}`);
  }
  console.log();
}

/** The fields that a mail really asks for: their form lines, as they stand in its text. */
function labelsIn(desk: Desk, text: string, ticket: Ticket): string[] {
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  return Object.keys(desk.pack.fields).map((id) => formLabel(desk, id, ticket.language)).filter((label) => lines.has(`${label}:`));
}

function printOthers(result: DemoResult): void {
  const others = result.messages.filter((message) => message.ref === null);
  if (others.length > 0) console.log(pc.bold('Mails that opened no ticket'));
  for (const message of others) console.log(`  ${message.state.padEnd(10)} ${message.file} ${pc.dim(message.reason)}`);
  console.log();
}

function printExchange(result: DemoResult): void {
  const question = result.mails.find((mail) => mail.kind === 'answer' && mail.text.includes('START OF INCIDENT:'));
  const relay = result.mails.find((mail) => mail.kind === 'relay');
  const [partner, working] = result.conversation;
  const parts: [string, string][] = [];
  if (question !== undefined) parts.push([`1. what the partner was asked (${question.subject})`, question.text]);
  if (partner !== undefined) parts.push(['2. the partner filled in the quoted form', partner.text.split('\n').filter((line, index, all) => line.startsWith('>') && !question?.text.includes(`\n${line.slice(2)}\n`) && all.indexOf(line) === index).join('\n')]);
  if (working !== undefined) parts.push(['3. the working side answered the structured ticket', working.text]);
  if (relay !== undefined) parts.push([`4. what the partner read (${relay.subject})`, relay.text]);
  console.log(pc.bold('One conversation, as it went over the wire'));
  for (const [title, text] of parts) console.log(`\n${pc.bold(title)}\n${indented(text)}`);
  console.log();
}

function indented(text: string): string {
  return text.trimEnd().split('\n').map((line) => `  │ ${line}`).join('\n');
}

function short(text: string): string {
  const flat = text.replace(/\s+/gu, ' ');
  return flat.length > 72 ? `${flat.slice(0, 71)}…` : flat;
}
