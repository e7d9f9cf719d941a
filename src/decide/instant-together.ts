// A date in one mail, the time of day in the next, the zone in a third: asked for what lacks, people answer just that. In:
// the parts that are known of a value that could not be read, and what this mail says. Out: the value, or what still
// lacks. What this mail says counts before what an older one said; without a question nothing is put
// together, but for a time of day that is put in the place of the known one.
import { isoInstant } from '../mail/instant.ts';
import type { FieldClaim, InstantParts, InstantPiece } from '../recognise/recognition.ts';
import { instantOfLocal } from './calendar-zone.ts';
import type { KnownField, WrongField, WrongReason } from './ticket.ts';

export interface Together {
  /** null: something still lacks, and `reason` says what. */
  readonly value: string | null;
  readonly reason: WrongReason | null;
  readonly raw: string;
  readonly line: number;
  readonly parts: InstantParts;
}

/** What to ask for next, by the part that lacks. */
const lacks: readonly (readonly [keyof InstantParts, WrongReason])[] = [['day', 'no_day'], ['time', 'no_time'], ['zone', 'no_offset']];

/** null: nothing of what was asked for is said. */
export function putTogether(asked: WrongField | undefined, claims: readonly FieldClaim[], pieces: readonly InstantPiece[]): Together | null {
  if (asked?.when === undefined || !lacks.some(([, reason]) => reason === asked.reason)) return null;
  const known = asked.when;
  if (claims.some((claim) => claim.value !== null)) return null;
  const said = claims.flatMap((claim) => (claim.when === undefined ? [] : [{ ...claim.when, raw: claim.raw, line: claim.line }])).concat(claims.length === 0 ? pieces : []);
  const answers = said.filter((one) => lacks.some(([part]) => known[part] === null && one[part] !== null));
  const [first] = answers;
  if (first === undefined || answers.some((one) => lacks.some(([part]) => one[part] !== first[part]))) return null;
  const parts = { day: first.day ?? known.day, time: first.time ?? known.time, zone: first.zone ?? known.zone };
  // What was said first stands first, a day before its time.
  const raw = known.day === null || (first.day !== null && first.time !== null) ? [first.raw, first.time === null ? asked.raw : ''] : [asked.raw, first.raw];
  const together = { raw: raw.filter((part) => part !== '').join(' ').slice(0, 200), line: first.line, parts };
  const lacking = lacks.find(([part]) => parts[part] === null);
  if (lacking !== undefined) return { ...together, value: null, reason: lacking[1] };
  return { ...together, value: instantText(parts), reason: null };
}

/** "It began at 7:15 already, not at 7:40": the known value, of which the time of day is taken back. */
export function correctedTime(sofar: KnownField | undefined, pieces: readonly InstantPiece[]): Together | null {
  const known = sofar?.when;
  if (sofar === undefined || known?.day == null || known.zone === null) return null;
  const said = pieces.filter((one) => one.notTime !== undefined && one.notTime === known.time && one.time !== null);
  const [first] = said;
  if (first === undefined || said.some((one) => one.time !== first.time)) return null;
  const parts = { day: first.day ?? known.day, time: first.time, zone: first.zone ?? known.zone };
  const day = first.day === null ? `${known.day} ` : '';
  return { value: instantText(parts), reason: null, raw: `${day}${first.raw}`, line: first.line, parts };
}

function instantText({ day, time, zone }: InstantParts): string {
  const local = Date.parse(`${day ?? ''}T${time ?? ''}Z`);
  return isoInstant(typeof zone === 'string' ? instantOfLocal(local, zone) : local - (zone ?? 0) * 60_000);
}
