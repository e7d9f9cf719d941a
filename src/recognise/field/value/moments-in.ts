// The times that a text names one after another: "16.03.2026 09:00 UTC+1, the log says 08:25". In: a text. Out: each with
// its place, and as it would be written in full: what one of them leaves out, its day or its zone, is that of another.
import { findDate, findTime, findZone } from './instant-parts.ts';
import type { SaidValue } from './said-value.ts';

const momentsMax = 6;
/** Between a day and its time, and between a time and its zone. */
const timeWithin = 16;
const zoneWithin = 6;

interface Moment {
  readonly start: number;
  readonly end: number;
  readonly date: string | null;
  readonly time: string | null;
  readonly zone: string | null;
}

export function momentsIn(text: string): SaidValue[] {
  const moments = momentsOf(text);
  const [day, zone] = [moments.find((one) => one.date !== null)?.date ?? null, moments.find((one) => one.zone !== null)?.zone ?? null];
  return moments.map((one, i) => {
    const before = moments.slice(0, i).findLast((other) => other.date !== null)?.date ?? day;
    const whole = [one.date ?? before, one.time, one.zone ?? zone].filter((part) => part !== null).join(' ');
    return { key: `${one.date ?? before ?? ''} ${one.time ?? ''}`.replace(/\s+/g, ''), start: one.start, end: one.end, text: whole };
  });
}

function momentsOf(text: string): Moment[] {
  const found: Moment[] = [];
  // What was found is blanked, so that every place stays what it is.
  let left = text;
  for (let i = 0; i < momentsMax; i++) {
    const date = findDate(left);
    const free = date === null ? left : blanked(left, date.at, date.end);
    const time = findTime(free);
    if (date === null && time === null) break;
    const own = date !== null && time !== null && gap(date, time) <= timeWithin;
    const first = own || time === null || (date !== null && date.at < time.at) ? date : null;
    const clock = own || first === null ? time : null;
    const parts = [first, clock].filter((one) => one !== null);
    const start = Math.min(...parts.map((one) => one.at));
    // A time is found with the blank behind it.
    let end = left.slice(0, Math.max(...parts.map((one) => one.end))).trimEnd().length;
    const zone = clock === null ? null : findZone(left.slice(end, end + 16));
    const hasZone = zone !== null && zone.at <= zoneWithin && !/[,;:]/.test(left.slice(end, end + zone.at));
    const zoneText = hasZone ? left.slice(end + zone.at, end + zone.end) : null;
    if (hasZone) end += zone.end;
    found.push({ start, end, date: first === null ? null : text.slice(first.at, first.end).trim(), time: clock === null ? null : text.slice(clock.at, clock.end).trim(), zone: zoneText });
    left = blanked(left, start, end);
  }
  return found.sort((a, b) => a.start - b.start);
}

function gap(one: { readonly at: number; readonly end: number }, other: { readonly at: number; readonly end: number }): number {
  return one.at < other.at ? other.at - one.end : one.at - other.end;
}

function blanked(text: string, from: number, to: number): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}
