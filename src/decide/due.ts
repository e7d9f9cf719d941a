// When is something due: a start, a due expression and a calendar give one UTC instant and the steps that led to it.
// Semantics in short: hours and minutes count open time; `Nbd` is the same local time on the Nth open day, a start
// outside opening moves to the next opening first; `eod+N` closes the Nth open day after the current one; negative
// amounts go back from a known instant; `max` is the latest. Never reads a clock, never loops without end.
// Does not handle pauses: the caller lengthens a due time by the open time a pause took (`openMsBetween`).

import type { Instant } from '../mail/instant.ts';
import { formatDuration, formatTimeOfDay } from './calendar-format.ts';
import { scheduleOf, type Calendar, type Schedule } from './calendar-schedule.ts';
import { localTimeOfDayMs } from './calendar-zone.ts';
import { dueText, type DueExpression } from './due-expression.ts';
import {
  countOpenTime, endOfOpenDay, findNextOpening, findOpenDay, placeOnOpenDay, type Direction, type Never,
} from './due-search.ts';
import {
  ordinal, tellClockChange, tellMoment, tellRuns, tellSkippedDays, tellStart,
} from './due-why.ts';

export { dueText, parseDue, type DueExpression } from './due-expression.ts';

/** `why` is one human line a step, the last one naming the due time. */
export type DueResult = { readonly due: Instant; readonly why: readonly string[] } | { readonly never: string };

/** `head` says where counting starts and is shared by the arguments of `max`; `steps` are the expression's own. */
interface Outcome {
  readonly due: Instant;
  readonly head: readonly string[];
  readonly steps: readonly string[];
}

/** The due instant of an expression counted from `start`, or why there is none. For lead times `start` is the known instant. */
export function dueInstant(start: Instant, expression: DueExpression, calendar: Calendar | Schedule): DueResult {
  const outcome = resolve(start, expression, scheduleOf(calendar));
  return 'never' in outcome ? outcome : { due: outcome.due, why: [...outcome.head, ...outcome.steps] };
}

function resolve(start: Instant, expression: DueExpression, schedule: Schedule): Outcome | Never {
  switch (expression.kind) {
    case 'openTime': return resolveOpenTime(start, expression.openMs, schedule);
    case 'openDays': return resolveOpenDays(start, expression.days, schedule);
    case 'endOfDay': return resolveEndOfDay(start, expression.daysAfter, schedule);
    case 'latest': return resolveLatest(start, expression.of, schedule);
    case 'none': return { never: 'no due time is set ("none")' };
  }
}

function resolveOpenTime(start: Instant, openMs: number, schedule: Schedule): Outcome | Never {
  const direction: Direction = openMs < 0 ? 'back' : 'forward';
  const counted = countOpenTime(start, Math.abs(openMs), direction, schedule);
  if ('never' in counted) return counted;
  const opening = direction === 'forward' ? counted.runs[0]?.start : start;
  const amount = `${formatDuration(Math.abs(openMs))} ${direction === 'back' ? 'before' : 'complete'}`;
  return {
    due: counted.due,
    head: tellStart(start, opening ?? start, direction, schedule),
    steps: [...tellRuns(counted.runs, start, schedule), `${amount}: ${tellMoment(counted.due, schedule.zone)}`],
  };
}

function resolveOpenDays(start: Instant, days: number, schedule: Schedule): Outcome | Never {
  const { zone } = schedule;
  const direction: Direction = days < 0 ? 'back' : 'forward';
  // Lead times, too, move a closed instant to the next opening: three open days before a Saturday are then three
  // whole ones, Wednesday to Friday.
  const opening = findNextOpening(start, schedule);
  if ('never' in opening) return opening;
  const target = findOpenDay(opening.day, Math.abs(days), direction, schedule);
  if ('never' in target) return target;
  const timeOfDayMs = localTimeOfDayMs(opening.instant, opening.day, zone);
  const { due, moved } = placeOnOpenDay(target, timeOfDayMs, zone);
  const [from, to] = direction === 'forward' ? [opening.day, target.day] : [target.day, opening.day];
  const [wantedTime, dueTime] = [formatTimeOfDay(timeOfDayMs), formatTimeOfDay(localTimeOfDayMs(due, target.day, zone))];
  const aside = moved ? ` (${wantedTime} is outside its opening)`
    : wantedTime === dueTime ? '' : ` (${wantedTime} is skipped by the clock change)`;
  const count = days === 0 ? 'same open day' : `${ordinal(Math.abs(days))} open day${days < 0 ? ' before' : ''}`;
  return {
    due,
    head: tellStart(start, opening.instant, direction, schedule),
    steps: [
      ...tellSkippedDays(from, to, start, schedule),
      ...(wantedTime === dueTime ? tellClockChange(opening.instant, due, zone) : []),
      `${count}: ${tellMoment(due, zone)}${aside}`,
    ],
  };
}

function resolveEndOfDay(start: Instant, daysAfter: number, schedule: Schedule): Outcome | Never {
  const opening = findNextOpening(start, schedule);
  if ('never' in opening) return opening;
  const target = findOpenDay(opening.day, daysAfter, 'forward', schedule);
  if ('never' in target) return target;
  const due = endOfOpenDay(target);
  const which = daysAfter === 0 ? 'end of the open day' : `end of the ${ordinal(daysAfter)} open day after`;
  return {
    due,
    head: tellStart(start, opening.instant, 'forward', schedule),
    steps: [
      ...tellSkippedDays(opening.day, target.day, start, schedule),
      `${which}: ${tellMoment(due, schedule.zone)}`,
    ],
  };
}

function resolveLatest(start: Instant, expressions: readonly DueExpression[], schedule: Schedule): Outcome | Never {
  let latest: { readonly due: Instant; readonly text: string } | null = null;
  const head = new Set<string>();
  const steps: string[] = [];
  for (const expression of expressions) {
    const outcome = resolve(start, expression, schedule);
    if ('never' in outcome) return outcome;
    const text = dueText(expression);
    for (const line of outcome.head) head.add(line);
    steps.push(...outcome.steps.map((line) => `${text}: ${line}`));
    if (latest === null || outcome.due > latest.due) latest = { due: outcome.due, text };
  }
  if (latest === null) return { never: 'max() of nothing has no due time' };
  steps.push(`latest is ${latest.text}: ${tellMoment(latest.due, schedule.zone)}`);
  return { due: latest.due, head: [...head], steps };
}
