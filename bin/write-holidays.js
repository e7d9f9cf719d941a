#!/usr/bin/env node
// Writes rules/calendars/<list>.yaml, a file a region, from the package date-holidays. That package weighs 43 MB with what
// it needs and is used once in years, so it is no dependency of ours: install it anywhere and name the folder.
//   npm install --no-save --prefix /tmp/holidays date-holidays@3.37.0
//   node bin/write-holidays.js /tmp/holidays 2025 2030
// Lists of other names in that folder, an installation's own, are left alone. What this cannot know: days that a government
// proclaims late, and the exact day of feasts that wait for the moon.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';

const germany = ['bb', 'be', 'bw', 'by', 'hb', 'he', 'hh', 'mv', 'ni', 'nw', 'rp', 'sh', 'sl', 'sn', 'st', 'th'];
const australia = ['act', 'nsw', 'nt', 'qld', 'sa', 'tas', 'vic', 'wa'];
/** The homes of the shipped desks and where their partners sit; one more here is one more file. */
const lists = [
  'at', ...australia.map((state) => `au-${state}`), 'be', 'ca', 'ca-on', 'ch-zh', 'cz', ...germany.map((state) => `de-${state}`), 'dk', 'es', 'es-md', 'fi',
  'fr', 'gb-eng', 'gb-nir', 'gb-sct', 'gb-wls', 'hk', 'id', 'ie', 'it', 'jp', 'kr', 'lu', 'my', 'nl', 'no', 'nz', 'ph', 'pl', 'pt', 'se', 'sg', 'th', 'us', 'vn', 'za',
];

const [library, from, to] = process.argv.slice(2);
if (library === undefined || !(Number(from) <= Number(to))) {
  console.error('usage: node bin/write-holidays.js FOLDER-WITH-date-holidays FIRST-YEAR LAST-YEAR');
  process.exit(64);
}
const require = createRequire(join(library, 'package.json'));
const Holidays = require('date-holidays');
const { version } = require('date-holidays/package.json');
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'rules', 'calendars');

mkdirSync(folder, { recursive: true });
for (const list of lists) {
  const [country = '', state] = list.toUpperCase().split('-');
  const calendar = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const region = [calendar.getCountries('en')[country], state === undefined ? undefined : calendar.getStates(country, 'en')?.[state]].filter((one) => one !== undefined);
  const days = daysOf(calendar);
  if (region.length < list.split('-').length || days.size < Number(to) - Number(from)) throw new Error(`date-holidays ${version} does not know ${list}`);
  writeFileSync(join(folder, `${list}.yaml`), [
    `# Public holidays of ${region.join(', ')}, ${from} to ${to}. Written by bin/write-holidays.js from date-holidays ${version}`,
    '# (https://github.com/commenthol/date-holidays), whose data are under CC BY 3.0 and draw on the sources named there.',
    '# Check the days that bind you: governments add some late, and feasts that follow the moon may move by a day.',
    `region: ${stringify(region.join(', ')).trim()}`,
    'days:',
    ...[...days].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([day, name]) => `  ${day}: ${stringify(name, { lineWidth: 0 }).trim()}`),
    '',
  ].join('\n'));
}
console.log(`${lists.length} lists in ${folder}`);

/** Local date → name of every day on which the region does not work. */
function daysOf(calendar) {
  const days = new Map();
  for (let year = Number(from); year <= Number(to); year += 1) {
    for (const { date, start, end, name, type } of calendar.getHolidays(year, 'en')) {
      // A day that ends at noon or begins in the afternoon is worked on; our calendars know whole days only.
      if (type !== 'public' || !/ 00:00:00/u.test(date)) continue;
      const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      for (let index = 0; index < count; index += 1) {
        const day = new Date(Date.parse(`${date.slice(0, 10)}T00:00Z`) + index * 86_400_000).toISOString().slice(0, 10);
        if (day >= `${from}-01-01` && day <= `${to}-12-31`) days.set(day, days.has(day) && days.get(day) !== name ? `${days.get(day)}; ${name}` : name);
      }
    }
  }
  return days;
}
