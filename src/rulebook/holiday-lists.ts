// Lists of holidays that calendars of all packs may name: rules/calendars/<list>.yaml, most of them written by
// bin/write-holidays.js, the rest an installation's own. Only lists that a pack names are read: sixty of them cost every
// start of a command more than the packs themselves, and a list that nobody names closes no desk.
import { z } from 'zod';
import { isLocalDate } from '../decide/calendar.ts';
import type { RuleFault } from './rulebook.ts';
import { checkSchema, placesOf } from './schema-faults.ts';
import type { YamlSource } from './yaml-source.ts';

const listSchema = z.strictObject({
  region: z.string().min(1).meta({ description: 'whose days these are, for people' }),
  days: z.record(z.string(), z.string()).meta({ description: 'local date: name of the day' }),
});

export interface HolidayLists {
  readonly names: ReadonlySet<string>;
  /** Date → name of the day; null for a list that is not there, or whose file has faults. */
  readonly days: (name: string) => ReadonlyMap<string, string> | null;
}

/** The lists of these files, each read when a pack asks for it. */
export function readHolidayLists(paths: ReadonlyMap<string, string>, read: (path: string) => YamlSource | null, faults: RuleFault[]): HolidayLists {
  const known = new Map<string, ReadonlyMap<string, string> | null>();
  return {
    names: new Set(paths.keys()),
    days: (name) => {
      const before = known.get(name);
      if (before !== undefined) return before;
      const path = paths.get(name);
      const source = path === undefined ? null : read(path);
      const days = source === null ? null : daysIn(source, faults);
      known.set(name, days);
      return days;
    },
  };
}

function daysIn(source: YamlSource, faults: RuleFault[]): ReadonlyMap<string, string> | null {
  const checked = checkSchema(listSchema, source.value, placesOf(source));
  faults.push(...checked.faults);
  if (checked.value === null) return null;
  const wrong = Object.keys(checked.value.days).filter((day) => !isLocalDate(day));
  for (const day of wrong) faults.push({ file: source.file, ...source.keyAt(['days', day]), found: `"${day}"`, expected: 'a date such as 2026-12-25' });
  return wrong.length > 0 ? null : new Map(Object.entries(checked.value.days));
}
