// The door to business calendars: everything other folders need of the calendar-* files, which may change among
// themselves. Calendars are data; nothing here reads a clock or the environment.

export { formatLocal } from './calendar-format.ts';
export { isOpen, openMsBetween } from './calendar-openings.ts';
export { alwaysOpen, inZoneOf, intersectCalendars, isOlderCalendar, ORGANISATION_ZONE, type Calendar, type OpenWindow, type Schedule } from './calendar-schedule.ts';
export { parseWeek, type WeekText } from './calendar-week.ts';
export { isLocalDate, isZone } from './calendar-zone.ts';
