// The one automatic answer of a decision (H-11): what the rules wanted to say and ask becomes a single mail, if it may
// leave at all. What is asked is remembered, so that the same question is not sent twice unchanged (H-12).
import type { Mailbox } from '../mail/mailbox.ts';
import { domainOf, sameAddress } from '../mail/mailbox.ts';
import type { AnswerEffect, AutomaticBudget } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { absentFiles } from './expected-files.ts';
import { flag, tell } from './actions.ts';
import { raise } from './lifecycle.ts';
import { muteFor } from './loop-stop.ts';
import { filesKeptBack } from './ticket-files.ts';
import { isOutsideWriter } from './outside-writer.ts';
import { mayRespondAutomatically } from './may-respond.ts';
import { onceKeys } from './said-once.ts';

/** A handful: beyond that the questions that matter drown. The pack names the most useful ones first. */
const optionalAskedMax = 5;

/**
 * Adds the answer to the effects, or a history line saying why none leaves.
 * `to` is the person who wrote, or the requester for a timer.
 */
export function answer(draft: Draft, situation: AnswerEffect['situation'], to: Mailbox, budget: AutomaticBudget): void {
  const person = named(draft, to);
  const { paragraphs, askMissing, askWrong, askFields } = draft.answer;
  const wrong = askWrong ? draft.ticket.wrong.map((one) => one.field) : [];
  const missing = askMissing ? withoutTwins(draft, draft.ticket.missing) : [];
  const extra = askFields.filter((field) => draft.ticket.fields[field] === undefined && !missing.includes(field) && !wrong.includes(field));
  const asked = [...wrong, ...missing, ...extra];
  const verdict = mayRespondAutomatically(draft, to.addrSpec, situation === 'completed' ? withReserve(budget) : budget);
  if (!verdict.may) {
    remember(draft, 'no-answer', `no automatic mail: ${verdict.reason}`);
    if (verdict.spent === 'ticket') tellMuted(draft);
    else if (verdict.spent !== undefined && budget.loops !== undefined) muteFor(draft, budget.loops, 'answers', verdict.spent, verdict.reason);
    return;
  }
  if (asked.length > 0) draft.ticket.asked = asked;
  // A reminder repeats questions; only asking them anew starts the clock that reminds.
  if (asked.length > 0 && draft.mail !== null) raise(draft, 'questions.asked');
  const keptBack = filesKeptBack(draft);
  // What merely helps is asked for once, with the first answer.
  const optional = asked.length > 0 && situation === 'opened' ? draft.ticket.optionalMissing.filter((field) => !extra.includes(field)).slice(0, optionalAskedMax) : [];
  const once = draft.mail === null ? [] : onceKeys(draft.desk, draft.mail).filter((one) => paragraphs.includes(one.text));
  draft.effects.push({
    kind: 'answer', ...recipients(draft, person), language: draft.ticket.language, situation, paragraphs: [...paragraphs],
    missing: [...missing, ...extra], optional, wrong,
    helpful: situation === 'opened' ? absentFiles(draft) : [], ...(keptBack.length === 0 ? {} : { keptBack }),
    showKnown: situation === 'opened' || situation === 'completed',
    inReplyTo: draft.mail?.mail.messageId ?? draft.ticket.requesterMessageId,
    autoSubmitted: draft.mail === null ? 'auto-generated' : 'auto-replied', ...(once.length === 0 ? {} : { once }),
  });
}

/**
 * Whoever answers bit by bit spends the budget on questions; that all is there now is the one word he waits for. A loop
 * does not get there: no machine fills in what we ask.
 */
function withReserve(budget: AutomaticBudget): AutomaticBudget {
  return { ...budget, perTicketDay: Math.max(0, budget.perTicketDay - 1) };
}

/** H-05: whoever is no longer answered needs a person; one word to staff, until they have done something. */
function tellMuted(draft: Draft): void {
  if (draft.ticket.flags.includes('answers_muted')) return;
  flag(draft, 'answers_muted');
  tell(draft, 'working_side', 'staff_muted');
}

/** of questions that answer one another only the first is asked. */
export function withoutTwins(draft: Draft, missing: readonly string[]): string[] {
  const asked: string[] = [];
  for (const id of missing) {
    const field = draft.desk.pack.fields[id];
    const twin = field?.kind === 'text' && (field.filled_by ?? []).some((other) => asked.includes(other));
    if (!twin) asked.push(id);
  }
  return asked;
}

/** Where an answer to this mail goes: Reply-To only when it stays in the writer's own domain (F25); never to an outsider. */
export function answerAddress(draft: Draft): Mailbox {
  if (isOutsideWriter(draft)) return draft.ticket.requester;
  const mail = draft.mail?.mail;
  const from = mail?.from[0] ?? draft.ticket.requester;
  const wanted = mail?.replyTo[0];
  return wanted !== undefined && domainOf(wanted.addrSpec) === domainOf(from.addrSpec) ? wanted : from;
}

/** With the name that the directory has, when he writes under none. */
function named(draft: Draft, to: Mailbox): Mailbox {
  if (to.displayName !== '') return to;
  const known = [draft.facts.contact, ...draft.facts.authorisedContacts].find((one) => one !== null && sameAddress(one.addrSpec, to.addrSpec));
  return known == null ? to : { ...to, displayName: known.name };
}

/** OX-11: personal communication goes to the organisation's default address, copy to who wrote. One copy if equal. */
function recipients(draft: Draft, to: Mailbox): { to: Mailbox; cc: string[]; greets?: string } {
  const central = draft.desk.pack.desk.personal_copy === true ? (draft.facts.organisation?.defaultAddress ?? draft.ticket.organisation?.mailbox ?? null) : null;
  const copied = draft.desk.pack.desk.copied === 'informed' ? (draft.ticket.copied ?? []).filter((one) => !sameAddress(one, to.addrSpec) && (central === null || !sameAddress(one, central))) : [];
  if (central === null || sameAddress(central, to.addrSpec)) return { to, cc: copied };
  return { to: { displayName: '', addrSpec: central }, cc: [to.addrSpec, ...copied], greets: to.displayName };
}
