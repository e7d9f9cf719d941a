// The escalation path of a pack (ZYN-26 to ZYN-32): steps that the requester may take, one after the other, each open
// only under its conditions. Nothing here climbs by itself: a step is taken because somebody asked for it and it was open.
import { dueInstant, parseDue } from './due.ts';
import type { Instant } from '../mail/instant.ts';
import type { PackLadder } from '../rulebook/pack-schema.ts';
import { remember, type Draft } from './draft.ts';
import { raise } from './lifecycle.ts';
import { holds } from './predicate.ts';
import { watchAddress } from './role-address.ts';
import { calendarFor } from './timer-due.ts';
import { startTimers } from './timers.ts';
import type { TicketLadder } from './ticket.ts';

type Step = PackLadder['steps'][number];

/** What stands between the requester and the next step. */
export interface NextStep {
  readonly step: Step;
  readonly open: boolean;
  /** It opens then by itself; null when no time alone opens it. */
  readonly notBefore: Instant | null;
  /** Attempts to reach the present person that are still wanted; 0 when attempts do not count. */
  readonly attemptsMissing: number;
}

/** The step that the ticket stands on; null before the first. */
export function currentStep(draft: Draft): Step | null {
  const taken = draft.ticket.ladder;
  return draft.desk.pack.ladder?.steps.find((one) => one.step === taken?.step) ?? null;
}

/** The step after the present one, and whether it is open now; null at the top or without a ladder. */
function nextStep(draft: Draft): NextStep | null {
  const { ladder } = draft.desk.pack;
  const taken = draft.ticket.ladder;
  const at = ladder?.steps.findIndex((one) => one.step === taken?.step) ?? -1;
  const step = ladder?.steps[at + 1];
  if (ladder === undefined || step === undefined) return null;
  if (!holds(draft, step.if)) return { step, open: false, notBefore: null, attemptsMissing: 0 };
  if (step.unlock === undefined || taken == null) return { step, open: true, notBefore: null, attemptsMissing: 0 };
  const ways = step.unlock.map((way) => wayOf(draft, taken, way));
  if (ways.some((way) => way.open)) return { step, open: true, notBefore: null, attemptsMissing: 0 };
  const times = ways.flatMap((way) => (way.notBefore === null ? [] : [way.notBefore]));
  const attempts = ways.flatMap((way) => (way.attemptsMissing === 0 ? [] : [way.attemptsMissing]));
  return { step, open: false, notBefore: times.length === 0 ? null : Math.min(...times), attemptsMissing: attempts.length === 0 ? 0 : Math.min(...attempts) };
}

/** Takes the first step, once: a concern always begins with the people who already work on it (ZYN-27). */
export function startLadder(draft: Draft): void {
  const first = draft.desk.pack.ladder?.steps[0];
  if (first !== undefined && draft.ticket.ladder == null) take(draft, first);
}

/** Takes the next step if it is open; false when it is not. */
export function climbLadder(draft: Draft): boolean {
  const next = nextStep(draft);
  if (next === null) return false;
  if (!next.open) {
    const { ladder } = draft.ticket;
    if (ladder != null) draft.ticket.ladder = { ...ladder, shut: { notBefore: next.notBefore, attemptsMissing: next.attemptsMissing } };
    remember(draft, 'ladder', `${next.step.step} is not open yet`);
    return false;
  }
  take(draft, next.step);
  return true;
}

/** Somebody tried in vain to reach the person of the present step (ZYN-29). True when that opens the next one. */
export function countAttempt(draft: Draft, how: string): boolean {
  const { ladder } = draft.ticket;
  if (ladder == null) return false;
  const before = nextStep(draft)?.open ?? false;
  draft.ticket.ladder = { ...ladder, attempts: [...ladder.attempts, { at: draft.now, how: how.slice(0, 200) }] };
  remember(draft, 'attempt', `${ladder.step} not reached: ${how}`);
  return !before && nextStep(draft)?.open === true;
}

/** The person of the present step has shown progress: waiting alone no longer opens the next one. */
export function noteProgress(draft: Draft): void {
  const { ladder } = draft.ticket;
  if (ladder != null) draft.ticket.ladder = { ...ladder, progressAt: draft.now };
}

/** ZYN-32: the contacts of a step are checked against the master version before they are used. */
function contactsAreOld(draft: Draft, role: string): boolean {
  const { contacts_valid_days: days } = draft.desk.pack.ladder ?? {};
  const checked = draft.desk.pack.working_side.contacts_checked?.[role];
  if (days === undefined) return false;
  return checked === undefined || draft.now - Date.parse(`${checked}T00:00:00Z`) > days * 86_400_000;
}

function take(draft: Draft, step: Step): void {
  draft.ticket.ladder = { step: step.step, at: draft.now, progressAt: null, attempts: [] };
  const checked = draft.desk.pack.working_side.contacts_checked?.[step.to];
  remember(draft, 'ladder', `${step.step}: ${step.to}${checked === undefined ? '' : `, contacts as of ${checked}`}`, 'requester');
  // The first step is the team itself; from the second on it is a person (ZYN-32).
  if (step !== draft.desk.pack.ladder?.steps[0] && contactsAreOld(draft, step.to)) draft.effects.push({ kind: 'tell', to: [watchAddress(draft.desk)], text: 'staff_recheck_contacts' });
  raise(draft, 'ladder.step');
  startTimers(draft, `ladder.${step.step}`, draft.now);
}

interface Way { readonly open: boolean; readonly notBefore: Instant | null; readonly attemptsMissing: number }
const shut: Way = { open: false, notBefore: null, attemptsMissing: 0 };

/** One way to open a step: time that passed without progress, or attempts within or over a stretch of open time. */
function wayOf(draft: Draft, taken: TicketLadder, way: NonNullable<Step['unlock']>[number]): Way {
  if ('waited' in way) {
    if (taken.progressAt !== null) return shut;
    const opens = after(draft, taken.at, way.waited);
    return opens === null ? shut : { open: draft.now >= opens, notBefore: opens, attemptsMissing: 0 };
  }
  const at = taken.attempts.map((one) => one.at);
  const attemptsMissing = Math.max(0, way.attempts - at.length);
  if (way.over !== undefined) {
    // A-54: more than one attempt, and that much time since the first.
    const opens = at[0] === undefined ? null : after(draft, at[0], way.over);
    return { open: attemptsMissing === 0 && opens !== null && draft.now >= opens, notBefore: attemptsMissing === 0 ? opens : null, attemptsMissing };
  }
  // A-53: attempts not further apart than that; older ones no longer count.
  const runs = at.map((first) => at.filter((one) => one >= first && one <= (after(draft, first, way.within ?? 'none') ?? Number.POSITIVE_INFINITY)).length);
  const open = runs.some((count) => count >= way.attempts);
  const fresh = at.filter((one) => draft.now <= (after(draft, one, way.within ?? 'none') ?? Number.POSITIVE_INFINITY)).length;
  return { open, notBefore: null, attemptsMissing: open ? 0 : way.attempts - fresh };
}

/** `stretch` of the ladder's open time after an instant; null when the calendar never opens for so long. */
function after(draft: Draft, start: Instant, stretch: string): Instant | null {
  const { ladder } = draft.desk.pack;
  const calendar = ladder === undefined ? undefined : calendarFor(draft, ladder.clock);
  const expression = parseDue(stretch);
  if (calendar === undefined || 'problem' in expression || expression.kind === 'none') return null;
  const found = dueInstant(start, expression, calendar);
  return 'never' in found ? null : found.due;
}
