// When an admin is written to about trouble of the gateway itself: once a cause and not once a mail, again after a day
// when it has grown, and once more when it is over. What comes and goes within the hour is told once.
import type { Instant } from '../mail/instant.ts';

/** What is wrong at this moment. */
export interface Trouble {
  /** Stable name, such as `sweep` or `failed not decided after # attempts`. */
  readonly cause: string;
  /** One sentence. */
  readonly detail: string;
  readonly count: number;
  /** What to do about it. */
  readonly advice: string;
}

/** What is known of a cause. */
export interface Alarm {
  readonly cause: string;
  readonly detail: string;
  readonly count: number;
  readonly since: Instant;
  /** It was last there. */
  readonly seenAt: Instant;
  readonly toldAt: Instant | null;
  readonly toldCount: number;
  /** null = it lasts. */
  readonly overAt: Instant | null;
}

export type AlarmWord = 'raised' | 'worse' | 'over';

const minuteMs = 60_000;
/** A message that was released just now has an old receipt and is decided within seconds: trouble lasts longer. */
const patienceMs = minuteMs;
/** It is over when it was not seen for this long. */
const calmMs = 5 * minuteMs;
/** Of a cause that comes and goes nobody hears more often. */
const quietMs = 60 * minuteMs;
/** While it lasts and grows. */
const againMs = 24 * 60 * minuteMs;

/** The alarm as it stands now, and what to tell about it; null = nothing to remember, nothing to tell. */
export function decideAlarm(before: Alarm | null, trouble: Trouble | null, now: Instant): { readonly alarm: Alarm | null; readonly tell: AlarmWord | null } {
  if (trouble === null) return before === null ? { alarm: null, tell: null } : calmed(before, now);
  const lasting = before !== null && before.overAt === null;
  const seen: Alarm = {
    cause: trouble.cause, detail: trouble.detail, count: trouble.count, since: lasting ? before.since : now, seenAt: now,
    toldAt: before?.toldAt ?? null, toldCount: lasting ? before.toldCount : 0, overAt: null,
  };
  const word = wordAbout(seen, now);
  return { alarm: word === null ? seen : { ...seen, toldAt: now, toldCount: seen.count }, tell: word };
}

function wordAbout(alarm: Alarm, now: Instant): AlarmWord | null {
  if (isTold(alarm)) return alarm.count > alarm.toldCount && now - (alarm.toldAt ?? 0) >= againMs ? 'worse' : null;
  return now - alarm.since >= patienceMs && now - (alarm.toldAt ?? 0) >= quietMs ? 'raised' : null;
}

/** The admin knows of it, this time. */
function isTold(alarm: Alarm): boolean {
  return alarm.toldAt !== null && alarm.toldAt >= alarm.since;
}

function calmed(alarm: Alarm, now: Instant): { readonly alarm: Alarm; readonly tell: AlarmWord | null } {
  if (alarm.overAt !== null || now - alarm.seenAt < calmMs) return { alarm, tell: null };
  return { alarm: { ...alarm, overAt: now }, tell: isTold(alarm) ? 'over' : null };
}
