// "À 14 h 20 (heure de Paris) le 11 mars, notre client nous appelle": the full date and time that stands in a sentence, its
// time and zone before or behind the date. In: a sentence, the field. Out: the reading with the words that say it, or null.
// What ended, what was done to mend it, what came through last and since when somebody is a customer is no beginning.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { findDate } from '../value/instant-parts.ts';
import { type InstantReading, readInstant } from '../value/read-instant.ts';
import { rolesOfTimes } from './moment-roles.ts';
import { toldSpan } from './told-span.ts';

/** From the date on. */
const behindMax = 60;
/** "At a quarter past eight, that is 08:15 UTC+1, on …". */
const beforeMax = 45;
/** Half a year: a day without its year that lies further back is one to come. */
const withoutYearMax = 183 * 86_400_000;
/** A clock may be wrong by hours; what lies further ahead is planned. */
const aheadMax = 12 * 3_600_000;

const noStart = new RegExp(String.raw`(?<![\p{L}])(?:${[
  String.raw`(?:resolved|solved|restored|recovered|repaired|healed|gone|over|ended|back to normal|(?:works?|worked|working|runs?|running|fine|up|ok|okay) again|behoben|gelöst|vorbei|beendet|erledigt|(?:läuft|liefen?|funktioniert\p{L}*|geht|gehen|gingen?) (?:es |alles |das |sie )?wieder|wieder (?:alles |ganz )?(?:normal|in ordnung|gut|da|ok|frei|online)|rétabli\p{L}*|résolu\p{L}*|terminé\p{L}*|fini\p{L}*|réparé\p{L}*|de nouveau (?:normal|opérationnel|ok)|refonctionne\p{L}*|remarche\p{L}*|rentré dans l['’]ordre)`,
  String.raw`(?:last|latest|final) (?:(?:good|successful|working|delivered|normal) )?(?:mail|message|e-?mail|delivery|one|digest|entry|transaction|job)s?`, String.raw`(?:letzte[rnms]?|jüngste[rnms]?) (?:(?:gute|erfolgreiche|zugestellte|normale)[rnms]? )?(?:mail|nachricht|zustellung|e-mail|digest|eintrag|auftrag|job|lieferung)\p{L}*`, String.raw`derni(?:er|ère)s? (?:bon(?:ne)? )?(?:mail|message|courriel|e-mail|livraison|envoi|transaction)`,
  String.raw`(?:we|i|they|he|she|our \p{L}+|the customer|the client|somebody|someone) (?:have |has |had )?(?:then |also |already )?(?:upgraded|updated|migrated|installed|patched|rebooted|restarted|replaced|reset|moved|switched|renewed|changed|configured|opened|closed|tested|checked|retested|asked|wrote|called you|mailed you|spoke|talked)`, String.raw`(?:haben|hat|hatten|habe) (?:wir|ich|er|sie|der|die|man|unser\p{L}*) [^.;]{0,60}(?:aktualisiert|migriert|installiert|gepatcht|neu ?gestartet|ersetzt|zurückgesetzt|umgestellt|umgezogen|erneuert|geändert|konfiguriert|eröffnet|geschlossen|getestet|geprüft|gefragt|geschrieben|angeschrieben|eingespielt|getauscht)`, String.raw`(?:haben|hat|hatten|habe) (?:wir|ich|er|sie|der|die|man|unser\p{L}*) [^;]{0,80}(?:telefoniert|gesprochen)`, String.raw`(?:nous avons|j['’]ai|on a|ils ont|le client a|notre \p{L}+ a) (?:ensuite |aussi |déjà )?(?:mis à jour|migré|installé|redémarré|remplacé|réinitialisé|basculé|renouvelé|changé|modifié|configuré|ouvert|fermé|testé|vérifié|demandé|écrit|téléphoné|parlé)`,
  String.raw`(?:contracts?|contrat|vertrag\p{L}*|subscription|abonnement|licen[cs]e|lizenz|certificate|zertifikat|certificat|maintenance|wartung\p{L}*|valid|gültig|valable|expir\p{L}*|appointment|termin|rendez-vous)`,
  String.raw`(?:is|are|been|was|were) (?:a |an |our |your )?(?:customer|client|partner|user)s?(?=[^,;()]{0,20}(?<![\p{L}])since)`, String.raw`(?:ist|sind|war|waren) (?:\p{L}+ )?(?:seit|kunde|bei (?:uns|ihnen|euch))[^;]{0,60}(?:bei (?:uns|ihnen|euch)|kunde|partner)`, String.raw`(?:est|sont) (?:\p{L}+ )?(?:client|partenaire|chez nous)s?`,
  String.raw`(?:next|nächste[rnms]?|prochaine?s?|planned|geplant\p{L}*|prévue?s?)`,
].join('|')})(?![\p{L}])`, 'iu');
/** "It ran well until 08:00": what ends there is the good time. */
const goodTime = /(?<![\p{L}])(?:until|till|up to|before|prior to|bis|vor|jusqu['’]\p{L}*|avant)(?![\p{L}])/iu;
/** "Right after your maintenance, on …": what came before it. */
const afterIt = /(?<![\p{L}])(?:after|since|following|nach|seit|après|depuis|suite à)\s(?:[\p{L}'’]+\s){0,5}(?:maintenance|wartung\p{L}*|certificate|zertifikat|certificat|licen[cs]e|lizenz)(?![\p{L}])/iu;
/** German and French write the day before the month. */
const dayFirst = /(?<![\p{L}])(?:le|à|vers|depuis|dès|du|les|client|c['’]est|am|um|uhr|seit|ab|vom|den|der|kam|ist|war)(?![\p{L}])/iu;

export interface Moment {
  readonly reading: InstantReading;
  readonly raw: string;
}

/** The beginning that the sentence tells with a full date; one without its offset is asked about, where its year is written. */
export function startIn(sentence: string, field: FieldRule, receivedAt: Instant): Moment | null {
  const times = rolesOfTimes(sentence);
  const told = startOfSentence(sentence, field, receivedAt);
  if (told !== null) return told;
  // Of several times none is taken that no word calls the beginning, but the only one beside a date.
  const dated = times.filter(({ moment, role }) => moment.own && role === 'open');
  if (times.length > 1 && (dated.length !== 1 || times.filter(({ moment }) => moment.own).length > 1)) return null;
  // "The errors stopped at …": a single time that its words call the end.
  if (times.length === 1 && times[0]?.role === 'end' && !goodTime.test(sentence)) return null;
  return isNoStart(sentence) ? null : momentIn(sentence, field, receivedAt);
}

/** The time that the words of its clause call the beginning; null where the sentence calls none so, or names two days. */
export function startOfSentence(text: string, field: FieldRule, receivedAt: Instant): Moment | null {
  const times = rolesOfTimes(text);
  if ((times.length === 1 && times[0]?.stop !== true && !isNoStart(text)) || times.some(({ role, clause, paired, stop }) => role === 'start' && !paired && !stop && isNoStart(clause))) return null;
  return toldSpan([{ text, line: 0, wish: false, asked: null, key: '', clauses: '' }], field, receivedAt, null).start;
}

/** "I asked them for the exact beginning: …", "asked when it started, they said …": whoever was asked named it. */
const askedForStart = new RegExp(String.raw`(?<![\p{L}])(?:${[
  String.raw`(?:(?:we|i|they|he|she|our \p{L}+|the customer|the client|somebody|someone) (?:have |has |had )?(?:then |also |already )?)?asked[^.;:\d]{0,60}?(?:beginning|begin|began|begun|start|started|onset|since when)`,
  String.raw`(?:haben|hat|hatten|habe) (?:wir|ich|er|sie|der|die|man|unser\p{L}*) [^.;:\d]{0,60}?(?:beginn|anfang|seit wann|wann es)(?![\p{L}])[^.;:\d]{0,40}gefragt`, String.raw`(?:beginn|anfang|seit wann|wann es)(?![\p{L}])[^.;:\d]{0,60}(?:gefragt|erfragt|nachgefragt)`,
  String.raw`(?:nous avons|j['’]ai|on a|ils ont|le client a|notre \p{L}+ a) (?:ensuite |aussi |déjà )?demandé[^.;:\d]{0,40}?(?:début|depuis quand|quand cela a commencé)`,
].join('|')})(?![\p{L}])`, 'iu');

/** Tells of a date that is no beginning of a fault. */
export function isNoStart(text: string): boolean {
  const sentence = text.replace(askedForStart, ' ');
  return noStart.test(sentence) && !goodTime.test(sentence) && !afterIt.test(sentence);
}

function momentIn(sentence: string, field: FieldRule, receivedAt: Instant): Moment | null {
  const date = findDate(sentence);
  if (date === null) return null;
  const behind = sentence.slice(date.at, date.at + behindMax);
  const recent = ({ value }: InstantReading): boolean => value !== null && Date.parse(value) < receivedAt + aheadMax && (date.date.year !== null || receivedAt - Date.parse(value) < withoutYearMax);
  const first = readInstant(behind, field.zone, receivedAt, dayFirst.test(sentence));
  if (first.problem === null) return recent(first) ? { reading: first, raw: behind } : null;
  const from = Math.max(0, date.at - beforeMax);
  const around = sentence.slice(from, date.end + behindMax);
  const second = readInstant(around, field.zone, receivedAt, dayFirst.test(sentence));
  if (second.problem === null) return recent(second) ? { reading: second, raw: around } : null;
  return date.date.year !== null && /offset/.test(first.problem) ? { reading: first, raw: behind } : null;
}
