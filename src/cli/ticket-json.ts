// The object of `postern ticket REF --json`: the contract that scripts read (DESIGN 4), with the names of explain.
import { isoInstant } from '../mail/instant.ts';
import type { TicketRecord } from '../record/ticket-record.ts';
import type { Conversations, Utterance } from './ticket-conversation.ts';

/** The ticket for scripts. Keys are not masked: who may run the command may read the store. */
export function ticketJson({ ticket, history, mails }: TicketRecord, conversations: Conversations): object {
  return {
    ref: ticket.ref, desk: ticket.desk, subject: ticket.subject, type: ticket.type, typeAssumed: ticket.typeAssumed, status: ticket.status,
    severity: ticket.severity, severityAssumed: ticket.severityAssumed, severityReason: ticket.severityReason,
    requester: ticket.requester.addrSpec, requesterName: ticket.requester.displayName, organisation: ticket.organisation,
    assignedTo: ticket.assignedTo, openedAt: isoInstant(ticket.receivedAt), closedAt: ticket.closedAt === null ? null : isoInstant(ticket.closedAt),
    fields: Object.fromEntries(Object.entries(ticket.fields).map(([id, field]) => [
      id, { value: field.value, raw: field.raw, source: field.source, line: field.line, rule: field.rule, assumed: field.assumed },
    ])),
    missing: ticket.missing, optionalMissing: ticket.optionalMissing,
    wrong: [...ticket.wrong, ...(ticket.unusable ?? [])].map((one) => ({ field: one.field, reason: one.detail === '' ? one.reason : one.detail, code: one.reason, raw: one.raw })),
    entitlement: ticket.entitlement === null ? null : { by: ticket.entitlement.by, tier: ticket.entitlement.tier, valid: ticket.entitlement.valid },
    timers: Object.values(ticket.timers).map((timer) => ({ name: timer.name, due: isoInstant(timer.dueAt), state: timer.state, calendar: timer.calendar, why: timer.why })),
    history: history.map((event) => ({
      at: isoInstant(event.at), kind: event.kind, side: event.side, text: event.text, by: event.by, message: event.messageId, packVersion: event.packVersion,
    })),
    conversations: { requester: conversations.requester.map(utterance), working: conversations.working.map(utterance) },
    outbox: mails.map(({ id, mail, state, createdAt }) => ({
      id, kind: mail.kind, to: [...mail.to.map((one) => one.addrSpec), ...mail.cc], subject: mail.subject, state, at: isoInstant(createdAt),
    })),
    survey: surveyOf(ticket),
    links: ticket.links, flags: ticket.flags, vendorRefs: ticket.vendorRefs, packVersion: ticket.packVersion,
  };
}

function surveyOf({ survey }: TicketRecord['ticket']): object | null {
  if (survey === undefined) return null;
  const { answer } = survey;
  return { askedAt: isoInstant(survey.askedAt), answer: answer === null ? null : { ...answer, at: isoInstant(answer.at) } };
}

function utterance(one: Utterance): object {
  return { at: isoInstant(one.at), author: one.author, text: one.text, message: one.message, outbox: one.outbox };
}
