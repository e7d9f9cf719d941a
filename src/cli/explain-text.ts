// `postern explain` for people: what was understood, where each value stands, what is missing or wrong and why, what
// would run, and the mails that would leave. Whatever came from the mail is made inert before it is printed.
import pc from 'picocolors';
import { formatLocal } from '../decide/calendar.ts';
import type { Decision } from '../decide/decision.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import type { Explanation } from '../main/explain-mail.ts';
import type { Mailbox } from '../mail/mailbox.ts';
import { markedMail, marksOf, visible } from './marked-mail.ts';
import { refusedClaim } from './refused-value.ts';
import { labelsText, rulingOf, type Ruling } from './ruling-text.ts';
import { senderLines } from './sender-text.ts';
import { cut, wrapped } from './table.ts';

/** The page for one mail. */
export function explainText(file: string, explanation: Explanation): string {
  const { understood, desk, decision, receivedAt, senderCheck, wouldAsk } = explanation;
  const { mail, recognition } = understood;
  const zone = desk?.pack.desk.zone ?? 'UTC';
  const ticket = decision?.ticket ?? null;
  const rulings = desk === null ? [] : explanation.rulings.map((path) => rulingOf(desk, path));
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
    row('desk', desk === null ? `none of ours, so nothing is decided${pc.dim('  (--desk ID takes it for one of that desk)')}` : `${desk.id} (${desk.version})`),
  ];
  if (decision !== null) {
    lines.push(row('sender', `${decision.sender.verdict}: ${visible(decision.sender.reason)}${because(rulings, 'open_by')}`));
    lines.push(row('outcome', `${decision.outcome?.state ?? ''}: ${visible(decision.outcome?.reason ?? '')}`));
  }
  if (ticket !== null) lines.push(...ticketLines(ticket, zone, explanation, rulings), ...identifierLines(explanation));
  if (decision?.outcome?.state === 'opened') lines.push(...rulings.filter((one) => one.section === 'rules' || one.section === 'hints').map((one) => row(one.section === 'rules' ? 'rule' : 'hint', `${visible(one.what)}${note(one)}`)));
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

function ticketLines(ticket: Ticket, zone: string, { decision, desk, understood: { recognition } }: Explanation, rulings: readonly Ruling[]): string[] {
  const assumed = (yes: boolean): string => (yes ? pc.dim(' (assumed)') : '');
  const { entitlement } = ticket;
  return [
    row('type', ticket.type + assumed(ticket.typeAssumed) + because(rulings, 'types')),
    ...(decision?.outcome?.state === 'opened' ? [row('status', ticket.status + because(rulings, 'flow'))] : []),
    ...(entitlement === null ? [] : [row('entitled', `${entitlement.valid ? 'yes' : 'no'}, by ${entitlement.by}${entitlement.tier === null ? '' : `, tier ${entitlement.tier}`}`)]),
    ...(ticket.severity === null ? [] : [row('severity', `${ticket.severity}${assumed(ticket.severityAssumed)}: ${ticket.severityReason}${because(rulings, 'severity')}`)]),
    ...Object.entries(ticket.fields).map(([id, field]) => {
      const where = field.line > 0 ? `line ${field.line}, ` : '';
      return row('ok', `${id} = ${pc.green(oneLine(valueText(field.value)))}${aside(`${field.source}, ${where}${field.rule}`)}`);
    }),
    ...[...ticket.wrong, ...(ticket.unusable ?? [])].map((one) => {
      const claim = refusedClaim(one, recognition);
      const where = claim === null ? '' : aside(`${claim.source}, ${claim.line > 0 ? `line ${claim.line}, ` : ''}${claim.rule}`);
      return row('wrong', `${one.field} = ${pc.red(oneLine(one.raw))}: ${one.detail === '' ? one.reason : visible(one.detail)}${ticket.wrong.includes(one) ? '' : ', but nobody asks for it here'}${where}`);
    }),
    ...ticket.missing.map((id) => row('missing', pc.yellow(id) + neededBy(desk, id, rulings))),
    ...ticket.optionalMissing.map((id) => row('optional', id + neededBy(desk, id, rulings))),
    ...(ticket.flags.length === 0 ? [] : [row('flags', ticket.flags.join(', '))]),
    ...Object.values(ticket.timers).filter((timer) => timer.state === 'running')
      .flatMap((timer) => [row('timer', `${timer.name} due ${formatLocal(timer.dueAt, zone)}${desk === null ? '' : aside(desk.line(['timers', timer.name]))}`), ...timer.why.map((why) => row('', pc.dim(why)))]),
  ];
}

/** The last rule of a section that ruled, for behind what it brought about. */
function because(rulings: readonly Ruling[], section: Ruling['section']): string {
  const last = rulings.findLast((one) => one.section === section);
  return last === undefined ? '' : note(last);
}

function note({ condition, line }: Ruling): string {
  return aside(condition === null ? line : `${cut(visible(condition), conditionCellsMax)}, ${line}`);
}

/** Which rule asks for it, and behind which labels it was looked for. */
function neededBy(desk: Explanation['desk'], id: string, rulings: readonly Ruling[]): string {
  const need = rulings.findLast((one) => one.section === 'require' && one.what === id);
  const labels = desk === null ? '' : labelsText(desk, id);
  return aside([...(need === undefined ? [] : [`needed by ${need.condition === null ? '' : `${cut(visible(need.condition), conditionCellsMax)}, `}${need.line}`]), ...(labels === '' ? [] : [labels])].join('; '));
}

/** A condition of a line's length; the pack line behind it has the rest. */
const conditionCellsMax = 100;

function aside(text: string): string {
  return text === '' ? '' : pc.dim(`  (${text})`);
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
