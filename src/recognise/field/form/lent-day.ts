// "Start: 31.03.2026 07:30 UTC+2, end: 08:50 UTC+2": behind its label the end is given as a time of day alone. In: claims.
// Out: the same, such an end on the day of the beginning; one that would lie before it stays asked about.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { otherDay } from '../told/moment-words.ts';
import { findDate } from '../value/instant-parts.ts';
import { readInstant } from '../value/read-instant.ts';
import { toldTimes } from '../value/told-times.ts';

export function withLentDay(claims: readonly FieldClaim[], rules: RecognitionRules, receivedAt: Instant): FieldClaim[] {
  return claims.map((claim) => {
    const field = rules.fields.find((one) => one.id === claim.field && one.kind === 'instant' && one.notBefore !== undefined);
    if (field === undefined || claim.value !== null || findDate(claim.raw) !== null || otherDay.test(claim.raw)) return claim;
    const starts = claims.filter((one) => one.field === field.notBefore && typeof one.value === 'string');
    const [start] = starts;
    return start === undefined || starts.some((one) => one.value !== start.value) ? claim : lent(claim, start, field, receivedAt);
  });
}

function lent(claim: FieldClaim, start: FieldClaim, field: FieldRule, receivedAt: Instant): FieldClaim {
  const [time, second] = toldTimes(claim.raw).times;
  const day = findDate(start.raw);
  const begun = toldTimes(start.raw).times[0];
  if (time === undefined || second !== undefined || day === null) return claim;
  const zone = time.zone === null && begun?.zone != null ? start.raw.slice(begun.zone.at, begun.zone.end) : '';
  const raw = `${start.raw.slice(day.at, day.end)} ${claim.raw.trim()} ${zone}`.trim();
  const { value } = readInstant(raw, field.zone, receivedAt, true);
  // Where the beginning was not read day first, its day may be another one.
  const isSameDay = value !== null && Date.parse(value) >= Date.parse(String(start.value)) && Date.parse(value) - Date.parse(String(start.value)) < dayMs;
  return isSameDay ? { ...claim, value, problem: null, raw } : claim;
}

const dayMs = 86_400_000;
