// When a fault began and when it was over, as the sentences of a letter tell it: both in one sentence, or the end in a later
// one that lends its day from the beginning ("At 08:50 it was over"). In: sentences, the two fields, what a label says of the
// beginning. Out: a reading for each; null = not told, or told in two ways. A day that only the calendar knows is not lent.
import { type Instant, isoInstant } from '../../../mail/instant.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { findDate, findTime, findZone, type FoundDate, type FoundZone } from '../value/instant-parts.ts';
import { type InstantReading, readInstant } from '../value/read-instant.ts';
import { takesBack } from '../withdrawn/taken-back.ts';
import { speaksOfBackThen, speaksOfEarlier } from '../withdrawn/another-case.ts';
import type { Sentence } from '../sentences.ts';
import { dayAfter, otherDay } from './moment-words.ts';
import { type RoleOfTime, rolesOfTimes } from './moment-roles.ts';

export interface ToldEnd {
  readonly sentence: Sentence;
  readonly reading: InstantReading;
  readonly raw: string;
}
interface Read extends ToldEnd {
  /** The words of its sentence tell that it is one, and no learnt likeness needs to. */
  readonly sure: boolean;
  readonly date: string;
  readonly zone: string;
  readonly stop: boolean;
}

const dayMs = 86_400_000;
/** From a late evening into the night: what lends its day is at most this long. */
const overnightMax = 12 * 3_600_000;
const aheadMax = 12 * 3_600_000;
/** German and French write the day before the month. */
const dayFirst = /(?<![\p{L}])(?:le|à|vers|depuis|dès|du|les|am|um|uhr|seit|ab|vom|bis|den|der|war|und|et)(?![\p{L}])/iu;
const weekdayBefore = /(?<!\p{L})\p{L}{2,10}\.?,?\s*(?:the\s|den\s|dem\s|le\s)?$/u;
/** "All times are UTC+2." */
const allTimes = /(?<![\p{L}])(?:all(?: the)? times|times (?:are|in|given)|both times|alle (?:zeiten|zeitangaben|uhrzeiten)|zeiten (?:sind|in)|(?:zeit|uhrzeit)angaben|toutes les heures|heures (?:en|sont|locales?))(?![\p{L}])/iu;

/** Of this case, not of an earlier one. */
const firstOfThese = /(?:pour|for|zum) (?:la|the) (?:première|dernière|first|last) (?:fois|time)/gi;

interface Setting {
  readonly field: FieldRule;
  readonly receivedAt: Instant;
  readonly zone: string;
}

export function toldSpan(sentences: readonly Sentence[], field: FieldRule, receivedAt: Instant, labelled: string | null): { readonly start: (ToldEnd & { readonly sure: boolean }) | null; readonly end: ToldEnd | null } {
  const setting = { field, receivedAt, zone: zoneOfAll(sentences) };
  const starts: Read[] = [];
  const ends: Read[] = [];
  let relapsed = false;
  const anchor = labelled === null ? null : anchorOf(labelled);
  for (const sentence of sentences) {
    if (sentence.wish || speaksOfEarlier(sentence.text.replace(firstOfThese, ' ')) || speaksOfBackThen(sentence.text)) continue;
    const roles = rolesOfTimes(sentence.text);
    const corrects = takesBack(sentence.text);
    let begun: Read | null = null;
    for (const one of roles.filter(({ role }) => role === 'start')) {
      const read = readOf(one, sentence, setting, corrects ? starts.at(-1) ?? anchor : null, corrects);
      if (read === null) continue;
      if (corrects) starts.length = 0;
      starts.push(read);
      begun = read;
    }
    for (const one of roles.filter(({ role }) => role === 'end' || role === 'resume')) {
      const from = begun ?? starts.at(-1) ?? null;
      if (one.role === 'resume' && from?.stop !== true) {
        // "It stopped at 08:50 and came back at 09:30": it was not over.
        relapsed ||= ends.length > 0;
        continue;
      }
      const read = readOf(one, sentence, setting, from ?? anchor);
      const whole = read === null ? null : behind(read, from, one, begun !== null);
      if (whole === null) continue;
      if (corrects) ends.length = 0;
      ends.push(whole);
    }
  }
  const start = agreed(starts);
  const end = relapsed ? null : agreed(ends);
  return { start, end: end !== null && start === null && starts.length > 0 ? null : end };
}

