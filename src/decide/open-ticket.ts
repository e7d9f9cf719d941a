// A mail that belongs to no ticket: may he write, what does he want, what is missing, how urgent is it. One pass over
// the steps of the journey; each step is a file.
import { flag, say, tell } from './actions.ts';
import { answer, answerAddress } from './answer.ts';
import { noteCaller } from './caller.ts';
import type { Decision, DecisionInput, MailEvent, TellEffect } from './decision.ts';
import type { Contact } from './directory-facts.ts';
import { detectedChannel } from './detected-channel.ts';
import { remember, type Draft } from './draft.ts';
import { decideEntitlement } from './entitlement.ts';
import { decideFields, isTold } from './field-verdict.ts';
import { forwardIfDue } from './forwarding.ts';
import { raise } from './lifecycle.ts';
import { blankTicket, newDraft } from './new-draft.ts';
import { claimedSeverities, claimedWords, holds, isComplete } from './predicate.ts';
import type { HeldTerms } from './release.ts';
import { unlessInvitation } from './invitation.ts';
import { isOfTheInternet } from './may-respond.ts';
import { takeInCopied } from './copied-people.ts';
import { noteDoubts } from './note-doubts.ts';
import { proposeContact } from './propose-contact.ts';
import { applyRelease, rememberRelease } from './released-mail.ts';
import { noteSupportEnd } from './release-age.ts';
import { decideRequirements } from './requirements.ts';
import { decideSender, type SenderVerdict } from './sender-verdict.ts';
import { decideSeverity } from './severity.ts';
import { decideType, saysType } from './ticket-type.ts';
import { limits } from '../mail/limits.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { isCredible } from '../recognise/recognition.ts';
import { startTimers } from './timers.ts';
import { noteFiles } from './ticket-files.ts';
import { noteUnread } from './unread-parts.ts';
import type { KnownField, Ticket } from './ticket.ts';

/** The closed case that a mail continues, with what its rules made of the mail. */
export interface Continued {
  readonly ticket: Ticket;
  readonly says: readonly string[];
  /** The type that the mail states on the old case; null when it states none. */
  readonly type: string | null;
  readonly assignedTo: string | null;
}

/** The decision on a mail that opens a ticket, or is held or redirected. */
export function openTicket(input: DecisionInput, event: MailEvent, continued: Continued | null): Decision {
  const followupOf = continued?.ticket ?? null;
  const draft = newDraft(input, blankTicket(input.desk, event, input.newRef ?? ''), event.mail.from[0]?.addrSpec ?? '');
  draft.ticket.channel = detectedChannel(input, event) ?? draft.ticket.channel;
  const organisation = draft.facts.organisation?.id ?? null;
  draft.changed = decideFields(draft, organisation);
  if (followupOf !== null) inheritFields(draft, followupOf);
  if (event.release !== null) applyRelease(draft, event.release);
  noteSupportEnd(draft);
  noteCaller(draft);
  decideEntitlement(draft);
  const sender: SenderVerdict = event.release !== null || followupOf !== null
    ? { verdict: 'accept', reason: event.release === null ? `continues ${followupOf?.ref ?? ''}` : `released by ${event.release.by}`, say: null, tell: null, template: '', sla: followupOf?.sla ?? true, flag: null, confirm: null }
    : unlessInvitation(draft, event, decideSender(draft));
  decideKind(draft, continued?.type ?? null);
  // Nothing of a held mail needs a reference; explain, which stores nothing, shows the whole decision without one.
  if (sender.verdict !== 'accept') return turnedAway(draft, event, sender);
  draft.ticket.sla = sender.sla && channelHasSla(draft) && draft.desk.pack.types[draft.ticket.type]?.sla !== false;
  if (sender.flag !== null) flag(draft, sender.flag);
  const claimed = claimedWords(draft);
  if (claimed.length > 0) draft.ticket.claimed = claimed;
  remember(draft, 'opened', event.mail.subject, 'requester');
  noteDoubts(draft);
  takeInCopied(draft);
  noteFiles(draft, event);
  noteUnread(draft, event);
  if (event.release !== null) rememberRelease(draft, event.release);
  if (continued !== null) linkBoth(draft, continued);
  startTimers(draft, 'received', event.receivedAt);
  raise(draft, 'mail.opened');
  if (isComplete(draft)) raise(draft, 'fields.complete');
  raise(draft, 'ticket.updated');
  addHints(draft);
  proposeContact(draft);
  forwardIfDue(draft);
  if (event.release?.more === true) draft.ticket.saysLater = [...draft.answer.paragraphs];
  else answer(draft, 'opened', answerAddress(draft), event.budget);
  return {
    outcome: { state: 'opened', reason: openedReason(draft, followupOf) },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: input.newRef === null,
    sender: { verdict: 'accept', reason: sender.reason },
  };
}

