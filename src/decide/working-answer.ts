// The working side writes on a ticket: commands on top are carried out, the rest is relayed to the requester unless it
// is a note. Its own reference (`RCR-…`) is learned from the first mail that names one, also from a machine's receipt.
import { hasNoAddress } from './caller.ts';
import { act } from './act.ts';
import { say } from './actions.ts';
import type { AutomaticBudget, Decision, DecisionInput, MailEvent } from './decision.ts';
import { actVerbs } from './decision.ts';
import { whyUnreachable } from './dead-address.ts';
import { remember, type Draft } from './draft.ts';
import { forwardIfDue } from './forwarding.ts';
import { countAttempt, currentStep } from './ladder.ts';
import { raise, statusClass } from './lifecycle.ts';
import { mayRespondAutomatically } from './may-respond.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { newDraft } from './new-draft.ts';
import { answerOnNotice } from './notice-answer.ts';
import { mayRelay } from './relay-budget.ts';
import { roleAddress, watchAddress } from './role-address.ts';
import { whyNotToAnswer } from './severity-guard.ts';
import { flagsAfterStaff } from './staff-flags.ts';
import { filesKeptBack, noteFiles } from './ticket-files.ts';
import type { HeldReply, Ticket } from './ticket.ts';

/** What the words of a mail are, beside an answer; their commands act after the words have been sent. */
export const outcomes = ['resolve', 'workaround', 'ask', 'plan', 'elsewhere'] as const;

/** The decision on a mail of the working side that belongs to `ticket`. */
export function joinFromWorkingSide(input: DecisionInput, event: MailEvent, ticket: Ticket): Decision {
  const draft = newDraft(input, ticket, event.mail.from[0]?.addrSpec ?? '');
  draft.ticket.workingMessageId = event.mail.messageId ?? ticket.workingMessageId;
  learnReferences(draft, event);
  const automatic = event.recognition.mailClass.classification !== 'human';
  remember(draft, automatic ? 'receipt' : 'working-reply', event.mail.subject, 'working');
  noteFiles(draft, event);
  // RET-S11, H-10: a receipt of the vendor's ticket system is filed; it answers nobody and stops no clock.
  if (!automatic && ticket.notice !== undefined) answerOnNotice(draft, event);
  else if (!automatic) answerOfPeople(draft, event);
  else unreached(draft, event);
  return {
    outcome: { state: automatic ? 'automatic' : 'joined', reason: `working side on ${ticket.ref} (by ${event.threadedBy})${automatic ? ', a receipt: filed' : ''}` },
    ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: false,
    sender: { verdict: 'accept', reason: 'the working side' },
  };
}

/** ZYN-S10: who is away has not been reached; his machine's note is evidence of an attempt, not an answer. */
function unreached(draft: Draft, event: MailEvent): void {
  const step = currentStep(draft);
  if (step === null || !sameAddress(event.mail.from[0]?.addrSpec ?? '', roleAddress(draft.desk, step.to))) return;
  if (countAttempt(draft, `automatic answer: ${event.mail.subject}`)) {
    say(draft, 'ladder_open');
    attachParagraphs(draft, event.budget);
  }
}

function answerOfPeople(draft: Draft, event: MailEvent): void {
  draft.ticket.staffAt = draft.now;
  draft.ticket.flags = flagsAfterStaff(draft.ticket);
  const problems: string[] = [];
  const said: string[] = [];
  for (const command of event.recognition.commands) {
    // Words behind #note and #resolve belong to the text below them.
    if (command.verb === 'note' || outcomes.some((verb) => verb === command.verb)) {
      if (command.argument !== '') said.push(command.argument);
      continue;
    }
    const verb = actVerbs.find((one) => one === command.verb);
    const problem = verb === undefined ? `no command #${command.verb}` : act(draft, verb, command.argument);
    if (problem !== null) problems.push(`line ${command.line}: ${problem}`);
  }
  // Whoever writes #note anywhere, below a greeting or with words behind it, means that nothing of it leaves.
  const internal = event.recognition.commands.some((command) => command.verb === 'note') || /^[ \t]*#[ \t]?note\b/imu.test(event.recognition.message);
  const text = [...said, event.recognition.message].join('\n').trim();
  const mistyped = unknownCommand(event.recognition.message);
  if ((internal || mistyped !== null) && text !== '') remember(draft, 'note', text.slice(0, 4_000));
  else problems.push(...answerRequester(draft, event, text));
  raise(draft, 'ticket.updated');
  attachParagraphs(draft, { ...event.budget, perTicketDay: 0 });
  forwardIfDue(draft);
  tellKeptBack(draft, event);
  if (mistyped !== null) {
    remember(draft, 'problem', `nothing was sent: no command #${mistyped}`);
    draft.effects.push({ kind: 'tell', to: [draft.by], text: 'command_unknown', lines: [`#${mistyped}`, ...problems], says: text });
    return;
  }
  for (const problem of problems) remember(draft, 'problem', problem);
  if (problems.length > 0) draft.effects.push({ kind: 'tell', to: [draft.by], text: 'commands_not_understood', lines: problems });
}

/**
 * The word behind # on the first line that is left: it was meant as a command. Nothing below it may leave, because it may
 * have been `#notes`; a number (`#4711`) and a heading (`## …`) are no commands.
 */
function unknownCommand(message: string): string | null {
  return /^\s*#\s?([a-z][\w-]{1,30})/iu.exec(message)?.[1] ?? null;
}

