// `postern explain` for people: what was understood, where each value stands, what would be answered, what would run.
import pc from 'picocolors';
import { formatLocal } from '../decide/calendar.ts';
import { valueText, type Ticket } from '../decide/ticket.ts';
import type { Explanation } from '../main/explain-mail.ts';

/** The page for one mail. */
export function explainText(file: string, explanation: Explanation): string {
  const { understood: { mail, recognition }, desk, decision, receivedAt } = explanation;
  const zone = desk?.pack.desk.zone ?? 'UTC';
  const from = mail.from[0];
  const lines = [
    pc.bold(file),
    row('from', from === undefined ? 'nobody' : `${from.displayName} <${from.addrSpec}>`.trim()),
    row('subject', mail.subject),
    row('received', formatLocal(receivedAt, zone)),
    row('is', `${recognition.mailClass.classification}: ${recognition.mailClass.reason}`),
    row('desk', desk === null ? 'none of ours' : `${desk.id} (${desk.version})`),
  ];
  if (decision !== null) {
    lines.push(row('sender', `${decision.sender.verdict}: ${decision.sender.reason}`));
    lines.push(row('outcome', `${decision.outcome?.state ?? ''}: ${decision.outcome?.reason ?? ''}`));
    if (decision.ticket !== null) lines.push(...ticketLines(decision.ticket, zone));
  }
  for (const problem of [...mail.problems, ...recognition.problems]) lines.push(row(problem.severe ? 'PROBLEM' : 'problem', `${problem.code}: ${problem.detail}`));
  lines.push('', pc.dim('what the writer added, with the lines that values were found on'), ...markedLines(explanation), '');
  for (const out of explanation.mails) {
    lines.push(pc.bold(`${out.kind} to ${out.to.map((one) => one.addrSpec).join(', ')}: ${out.subject}`), ...indent(out.text), '');
  }
  return lines.join('\n');
}

function ticketLines(ticket: Ticket, zone: string): string[] {
  const assumed = (yes: boolean): string => (yes ? pc.dim(' (assumed)') : '');
  const lines = [row('type', ticket.type + assumed(ticket.typeAssumed))];
  if (ticket.severity !== null) lines.push(row('severity', `${ticket.severity}${assumed(ticket.severityAssumed)}: ${ticket.severityReason}`));
  for (const [id, field] of Object.entries(ticket.fields)) {
    const where = field.line > 0 ? `line ${field.line}` : field.source;
    lines.push(row('field', `${id} = ${pc.green(oneLine(valueText(field.value)))} ${pc.dim(`${field.source}, ${where}, ${field.rule}`)}`));
  }
  for (const one of ticket.wrong) lines.push(row('wrong', `${id(one.field)} ${one.detail} ${pc.dim(oneLine(one.raw))}`));
  if (ticket.missing.length > 0) lines.push(row('missing', ticket.missing.join(', ')));
  if (ticket.optionalMissing.length > 0) lines.push(row('optional', ticket.optionalMissing.join(', ')));
  for (const timer of Object.values(ticket.timers)) {
    if (timer.state === 'running') lines.push(row('timer', `${timer.name} due ${formatLocal(timer.dueAt, zone)}`), ...timer.why.map((why) => row('', pc.dim(why))));
  }
  return lines;
}

const id = (field: string): string => pc.red(field);

/** The readable text with the claims of each line behind it. */
function markedLines(explanation: Explanation): string[] {
  const { mail, recognition } = explanation.understood;
  const kindOf = new Map<number, string>();
  for (const segment of recognition.reply.segments) for (let line = segment.from; line <= segment.to; line++) kindOf.set(line, segment.kind);
  return mail.lines.slice(0, 200).map((line, index) => {
    const number = index + 1;
    const found = [...recognition.fields.filter((claim) => claim.line === number).map((claim) => claim.field),
      ...recognition.identifiers.filter((claim) => claim.line === number && !claim.labelled).map((claim) => claim.identifier)];
    const kind = kindOf.get(number) ?? 'new';
    const text = kind === 'new' ? line.text : pc.dim(line.text);
    const mark = found.length > 0 ? pc.cyan(`  ← ${[...new Set(found)].join(', ')}`) : '';
    return `${pc.dim(String(number).padStart(4))} ${kind === 'new' ? ' ' : pc.dim(kind.slice(0, 1))} ${text}${mark}`;
  });
}

function row(name: string, value: string): string {
  return `  ${pc.dim(name.padEnd(9))} ${value}`;
}

function indent(text: string): string[] {
  return text.trimEnd().split('\n').map((line) => `    ${line}`);
}

function oneLine(text: string): string {
  const flat = text.replace(/\s+/gu, ' ');
  return flat.length > 90 ? `${flat.slice(0, 89)}…` : flat;
}
