// "Startet NICHT wie angekündigt am 20.03., sondern am 22.04. um 9 Uhr", "moved from 24 March to the 31st": the one day that
// a letter announces, among days it was planned for before, the day of last year and the day it ends. In: lines. Out: the
// date that is left, with the text around it; null when none or several are. A day without its year is not enough.
import type { Instant } from '../../../mail/instant.ts';
import { unaccented } from '../fold.ts';
import { findDate, findTime, type FoundDate } from '../value/instant-parts.ts';

export interface Announced {
  readonly line: number;
  /** From a little before the date up to the next one. */
  readonly text: string;
  /** The words that say it. */
  readonly raw: string;
}

interface Day extends FoundDate {
  /** Between the date before it and this one, and between this one and the next. */
  readonly before: string;
  readonly behind: string;
}

const datesMax = 12;
const dayMs = 86_400_000;
const beforeMax = 60;
/** From a day to its time. */
const timeWithin = 24;
const behindMax = 70;

/** The day that follows is not meant. */
const notMeant = /(?<![a-z])(?:not|isn't|no longer|nicht|kein\w*|statt|anstatt|anstelle|instead of|rather than|pas|plus|au lieu|plutot que|originally|initially|previously|formerly|first planned|ursprunglich|zunachst|bisher|zuvor|fruher|initialement|auparavant|d'abord|was (?:planned|announced|scheduled|set|due|meant|to (?:be|begin|start|go|run))|war (?:\w+ )?(?:geplant|angekundigt|vorgesehen)|etait (?:prevue?|annoncee?)|last year|letztes jahr|im vorjahr|vorjahres|l'an dernier|annee derniere|compare\w*|vergleich|until now|old date|alter termin|ancienne date)(?![a-z])[^;!?]{0,50}$/;
/** "Not before", "not only": no contrast. */
const noContrast = /(?<![a-z])(?:not|nicht|pas)\s(?:before|earlier|only|later|until|vor|fruher|nur|spater|erst|avant|seulement|plus tard)(?![a-z])[^;!?]{0,40}$/;
/** A shift leads from the old day to the new one. */
const shifted = /(?<![a-z])(?:moved?|shift\w*|postpone\w*|resched\w*|delayed|put (?:it |this |them )?(?:off|back)|pushed|brought forward|pulled forward|changed|slipped|verschob\w*|verschieb\w*|verleg\w*|vorgezogen|vorverlegt|geandert|wandert|rutscht|repouss\w*|report\w*|decal\w*|deplac\w*|avanc\w*|chang\w*)(?![a-z])/;
const fromDay = /(?<![a-z])(?:from|away from|vom|von|du|de)\s(?:\S+\s){0,3}$/;
const toDay = /^[\s,(]*(?:\S+[\s,]+){0,3}?(?:to|until|auf|zum|au|pour)(?![a-z])/;
/** The day it ends. */
const ending = /(?:^|[\s,(])(?:until|till|to|through|ending|ends?|bis|endet|jusqu'au|au|fin)\s(?:\S+\s){0,3}$|^\s?[-–—]\s?$/;

export function announcedDay(lines: readonly { readonly number: number; readonly text: string }[], receivedAt: Instant): Announced | null {
  const told = lines.flatMap((line) => daysOf(line.text).flatMap((day, i, all) => {
    if (isReplaced(day) || day.date.year === null || isEnd(day, all[i - 1])) return [];
    const start = Math.max(all[i - 1]?.end ?? 0, day.at - beforeMax);
    const behind = day.behind.slice(0, behindMax);
    return [{ line: line.number, day, text: `${line.text.slice(start, day.at)}${withoutDoubt(day) ?? line.text.slice(day.at, day.end)}${behind}`, raw: `${line.text.slice(day.at, day.end)}${behind}`.trim() }];
  }));
  // Beside a day to come, one that is over is that of another time.
  const coming = told.filter(({ day }) => !isPast(day, receivedAt));
  const days = coming.length > 0 ? coming : told;
  // Of several days the one with its time is what is announced: "their old provider ends on 29 May" only goes with it.
  const timed = days.filter(({ day }) => findTime(day.behind.slice(0, timeWithin)) !== null);
  const left = timed.length > 0 ? timed : days;
  const first = left[0];
  if (first === undefined || left.some(({ day }) => withoutDoubt(day) !== withoutDoubt(first.day))) return null;
  return { line: first.line, text: first.text, raw: first.raw };
}

function daysOf(text: string): Day[] {
  const dates: FoundDate[] = [];
  for (let from = 0; dates.length < datesMax;) {
    const found = findDate(text.slice(from));
    if (found === null) break;
    dates.push({ ...found, at: from + found.at, end: from + found.end });
    from += found.end;
  }
  return dates.map((date, i) => ({ ...date, before: text.slice(dates[i - 1]?.end ?? 0, date.at), behind: text.slice(date.end, dates[i + 1]?.at ?? text.length) }));
}

/** As `2026-04-22`, as far as the order of its parts is no question. */
function withoutDoubt({ date, other }: FoundDate): string | null {
  return other !== null || date.year === null ? null : [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
}

function isPast({ date }: FoundDate, receivedAt: Instant): boolean {
  return date.year !== null && Date.UTC(date.year, date.month - 1, date.day) < receivedAt - dayMs;
}

/** "… and it ends on 06.04.", but "put off until 30.03." and "from 24 March to the 31st", where the former day was moved. */
function isEnd(day: Day, before: Day | undefined): boolean {
  const between = plain(day.before);
  return before !== undefined && ending.test(between) && !shifted.test(between) && !isReplaced(before);
}

function isReplaced(day: Day): boolean {
  const before = plain(day.before);
  if (notMeant.test(before) && !noContrast.test(before)) return true;
  return fromDay.test(before) && toDay.test(plain(day.behind)) && shifted.test(before);
}

function plain(text: string): string {
  return unaccented(text).replace(/’/g, "'");
}