function agreed(found: readonly Read[]): Read | null {
  const [one] = found;
  return one === undefined || found.some((other) => other.reading.value !== one.reading.value) ? null : one;
}

/** The date and zone of what a label says. */
function anchorOf(text: string): { readonly date: string; readonly zone: string } | null {
  const date = findDate(text);
  if (date === null) return null;
  const zone = findZone(`${text.slice(0, date.at)} ${text.slice(date.end)}`);
  const rest = `${text.slice(0, date.at)} ${text.slice(date.end)}`;
  return findTime(rest) === null ? null : { date: text.slice(date.at, date.end), zone: zone === null ? '' : rest.slice(zone.at, zone.end) };
}

/** `lender`: whose day and zone hold where the sentence names none. */
function readOf(one: RoleOfTime, sentence: Sentence, { field, receivedAt, zone }: Setting, lender: { readonly date: string; readonly zone: string } | null, corrects = false): Read | null {
  const { date, time } = one.moment;
  if (one.moment.date === null && (lender === null || otherDay.test(one.clause))) return null;
  // A day that is lent within its sentence is lent across no other day either ("…, and today at 08:50 it was over").
  if (date !== null && !one.moment.own && otherDay.test(one.clause) && !withoutWeekdayOf(one.clause, sentence.text, date)) return null;
  const dateText = date === null ? lender?.date ?? '' : `${weekdayOf(sentence.text, date)}${sentence.text.slice(date.at, date.end)}`.trim();
  const zoneText = one.moment.zone === null ? zone || (lender?.zone ?? '') : zoneOf(sentence.text, one.moment.zone);
  const timeText = [time.hour, time.minute, time.second].map((part) => String(part).padStart(2, '0')).join(':').replace(/:00$/, '');
  const raw = [dateText, timeText, zoneText].filter((part) => part !== '').join(' ');
  const reading = readInstant(raw, field.zone, receivedAt, dayFirst.test(sentence.text));
  const whole = reading.problem === null || ((date?.date.year ?? null) !== null && /offset|no such/.test(reading.problem));
  if (!whole || (reading.value !== null && Date.parse(reading.value) > receivedAt + aheadMax)) return null;
  return { sentence, reading, raw, sure: one.paired || one.stop || corrects, date: dateText, zone: zoneText, stop: one.stop };
}

/** The end, on the day behind where it says so or where a night lies between; null where it lies before the beginning. */
function behind(end: Read, start: Read | null, { moment, clause }: RoleOfTime, oneSentence: boolean): Read | null {
  const lent = moment.date === null || !moment.own;
  if (end.reading.value === null) return end;
  if (lent && start === null && moment.date === null) return end;
  const at = Date.parse(end.reading.value);
  if (lent && dayAfter.test(clause)) return { ...end, reading: { value: isoInstant(at + dayMs), problem: null } };
  if (start?.reading.value == null) return end;
  const from = Date.parse(start.reading.value);
  if (at > from) return end;
  return lent && oneSentence && at + dayMs - from <= overnightMax ? { ...end, reading: { value: isoInstant(at + dayMs), problem: null } } : null;
}

function weekdayOf(text: string, date: FoundDate): string {
  return weekdayBefore.exec(text.slice(Math.max(0, date.at - 24), date.at))?.[0] ?? '';
}

/** The other day that the clause names is only the weekday of its date. */
function withoutWeekdayOf(clause: string, text: string, date: FoundDate): boolean {
  const weekday = weekdayOf(text, date).trim().replace(/[\s,.].*$/u, '');
  return weekday !== '' && !otherDay.test(clause.replace(weekday, ' '));
}

function zoneOf(text: string, zone: FoundZone): string {
  return text.slice(zone.at, zone.end);
}

function zoneOfAll(sentences: readonly Sentence[]): string {
  const zones = sentences.filter(({ text }) => allTimes.test(text) && findTime(text) === null).flatMap(({ text }) => {
    const zone = findZone(text);
    return zone === null ? [] : [text.slice(zone.at, zone.end)];
  });
  return new Set(zones).size === 1 ? zones[0] ?? '' : '';
}
