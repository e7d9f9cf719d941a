// When a timer of the pack is due: its figure for this tier and level, on its clock within the coverage that was bought,
// counted from the start or back from an instant that a field names. Reads the draft, changes nothing.
import { inZoneOf, intersectCalendars, type Calendar, type Schedule } from './calendar.ts';
import { dueInstant, parseDue, type DueExpression } from './due.ts';
import type { Instant } from '../mail/instant.ts';
import type { PackTimer } from '../rulebook/pack-schema.ts';
import { coverageOf, figureFor } from './by-tier.ts';
import type { Draft } from './draft.ts';
import { valueText } from './ticket.ts';

export interface TimerDue {
  readonly due: Instant;
  readonly warnAt: Instant | null;
  readonly why: readonly string[];
  readonly calendar: string;
  readonly calendarVersion: string;
}

/** Why there is no due time; '' = the pack wants none here, nothing to remember. `waits`: it may have one later. */
export interface NoDue {
  readonly never: string;
  readonly waits?: true;
}

/** After so many intervals in one go the clock stood still for years; counting on from now is as good. */
const skippedRunsMax = 10_000;

/** The due time of `timer` counted from `start`, lengthened by `pausedMs` of open time in which it did not count (MODEL 2.3). */
export function computeDue(draft: Draft, timer: PackTimer, start: Instant, pausedMs = 0): TimerDue | NoDue {
  const found = figureOn(draft, timer);
  if ('never' in found) return found;
  const { calendar, expression } = found;
  const from = timer.before === undefined ? start : instantOf(draft, timer.before);
  if (from === null) return { never: `${timer.before ?? ''} is not known yet`, waits: true };
  const counted = countFrom(from, expression, calendar, pausedMs);
  if ('never' in counted) return counted;
  const warnText = timer.warn === undefined ? undefined : figureFor(timer.warn, draft.ticket);
  const warn = warnText === undefined ? null : parseDue(warnText);
  const warned = warn === null || 'problem' in warn ? null : countFrom(from, warn, calendar, pausedMs);
  const warnAt = warned === null || 'never' in warned || warned.due >= counted.due ? null : warned.due;
  return { due: counted.due, warnAt, why: counted.why, calendar: calendar.name, calendarVersion: calendar.version };
}

/**
 * The next run of a cadence after the one due at `previous`: one interval on, and on, until it lies in the future
 * (MODEL 2.3.3). Runs missed meanwhile are not caught up.
 */
export function nextRun(draft: Draft, timer: PackTimer, previous: Instant): TimerDue | NoDue {
  let next = computeDue(draft, timer, previous);
  for (let run = 0; !('never' in next) && next.due <= draft.now; run++) {
    next = computeDue(draft, timer, run < skippedRunsMax ? next.due : draft.now);
  }
  return next;
}

/** The timer with the interval that was agreed for this ticket; its warning keeps its distance from the due time. */
export function asAgreed(draft: Draft, name: string, timer: PackTimer): PackTimer {
  const every = draft.ticket.intervals?.[name];
  if (every === undefined || timer.every === undefined) return timer;
  const [was, warn, is] = [timer.every, timer.warn, every].map((text) => (typeof text === 'string' ? minutesOf(text) : null));
  const before = was != null && warn != null && is != null ? is - (was - warn) : 0;
  const { warn: _, ...rest } = timer;
  return { ...rest, every, ...(before > 0 ? { warn: `${before}m` } : {}) };
}

function minutesOf(text: string): number | null {
  const [, count = '', unit] = /^(\d+)(m|h)$/u.exec(text) ?? [];
  return count === '' ? null : Number(count) * (unit === 'h' ? 60 : 1);
}

/** The instant in a field such as `field.event_date`; null while it is unknown. */
function instantOf(draft: Draft, name: string): Instant | null {
  const known = draft.ticket.fields[name.slice('field.'.length)];
  const at = known === undefined ? Number.NaN : Date.parse(valueText(known.value));
  return Number.isNaN(at) ? null : at;
}

function figureOn(draft: Draft, timer: PackTimer): { readonly calendar: Calendar | Schedule; readonly expression: DueExpression } | NoDue {
  const calendarName = typeof timer.clock === 'string' ? timer.clock : timer.clock[draft.ticket.severity ?? ''];
  const spread = timer.every ?? timer.due ?? 'none';
  // `contract` is the figure of the entitlement that the key or the sender brought (OX-26).
  const text = spread === 'contract' ? draft.ticket.entitlement?.response[draft.ticket.severity ?? ''] : figureFor(spread, draft.ticket);
  // Nothing is invented: whose coverage it is must be known first.
  if (calendarName === 'coverage' && draft.ticket.organisation === null && coverageOf(draft.desk.pack, draft.ticket) === undefined && text !== 'none') {
    return { never: 'its hours depend on the company, which is not known yet' };
  }
  // No entry for this level is the pack's way to say "no target".
  if (text === 'none' || calendarName === undefined) return { never: '' };
  if (text === undefined) return { never: spread === 'contract' ? 'no figure in the contract for this severity' : '' };
  // RHI-35, ZYN-20: the source prints none, and none is invented.
  if (text === 'config') return { never: 'no figure: this installation has not set one', waits: true };
  const calendar = effectiveClock(draft, calendarName);
  const expression = parseDue(text);
  if (calendar === undefined || 'problem' in expression) return { never: `due "${text}" on calendar ${calendarName} cannot be computed` };
  return { calendar, expression };
}

function countFrom(from: Instant, expression: DueExpression, calendar: Calendar | Schedule, pausedMs: number): { due: Instant; why: readonly string[] } | NoDue {
  const found = dueInstant(from, expression, calendar);
  if ('never' in found || pausedMs === 0) return found;
  const later = dueInstant(found.due, { kind: 'openTime', openMs: pausedMs }, calendar);
  return 'never' in later ? later : { due: later.due, why: [...found.why, 'and the time it stood still:', ...later.why] };
}

/** MODEL 2.3.7: a timer runs on its clock, but only within the coverage that the requester's tier pays for. */
export function effectiveClock(draft: Draft, name: string): Calendar | Schedule | undefined {
  const coverage = coverageOf(draft.desk.pack, draft.ticket);
  if (name === 'coverage') return calendarFor(draft, coverage);
  const clock = calendarFor(draft, name);
  const paid = coverage === name ? undefined : calendarFor(draft, coverage);
  // Paid around the clock: nothing is taken away, and an admin reads the name of the clock alone.
  return clock === undefined || paid === undefined || neverCloses(paid) ? clock : intersectCalendars(clock, paid);
}

/** A calendar of the pack as it is for this ticket's requester. */
export function calendarFor(draft: Draft, name: string | undefined): Calendar | undefined {
  const calendar = name === undefined ? undefined : draft.desk.calendars.get(name);
  return calendar === undefined ? undefined : inZoneOf(calendar, draft.ticket.zone);
}

function neverCloses(calendar: Calendar): boolean {
  return calendar.holidays.length === 0 && calendar.windows.length === 7 && calendar.windows.every((window) => window.fromMinute === 0 && window.toMinute === 1440);
}
