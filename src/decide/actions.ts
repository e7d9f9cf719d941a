// What a rule of a pack may do. Words for the requester are collected into his one answer (H-11); everything else
// changes the draft or adds an effect.
import type { TellEffect } from './decision.ts';
import type { Action } from '../rulebook/pack-schema.ts';
import { remember, type Draft } from './draft.ts';
import { climbLadder, countAttempt, currentStep, startLadder } from './ladder.ts';
import { closeTicket, raise, setStatus } from './lifecycle.ts';
import { mayRespondAutomatically } from './may-respond.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { decideRequirements } from './requirements.ts';
import { assigneeAddress, roleAddress } from './role-address.ts';
import { recomputeTimers, startTimer, stopTimer } from './timers.ts';

type ActionOf<W extends string> = Extract<Action, Record<W, unknown>>;

/** Carries out one action of the pack on the draft. */
export function applyAction(draft: Draft, action: Action): void {
  if ('say' in action) say(draft, action.say);
  else if ('ask' in action) ask(draft, action);
  else if ('remind' in action) remind(draft, action.remind);
  else if ('tell' in action) tell(draft, action.tell, action.template);
  else if ('flag' in action) flag(draft, action.flag);
  else if ('forget' in action) forget(draft, action.forget);
  else if ('unflag' in action) draft.ticket.flags = draft.ticket.flags.filter((one) => one !== action.unflag);
  else if ('ladder' in action) ladder(draft, action.ladder);
  else if ('raise' in action) raise(draft, action.raise);
  else if ('set' in action) set(draft, action);
  else if ('link' in action) linkIdentifier(draft, action.link);
  else if ('assign' in action) assign(draft, action.assign);
  else if ('start' in action) start(draft, action.start);
  else if ('restart' in action) restart(draft, action.restart);
  else if ('stop' in action) stopTimer(draft, action.stop, 'a rule');
  else if ('close' in action) closeTicket(draft, action.close);
  else if ('reopen' in action) reopen(draft, action.reopen);
  else if ('publish' in action) draft.publish.push(action.publish);
  else if ('report' in action) report(draft, action.report);
  else if ('followup' in action) draft.followup = action.followup;
  else remember(draft, 'note', action.note);
}

/** Adds a text of the desk to the answer, once; not what this writer need not be told again. */
export function say(draft: Draft, text: string): void {
  if (draft.mail?.said?.includes(text) === true) return;
  if (!draft.answer.paragraphs.includes(text)) draft.answer.paragraphs.push(text);
}

/** Marks the ticket, once. */
export function flag(draft: Draft, name: string): void {
  if (!draft.ticket.flags.includes(name)) draft.ticket.flags = [...draft.ticket.flags, name];
}

function ask(draft: Draft, action: ActionOf<'ask'>): void {
  if (action.ask === 'missing') draft.answer.askMissing = true;
  else if (action.ask === 'wrong') draft.answer.askWrong = true;
  else draft.answer.askFields.push(...action.ask);
}

/** H-12: asks once more, in other words, for what is still open. */
function remind(draft: Draft, text: string): void {
  say(draft, text);
  draft.answer.askMissing = true;
  draft.answer.askWrong = true;
}

/** What was said once must not be said again as if it were new. */
function forget(draft: Draft, field: string): void {
  const { [field]: _, ...others } = draft.ticket.fields;
  draft.ticket.fields = others;
}

/** The requester decides whether he escalates (ZYN-31); what he may not do yet he is told, with what is missing. */
function ladder(draft: Draft, what: ActionOf<'ladder'>['ladder']): void {
  if (what === 'start') startLadder(draft);
  else if (what === 'climb') say(draft, climbLadder(draft) ? 'ladder_step' : 'ladder_not_yet');
  else say(draft, countAttempt(draft, 'the requester says so') ? 'ladder_open' : 'ladder_attempt');
}

/** Mails a text of the desk to a role of the working side, to whoever has the ticket, or to the requester's authorised contacts. */
export function tell(draft: Draft, whom: string, text: string): void {
  if (whom === 'requester') {
    tellRequester(draft, text);
    return;
  }
  if (whom !== 'org.authorised') {
    const says = draft.mail !== null && draft.joins ? draft.mail.recognition.reply.text : '';
    draft.effects.push({ kind: 'tell', to: [addressOf(draft, whom)], text, ...(says === '' ? {} : { says }) });
    return;
  }
  // the designated persons; the requester stands for a company that has named nobody.
  const contacts = draft.facts.authorisedContacts.map((one) => one.addrSpec);
  // A machine that reported a call is nobody to tell.
  if (contacts.length === 0 && draft.desk.pack.channels[draft.ticket.channel]?.detect !== undefined) return;
  const [first = draft.ticket.requester.addrSpec] = contacts;
  draft.effects.push({ kind: 'tell', to: contacts.length > 0 ? contacts : [first], text, reader: 'requester', ...greets(draft, first), fields: draft.ticket.fields });
}

