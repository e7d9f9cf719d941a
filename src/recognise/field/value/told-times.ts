// "Am 31.03. von 07:30 bis 08:50 Uhr MESZ", "it began at 7:30 on 31 March and ended at 8:50 (both UTC+2)": every time of
// day that a sentence names, with the day and the zone that hold for it. In: a sentence. Out: the times in their order, what
// one leaves out taken from its neighbours; the zone only where the sentence names but one. What is taken back is left out.
import { takenBackUpTo } from '../withdrawn/taken-back.ts';
import { findDate, findTime, findZone, type FoundDate, type FoundTime, type FoundZone } from './instant-parts.ts';

export interface ToldTime {
  /** From the time to the end of its zone. */
  readonly at: number;
  readonly end: number;
  readonly time: FoundTime;
  /** Null where the sentence names none. */
  readonly date: FoundDate | null;
  /** The date stands beside it, and is not lent. */
  readonly own: boolean;
  readonly zone: FoundZone | null;
}

export interface ToldTimes {
  readonly times: readonly ToldTime[];
  /** The sentence with its dates blank. */
  readonly bare: string;
}

const partsMax = 8;
const zoneLead = /^[\s,(]*(?:(?:uhr|h|hours?|hrs|in the morning|in the afternoon|in the evening|früh|morgens|vormittags|nachmittags|abends|sommerzeit|winterzeit|local time|ortszeit|heure locale|du matin|du soir)[\s,(]*){0,2}(?:le |in |of )?$/i;
/** "07:30-08:50": a stroke between two times is no sign of an offset; offsets end in full, half or quarter hours. */
const stroke = /(?<=\d[:.h]\d\d(?:\s?(?:uhr|h|am|pm))?\s?)-(?=\s?\d{1,2}[:.h](?!00|30|45)\d\d)/gi;
const strokeBesideZone = /(?<=\d[:.h]\d\d(?:\s?(?:uhr|h|am|pm))?\s?)-(?=\s?\d{1,2}[:.h]\d\d)/gi;
const zoneWord = /(?<!\p{L})(?:UTC|GMT|CES?T|MES?Z|zeit|time|heure)(?!\p{L})/iu;
/** Words between what is taken back and what is right. */
const leadWord = /^(?:(?:at|um|à|gegen|about|around|vers|es war|it was|c['’]était)\s)*$/i;
const half = /[ap]\.?m\.?\s*$/i;

export function toldTimes(sentence: string): ToldTimes {
  const text = sentence.replace(zoneWord.test(sentence) ? strokeBesideZone : stroke, '–');
  const dates = all(text, findDate);
  const bare = dates.reduce((left, one) => blanked(left, one), text);
  const times = all(bare.replace(/(?<=\s)T(?=\d)/gu, ' '), findTime).sort((a, b) => a.at - b.at);
  const zones = zonesIn(bare, times);
  const only = new Set(zones.map(({ zone }) => zone.offset)).size === 1 ? zones[0]?.zone ?? null : null;
  const dateFirst = (dates[0]?.at ?? 0) < (times[0]?.at ?? 0);
  const bound = withOneDateEach(times.map((time) => ({ time, date: ownDate(time, times, dates, dateFirst), zone: zones.find((one) => one.of === time)?.zone ?? null })), dateFirst);
  const lent = bound.map((one, i): ToldTime => {
    const date = one.date ?? bound.slice(0, i).findLast((other) => other.date !== null)?.date ?? dates.findLast((other) => other.at < one.time.at) ?? dates[0] ?? null;
    const end = one.zone?.end ?? one.time.at + text.slice(one.time.at, one.time.end).trimEnd().length;
    return { at: one.time.at, end, time: one.time, date, own: one.date !== null, zone: one.zone ?? only };
  });
  return { times: withHalves(withoutTakenBack(lent, bare), text), bare };
}

/** One after another; what was found is blanked, so that every place stays what it is. */
function all<P extends { readonly at: number; readonly end: number }>(text: string, find: (text: string) => P | null): P[] {
  const found: P[] = [];
  for (let left = text; found.length < partsMax;) {
    const one = find(left);
    if (one === null || one.end <= one.at) break;
    found.push(one);
    left = blanked(left, one);
  }
  return found.sort((a, b) => a.at - b.at);
}

function blanked(text: string, { at, end }: { readonly at: number; readonly end: number }): string {
  return text.slice(0, at) + ' '.repeat(end - at) + text.slice(end);
}

/** `of`: the time right before it; null = it stands by itself, as in "(all times UTC+2)". */
function zonesIn(text: string, times: readonly FoundTime[]): { readonly zone: FoundZone; readonly of: FoundTime | null }[] {
  return all(text, findZone).flatMap((zone) => {
    const before = times.findLast((time) => time.at < zone.at);
    const of = before !== undefined && zoneLead.test(text.slice(Math.min(before.end, zone.at), zone.at)) ? before : null;
    // A sign and figures alone may be a phone number.
    return of === null && /^[+\-−]/.test(text.slice(zone.at)) ? [] : [{ zone, of }];
  });
}

/** The day beside a time: before it where the sentence begins with the day, else behind it. */
function ownDate(time: FoundTime, times: readonly FoundTime[], dates: readonly FoundDate[], dateFirst: boolean): FoundDate | null {
  const before = dates.findLast((date) => date.at < time.at);
  const behind = dates.find((date) => date.at > time.at);
  const isFree = (date: FoundDate | undefined, from: number, to: number): boolean => date !== undefined && !times.some((other) => other !== time && other.at >= from && other.at < to);
  const nearBefore = isFree(before, before?.end ?? 0, time.at) ? before : undefined;
  const nearBehind = isFree(behind, time.at, behind?.at ?? 0) ? behind : undefined;
  return (dateFirst ? nearBefore ?? nearBehind : nearBehind ?? nearBefore) ?? null;
}

interface Bound {
  readonly time: FoundTime;
  readonly date: FoundDate | null;
  readonly zone: FoundZone | null;
}

/** "At 07:30 on 31 March it began; it ended at 08:50": the day stands beside the first of them. */
function withOneDateEach(bound: readonly Bound[], dateFirst: boolean): Bound[] {
  return bound.map((one) => {
    const rivals = bound.filter((other) => other !== one && other.date !== null && other.date === one.date);
    const rank = ({ time, date }: Bound): number => (date === null ? 0 : (dateFirst === date.at < time.at ? 0 : 1_000) + Math.abs(date.at - time.at));
    return rivals.some((other) => rank(other) < rank(one)) ? { ...one, date: null } : one;
  });
}

/** "07:30, no, 07:40": what he says last counts, on the day of what it puts right. */
function withoutTakenBack(times: readonly ToldTime[], text: string): ToldTime[] {
  const kept: ToldTime[] = [];
  for (const one of times) {
    const before = kept.at(-1);
    const between = before === undefined ? '' : text.slice(before.end, one.at);
    const to = before === undefined ? null : takenBackUpTo(`${between} `);
    if (before !== undefined && to !== null && leadWord.test(`${between.slice(to).trim()} `.trimStart())) kept[kept.length - 1] = { ...one, at: before.at, date: one.own ? one.date : before.date, own: one.own || before.own };
    else kept.push(one);
  }
  return kept;
}

/** "From 1:30 to 3 pm", "at 1:30 pm and was over at 3:00": one word for the half of the day holds for both. */
function withHalves(times: readonly ToldTime[], text: string): ToldTime[] {
  const minutes = ({ time }: ToldTime): number => time.hour * 60 + time.minute;
  const named = times.map(({ time }) => half.test(text.slice(time.at, time.end).trim()));
  return times.map((one, i) => {
    if (named[i] === true || one.time.hour > 11) return one;
    const [before, behind] = [times[i - 1], times[i + 1]];
    const withBehind = behind !== undefined && named[i + 1] === true && behind.time.hour >= 12 && minutes(one) + 720 < minutes(behind);
    const withBefore = before !== undefined && named[i - 1] === true && before.time.hour >= 12 && minutes(one) + 720 > minutes(before);
    return withBehind || withBefore ? { ...one, time: { ...one.time, hour: one.time.hour + 12 } } : one;
  });
}
