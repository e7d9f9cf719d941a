// What is written about a mail that is still held, and what stays silent because it was said already. Only a word that
// releases it changes anything (release.ts); everything else waits with it and opens nothing of its own.
import { sameAddress } from '../mail/mailbox.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision } from './decision.ts';
import { saysYes, type AnswerOnHeld, type HeldMail } from './release.ts';

/**
 * A person writes on a held mail, but not the word that releases it. `waits`: it opens nothing of its own; `follows`: it
 * is part of the matter, and goes where the held mail goes. A yes of somebody whose word does not count is neither.
 */
export function standingOf(desk: Desk, { recognition, from, side }: Omit<AnswerOnHeld, 'facts'>, held: HeldMail): { readonly waits: boolean; readonly follows: boolean } {
  if (recognition.mailClass.classification !== 'human') return { waits: false, follows: false };
  if (side === 'working') return { waits: true, follows: false };
  const own = sameAddress(from, held.from);
  const merelyYes = saysYes(desk, recognition.reply.text.trim());
  return { waits: own && (merelyYes || held.terms?.sender != null), follows: own && !merelyYes };
}

/** Such an answer waits with the mail that it is about. */
export function waitsWith(id: string, held: HeldMail): Decision {
  const reason = `belongs to held message ${id}, but does not let it pass`;
  return {
    outcome: { state: 'held', reason, ...(held.terms === null ? {} : { held: held.terms }) }, ticket: null, history: [], effects: [], wantsRef: false,
    sender: { verdict: 'hold', reason },
  };
}

/** H-12: who writes on about a held mail, and those who may release it, have been told already. */
export function heldBeside(decision: Decision, earlier: { readonly id: string; readonly together: boolean } | null): Decision {
  const { outcome } = decision;
  if (earlier === null || outcome?.state !== 'held') return decision;
  if (!earlier.together) return { ...decision, outcome: { ...outcome, reason: `${outcome.reason}; message ${earlier.id} of the same sender is held too` } };
  return { ...decision, effects: [], outcome: { ...outcome, reason: `${outcome.reason}; belongs to held message ${earlier.id}` } };
}
