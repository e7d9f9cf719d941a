// Business calendars: weekly opening hours in one zone, minus holidays. Plain data with a name and a version, so a
// stored due time can say what it was computed with. When two calendars must both be open (a timer's clock and the
// coverage somebody paid for) they form a Schedule; every due-time function takes either.
// Never reads a clock. Does not know half holidays: a holiday is closed all day.

/** One opening a week, in local minutes of an ISO weekday (Monday 1): `[fromMinute, toMinute)`, `toMinute` up to 1440. */
export interface OpenWindow {
  readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface Calendar {
  readonly name: string;
  /** IANA name, checked with `isZone` where packs and directories are read */
  readonly zone: string;
  /** several a day allowed; sorted, not overlapping; up to 24:00 they join the next day's 00:00 */
  readonly windows: readonly OpenWindow[];
  /** ISO local dates, closed all day */
  readonly holidays: readonly string[];
  /** what they are called, where that is known; '' = not */
  readonly holidayNames?: ReadonlyMap<string, string>;
  readonly version: string;
  /** its hours are those of the requester's own zone; `zone` is the desk's, for whoever has none */
  readonly ofOrganisation?: true;
}

/** What a pack writes for the zone of such a calendar. */
export const ORGANISATION_ZONE = 'organisation';

/** Calendars that must all be open at the same time. `zone` is where its days begin and end. */
export interface Schedule {
  readonly name: string;
  readonly zone: string;
  readonly version: string;
  readonly calendars: readonly Calendar[];
}

const MINUTES_A_DAY = 1440;
// Names of calendars are single words and versions hashes, so a stored pair can be taken apart again.
const NAME_JOINT = ' and ';
const VERSION_JOINT = '+';

/** A calendar that never closes; its zone decides only where `eod` and open days end. */
export function alwaysOpen(name: string, zone: string): Calendar {
  const days = [1, 2, 3, 4, 5, 6, 7] as const;
  const windows = days.map((day) => ({ day, fromMinute: 0, toMinute: MINUTES_A_DAY }));
  return { name, zone, windows, holidays: [], version: '24x7' };
}

const byZone = new WeakMap<Calendar, Map<string, Calendar>>();

/** The calendar as it is for somebody in `zone`; only one of the organisation's zone is another there. */
export function inZoneOf(calendar: Calendar, zone: string): Calendar {
  if (calendar.ofOrganisation !== true || calendar.zone === zone) return calendar;
  // The same object each time: what is prepared for a calendar is remembered by object.
  const known = byZone.get(calendar) ?? new Map<string, Calendar>();
  byZone.set(calendar, known);
  const moved = known.get(zone) ?? { ...calendar, zone };
  known.set(zone, moved);
  return moved;
}

/** A calendar as a schedule of its own; a schedule stays itself. */
export function scheduleOf(calendar: Calendar | Schedule): Schedule {
  if ('calendars' in calendar) return calendar;
  const { name, zone, version } = calendar;
  return { name, zone, version, calendars: [calendar] };
}

/**
 * Open only while both are open. Days are counted in the zone of the calendar with the fewest open minutes a week
 * (the first of equals): 24x7 in UTC crossed with office hours in Sydney has Sydney's days, not two halves of them.
 */
export function intersectCalendars(a: Calendar | Schedule, b: Calendar | Schedule): Schedule {
  const [first, second] = [scheduleOf(a), scheduleOf(b)];
  const calendars = [...first.calendars, ...second.calendars];
  let narrowest = calendars[0];
  for (const calendar of calendars) {
    if (narrowest === undefined || openMinutesAWeek(calendar) < openMinutesAWeek(narrowest)) narrowest = calendar;
  }
  return {
    name: `${first.name}${NAME_JOINT}${second.name}`,
    zone: narrowest?.zone ?? first.zone,
    version: `${first.version}${VERSION_JOINT}${second.version}`,
    calendars,
  };
}

/** A due time stored with this name and version was counted by other openings than those calendars have now. */
export function isOlderCalendar(name: string, version: string, calendars: ReadonlyMap<string, Calendar>): boolean {
  const versions = version.split(VERSION_JOINT);
  return name.split(NAME_JOINT).some((one, index) => calendars.get(one)?.version !== versions[index]);
}

function openMinutesAWeek(calendar: Calendar): number {
  return calendar.windows.reduce((sum, window) => sum + window.toMinute - window.fromMinute, 0);
}
