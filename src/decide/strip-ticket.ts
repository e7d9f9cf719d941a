// What stays of a ticket when its time is over or its requester was erased: the figures. Type, status, severity, clocks,
// counts, the score of the survey and the organisation answer every report; no word and no person is left.
import type { Mailbox } from '../mail/mailbox.ts';
import type { FieldKind } from '../recognise/recognition-rules.ts';
import type { KnownField, Ticket } from './ticket.ts';

/** Kinds of fields whose values are one of a few words, a figure or an instant. */
const figureKinds: readonly FieldKind[] = ['enum', 'bool', 'instant', 'version', 'percent'];

/** History lines that the gateway words itself out of names of the pack. */
export const figureEvents = ['timer', 'status', 'no-answer', 'reopened', 'forwarded', 'escalated', 'interval', 'follows', 'entitled', 'ladder', 'monitor', 'related', 'automatic', 'dsn'] as const;

/** The ticket without words and people; mail to `requester` never leaves. `kindOf` names the kind of a field of its pack. */
export function strippedTicket(ticket: Ticket, requester: string, kindOf: (field: string) => FieldKind | null): Ticket {
  const nobody: Mailbox = { displayName: '', addrSpec: requester };
  const fields = Object.entries(ticket.fields).filter(([id]) => figureKinds.includes(kindOf(id) ?? 'text'));
  const { severityChange: _severityChange, heldReply: _heldReply, saysLater: _saysLater, proposedContacts: _proposedContacts, caller: _caller, files: _files, setAside: _setAside, unusable: _unusable, ...rest } = ticket;
  return {
    ...rest, subject: '', requester: nobody, participants: [], text: '', assignedTo: null, requesterMessageId: null, workingMessageId: null, attachmentsIn: [],
    organisation: ticket.organisation === null ? null : { id: ticket.organisation.id, name: ticket.organisation.name, ...(ticket.organisation.country === undefined ? {} : { country: ticket.organisation.country }) },
    entitlement: ticket.entitlement === null ? null : { ...ticket.entitlement, key: null },
    fields: Object.fromEntries(fields.map(([id, field]): [string, KnownField] => {
      const { was: _was, domains: _domains, ...kept } = field;
      return [id, { ...kept, raw: '' }];
    })),
    wrong: ticket.wrong.map((one) => ({ ...one, raw: '', detail: '' })),
    ...(ticket.survey === undefined ? {} : { survey: { ...ticket.survey, answer: ticket.survey.answer === null ? null : { ...ticket.survey.answer, words: '', by: requester } } }),
    ...(ticket.ladder == null ? {} : { ladder: { ...ticket.ladder, attempts: ticket.ladder.attempts.map((one) => ({ ...one, how: '' })) } }),
    ...(ticket.notice === undefined ? {} : { notice: { ...ticket.notice, details: '', anyway: null, also: [] } }),
  };
}
