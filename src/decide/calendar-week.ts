// The `week` of a pack's calendar as opening windows. In: `24x7`, or days mapped to hours. Out: sorted windows, or one
// sentence that tells the admin what to write instead. Overnight opening is two windows on purpose: `22:00-06:00`
// under `fri` could mean either night.

import { alwaysOpen, type OpenWindow } from './calendar-schedule.ts';

/** `24x7` or `{ 'mon-fri': '09:00-17:30', sat: ['09:00-12:00', '13:00-15:00'] }`. */
export type WeekText = string | Readonly<Record<string, string | readonly string[]>>;

interface WeekProblem { readonly problem: string }

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Opening windows of a week, sorted; `problem` is one sentence for the admin. */
export function parseWeek(week: WeekText): readonly OpenWindow[] | WeekProblem {
  if (typeof week === 'string') {
    if (week.trim().toLowerCase() === '24x7') return alwaysOpen('', 'UTC').windows;
    return { problem: `"${week}" is no week: write 24x7, or days with hours such as mon-fri: "09:00-17:30"` };
  }
  const windows: OpenWindow[] = [];
  for (const [daysText, hours] of Object.entries(week)) {
    const days = parseDays(daysText);
    if ('problem' in days) return days;
    for (const text of typeof hours === 'string' ? [hours] : hours) {
      const span = parseHours(text, daysText);
      if ('problem' in span) return span;
      for (const day of days) windows.push({ day, ...span });
    }
  }
  if (windows.length === 0) return { problem: 'the week has no opening hours' };
  const sorted = windows.toSorted((a, b) => a.day - b.day || a.fromMinute - b.fromMinute);
  return findOverlap(sorted) ?? sorted;
}

function parseDays(text: string): readonly OpenWindow['day'][] | WeekProblem {
  const parts = /^([a-z]+)(?:\s*-\s*([a-z]+))?$/.exec(text.trim().toLowerCase());
  const first = DAY_NAMES.indexOf(parts?.[1] ?? '');
  const last = parts?.[2] === undefined ? first : DAY_NAMES.indexOf(parts[2]);
  if (first < 0 || last < 0) {
    return { problem: `"${text}" names no days: write one of ${DAY_NAMES.join(', ')} or a range such as mon-fri` };
  }
  // `sat-mon` runs over the end of the week.
  const count = ((last - first + 7) % 7) + 1;
  return [...DAYS, ...DAYS].slice(first, first + count);
}

function parseHours(text: string, days: string): { fromMinute: number; toMinute: number } | WeekProblem {
  const parts = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  const fromMinute = minuteOfDay(parts?.[1], parts?.[2]);
  const toMinute = minuteOfDay(parts?.[3], parts?.[4]);
  if (fromMinute === null || toMinute === null) {
    return { problem: `${days}: "${text}" are no opening hours: write "09:00-17:30", at most to 24:00` };
  }
  if (fromMinute === toMinute) return { problem: `${days}: "${text}" opens and closes at the same minute` };
  if (fromMinute > toMinute) {
    return {
      problem: `${days}: "${text}" closes before it opens; for a night write "${clock(fromMinute)}-24:00" `
        + `and on the next day "00:00-${clock(toMinute)}"`,
    };
  }
  return { fromMinute, toMinute };
}

function minuteOfDay(hours: string | undefined, minutes: string | undefined): number | null {
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute <= 1440 ? minute : null;
}

function findOverlap(sorted: readonly OpenWindow[]): WeekProblem | null {
  for (const [index, window] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && before.day === window.day && window.fromMinute < before.toMinute) {
      return { problem: `${DAY_NAMES[window.day - 1]}: ${span(before)} and ${span(window)} overlap` };
    }
  }
  return null;
}

function span(window: OpenWindow): string {
  return `${clock(window.fromMinute)}-${clock(window.toMinute)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