/** What he attached and the requester does not get, he must know. */
function tellKeptBack(draft: Draft, event: MailEvent): void {
  const lines = filesKeptBack(draft).map((one) => `${one.name} (${one.leftOut?.replace('_', ' ') ?? ''})`);
  const relayed = draft.effects.some((effect) => effect.kind === 'relay' && effect.attachmentsOf === event.messageId);
  if (lines.length > 0 && relayed) draft.effects.push({ kind: 'tell', to: [draft.by], text: 'files_kept_back', lines });
}

/** His words go out, unless the severity has to be confirmed first; then they are kept until it is. Returns what could not be done. */
function answerRequester(draft: Draft, event: MailEvent, text: string): string[] {
  const outcome = outcomes.find((verb) => event.recognition.commands.some((command) => command.verb === verb)) ?? null;
  const reply: HeldReply = {
    text, author: event.mail.from[0]?.displayName ?? '', attachmentsOf: event.mail.attachments.length > 0 ? event.messageId : null, outcome,
  };
  if (text === '' && outcome === null) {
    releaseHeldReply(draft);
    return [];
  }
  if (whyNotToAnswer(draft) === null) {
    if (draft.ticket.heldReply != null) remember(draft, 'note', `replaced by a newer answer: ${draft.ticket.heldReply.text}`.slice(0, 4_000));
    draft.ticket.heldReply = null;
    return sendWithOutcome(draft, reply);
  }
  draft.ticket.heldReply = reply;
  remember(draft, 'held-answer', `waits for a confirmed severity: ${text.slice(0, 200)}`);
  const { guard } = draft.desk.pack.severity;
  if (guard !== undefined) draft.effects.push({ kind: 'tell', to: [draft.by], text: guard.template });
  return [];
}

/** The answer that waited for the confirmation of the severity leaves now. */
export function releaseHeldReply(draft: Draft): void {
  const held = draft.ticket.heldReply;
  if (held == null || whyNotToAnswer(draft) !== null) return;
  draft.ticket.heldReply = null;
  for (const problem of sendWithOutcome(draft, held)) remember(draft, 'problem', problem);
}

function sendWithOutcome(draft: Draft, reply: HeldReply): string[] {
  if (reply.text !== '') sendReply(draft, reply.text, reply.author, reply.attachmentsOf);
  // After the reply, so that `solution.sent` finds the answer already counted.
  const problem = reply.outcome === null ? null : act(draft, reply.outcome, '');
  return problem === null ? [] : [problem];
}

/** RHI-10: a person's words to the requester are the response; automatic mails never are. */
export function sendReply(draft: Draft, text: string, author: string, attachmentsOf: string | null): void {
  if (hasNoAddress(draft)) {
    remember(draft, 'no-answer', `withheld, the caller's address is not known: ${text.slice(0, 200)}`);
    draft.effects.push({ kind: 'tell', to: [draft.by.includes('@') ? draft.by : watchAddress(draft.desk)], text: 'no_address' });
    return;
  }
  const unreachable = whyUnreachable(draft);
  if (unreachable !== null) {
    remember(draft, 'no-answer', `withheld, ${unreachable}: ${text.slice(0, 200)}`);
    draft.effects.push({ kind: 'tell', to: [draft.by.includes('@') ? draft.by : watchAddress(draft.desk)], text: 'reply_undeliverable', lines: [unreachable], says: text });
    return;
  }
  if (!mayRelay(draft)) return;
  draft.effects.push({
    kind: 'relay', direction: 'to-requester', text, author, attachmentsOf, changed: [], paragraphs: [],
    inReplyTo: draft.ticket.requesterMessageId,
  });
  remember(draft, 'answer', text.slice(0, 200), 'requester');
  draft.ticket.repliedAt = draft.now;
  raise(draft, 'staff.replied');
  raise(draft, 'vendor.replied');
}

/** What rules wanted to say on this occasion goes below the person's words, or is a mail of its own without them. */
export function attachParagraphs(draft: Draft, budget: AutomaticBudget): void {
  const index = draft.effects.findIndex((effect) => effect.kind === 'relay' && effect.direction === 'to-requester');
  const relay = draft.effects[index];
  // Solved without a word: the status itself is the message. An announcement has said it to everybody.
  const solved = relay === undefined && draft.ticket.notice === undefined && draft.raised.includes('status.changed') && statusClass(draft) === 'resolved';
  if (draft.answer.paragraphs.length === 0 && !solved) return;
  if (relay?.kind === 'relay') draft.effects[index] = { ...relay, paragraphs: [...draft.answer.paragraphs] };
  else {
    const verdict = mayRespondAutomatically(draft, draft.ticket.requester.addrSpec, budget, null);
    if (!verdict.may) remember(draft, 'no-answer', `no automatic mail: ${verdict.reason}`);
    else draft.effects.push({
      kind: 'answer', to: draft.ticket.requester, cc: [], language: draft.ticket.language, situation: 'notice',
      paragraphs: [...draft.answer.paragraphs], missing: [], optional: [], wrong: [], helpful: [], showKnown: false,
      inReplyTo: draft.ticket.requesterMessageId, autoSubmitted: 'auto-generated',
    });
  }
  draft.answer.paragraphs = [];
}

function learnReferences(draft: Draft, event: MailEvent): void {
  for (const claim of event.recognition.identifiers) {
    if (draft.desk.pack.identifiers[claim.identifier]?.resolves !== 'vendor_ticket') continue;
    if (draft.ticket.vendorRefs.includes(claim.value)) continue;
    draft.ticket.vendorRefs = [...draft.ticket.vendorRefs, claim.value];
    remember(draft, 'reference', claim.value);
  }
}
