// Local times in the language of the mail. The English form is the one of tickets and audit trails; a language that has
// no names here gets that.
import { formatDay } from '../decide/calendar-format.ts';
import { formatLocal } from '../decide/calendar.ts';
import type { Instant } from '../mail/instant.ts';

interface Names {
  /** Monday first. */
  readonly days: readonly string[];
  readonly months: readonly string[];
  /** `10.` in German. */
  readonly afterDay: string;
}

const english = { days: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '), months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ') };
const names: Readonly<Record<string, Names>> = {
  de: { days: 'Mo Di Mi Do Fr Sa So'.split(' '), months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '), afterDay: '.' },
  fr: { days: 'lun. mar. mer. jeu. ven. sam. dim.'.split(' '), months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '), afterDay: '' },
};

/** `Tue 10 Mar 2026 09:12 CET`, `Di 10. März 2026 09:12 CET`, `mar. 10 mars 2026 09:12 CET`. */
export function localTime(instant: Instant, zone: string, language: string): string {
  return inLanguage(formatLocal(instant, zone), language);
}

/** `Tue 10 Mar 2026` of an instant at midnight UTC, likewise. */
export function localDay(instant: Instant, language: string): string {
  return inLanguage(formatDay(instant / 86_400_000), language);
}

function inLanguage(text: string, language: string): string {
  const own = names[language];
  const [, day = '', date = '', month = '', rest = ''] = /^(\w{3}) (\d{1,2}) (\w{3}) (.*)$/u.exec(text) ?? [];
  if (own === undefined || rest === '') return text;
  return `${own.days[english.days.indexOf(day)] ?? day} ${date}${own.afterDay} ${own.months[english.months.indexOf(month)] ?? month} ${rest}`;
}
