// The calendars of a pack: zones that exist, weeks that can be read, holidays that are dates or lists.
import { isLocalDate, isZone, ORGANISATION_ZONE, parseWeek } from '../decide/calendar.ts';
import type { HolidayLists } from './holiday-lists.ts';
import { oneOf } from './near-names.ts';
import type { Pack } from './pack-schema.ts';
import type { Report } from './report.ts';
import type { Path } from './yaml-source.ts';

/** Reports calendars by which nothing can be counted. */
export function checkCalendars(pack: Pack, lists: HolidayLists, report: Report): void {
  for (const [name, calendar] of Object.entries(pack.calendars)) {
    const path = ['calendars', name];
    if (calendar.zone !== ORGANISATION_ZONE && !isZone(calendar.zone)) {
      report([...path, 'zone'], `zone "${calendar.zone}"`, `an IANA time zone such as Europe/Berlin, or ${ORGANISATION_ZONE}`);
    }
    const week = parseWeek(calendar.week);
    if ('problem' in week) report([...path, 'week', ...weekPath(calendar.week, week.problem)], week.problem, 'opening hours such as mon-fri: "09:00-17:30"');
    calendar.holidays?.forEach((written, index) => checkHoliday(written, [...path, 'holidays', index], lists, report));
  }
}

function checkHoliday(written: string, path: Path, lists: HolidayLists, report: Report): void {
  if (isLocalDate(written)) return;
  // Whatever begins with a digit was meant as a date; no list does.
  if (/^\d/u.test(written)) report(path, `"${written}"`, 'a date such as 2026-12-25, or a list of rules/calendars');
  else if (!lists.names.has(written)) report(path, `holiday list ${written}, which does not exist`, oneOf(written, lists.names, 'a list of rules/calendars'));
  // Read now, so that its faults are told with those of the pack.
  else lists.days(written);
}

/** The day line that a problem of the week speaks of: its sentence begins with the days, or quotes them. */
function weekPath(week: Pack['calendars'][string]['week'], problem: string): Path {
  if (typeof week === 'string') return [];
  const days = Object.keys(week).find((one) => problem.startsWith(`${one}:`) || problem.startsWith(`"${one}"`));
  return days === undefined ? [] : [days];
}