/** What the old case knew need not be asked again; what the new mail says, also wrongly, stands before it. */
function inheritFields(draft: Draft, old: Ticket): void {
  const stated = new Set(draft.ticket.wrong.map((one) => one.field));
  const known = Object.entries(old.fields).filter(([id]) => !stated.has(id)).map(([id, field]) => [id, { ...field, line: 0, assumed: true, earlier: field.earlier ?? old.ref }] as const);
  // What somebody has told us counts before what the directory says by itself.
  const told = (id: string): boolean => draft.ticket.fields[id]?.assumed !== true || old.fields[id]?.assumed !== false;
  draft.ticket.fields = { ...Object.fromEntries(known), ...Object.fromEntries(Object.entries(draft.ticket.fields).filter(([id]) => told(id))) };
}

/** Type, requirements and severity, in this order: each reads what the one before found. */
export function decideKind(draft: Draft, stated: string | null = null): void {
  decideType(draft, stated);
  const verdict = decideSeverity(draft);
  draft.ticket.severity = verdict.severity;
  draft.ticket.severityAssumed = verdict.assumed;
  draft.ticket.severityReason = verdict.reason;
  decideRequirements(draft);
  setStrayProseAside(draft);
}

/**
 * Free text answers only what this type of ticket asks for; elsewhere it would be a guess, shown as if somebody had
 * answered. A choice that no type ever asks for can only be told: it is worth knowing wherever it is. So is what says which
 * type this is, though a type that is known by it has no need to ask.
 */
function setStrayProseAside(draft: Draft): void {
  const { fields, require } = draft.desk.pack;
  const named = (needs: (typeof require)[string]): Set<string> => new Set(needs.map((need) => (typeof need === 'string' ? need.replace(/\?$/, '') : need.field)));
  // What is asked for under a condition is no stray: the next mail may make the condition hold.
  const wanted = named(require[draft.ticket.type] ?? []);
  const asked = named(Object.values(require).flat());
  const stays = ([id, field]: [string, KnownField]): boolean => wanted.has(id) || fields[id]?.on_any_type === true || (fields[id]?.kind === 'enum' && !asked.has(id)) || saysType(draft, id) || !isTold(draft, id, field);
  const known = Object.entries(draft.ticket.fields);
  draft.ticket.fields = Object.fromEntries(known.filter(stays));
  draft.ticket.setAside = Object.fromEntries(known.filter((one) => !stays(one)));
}

/** What was told before counts with what is told now: the mail may change the type to one that asks for it. */
export function takeUpSetAside(draft: Draft): void {
  draft.ticket.fields = { ...draft.ticket.setAside, ...draft.ticket.fields };
}

/** RET-04, RET-11: held or redirected. The mail keeps its receipt time; nothing of the ticket is stored. */
function turnedAway(draft: Draft, event: MailEvent, sender: SenderVerdict): Decision {
  const state = sender.verdict === 'hold' ? 'held' : 'redirected';
  const disowned = isDisowned(draft, sender);
  if (sender.say !== null && !disowned) {
    say(draft, sender.say);
    // It may have been said before, where once is enough.
    if (draft.answer.paragraphs.length > 0) answer(draft, state, answerAddress(draft), event.budget);
  }
  // Nobody could be answered, so nobody would know of it.
  if (!isOfTheInternet(draft.ticket.requester.addrSpec)) tell(draft, 'working_side', 'held_without_author');
  else if (sender.tell !== null) {
    const { authorisedContacts } = draft.facts;
    if (sender.tell !== 'org.authorised') tell(draft, sender.tell, sender.template);
    // A company that has named nobody: somebody must learn of the mail that waits.
    else if (authorisedContacts.length === 0) tell(draft, 'working_side', 'held_without_contact');
    else if (isFlood(event)) remember(draft, 'no-answer', 'too many mails: nobody is asked about this one');
    else if (disowned) askWhoWrote(draft);
    else draft.effects.push(askColleagues(authorisedContacts, sender.template));
  }
  return {
    outcome: { state, reason: sender.reason, ...(state === 'held' ? { held: termsOf(draft, sender) } : {}), ...(state === 'redirected' && sender.filed === true ? { filed: true } : {}) }, ticket: draft.ticket, history: draft.history, effects: draft.effects,
    wantsRef: false, sender: { verdict: sender.verdict === 'hold' ? 'hold' : 'redirect', reason: sender.reason },
  };
}

