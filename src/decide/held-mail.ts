// What is written about a mail that is still held, and what stays silent because it was said already. Only a word that
// releases it changes anything (release.ts); everything else waits with it and opens nothing of its own.
import { sameAddress } from '../mail/mailbox.ts';
import { matterOf } from '../mail/subject-matter.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision, MailEvent, TellEffect } from './decision.ts';
import { blankTicket } from './new-draft.ts';
import { saysYes, type AnswerOnHeld, type EarlierHeld, type HeldMail, type HeldNote, type HeldTerms } from './release.ts';
import { watchAddress } from './role-address.ts';
import type { Ticket } from './ticket.ts';

/**
 * A person writes on a held mail, but not the word that releases it. `waits`: it opens nothing of its own; `follows`: it
 * is part of the matter, and goes where the held mail goes. A yes of somebody whose word does not count is neither.
 */
export function standingOf(desk: Desk, { recognition, facts, from, side }: AnswerOnHeld, held: HeldMail): { readonly waits: boolean; readonly follows: boolean } {
  if (recognition.mailClass.classification !== 'human') return { waits: false, follows: false };
  if (side === 'working') return { waits: true, follows: false };
  // OX-11: the company's central address gets the question as well, and may answer it.
  const central = facts.organisation !== null && facts.organisation.id === held.terms?.organisation ? facts.organisation.defaultAddress : null;
  const own = sameAddress(from, held.from) || (central !== null && held.terms?.sender == null && sameAddress(from, central));
  const merelyYes = saysYes(desk, recognition.reply.text.trim());
  return { waits: own && (merelyYes || held.terms?.sender != null), follows: own && !merelyYes };
}

/** A held mail, as a later one of its sender sees it. */
export interface WaitingMail {
  readonly id: string;
  readonly subject: string;
  readonly messageId: string | null;
  readonly note: HeldNote | null;
}

/** The first of those that are held together with it: the one that opens the ticket. */
export function firstHeld({ id, note }: Pick<WaitingMail, 'id' | 'note'>): string {
  return note?.with?.together === true ? note.with.id : id;
}

/**
 * What a later held mail goes with, of everything its sender has waiting (newest first): the same matter if it answers
 * about it, keeps the subject, or states nothing of its own ("Any news?"), else his newest.
 */
export function earlierHeld(waiting: readonly WaitingMail[], { mail, recognition }: Pick<MailEvent, 'mail' | 'recognition'>, decided: Pick<Decision, 'ticket'>): EarlierHeld | null {
  // A From that failed authentication says nothing about who wrote.
  const [newest] = recognition.authentication.from === 'fail' ? [] : waiting;
  if (newest === undefined) return null;
  const references = [...mail.inReplyTo, ...mail.references];
  const same = waiting.find((one) => (one.messageId !== null && references.includes(one.messageId)) || matterOf(one.subject) === matterOf(mail.subject))
    ?? (statesNothing(decided.ticket) ? newest : undefined);
  return same === undefined ? { id: firstHeld(newest), together: false } : { id: firstHeld(same), together: true };
}

/** Nothing that a ticket could be about: no detail, no file. */
function statesNothing(ticket: Ticket | null): boolean {
  return ticket !== null && ticket.wrong.length === 0 && ticket.attachmentsIn.length === 0 && Object.values(ticket.fields).every((field) => field.assumed);
}

/** Such an answer waits with the mail that it is about, which goes first even when it goes at once. */
export function waitsWith(desk: Desk, event: MailEvent, id: string, terms: HeldTerms | null, passes = false): Decision {
  const reason = `belongs to held message ${id}, ${passes ? 'and lets it pass' : 'but does not let it pass'}`;
  return {
    outcome: { state: 'held', reason, ...(terms === null ? {} : { held: termsOnly(terms) }) }, ticket: blankTicket(desk, event, ''), history: [], effects: [], wantsRef: false,
    sender: { verdict: 'hold', reason },
  };
}

/** OX-S04: what he writes about his held mail could open a ticket by itself: both belong into one, beginning with the held one. */
export function bringsWhatWasLacking(decision: Decision, { recognition }: Pick<MailEvent, 'recognition'>): boolean {
  return decision.outcome?.state === 'opened' && recognition.authentication.from !== 'fail';
}

/** H-12: who writes on about a held mail, and those who may release it, have been told already. A question of his is shown to people, once. */
export function heldBeside(desk: Desk, decision: Decision, earlier: EarlierHeld | null, event: MailEvent, waiting: readonly WaitingMail[]): Decision {
  const { outcome } = decision;
  if (earlier === null || outcome?.state !== 'held') return decision;
  const note: HeldNote = { ...(outcome.held ?? { organisation: null, authorised: false, sender: null }), with: earlier };
  if (!earlier.together) return { ...decision, outcome: { ...outcome, held: note, reason: `${outcome.reason}; message ${earlier.id} of the same sender is held too` } };
  const reason = outcome.reason.includes('belongs to held message') ? outcome.reason : `${outcome.reason}; belongs to held message ${earlier.id}`;
  const asked = waiting.some((one) => firstHeld(one) === earlier.id && one.note?.asked === true);
  const asks = !asked && decision.ticket !== null && /\?(?=\s|$)/u.test(event.recognition.reply.text);
  const shown: TellEffect = { kind: 'tell', to: [watchAddress(desk)], text: 'held_question' };
  // What is said once was not said with the earlier one.
  const warnings = decision.effects.filter((effect) => effect.kind === 'tell' && effect.once !== undefined);
  return { ...decision, effects: asks ? [...warnings, shown] : warnings, outcome: { ...outcome, held: asks ? { ...note, asked: true } : note, reason } };
}

/** What ties this one mail to others is not true of another. */
function termsOnly({ organisation, authorised, sender }: HeldTerms): HeldTerms {
  return { organisation, authorised, sender };
}
