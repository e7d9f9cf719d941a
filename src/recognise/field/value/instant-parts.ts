// Takes a text such as "Tue 10.03.2026 - 09:30 UTC+1" apart: date (with both readings of 03/04/2026), time of day and
// zone. Only notation is read here, nothing is judged; see read-instant.ts. All patterns are fixed and bounded.
import { monthOf, placeZones, weekdayOf, zoneNames } from './instant-words.ts';

export interface DateParts {
  readonly year: number | null;
  readonly month: number;
  readonly day: number;
}
export interface FoundDate {
  readonly at: number;
  readonly end: number;
  readonly date: DateParts;
  /** The other reading of an all-number date whose order is open. */
  readonly other: DateParts | null;
}
export interface FoundTime {
  readonly at: number;
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}
export interface FoundZone {
  readonly at: number;
  readonly end: number;
  /** Minutes east of UTC, or an IANA zone. */
  readonly offset: number | string;
  readonly monthFirst: boolean | null;
}

const year = (text: string): number => (text.length <= 2 ? 2000 + Number(text) : Number(text));

const isoDate = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const compactDate = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-3]\d)(?=T\d|\s|$|Z)/;
const dottedDate = /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2}(?![:\d]))?(?![\d])/;
const slashedDate = /(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/;
const dayMonth = /(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]?(?:of\s)?\s?(\p{L}{3,10})\.?(?:[\s,'-]{1,3}(\d{4}|'?\d{2})(?![:\d]))?/gu;
const monthDay = /(?<!\p{L})(\p{L}{3,10})\.?[\s-]?(\d{1,2})(?:st|nd|rd|th)?(?![\d:.])(?:[\s,]{1,3}(\d{4})(?!\d))?/gu;

/** The first date of the text. */
export function findDate(text: string): FoundDate | null {
  const found: FoundDate[] = [];
  const add = (at: number, length: number, date: DateParts, other: DateParts | null = null): void => {
    found.push({ at, end: at + length, date, other });
  };
  const iso = isoDate.exec(text) ?? compactDate.exec(text);
  if (iso !== null) {
    const [month, day] = iso.length === 5 ? [iso[3], iso[4]] : [iso[2], iso[3]];
    add(iso.index, iso[0].length, { year: Number(iso[1]), month: Number(month), day: Number(day) });
  }
  const dotted = dottedDate.exec(text);
  if (dotted !== null) {
    const [, day = '', month = '', yearText] = dotted;
    add(dotted.index, dotted[0].length, { year: yearText === undefined ? null : year(yearText), month: Number(month), day: Number(day) });
  }
  const slashed = slashedDate.exec(text);
  if (slashed !== null) {
    const [first, second] = [Number(slashed[1]), Number(slashed[3])];
    const dayFirst = { year: year(slashed[4] ?? ''), month: second, day: first };
    const monthFirst = { year: dayFirst.year, month: first, day: second };
    if (first > 12 || first === second) add(slashed.index, slashed[0].length, dayFirst);
    else if (second > 12) add(slashed.index, slashed[0].length, monthFirst);
    else add(slashed.index, slashed[0].length, dayFirst, monthFirst);
  }
  const named = namedDate(text);
  if (named !== null) found.push(named);
  return found.sort((a, b) => a.at - b.at || b.end - a.end)[0] ?? null;
}

/** "10 March 2026", "10. März 2026", "March 10, 2026", "10-Mar-26". */
function namedDate(text: string): FoundDate | null {
  const candidates: FoundDate[] = [];
  for (const one of text.matchAll(dayMonth)) {
    const month = monthOf(one[2] ?? '');
    if (month === null) continue;
    const yearText = one[3]?.replace("'", '');
    candidates.push({ at: one.index, end: one.index + one[0].length, date: { year: yearText === undefined ? null : year(yearText), month, day: Number(one[1]) }, other: null });
    break;
  }
  for (const one of text.matchAll(monthDay)) {
    const month = monthOf(one[1] ?? '');
    if (month === null) continue;
    candidates.push({ at: one.index, end: one.index + one[0].length, date: { year: one[3] === undefined ? null : year(one[3]), month, day: Number(one[2]) }, other: null });
    break;
  }
  // "10 March 2026" also reads as "March 20"; the reading with a year wins, then the first.
  return candidates.sort((a, b) => Number(b.date.year !== null) - Number(a.date.year !== null) || a.at - b.at)[0] ?? null;
}

const clock = /(?<![\d.,+-])(\d{1,2})\s?[:hH]\s?([0-5]?\d)(?::(\d{2})(?:[.,]\d{1,6})?)?(?!\d)\s*(am|pm|a\.m\.|p\.m\.)?/i;
/** "8 Uhr 15", "8 heures 15": figures behind the hour that count nothing else. */
const spokenClock = /(?<![\d.,:+-])(\d{1,2})\s?(?:uhr|heures?)\s([0-5]\d)(?=\s*(?:$|[,.;:!?)(–—-]|(?:utc|gmt|cet|cest|mez|mesz|uhr|ortszeit|ist|war|sind|waren|hat|haben|kam|kamen|geht|ging|und|oder|bis|an|am|im|in|bei|von|vom|für|morgens|früh|vormittags|nachmittags|abends|nachts|est|sont|était|heure|et|ou|jusqu|du|de|sur|chez|le|la|les)(?!\p{L})))/iu;
const dottedClock = /(?<![\d.])(\d{1,2})\.([0-5]\d)(?!\.?\d)\s*(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.|(?=\s*(?:utc|gmt|cet|cest|mez|mesz)))/i;
const wholeHour = /(?<![\d.,:+-])(\d{1,2})\s?(am\b|pm\b|a\.m\.|p\.m\.|uhr\b|h\b|heures?\b|o['’]clock\b|(?=in the (?:morning|afternoon|evening)\b))/i;
/** Right behind a time: an hour up to twelve is meant of the second half of the day. */
const afterNoon = /^[\s,]*(?:in the (?:afternoon|evening)|nachmittags?|abends?|am (?:nachmittag|abend)|de l['’]après-midi|du soir)(?![\p{L}])/iu;
const military = /(?<![\d.:/-])([0-2]\d)([0-5]\d)(?:[0-5]\d)?(?!\d)\s*(?:h\b|hrs\b|uhr\b|z\b|(?=(?:utc|gmt)))/i;

/** The first time of day of a text whose date was taken out. Impossible times (25:00) are returned as they stand. */
export function findTime(text: string): FoundTime | null {
  const colon = clock.exec(text);
  const dotted = dottedClock.exec(text);
  const hour = wholeHour.exec(text);
  const plain = military.exec(text);
  const spoken = spokenClock.exec(text);
  const first = [colon, dotted, spoken, hour, plain].filter((one) => one !== null).sort((a, b) => a.index - b.index)[0];
  if (first === undefined) return null;
  const half = /(a\.?m|p\.?m)/i.exec(first[0])?.[0].toLowerCase().replace('.', '') ?? null;
  let hours = Number(first[1]);
  const minutes = first === hour ? 0 : Number(first[2]);
  if ((half === 'pm' || (half === null && afterNoon.test(text.slice(first.index + first[0].length)))) && hours < 12) hours += 12;
  else if (half === 'am' && hours === 12) hours = 0;
  else if (half !== null && hours > 12) hours = hours > 23 ? 99 : hours;
  return { at: first.index, end: first.index + first[0].length, hour: hours, minute: minutes, second: first === colon && first[3] !== undefined ? Number(first[3]) : 0 };
}

const namedOffset = /(?<!\p{L})(?:UTC|GMT)\s?([+\-−–])\s?(\d{1,2})(?::?([0-5]\d))?(?!\d)/iu;
/** Offsets end in quarters of an hour: "07:30-08:50" is from one time to another. */
const bareOffset = /(?<=\d\s?|[AaPp][Mm]\s?|\(|h\s|Uhr\s)([+\-−])(\d{2}):?(00|15|30|45)(?!\d)|(?<=\d\s?)\+(\d{1,2})(?![\d:])/u;
const word = /(?<!\p{L})\p{Lu}{2,5}(?!\p{L})|(?<=(?:[\d(]|[AaPp][Mm]|[ap]\.m\.|Uhr)\s?)Z(?!\p{L})|(?<!\p{L})(?:utc|gmt|cet|cest|mez|mesz|zulu)(?!\p{L})/gu;
const iana = /(?<!\p{L})((?:Europe|America|Australia|Asia|Africa|Pacific|Atlantic)\/[A-Z][A-Za-z_]{2,20})/u;
/**
 * "10:00 AM Central", "10 am ET.": the zones of the United States, by the word for them right behind a time. As they are
 * spelt, and two letters only at the end of what is said: "9:30 et toujours en cours" is French.
 */
const american = /(?<=(?:\d|[AaPp]\.?[Mm]\.?)\s\(?)(?:(Eastern|Central|Mountain|Pacific)(?:\s(?:[Ss]tandard |[Dd]aylight )?[Tt]ime)?(?![\p{L}-])|(ET|CT|MT|PT)(?=\s*(?:$|[.,;)\n])))/u;
const americanZones: ReadonlyMap<string, string> = new Map([['Eastern', 'America/New_York'], ['ET', 'America/New_York'], ['Central', 'America/Chicago'], ['CT', 'America/Chicago'], ['Mountain', 'America/Denver'], ['MT', 'America/Denver'], ['Pacific', 'America/Los_Angeles'], ['PT', 'America/Los_Angeles']]);
const place = /(?<!\p{L})(\p{L}{2,12})(?:er)?[\s-](?:local |standard )?(?:time|zeit)(?!\p{L})|(?<!\p{L})(?:heure (?:locale )?(?:de |à )?|(?:local )?time (?:in|of) |(?:orts|lokal)?zeit (?:in |von )?)(\p{L}{3,12})/giu;

/** The zone of a text: an offset wins over a name, a name over a place. `afterTime` looks for a bare `+0100` there. */
export function findZone(text: string): FoundZone | null {
  const named = namedOffset.exec(text);
  if (named !== null) return { at: named.index, end: named.index + named[0].length, offset: sign(named[1]) * (Number(named[2]) * 60 + Number(named[3] ?? 0)), monthFirst: null };
  const bare = bareOffset.exec(text);
  if (bare !== null) {
    const minutes = bare[4] === undefined ? sign(bare[1]) * (Number(bare[2]) * 60 + Number(bare[3] ?? 0)) : Number(bare[4]) * 60;
    return { at: bare.index, end: bare.index + bare[0].length, offset: minutes, monthFirst: null };
  }
  for (const one of text.matchAll(word)) {
    const zone = zoneNames.get(one[0].toUpperCase());
    if (zone !== undefined) return { at: one.index, end: one.index + one[0].length, offset: zone.minutes, monthFirst: zone.monthFirst };
  }
  const zone = iana.exec(text);
  if (zone?.[1] !== undefined) return { at: zone.index, end: zone.index + zone[0].length, offset: zone[1], monthFirst: zone[1].startsWith('America/') };
  const state = american.exec(text);
  const stateZone = americanZones.get(state?.[1] ?? state?.[2] ?? '');
  if (state !== null && stateZone !== undefined) return { at: state.index, end: state.index + state[0].length, offset: stateZone, monthFirst: true };
  for (const one of text.matchAll(place)) {
    const found = placeZones.get((one[1] ?? one[2] ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/er$/, '')) ?? placeZones.get((one[1] ?? one[2] ?? '').toLowerCase());
    if (found !== undefined) return { at: one.index, end: one.index + one[0].length, offset: found, monthFirst: found.startsWith('America/') };
  }
  return null;
}

function sign(text: string | undefined): number {
  return text === '+' ? 1 : -1;
}

/** The weekday in front of a date, 1..7. */
export function findWeekday(text: string, date: FoundDate): number | null {
  const before = /(\p{L}{2,10})\.?,?\s*(?:the\s|den\s|dem\s|le\s)?$/u.exec(text.slice(Math.max(0, date.at - 24), date.at));
  return before?.[1] === undefined ? null : weekdayOf(before[1]);
}
