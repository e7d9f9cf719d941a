// `postern explain` for people: what was understood, where each value stands, what is missing or wrong and why, what
// would run, and the mails that would leave. Whatever came from the mail is made inert before it is printed.
import pc from 'picocolors';
import { formatLocal } from '../decide/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import type { Explanation } from '../main/explain-mail.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import type { Recognition } from '../recognise/recognition.ts';
import { markedMail, marksOf, visible } from './marked-mail.ts';
import { refusedClaim } from './refused-value.ts';
import { senderLines } from './sender-text.ts';
import { cut, wrapped } from './table.ts';

/** The page for one mail. */
export function explainText(file: string, explanation: Explanation): string {
  const { understood, desk, decision, receivedAt, senderCheck, wouldAsk } = explanation;
  const { mail, recognition } = understood;
  const zone = desk?.pack.desk.zone ?? 'UTC';
  const ticket = decision?.ticket ?? null;
  const marks = marksOf(understood, ticket);
  const inSubject = marks.filter((one) => one.line === 0).map((one) => one.name);
  const lines = [
    pc.bold(visible(file)),
    row('from', mail.from[0] === undefined ? 'nobody' : mailbox(mail.from[0])),
    ...senderLines(recognition.authentication, senderCheck).map((line, index) => row(index === 0 ? 'author' : '', index === 0 ? visible(line) : pc.dim(visible(line)))),
    ...(wouldAsk ? [row('', pc.dim('the SMTP port would ask the DNS about it: --client ADDRESS does so here'))] : []),
    row('subject', visible(mail.subject) + (inSubject.length === 0 ? '' : pc.green(`  ← ${inSubject.join(', ')}`))),
    row('received', formatLocal(receivedAt, zone)),
    row('is', `${recognition.mailClass.classification}: ${visible(recognition.mailClass.reason)}`),
    row('desk', desk === null ? 'none of ours' : `${desk.id} (${desk.version})`),
  ];
  if (decision !== null) {
    lines.push(row('sender', `${decision.sender.verdict}: ${visible(decision.sender.reason)}`));
    lines.push(row('outcome', `${decision.outcome?.state ?? ''}: ${visible(decision.outcome?.reason ?? '')}`));
  }
  if (ticket !== null) lines.push(...ticketLines(ticket, zone, decision?.outcome?.state === 'opened', explanation.understood.recognition), ...identifierLines(explanation));
  if (decision !== null) lines.push(...noteLines(decision));
  for (const one of mail.attachments) lines.push(row('file', `${visible(one.name === '' ? 'without a name' : one.name)} ${pc.dim(`${one.mediaType}${one.content?.mediaType == null || one.content.mediaType === one.mediaType ? '' : ` (really ${one.content.mediaType})`}, ${one.sizeBytes} bytes${one.content?.danger == null ? '' : `, ${one.content.danger}`}`)}`));
  for (const problem of [...mail.problems, ...recognition.problems]) lines.push(row(problem.severe ? 'PROBLEM' : 'problem', visible(`${problem.code}: ${problem.detail}`)));
  const made = mail.plain === null && mail.html !== null ? 'the mail as text, made from its HTML' : 'the mail';
  lines.push('', pc.dim(`${made}, each value marked: ${pc.isColorSupported ? 'green is taken, red is wrong' : '«taken», »wrong«'}; q quoted, s signature, …`), ...markedMail(understood, marks), '');
  for (const out of explanation.mails) {
    lines.push(pc.bold(`${out.kind} to ${out.to.map((one) => visible(one.addrSpec)).join(', ')}: ${visible(out.subject)}`), ...out.text.trimEnd().split('\n').map((line) => `    ${visible(line)}`), '');
  }
  if (decision !== null && explanation.mails.length === 0) lines.push(pc.dim('no mail would leave'), '');
  return lines.join('\n');
}

function ticketLines(ticket: Ticket, zone: string, opened: boolean, recognition: Recognition): string[] {
  const assumed = (yes: boolean): string => (yes ? pc.dim(' (assumed)') : '');
  const { entitlement } = ticket;
  return [
    row('type', ticket.type + assumed(ticket.typeAssumed)),
    ...(opened ? [row('status', ticket.status)] : []),
    ...(entitlement === null ? [] : [row('entitled', `${entitlement.valid ? 'yes' : 'no'}, by ${entitlement.by}${entitlement.tier === null ? '' : `, tier ${entitlement.tier}`}`)]),
    ...(ticket.severity === null ? [] : [row('severity', `${ticket.severity}${assumed(ticket.severityAssumed)}: ${ticket.severityReason}`)]),
    ...Object.entries(ticket.fields).map(([id, field]) => {
      const where = field.line > 0 ? `line ${field.line}, ` : '';
      return row('ok', `${id} = ${pc.green(oneLine(valueText(field.value)))} ${pc.dim(`${field.source}, ${where}${field.rule}`)}`);
    }),
    ...ticket.wrong.map((one) => {
      const claim = refusedClaim(one, recognition);
      const where = claim === null ? '' : `, ${claim.source}, ${claim.line > 0 ? `line ${claim.line}, ` : ''}${claim.rule}`;
      return row('wrong', `${pc.red(one.field)} ${one.detail === '' ? one.reason : visible(one.detail)} ${pc.dim(`${oneLine(one.raw)}${where}`)}`);
    }),
    ...(ticket.missing.length === 0 ? [] : [row('missing', pc.yellow(ticket.missing.join(', ')))]),
    ...(ticket.optionalMissing.length === 0 ? [] : [row('optional', ticket.optionalMissing.join(', '))]),
    ...(ticket.flags.length === 0 ? [] : [row('flags', ticket.flags.join(', '))]),
    ...Object.values(ticket.timers).filter((timer) => timer.state === 'running')
      .flatMap((timer) => [row('timer', `${timer.name} due ${formatLocal(timer.dueAt, zone)}`), ...timer.why.map((why) => row('', pc.dim(why)))]),
  ];
}

/** Numbers that stand in the mail and are no field. */
function identifierLines({ understood: { recognition }, decision }: Explanation): string[] {
  const fields = new Set(Object.keys(decision?.ticket?.fields ?? {}));
  const seen = new Map(recognition.identifiers.filter((one) => !fields.has(one.identifier)).map((one) => [`${one.identifier} ${one.value}`, one]));
  return [...seen.values()].map((one) => row('number', `${one.identifier} ${visible(one.value)}${one.placeholder ? ', the placeholder of the form' : ''} ${pc.dim(`line ${one.line}, ${one.rule}`)}`));
}

/** Why no mail leaves, and what else the record would keep for admins. */
function noteLines({ history }: Decision): string[] {
  return history.filter((one) => one.kind === 'no-answer' || one.kind === 'problem').flatMap((one) => wrapped(visible(one.text), '').map((line, index) => row(index === 0 ? one.kind : '', line)));
}

function row(name: string, value: string): string {
  return `  ${pc.dim(name.padEnd(9))} ${value}`;
}

function mailbox({ displayName, addrSpec }: Mailbox): string {
  return visible(displayName === '' ? addrSpec : `${displayName} <${addrSpec}>`);
}

function oneLine(text: string): string {
  return cut(visible(text.replace(/\s+/gu, ' ')), 90);
}