/** In the name of somebody who may write here, from a place that his domain does not vouch for: he is asked, not answered. */
function isDisowned(draft: Draft, sender: SenderVerdict): boolean {
  const { contact } = draft.facts;
  return sender.tell === 'org.authorised' && contact?.authorised === true && draft.mail !== null && !isCredible(draft.mail.recognition.authentication);
}

/** Himself, whether it is his mail, and his colleagues whether it is his. */
function askWhoWrote(draft: Draft): void {
  const own = draft.facts.authorisedContacts.filter((one) => sameAddress(one.addrSpec, draft.ticket.requester.addrSpec));
  const others = draft.facts.authorisedContacts.filter((one) => !own.includes(one));
  if (own.length > 0) draft.effects.push(askColleagues(own, 'in_your_name'));
  if (others.length > 0) draft.effects.push(askColleagues(others, 'in_a_colleagues_name'));
}

function askColleagues(contacts: readonly Contact[], text: string): TellEffect {
  const [only] = contacts;
  return { kind: 'tell', to: contacts.map((one) => one.addrSpec), text, reader: 'colleague', ...(contacts.length === 1 && only !== undefined ? { greets: only.name } : {}) };
}

/** Whose word the mail waits for: of those who were told, and of the sender where the rule lets him confirm. */
function termsOf(draft: Draft, sender: SenderVerdict): HeldTerms {
  return { organisation: draft.facts.organisation?.id ?? null, authorised: sender.tell === 'org.authorised', sender: sender.confirm };
}

/** H-05: whoever may write in a colleague's name must not be able to fill the mailboxes of the others through us. */
function isFlood(event: MailEvent): boolean {
  return event.budget.perAddressHour >= limits.automaticPerAddressHourMax;
}

function channelHasSla(draft: Draft): boolean {
  return draft.desk.pack.channels[draft.ticket.channel]?.sla !== false;
}

/** Self-help lines of the pack; never a reason to refuse (RET-43). */
function addHints(draft: Draft): void {
  for (const [index, hint] of draft.desk.pack.hints.entries()) {
    if (!holds(draft, hint.if)) continue;
    draft.witness?.ruled?.(['hints', index]);
    say(draft, hint.say);
  }
  const { phone_for = [] } = draft.desk.pack.severity;
  const urgent = [...claimedSeverities(draft), draft.ticket.severityAssumed ? '' : (draft.ticket.severity ?? '')];
  if (urgent.some((level) => phone_for.includes(level))) say(draft, 'phone');
}

/** RHI-32, F67: the new case names the old one, and the old one the new (record/ writes the way back). */
function linkBoth(draft: Draft, { ticket: old, says, assignedTo }: Continued): void {
  draft.ticket.links = [...draft.ticket.links, { ref: old.ref, kind: 'follows' }];
  draft.ticket.organisation = old.organisation ?? draft.ticket.organisation;
  draft.ticket.requester = draft.ticket.requester.addrSpec === '' ? old.requester : draft.ticket.requester;
  remember(draft, 'follows', `continues ${old.ref}, which is closed`);
  draft.ticket.assignedTo = assignedTo;
  // The rule that made the new case may say why; else the shared words do.
  for (const text of says.length > 0 ? says : ['new_case_opened']) say(draft, text);
}

function openedReason(draft: Draft, followupOf: Ticket | null): string {
  const follows = followupOf === null ? '' : `, follows ${followupOf.ref}`;
  const open = [...draft.ticket.missing, ...draft.ticket.wrong.map((one) => one.field)];
  return `${draft.ticket.type} opened${follows}${open.length === 0 ? ', complete' : `, waits for ${open.join(', ')}`}`;
}
