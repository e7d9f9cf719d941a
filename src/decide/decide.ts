// The decision: a pure function of ticket, event, pack, facts and time. What it returns is everything that happens.
// explain, simulate and replay call this same function; only what is done with the effects differs.
import { matchesAddress } from '../mail/mailbox.ts';
import { act } from './act.ts';
import { ActRefused } from './act-refused.ts';
import { answer } from './answer.ts';
import { hasNoAddress } from './caller.ts';
import { isCredibleSender } from './credible-sender.ts';
import type { ActEvent, AutomaticBudget, Decision, DecisionInput, MailEvent, RecountEvent, TimerEvent } from './decision.ts';
import { whyUnreachable, withWriterBack } from './dead-address.ts';
import { detectedChannel } from './detected-channel.ts';
import type { Draft } from './draft.ts';
import { fileMail } from './file-mail.ts';
import { forwardIfDue } from './forwarding.ts';
import { joinTicket } from './join-ticket.ts';
import { holdInfected } from './infected-mail.ts';
import { raise } from './lifecycle.ts';
import { holdLookAlike } from './look-alike.ts';
import { decideMonitor } from './monitor-event.ts';
import { mergeTickets } from './merge-tickets.ts';
import { withinLoopBudget } from './loop-stop.ts';
import { newDraft } from './new-draft.ts';
import { publishByClock } from './notice.ts';
import { whyNoRequester } from './notice-answer.ts';
import { announcedKind, openNotice, openNoticeByMail } from './open-notice.ts';
import { openTicket } from './open-ticket.ts';
import { recountTimers } from './recount.ts';
import { staffForward } from './staff-forward.ts';
import { leaveLists, leavesLists } from './subscription.ts';
import { startsAnew } from './starts-anew.ts';
import type { Ticket } from './ticket.ts';
import { whyNotToAnswer } from './severity-guard.ts';
import { flagsAfterStaff } from './staff-flags.ts';
import { tellAssignee } from './tell-assignee.ts';
import { wakeTimer } from './timer-wake.ts';
import { attachParagraphs, joinFromWorkingSide, outcomes, releaseHeldReply, sendReply } from './working-answer.ts';

export { ActRefused };

/**
 * Decides one event. Throws only ActRefused (an act with a wrong argument); everything that can be wrong with a mail
 * is part of the decision.
 */
export function decide(input: DecisionInput): Decision {
  return tellAssignee(input, decideEvent(input));
}

function decideEvent(input: DecisionInput): Decision {
  const { event, ticket } = input;
  if (event.kind === 'mail') return withWriterBack(event, (mail) => withinLoopBudget(input, mail, decideMail({ ...input, event: mail }, mail, ticket)));
  if (event.kind === 'notice') return openNotice(input, event);
  if (ticket === null) throw new ActRefused('there is no such ticket');
  if (event.kind === 'monitor') return decideMonitor(input, event, ticket);
  if (event.kind === 'recount') return decideRecount(input, event, ticket);
  return event.kind === 'timer' ? decideTimer(input, event, ticket) : decideAct(input, event, ticket);
}

function decideMail(input: DecisionInput, event: MailEvent, ticket: Ticket | null): Decision {
  const infected = holdInfected(input, event);
  if (infected !== null) return infected;
  const lookAlike = holdLookAlike(input, event, ticket);
  if (lookAlike !== null) return lookAlike;
  const fromWorkingSide = isWorkingSide(input, event);
  const { classification } = event.recognition.mailClass;
  const announced = fromWorkingSide && classification === 'human' && ticket?.notice === undefined ? announcedKind(input.desk, event) : null;
  if (announced !== null) return openNoticeByMail(input, event, announced, ticket);
  if (ticket === null && detectedChannel(input, event) !== null) return openTicket(input, event, null);
  if (ticket !== null && fromWorkingSide && classification !== 'own' && classification !== 'dsn') {
    return joinFromWorkingSide(input, event, ticket);
  }
  if (classification !== 'human') return fileMail(input, event, ticket);
  if (ticket !== null && event.threadSide === 'working' && !fromWorkingSide) {
    // Staff forwards carry the working side's address; whoever finds it there is neither staff nor the requester.
    return held(`answers the working side's address of ${ticket.ref} without being of the working side`);
  }
  if (ticket !== null && startsAnew(event, ticket)) return openBeside(input, event, ticket);
  if (ticket !== null) return joinTicket(input, event, ticket);
  const leaves = fromWorkingSide ? null : leavesLists(input.desk, event);
  if (leaves !== null) return leaveLists(input, event, leaves);
  const passedOn = staffForward(input.desk, event.mail, event.recognition);
  if (passedOn !== null) {
    // The whole decision sees the partner as who wrote, or his answer would be withheld as one to staff.
    const { reply } = event.recognition;
    const recognition = reply.forwardedText === '' ? event.recognition : { ...event.recognition, reply: { ...reply, text: reply.forwardedText } };
    const his: MailEvent = { ...event, mail: { ...event.mail, from: [passedOn.from], replyTo: [] }, recognition, channel: passedOn.channel };
    return withWordsOfStaff(openTicket({ ...input, event: his }, his, null), event);
  }
  if (fromWorkingSide && event.release === null) {
    return held('the working side writes without naming a ticket we know');
  }
  return openTicket(input, event, null);
}

