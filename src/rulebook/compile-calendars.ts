// The calendars of a pack, with the dates of the lists they name, and a version that covers all of them.
import { ORGANISATION_ZONE, parseWeek, type Calendar } from '../decide/calendar.ts';
import { contentHash } from './content-hash.ts';
import type { HolidayLists } from './holiday-lists.ts';
import type { Pack } from './pack-schema.ts';
import type { HolidayHorizon } from './rulebook.ts';

/** Calendars by name. */
export function compileCalendars(pack: Pack, lists: HolidayLists): ReadonlyMap<string, Calendar> {
  const calendars = new Map<string, Calendar>();
  for (const [name, { zone, week, holidays = [] }] of Object.entries(pack.calendars)) {
    const windows = parseWeek(week);
    // Checked before: a pack with an unreadable week has faults and is never compiled.
    if ('problem' in windows) continue;
    const days = new Map(holidays.flatMap((written) => [...(lists.days(written) ?? [[written, ''] as const])]));
    const dates = [...days.keys()].toSorted();
    const ofOrganisation = zone === ORGANISATION_ZONE;
    calendars.set(name, {
      name, zone: ofOrganisation ? pack.desk.zone : zone, windows, holidays: dates, version: contentHash({ zone, windows, holidays: dates }),
      ...(ofOrganisation ? { ofOrganisation } : {}), ...([...days.values()].some((one) => one !== '') ? { holidayNames: days } : {}),
    });
  }
  return calendars;
}

/** Where the holidays that each calendar knows end; a calendar without holidays has no end to know. */
export function holidayHorizons(pack: Pack, lists: HolidayLists): readonly HolidayHorizon[] {
  return Object.entries(pack.calendars).flatMap(([calendar, { holidays = [] }]) => {
    const named = holidays.filter((one) => lists.names.has(one));
    // Single days beside a list are additions to it; alone they are all there is.
    const sources = named.length > 0 ? named.map((list) => ({ list, days: [...(lists.days(list)?.keys() ?? [])] })) : [{ list: null, days: holidays }];
    return sources.flatMap(({ list, days }) => {
      const lastDay = days.toSorted().at(-1);
      return lastDay === undefined ? [] : [{ calendar, list, lastDay }];
    });
  });
}
