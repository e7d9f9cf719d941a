// A time as the working side types it: 2026-03-10 02:00 in the desk's zone, 10.03.2026 02:00, or with an offset behind
// it. Anything with two readings is refused: an announcement with the wrong day is worse than none.
import { isoInstant } from '../mail/instant.ts';
import { instantOfLocal, isLocalDate } from './calendar-zone.ts';

const written = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4}))(?:\s*[T,]?\s*(?:at |um |- )?)(\d{1,2}):(\d{2})(?::\d{2})?\s*(.*)$/u;
const offsets = /^(?:(z|utc|gmt)|(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?)$/iu;

/** The instant as ISO 8601 UTC; null when it cannot be read without guessing. `zone`: of a time without offset. */
export function readStaffInstant(text: string, zone: string): string | null {
  const [, year, month, day, dottedDay, dottedMonth, dottedYear, hours = '', minutes = '', rest = ''] = written.exec(text.trim()) ?? [];
  const two = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const date = year === undefined ? `${dottedYear ?? ''}-${two(dottedMonth)}-${two(dottedDay)}` : `${year}-${two(month)}-${two(day)}`;
  if (!isLocalDate(date) || Number(hours) > 23 || Number(minutes) > 59) return null;
  const local = Date.parse(`${date}T${two(hours)}:${minutes}:00Z`);
  if (rest.trim() === '') return isoInstant(instantOfLocal(local, zone));
  const offset = offsets.exec(rest.trim());
  if (offset === null) return null;
  if (offset[1] !== undefined) return isoInstant(local);
  const size = (Number(offset[3]) * 60 + Number(offset[4] ?? 0)) * 60_000;
  if (size > 14 * 3_600_000) return null;
  return isoInstant(offset[2] === '-' ? local + size : local - size);
}
