// RFC 5322 3.3 dates as they are really written: comments, two-digit years, obsolete zones, missing seconds or zone,
// ISO 8601, US order. What is not a date gives null (F27); no clock is asked, so nothing is guessed from today.
import type { Instant } from '../mail/instant.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** RFC 5322 4.3 zones in minutes; all other letters mean "unknown" and count as UTC there. CET/CEST etc. are frequent in practice. */
const zones: Readonly<Record<string, number>> = {
  ut: 0, utc: 0, gmt: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  wet: 0, west: 60, bst: 60, cet: 60, cest: 120, mez: 60, mesz: 120, met: 60, mest: 120, eet: 120, eest: 180, msk: 180,
  jst: 540, kst: 540, hkt: 480, sgt: 480, aest: 600, aedt: 660, acst: 570, awst: 480, nzst: 720, nzdt: 780,
};

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock: string;
  readonly rest: string;
}

const shapes: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray) => Fields }[] = [
  {
    // 21 Nov 1997 09:55:06 -0600, also `21-Nov-97`
    pattern: /(\d{1,2})[\s-]+([a-z]{3})[a-z]{0,6}\.?,?[\s-]+(\d{2,4})\b[\s,]*(.*)$/i,
    read: (m) => ({ day: Number(m[1]), month: months.indexOf((m[2] as string).toLowerCase()), year: fullYear(m[3] as string), ...splitClock(m[4] as string) }),
  },
  {
    // ISO 8601
    pattern: /\b(\d{4})-(\d{2})-(\d{2})[t\s]+(.*)$/i,
    read: (m) => ({ year: Number(m[1]), month: Number(m[2]) - 1, day: Number(m[3]), ...splitClock(m[4] as string) }),
  },
  {
    // asctime: Mon May  2 16:07:05 [EDT] 2005
    pattern: /\b([a-z]{3})[a-z]{0,6}\s+(\d{1,2}),?\s+(\d{1,2}:\d{2}(?::\d{2})?)\s+(.{0,20}?)\b(\d{4})\b(.*)$/i,
    read: (m) => ({ month: months.indexOf((m[1] as string).toLowerCase()), day: Number(m[2]), clock: m[3] as string, rest: `${m[4]} ${m[6]}`, year: Number(m[5]) }),
  },
  {
    // Nov 21, 1997 09:55
    pattern: /\b([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2}),?\s+(\d{4})\b[\s,]*(.*)$/i,
    read: (m) => ({ month: months.indexOf((m[1] as string).toLowerCase()), day: Number(m[2]), year: Number(m[3]), ...splitClock(m[4] as string) }),
  },
];

/** RFC 5322 4.3: 00-49 is 20xx, 50-99 and three digits add 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length >= 4) return year;
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

function splitClock(text: string): { clock: string; rest: string } {
  const match = /(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?(.*)$/.exec(text);
  return { clock: match?.[1] ?? '', rest: match?.[2] ?? '' };
}

function zoneMinutes(rest: string): number | null {
  const numeric = /([+-])(\d{2}):?(\d{2})\b/.exec(rest);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3]);
    // Beyond 24 h it is a typing error, not a zone.
    if (minutes > 24 * 60) return null;
    return numeric[1] === '-' ? -minutes : minutes;
  }
  const named = /\b([a-z]{1,5})\b/i.exec(rest.replace(/^\s*[ap]m\b/i, ''));
  return named === null ? 0 : (zones[(named[1] as string).toLowerCase()] ?? 0);
}

/** Body of a date field → instant, null when it is none or names an impossible day or hour. */
export function parseDateTime(body: string): Instant | null {
  // RFC 5322 dates have 31 characters; comments are cut out, what is left beyond this is not a date.
  const text = body.slice(0, 300).replaceAll(/\([^()]*\)/g, ' ').replaceAll(/\s+/g, ' ').trim();
  for (const { pattern, read } of shapes) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const instant = toInstant(read(match));
    if (instant !== null) return instant;
  }
  return null;
}

function toInstant({ year, month, day, clock, rest }: Fields): Instant | null {
  const [hour = Number.NaN, minute = Number.NaN, second = 0] = clock === '' ? [0, 0, 0] : clock.split(':').map(Number);
  const afternoon = /^\s*pm\b/i.test(rest);
  const morning = /^\s*am\b/i.test(rest);
  const hour24 = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour;
  const zone = zoneMinutes(rest);
  if (zone === null || month < 0 || month > 11 || day < 1 || hour24 > 23 || minute > 59 || second > 60 || year < 1970 || year > 9999) return null;
  const instant = Date.UTC(year, month, day, hour24, minute, second);
  // Date.UTC rolls 31 February over into March: such a date says nothing.
  if (Number.isNaN(instant) || day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return null;
  return instant - zone * 60_000;
}