/** F60: a mail about something else on a case closed long ago; he took part in that one, so he may read its number. */
function openBeside(input: DecisionInput, event: MailEvent, old: Ticket): Decision {
  const decision = openTicket({ ...input, ticket: null }, { ...event, threadedBy: '', threadSide: null }, null);
  if (decision.ticket === null || decision.outcome?.state !== 'opened') return decision;
  const links = [...decision.ticket.links, { ref: old.ref, kind: 'possibly-related' }];
  return { ...decision, ticket: { ...decision.ticket, links }, outcome: { ...decision.outcome, reason: `${decision.outcome.reason}; answers ${old.ref}, closed long ago, with another matter` } };
}

/** What the member of staff wrote above the partner's mail is for us, not the partner's story. */
function withWordsOfStaff(decision: Decision, { mail, recognition: { reply }, messageId }: MailEvent): Decision {
  const by = mail.from[0]?.addrSpec ?? '';
  if (reply.forwardedText === '' || reply.text.trim() === '') return decision;
  return { ...decision, history: [...decision.history, { kind: 'note', text: `passed on by ${by}: ${reply.text.trim()}`.slice(0, 400), side: 'internal', by, messageId }] };
}

function held(reason: string): Decision {
  return { outcome: { state: 'held', reason }, ticket: null, history: [], effects: [], wantsRef: false, sender: { verdict: 'hold', reason } };
}

/** The working side is who the pack says, if he is who his From says (H-08). */
function isWorkingSide(input: DecisionInput, event: MailEvent): boolean {
  const from = event.mail.from[0]?.addrSpec ?? '';
  if (!isCredibleSender(event, 'working')) return false;
  return input.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, from));
}

function decideTimer(input: DecisionInput, event: TimerEvent, ticket: Ticket): Decision {
  const draft = newDraft(input, ticket, 'timer');
  wakeTimer(draft, event);
  for (const phase of draft.publish) publishByClock(draft, phase);
  if (draft.answer.paragraphs.length > 0) answer(draft, 'notice', ticket.requester, event.budget);
  return done(draft);
}

function decideRecount(input: DecisionInput, event: RecountEvent, ticket: Ticket): Decision {
  const draft = newDraft(input, ticket, event.by);
  recountTimers(draft);
  return done(draft);
}

function decideAct(input: DecisionInput, event: ActEvent, ticket: Ticket): Decision {
  if (event.verb === 'merge') return mergeTickets(input, event, ticket);
  if (ticket.mergedInto !== undefined && event.verb !== 'reopen' && event.verb !== 'note') throw new ActRefused(`${ticket.ref} was merged into ${ticket.mergedInto}: act there, or reopen this one`);
  const draft = newDraft(input, ticket, event.by);
  draft.ticket.staffAt = input.now;
  draft.ticket.flags = flagsAfterStaff(draft.ticket);
  // Whoever acts by hand sees what leaves: no loop can pass through him.
  const budget: AutomaticBudget = { ...event.budget, perTicketDay: 0 };
  if (ticket.notice !== undefined && (event.verb === 'reply' || outcomes.some((verb) => verb === event.verb))) throw new ActRefused(whyNoRequester(event.verb));
  if (event.verb === 'reply') {
    if (event.argument.trim() === '') throw new ActRefused('an empty reply is no reply');
    assertMayAnswer(draft);
    assertHasAddress(draft);
    assertReachable(draft);
    sendReply(draft, event.argument.trim(), event.by.includes('@') ? event.by : '', null);
  } else {
    if (outcomes.some((verb) => verb === event.verb)) {
      assertMayAnswer(draft);
      if (event.argument.trim() !== '') assertHasAddress(draft);
      if (event.argument.trim() !== '') assertReachable(draft);
      if (event.argument.trim() !== '') sendReply(draft, event.argument.trim(), event.by.includes('@') ? event.by : '', null);
    }
    const problem = act(draft, event.verb, event.argument);
    if (problem !== null) throw new ActRefused(problem);
    if (event.verb === 'severity') releaseHeldReply(draft);
  }
  raise(draft, 'ticket.updated');
  forwardIfDue(draft);
  attachParagraphs(draft, budget);
  return done(draft);
}

/** WAR-31: nobody reads mail to the machine that reported a call. */
function assertHasAddress(draft: Draft): void {
  if (hasNoAddress(draft)) throw new ActRefused('the address of the caller is not known; first say who it is, for example: contact kim@partner.example');
}

/** F68: what would not arrive is not taken for sent. */
function assertReachable(draft: Draft): void {
  const why = whyUnreachable(draft);
  if (why !== null) throw new ActRefused(`${why}; \`postern undeliverable ${draft.ticket.requester.addrSpec} --clear\` lets mail to it leave again`);
}

/** WAR-57: the first answer needs a severity that a person has confirmed. */
function assertMayAnswer(draft: Draft): void {
  const blocked = whyNotToAnswer(draft);
  if (blocked !== null) throw new ActRefused(blocked);
}

function done(draft: Draft): Decision {
  return {
    outcome: null, ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false,
    sender: { verdict: 'none', reason: '' },
  };
}