/** A report that was promised to him; it is no answer, so only what forbids every mail to him holds it back (H-05). */
function tellRequester(draft: Draft, text: string, more: Pick<TellEffect, 'report'> = {}): boolean {
  const { requester, organisation } = draft.ticket;
  const verdict = mayRespondAutomatically(draft, requester.addrSpec, { perTicketDay: 0, perAddressHour: 0 }, null);
  if (!verdict.may) {
    remember(draft, 'no-answer', `no report: ${verdict.reason}`);
    return false;
  }
  // OX-11: to the default address of his organisation, copy to him.
  const central = draft.desk.pack.desk.personal_copy === true ? (draft.facts.organisation?.defaultAddress ?? organisation?.mailbox ?? null) : null;
  const to = central === null || sameAddress(central, requester.addrSpec) ? [requester.addrSpec] : [central, requester.addrSpec];
  draft.effects.push({ kind: 'tell', to, text, reader: 'requester', ...greets(draft, requester.addrSpec), fields: draft.ticket.fields, ...more });
  return true;
}

/** RHI-25: what happened on this ticket, as far as it is the requester's. */
function report(draft: Draft, name: string): void {
  const rules = draft.desk.pack.reports[name];
  if (rules?.kind !== 'ticket' || draft.ticket.notice !== undefined) return;
  if (tellRequester(draft, rules.text, { report: name })) remember(draft, 'report', `${name} sent`, 'requester');
}

/** By whose name the first reader of a report is greeted: as he writes it, else as the directory has it. */
function greets(draft: Draft, address: string): { greets?: string } {
  const { requester } = draft.ticket;
  const name = sameAddress(address, requester.addrSpec) && requester.displayName !== '' ? requester.displayName
    : draft.facts.authorisedContacts.find((one) => sameAddress(one.addrSpec, address))?.name;
  return name === undefined ? {} : { greets: name };
}

function addressOf(draft: Draft, whom: string): string {
  if (whom === 'owner') return assigneeAddress(draft.desk, draft.ticket.assignedTo);
  return roleAddress(draft.desk, whom === 'ladder.current' ? (currentStep(draft)?.to ?? '') : whom);
}

function set(draft: Draft, action: ActionOf<'set'>): void {
  if (action.set.type !== undefined) {
    draft.ticket.type = action.set.type;
    draft.ticket.typeAssumed = false;
  }
  if (action.set.severity !== undefined) {
    draft.ticket.severity = action.set.severity;
    draft.ticket.severityReason = 'set by a rule of the pack';
    draft.ticket.severityAssumed = false;
  }
  decideRequirements(draft);
  recomputeTimers(draft);
}

/** RET-34: references to other tickets of the vendor become links. */
function linkIdentifier(draft: Draft, identifier: string): void {
  const values = (draft.mail?.recognition.identifiers ?? []).filter((claim) => claim.identifier === identifier).map((claim) => claim.value);
  for (const value of new Set(values)) {
    if (!draft.ticket.links.some((link) => link.ref === value)) draft.ticket.links = [...draft.ticket.links, { ref: value, kind: 'related' }];
  }
}

function assign(draft: Draft, role: string): void {
  // An organisation that nobody looks after in particular stays with everybody.
  const whom = role === 'org.engineer' ? (draft.facts.organisation?.engineer ?? null) : role;
  if (whom === null) return;
  draft.ticket.assignedTo = whom;
  remember(draft, 'assigned', `to ${whom}`);
}

function start(draft: Draft, name: string): void {
  const timer = draft.desk.pack.timers[name];
  const state = draft.ticket.timers[name]?.state;
  if (timer !== undefined && state === undefined && draft.ticket.sla) startTimer(draft, name, timer, draft.ticket.receivedAt);
}

/** A case that comes back is answered anew: the clock counts from the mail that brought it back. */
function restart(draft: Draft, name: string): void {
  const timer = draft.desk.pack.timers[name];
  if (timer !== undefined && draft.ticket.sla) startTimer(draft, name, timer, draft.now);
}

function reopen(draft: Draft, status: string): void {
  setStatus(draft, status, 'reopened');
  remember(draft, 'reopened', 'by the requester', 'requester');
}
