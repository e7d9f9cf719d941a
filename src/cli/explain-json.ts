// The line of `postern explain --json`: the contract that scripts read (DESIGN 4). Names and shapes stay.
import type { AnswerEffect } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';
import { isoInstant } from '../mail/instant.ts';
import type { Explanation } from '../main/explain-mail.ts';
import type { FieldClaim, Recognition } from '../recognise/recognition.ts';
import { refusedClaim } from './refused-value.ts';
import { rulingOf } from './ruling-text.ts';

/** One object a message; `file` is absolute, so that a reader in another folder finds it. */
export function explainJson(file: string, explanation: Explanation): object {
  const { understood: { mail, recognition }, desk, decision } = explanation;
  const human = recognition.mailClass.classification === 'human' || decision?.outcome?.state === 'opened';
  const ticket = human ? (decision?.ticket ?? null) : null;
  const opened = decision?.outcome?.state === 'opened';
  return {
    file, messageId: mail.messageId, desk: desk?.id ?? null,
    classification: recognition.mailClass.classification, classificationReason: recognition.mailClass.reason,
    mail: {
      subject: mail.subject, from: mailboxes(mail.from), to: mailboxes(mail.to), cc: mailboxes(mail.cc),
      date: mail.date === null ? null : isoInstant(mail.date), inReplyTo: mail.inReplyTo, references: mail.references,
    },
    replyText: recognition.reply.text,
    attachments: mail.attachments.map((one) => ({ name: one.name, mediaType: one.mediaType, sizeBytes: one.sizeBytes, found: one.content?.mediaType ?? null, danger: one.content?.danger ?? null })),
    dsn: recognition.mailClass.dsn,
    authentication: { ...recognition.authentication, check: explanation.senderCheck },
    senderVerdict: decision?.sender.verdict ?? 'none', senderReason: decision?.sender.reason ?? '',
    type: ticket?.type ?? null, typeAssumed: ticket?.typeAssumed ?? null,
    thread: { ticket: null, by: null },
    ...ticketJson(ticket, recognition),
    status: opened ? (ticket?.status ?? null) : null,
    timers: timersJson(explanation, ticket, false),
    // Clocks of our own housekeeping (reminders): nobody was promised anything.
    internalTimers: timersJson(explanation, ticket, true),
    replies: explanation.mails.map((one, index) => ({
      to: [...one.to.map((mailbox) => mailbox.addrSpec), ...one.cc], template: templateOf(decision?.effects[index]), subject: one.subject,
    })),
    outcome: decision?.outcome ?? null,
    // Which rules of the pack had their way, and where they stand.
    rulings: desk === null ? [] : explanation.rulings.map((path) => rulingOf(desk, path)).map(({ section, what, condition, line }) => ({ section, what, condition, rule: line })),
    problems: [...mail.problems, ...recognition.problems],
  };
}

function ticketJson(ticket: Ticket | null, recognition: Recognition): object {
  return {
    fields: Object.fromEntries(Object.entries(ticket?.fields ?? {}).map(([id, field]) => [
      id, { value: field.value, raw: field.raw, source: field.source, line: field.line, rule: field.rule },
    ])),
    missing: ticket?.missing ?? [], optionalMissing: ticket?.optionalMissing ?? [],
    wrong: [...(ticket?.wrong ?? []), ...(ticket?.unusable ?? [])].map((one) => ({ field: one.field, reason: one.detail === '' ? one.reason : one.detail, code: one.reason, raw: one.raw, ...place(refusedClaim(one, recognition)) })),
    entitlement: ticket?.entitlement == null ? null : { by: ticket.entitlement.by, tier: ticket.entitlement.tier, valid: ticket.entitlement.valid },
    severity: ticket?.severity ?? null, severityAssumed: ticket?.severityAssumed ?? null, severityReason: ticket?.severityReason ?? null,
  };
}

/** Of a refused value, as of a taken one. */
function place(claim: FieldClaim | null): object {
  return claim === null ? {} : { source: claim.source, line: claim.line, rule: claim.rule };
}

function timersJson({ desk }: Explanation, ticket: Ticket | null, internal: boolean): object[] {
  return Object.values(ticket?.timers ?? {})
    .filter((timer) => timer.state === 'running' && (desk?.pack.timers[timer.name]?.internal ?? false) === internal)
    .map((timer) => ({ name: timer.name, due: isoInstant(timer.dueAt), why: timer.why }));
}

function templateOf(effect: { kind: string } | undefined): string {
  if (effect === undefined) return '';
  return effect.kind === 'answer' ? (effect as AnswerEffect).situation : effect.kind;
}

function mailboxes(list: readonly { displayName: string; addrSpec: string }[]): { name: string; address: string }[] {
  return list.map((one) => ({ name: one.displayName, address: one.addrSpec }));
}
