// A person of the requester's side writes on an existing ticket: his answers are merged, the pack's rules say what his
// reply means (reopen, follow-up, close), and what he wrote goes to the working side.
import { flag, tell } from './actions.ts';
import { answer, answerAddress, withoutTwins } from './answer.ts';
import { recogniseCompany } from './caller.ts';
import type { Decision, DecisionInput, MailEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { decideEntitlement } from './entitlement.ts';
import { decideFields } from './field-verdict.ts';
import { forwardIfDue, isRead, relayToWorkingSide } from './forwarding.ts';
import { personAsked } from './staff-flags.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { raise, statusClass } from './lifecycle.ts';
import { newDraft } from './new-draft.ts';
import { decideKind, openTicket, takeUpSetAside } from './open-ticket.ts';
import { isComplete } from './predicate.ts';
import { takeInCopied } from './copied-people.ts';
import { noteDoubts } from './note-doubts.ts';
import { isOfAnotherOrganisation, isOutsideWriter } from './outside-writer.ts';
import { proposeContact } from './propose-contact.ts';
import { noteSupportEnd } from './release-age.ts';
import type { Release } from './release.ts';
import { requiredFields } from './requirements.ts';
import { recomputeLeadTimes, recomputeTimers } from './timers.ts';
import { recordSurvey, surveyAnswer } from './survey.ts';
import type { SurveyRating } from './survey-answer.ts';
import { valueText, type KnownField, type Ticket, type TicketEntitlement, type WrongField } from './ticket.ts';
import { filesKeptBack, noteFiles } from './ticket-files.ts';
import { noteUnread } from './unread-parts.ts';
import { toldText } from './told-text.ts';

/** The decision on a requester's mail that belongs to `ticket`. */
export function joinTicket(input: DecisionInput, event: MailEvent, ticket: Ticket): Decision {
  const draft = newDraft(input, ticket, event.mail.from[0]?.addrSpec ?? '');
  const rating = surveyAnswer(draft, event);
  if (rating !== null) return fileRating(draft, event, rating);
  // A type that asks for nothing is not complete: there is only nothing to say about it.
  const before = { complete: isComplete(draft) && asksAnything(draft), class: statusClass(draft), severity: ticket.severity, wrong: ticket.wrong };
  const readBefore = isRead(ticket);
  remember(draft, 'reply', firstLine(event), 'requester');
  noteDoubts(draft);
  takeInCopied(draft);
  mergeAnswers(draft, event);
  noteUnread(draft, event);
  raise(draft, 'mail.reply');
  // The pack says this reply belongs into a new case: the old one stays as it was.
  if (draft.followup !== null) {
    const stated = !draft.ticket.typeAssumed && draft.ticket.type !== ticket.type;
    const assigned = draft.ticket.assignedTo !== ticket.assignedTo;
    return openTicket(input, event, {
      ticket, says: draft.answer.paragraphs, type: stated ? draft.ticket.type : null, assignedTo: assigned ? draft.ticket.assignedTo : null,
    });
  }
  recomputeLeadTimes(draft, draft.changed);
  for (const _ of draft.changed.slice(0, 1)) raise(draft, 'field.changed');
  const completed = !before.complete && isComplete(draft) && asksAnything(draft);
  if (completed) raise(draft, 'fields.complete');
  if (draft.ticket.severity !== before.severity) remember(draft, 'severity', `${before.severity ?? 'none'} → ${draft.ticket.severity ?? 'none'} (${draft.ticket.severityReason})`);
  if (draft.ticket.severity !== before.severity || !sameEntitlement(draft.ticket.entitlement, ticket.entitlement)) recomputeTimers(draft);
  raise(draft, 'ticket.updated');
  proposeContact(draft);
  forwardIfDue(draft);
  // What was forwarded just now is all in there.
  if (readBefore && (ticket.forwardedAt !== null || draft.ticket.forwardedAt === null)) relayToWorkingSide(draft);
  if (before.class !== 'closed' && statusClass(draft) === 'closed') tellOfClosing(draft, event);
  if (event.release !== null) answerHeldTogether(draft, event, event.release);
  else answerReply(draft, event, { completed, reopened: before.class === 'closed' && statusClass(draft) !== 'closed', wrongBefore: before.wrong });
  return {
    outcome: { state: 'joined', reason: joinedReason(draft, event, completed) },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false,
    sender: { verdict: 'accept', reason: `writes on ${ticket.ref}, found by ${event.threadedBy}` },
  };
}

/** How we did: kept on the ticket, which stays closed; the people who worked on it get no mail about a number. */
function fileRating(draft: Draft, event: MailEvent, rating: SurveyRating): Decision {
  const told = recordSurvey(draft, rating, event.mail.from[0]?.addrSpec ?? '');
  if (told !== null) tell(draft, told.tell, told.template);
  draft.ticket.requesterMessageId = event.mail.messageId ?? draft.ticket.requesterMessageId;
  if (draft.answer.paragraphs.length > 0) answer(draft, 'closed', answerAddress(draft), event.budget);
  return {
    outcome: { state: 'joined', reason: `answers the survey on ${draft.ticket.ref} (by ${event.threadedBy})` },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false,
    sender: { verdict: 'accept', reason: `writes on ${draft.ticket.ref}, found by ${event.threadedBy}` },
  };
}

function mergeAnswers(draft: Draft, event: MailEvent): void {
  const organisation = draft.ticket.organisation?.id ?? draft.facts.organisation?.id ?? null;
  const before = draft.ticket.fields;
  recogniseCompany(draft);
  const outside = isOutsideWriter(draft);
  takeUpSetAside(draft);
  draft.changed = isOfAnotherOrganisation(draft) ? [] : decideFields(draft, organisation);
  noteSupportEnd(draft);
  decideEntitlement(draft);
  if (draft.key === 'valid' && !draft.ticket.sla) entitle(draft);
  decideKind(draft);
  draft.ticket.requesterMessageId = event.mail.messageId ?? draft.ticket.requesterMessageId;
  if (draft.ticket.forwardedAt === null) {
    // The working side gets one mail with all that was said until then.
    draft.ticket.text = toldText(draft.ticket.text, event.recognition.reply.text);
  }
  noteFiles(draft, event);
  if (event.mail.attachments.length > 0) draft.ticket.attachmentsIn = [...draft.ticket.attachmentsIn, event.messageId];
  const from = event.mail.from[0]?.addrSpec.toLowerCase();
  const back = from === draft.ticket.requester.addrSpec.toLowerCase() && draft.ticket.flags.includes('undeliverable');
  if (back && !draft.dead.some((one) => one.address === from) && event.recognition.authentication.from !== 'fail') {
    draft.ticket.flags = draft.ticket.flags.filter((one) => one !== 'undeliverable');
    remember(draft, 'delivery', 'the requester writes from this address again: mail to it is tried again');
  }
  if (outside) flag(draft, 'outside_writer');
  if (from !== undefined && !outside && !draft.ticket.participants.includes(from)) draft.ticket.participants = [...draft.ticket.participants, from];
  // Free text that this type of ticket does not ask for was set aside again.
  draft.changed = draft.changed.filter((id) => draft.ticket.fields[id] !== undefined);
  for (const id of draft.changed) remember(draft, 'field', `${id} = ${fieldText(draft, id)}${replaced(before[id])}`);
}

/** OX-S04: the key came later. What was said of the ticket for want of it no longer holds. */
function entitle(draft: Draft): void {
  draft.ticket.sla = true;
  const without = draft.desk.pack.open_by.filter((rule) => rule.sla === false && rule.flag !== undefined).map((rule) => rule.flag);
  const gone = draft.ticket.flags.filter((flag) => without.includes(flag));
  draft.ticket.flags = draft.ticket.flags.filter((flag) => !without.includes(flag));
  remember(draft, 'entitled', `a valid key came: service levels count from the receipt${gone.length === 0 ? '' : `, ${gone.join(', ')} is taken off`}`);
}

/** History says what a correction took back. */
function replaced(before: KnownField | undefined): string {
  return before === undefined ? '' : ` (was ${valueText(before.value).slice(0, 200)})`;
}

function fieldText(draft: Draft, id: string): string {
  const value = draft.ticket.fields[id]?.value ?? '';
  return (typeof value === 'string' ? value : value.join(', ')).slice(0, 200);
}

/** H-11: mails that were held together open one ticket, and get one answer, after the last of them. */
function answerHeldTogether(draft: Draft, event: MailEvent, { more }: Release): void {
  const { saysLater = [] } = draft.ticket;
  const says = [...new Set([...saysLater, ...draft.answer.paragraphs])];
  if (more) {
    draft.ticket.saysLater = says;
    return;
  }
  draft.ticket.saysLater = [];
  draft.answer.paragraphs = says;
  draft.answer.askMissing = draft.ticket.missing.length > 0;
  draft.answer.askWrong = draft.ticket.wrong.length > 0;
  answer(draft, 'opened', answerAddress(draft), event.budget);
}

/** H-11, H-12: one mail at most, and never the same questions twice unchanged. */
function answerReply(draft: Draft, event: MailEvent, what: { completed: boolean; reopened: boolean; wrongBefore: readonly WrongField[] }): void {
  const { asked } = draft.ticket;
  const open = [...draft.ticket.wrong.map((one) => one.field), ...withoutTwins(draft, draft.ticket.missing)];
  const fewer = asked.some((field) => draft.changed.includes(field));
  // Another value that does not fit is another question, although the field is the same.
  const wrongAnew = draft.ticket.wrong.some((one) => !what.wrongBefore.some((old) => old.field === one.field && old.reason === one.reason && old.raw === one.raw));
  const sameQuestion = open.every((field) => asked.includes(field)) && !fewer && !wrongAnew;
  const waits = statusClass(draft) === 'open' || statusClass(draft) === 'waiting';
  // A rule of the pack may have asked on this reply already; an unchanged question is not repeated for it either.
  const asks = open.length > 0 && !sameQuestion && waits;
  draft.answer.askMissing = asks;
  draft.answer.askWrong = asks;
  if (open.length > 0 && sameQuestion && waits && !isRead(draft.ticket)) {
    // Not asked again and not forwarded: nobody reads it. Once is "I come back to you"; twice, or a question, needs a person.
    if (draft.ticket.flags.includes('settles_nothing') || event.recognition.reply.text.includes('?')) askForAPerson(draft);
    flag(draft, 'settles_nothing');
  } else draft.ticket.flags = draft.ticket.flags.filter((one) => one !== 'settles_nothing' && one !== personAsked);
  // His reply has ended the reminders, but the questions are as open as before.
  if (open.length > 0 && sameQuestion && waits) raise(draft, 'questions.asked');
  const says = draft.answer.paragraphs.length > 0 || draft.answer.askFields.length > 0 || filesKeptBack(draft).length > 0;
  if (what.completed && draft.ticket.asked.length > 0) {
    draft.ticket.asked = [];
    answer(draft, 'completed', answerAddress(draft), event.budget);
  } else if (draft.answer.askMissing) answer(draft, 'still-missing', answerAddress(draft), event.budget);
  else if (what.reopened) answer(draft, 'reopened', answerAddress(draft), event.budget);
  else if (says) answer(draft, statusClass(draft) === 'closed' ? 'closed' : 'notice', answerAddress(draft), event.budget);
}

function asksAnything(draft: Draft): boolean {
  return requiredFields(draft).some((need) => need.blocks);
}

/** Once, until somebody has done something: whoever is to look does not look sooner for being told with each mail. */
function askForAPerson(draft: Draft): void {
  if (draft.ticket.flags.includes(personAsked)) return;
  tell(draft, 'working_side', 'answer_settles_nothing');
  flag(draft, personAsked);
}

/** He should not find out by accident that somebody else has ended his case. */
function tellOfClosing(draft: Draft, event: MailEvent): void {
  const { addrSpec } = draft.ticket.requester;
  if (addrSpec !== '' && !sameAddress(addrSpec, event.mail.from[0]?.addrSpec ?? '')) tell(draft, 'requester', 'closed_by_colleague');
}

function sameEntitlement(one: TicketEntitlement | null, other: TicketEntitlement | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function firstLine(event: MailEvent): string {
  return (event.recognition.reply.text.split('\n').find((line) => line.trim() !== '') ?? event.mail.subject).slice(0, 200);
}

function joinedReason(draft: Draft, event: MailEvent, completed: boolean): string {
  const filled = draft.changed.length === 0 ? '' : `, filled ${draft.changed.join(', ')}`;
  return `reply on ${draft.ticket.ref} (by ${event.threadedBy})${filled}${completed ? ', now complete' : ''}`;
}
