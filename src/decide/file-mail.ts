// Mail that nobody wrote for us to act on: automatic replies, delivery reports, list mail, our own mail come back. It is
// filed where it belongs and never stops a timer, changes a status, reopens or counts as a response (H-10).
import type { Decision, DecisionInput, MailEvent, MessageState } from './decision.ts';
import { isCredibleSender } from './credible-sender.ts';
import { marksWithoutTicket, noteDelivery } from './delivery-note.ts';
import { remember, type Draft } from './draft.ts';
import { raise } from './lifecycle.ts';
import { domainOf } from '../mail/mailbox.ts';
import { newDraft } from './new-draft.ts';
import { valueText, type Ticket } from './ticket.ts';

const stateOf = { automatic: 'automatic', list: 'automatic', dsn: 'dsn', own: 'discarded', human: 'held' } as const satisfies Record<string, MessageState>;

/** Files the mail, on the ticket if it has one. */
export function fileMail(input: DecisionInput, event: MailEvent, ticket: Ticket | null): Decision {
  const { mailClass } = event.recognition;
  const state = stateOf[mailClass.classification];
  const nobody = { verdict: 'none', reason: mailClass.reason } as const;
  if (ticket === null) {
    const effects = mailClass.classification === 'dsn' ? marksWithoutTicket(input.desk, event) : [];
    return { outcome: { state, reason: mailClass.reason }, ticket: null, history: [], effects, wantsRef: false, sender: nobody };
  }
  const draft = newDraft(input, ticket, event.mail.from[0]?.addrSpec ?? '');
  remember(draft, mailClass.classification, mailClass.reason);
  if (mailClass.classification === 'dsn') noteDelivery(draft, event);
  if (mailClass.classification === 'automatic') learnReference(draft, event);
  // For what reads a machine's mail as evidence (a ladder whose next person is away); it never moves a status (H-10).
  raise(draft, mailClass.classification === 'dsn' ? 'mail.bounce' : 'mail.auto');
  return {
    outcome: { state, reason: `${mailClass.reason}; filed on ${ticket.ref}` },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false, sender: nobody,
  };
}

/**
 * A receipt of the requester's own ticket system names its number there (OX-S10). It fills a gap and replaces nothing
 * that a person wrote; the clocks and the status know nothing of it (H-10).
 */
function learnReference(draft: Draft, event: MailEvent): void {
  const from = event.mail.from[0]?.addrSpec ?? '';
  const known = [draft.ticket.requester.addrSpec, ...draft.ticket.participants].some((address) => domainOf(address).toLowerCase() === domainOf(from).toLowerCase());
  if (!known || !isCredibleSender(event, 'requester')) return;
  for (const claim of event.recognition.fields) {
    const field = draft.desk.pack.fields[claim.field];
    const identifier = field?.identifier ?? claim.field;
    // The line of the pattern, not of a label: nobody labelled it, the receipt itself says what it is.
    const learned = draft.desk.pack.identifiers[identifier]?.resolves === 'external_ticket' && claim.rule === draft.desk.line(['identifiers', identifier, 'pattern']);
    if (!learned || claim.value === null || draft.ticket.fields[claim.field] !== undefined) continue;
    draft.ticket.fields = { ...draft.ticket.fields, [claim.field]: { value: claim.value, raw: claim.raw, source: 'subject', line: 0, rule: claim.rule, assumed: true } };
    draft.ticket.optionalMissing = draft.ticket.optionalMissing.filter((one) => one !== claim.field);
    remember(draft, 'field', `${claim.field} = ${valueText(claim.value)}, from a receipt`);
  }
}
