// Names of months, weekdays and time zones as people write them in English, German and French mail. Zone names that
// mean several zones (IST, CST in China) are left out or marked: a wrong hour is worse than a question.
import { fold } from '../fold.ts';

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'janner', 'janvier', 'janv'],
  ['february', 'feb', 'februar', 'fevrier', 'fevr', 'fev'],
  ['march', 'mar', 'marz', 'mrz', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'decembre'],
];
const weekdayNames: readonly (readonly string[])[] = [
  ['monday', 'mon', 'montag', 'mo', 'lundi', 'lun'],
  ['tuesday', 'tue', 'tues', 'dienstag', 'di', 'mardi'],
  ['wednesday', 'wed', 'mittwoch', 'mi', 'mercredi', 'mer'],
  ['thursday', 'thu', 'thur', 'thurs', 'donnerstag', 'do', 'jeudi', 'jeu'],
  ['friday', 'fri', 'freitag', 'fr', 'vendredi', 'ven'],
  ['saturday', 'sat', 'samstag', 'sonnabend', 'sa', 'samedi', 'sam'],
  ['sunday', 'sun', 'sonntag', 'so', 'dimanche', 'dim'],
];

function numbered(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(names.flatMap((group, index) => group.map((name) => [fold(name), index + 1] as const)));
}
const months = numbered(monthNames);
const weekdays = numbered(weekdayNames);

/** 1..12, null for a word that is no month. */
export function monthOf(word: string): number | null {
  return months.get(fold(word)) ?? null;
}

/** 1 (Monday)..7, null for a word that is no weekday. */
export function weekdayOf(word: string): number | null {
  return weekdays.get(fold(word)) ?? null;
}

/** Minutes east of UTC by name, and whether people of that zone write the month first. */
export interface NamedZone {
  readonly minutes: number;
  readonly monthFirst: boolean | null;
}
export const zoneNames: ReadonlyMap<string, NamedZone> = new Map<string, NamedZone>([
  ...(['UTC', 'GMT', 'Z', 'ZULU'].map((name) => [name, { minutes: 0, monthFirst: null }] as const)),
  ...([['WET', 0], ['WEST', 60], ['BST', 60], ['CET', 60], ['CEST', 120], ['MEZ', 60], ['MESZ', 120], ['EET', 120], ['EEST', 180], ['MSK', 180], ['JST', 540], ['SGT', 480], ['HKT', 480], ['AWST', 480], ['ACST', 570], ['ACDT', 630], ['AEST', 600], ['AEDT', 660], ['NZST', 720], ['NZDT', 780]] as const)
    .map(([name, minutes]) => [name, { minutes, monthFirst: false }] as const),
  ...([['EST', -300], ['EDT', -240], ['CST', -360], ['CDT', -300], ['MST', -420], ['MDT', -360], ['PST', -480], ['PDT', -420]] as const)
    .map(([name, minutes]) => [name, { minutes, monthFirst: true }] as const),
]);

/** Places whose "… time" names a zone. */
export const placeZones: ReadonlyMap<string, string> = new Map([
  ['berlin', 'Europe/Berlin'], ['munich', 'Europe/Berlin'], ['munchen', 'Europe/Berlin'], ['german', 'Europe/Berlin'], ['deutsch', 'Europe/Berlin'], ['hamburg', 'Europe/Berlin'], ['frankfurt', 'Europe/Berlin'], ['allemande', 'Europe/Berlin'], ['francaise', 'Europe/Paris'], ['bruxelles', 'Europe/Brussels'], ['suisse', 'Europe/Zurich'], ['swiss', 'Europe/Zurich'], ['schweiz', 'Europe/Zurich'], ['geneve', 'Europe/Zurich'], ['geneva', 'Europe/Zurich'], ['bern', 'Europe/Zurich'], ['paris', 'Europe/Paris'], ['french', 'Europe/Paris'],
  ['london', 'Europe/London'], ['uk', 'Europe/London'], ['sydney', 'Australia/Sydney'], ['melbourne', 'Australia/Melbourne'], ['brisbane', 'Australia/Brisbane'], ['perth', 'Australia/Perth'],
  ['auckland', 'Pacific/Auckland'], ['singapore', 'Asia/Singapore'], ['tokyo', 'Asia/Tokyo'], ['vienna', 'Europe/Vienna'], ['wien', 'Europe/Vienna'], ['zurich', 'Europe/Zurich'], ['madrid', 'Europe/Madrid'], ['rome', 'Europe/Rome'],
]);

/** A time to come that nobody could put into a calendar: "next month", "in a few weeks", "Ende des Monats". */
export const vagueWhen = /(?<![\p{L}])(?:next (?:week|month|quarter|year|spring|summer|autumn|winter)|later this (?:week|month|quarter|year)|in (?:a few|some|two|three|four) (?:days|weeks|months)|(?:at the )?(?:beginning|start|middle|end) of (?:the|this|next) (?:week|month|quarter|year)|(?:im )?nächste[rnms]? (?:Woche|Monat|Quartal|Jahr)|in (?:einigen|ein paar|zwei|drei|vier) (?:Tagen|Wochen|Monaten)|(?:Anfang|Mitte|Ende) (?:des|nächsten) Monats|(?:la semaine|le mois|le trimestre|l['’]année) prochaine?|dans (?:quelques|deux|trois|quatre) (?:jours|semaines|mois))(?![\p{L}])/iu;
