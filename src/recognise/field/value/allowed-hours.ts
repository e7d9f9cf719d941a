// "Not before 18:00, thereafter yes", "erst nach Feierabend", "pas avant midi, ensuite c'est bon": a permission that only
// keeps to hours is one. In: an answer, or a sentence that is known to be about the permission. Out: whether it allows within
// hours. What is refused until something has happened ("not before the customer agrees") allows nothing yet.
import { unaccented } from '../fold.ts';

/** A longer text is a story, with times of its own. */
const textCharactersMax = 240;
const zone = String.raw`(?:\s?\(?(?:utc|gmt|cet|cest|mez|mesz)(?:[+-]\d{1,2})?\)?)?`;
const clock = String.raw`\d{1,2}(?:[:.h]\d{2})?(?:\s?(?:uhr|h(?:rs|ours)?|o.clock|heures?|am|pm|a\.m\.?|p\.m\.?)(?![a-z]))?${zone}`;
const spelt = '(?:five|six|seven|eight|nine|ten|funf|sechs|sieben|acht|neun|zehn|cinq|six|sept|huit|neuf|dix)(?: (?:o.clock|uhr|heures?))?(?: (?:in the (?:evening|morning)|abends|am abend|du soir))?';
const named = [
  'noon', 'midday', 'midnight', '(?:lunch|coffee|dinner)(?:time)?(?: break)?', '(?:end of )?(?:office|business|working|opening|core|peak|duty|school|shop|trading) (?:hours?|times?|day)', 'hours', 'close of business', 'closing(?: time)?', '(?:evening|night|weekend)s?', '(?:night |day |late |early )?shift(?: (?:ends|has ended|is over|change))?', 'maintenance window',
  'mittags?(?:pause|szeit|essen)?', 'mitternacht', 'feierabend', '(?:dienst|geschafts|buro|arbeits|kern|kernarbeits|laden|betriebs|schul|schalter|offnungs)(?:schluss|ende|zeit|zeiten)', 'schicht(?:ende|wechsel)?', 'wochenende', '(?:abend|nacht)s?',
  'midi', 'minuit', "heures? (?:de (?:bureau|travail|service|pointe)|d'ouverture|ouvrables|ouvrees|creuses)", 'fermeture', '(?:soir(?:ee)?|nuit|week-?end)', "(?:la )?pause(?: (?:de midi|dejeuner))?",
].join('|');
const around = "(?:(?:the|our|their|your|his|her|about|around|der|die|das|den|dem|des|zur|zum|zu|unsere[nrm]?|ca\\.?|etwa|gegen|le|la|les|l'|du|vers|environ|no|end of)[ ]?)*";
const hour = `${around}(?:${clock}|${spelt}|${named})(?![a-z\\d])`;
const refusal = "(?:not|no|none|never|nothing|don.?t|nicht|nichts|kein(?:e|en|er)?|pas|aucune?|ne|n')";
/** Up to a pause. */
const within = String.raw`[^,;.!?\d]{0,40}?`;

/** Refused up to an hour: "no tests before noon", "vor 18 Uhr bitte nicht". */
const refusedUntil = new RegExp(`(?<![a-z])(?:${refusal}(?![a-z])${within} (?:before|until|till|earlier than|prior to|vor|bis|fruher als|avant|jusqu.a|plus tot que) ${hour}|(?:before|until|till|vor|bis|avant|jusqu.a) ${hour}${within}(?<![a-z])${refusal}(?![a-z]))`);
const bounds = "(?:after|from|outside(?: of)?|between|at|during|in|on|ab|nach|ausserhalb(?: der)?|zwischen|am|in der|wahrend(?: der)?|apres|a partir d[eu']|en dehors d(?:es?|u)|hors|entre|pendant|des|dans|le|la)";
/** "Only after 18:00", "erst ab 18 Uhr", "after hours only". */
const onlyThen = new RegExp(`(?<![a-z])(?:(?:only|erst|nur|seulement|uniquement|exclusivement)(?: (?:please|bitte|s.il vous plait))? ${bounds} ?${hour}|(?:after|outside(?: of)?|from|ab|nach|ausserhalb|apres|en dehors des?|hors) ?${hour},?(?: (?:please|bitte))? (?:only|nur|uniquement|seulement)(?![a-z]))`);
/** The hours alone, as an answer. */
const bareHours = new RegExp(`^(?:after|from|outside(?: of)?|ab|nach|ausserhalb(?: der)?|apres|a partir d[eu']|en dehors d(?:es?|u)|hors|des) ?${hour}(?: on(?:wards)?)?(?![a-z\\d])`);
const stillRefused = new RegExp(`(?<![a-z])(?:${refusal}|unless|until|before|wenn|sofern|bis|avant|sauf|tant que)(?![a-z])`);
/** Behind the hour it is allowed; without a word of that, what is refused before it is all that is said. */
const thenAllowed = /(?<![a-z])(?:then|after(?:wards?)?(?: that)?|thereafter|from (?:then|there|that) on|later|danach|dann|anschliessend|hinterher|nachher|spater|ensuite|apres|puis|des lors|a partir|yes|ja|oui|ok(?:ay)?|fine|go ahead|gern)(?![a-z])/;
const depends = /(?<![a-z])(?:whether|if (?:that|this|it)|ask(?:ed|ing)?|ob|fragen?|gefragt|klaren|si|demander|peut-etre|perhaps|maybe|vielleicht)(?![a-z])/;

/** `bare`: it stands behind the label of the permission. */
export function allowsWithinHours(text: string, bare: boolean): boolean {
  if (text.length > textCharactersMax) return false;
  const said = unaccented(text).replace(/[\s*_"„“([]+/g, ' ').trim();
  const until = refusedUntil.exec(said);
  if (until !== null) return !depends.test(said) && thenAllowed.test(said.slice(until.index + until[0].length)) && !stillRefused.test(said.slice(until.index + until[0].length));
  const only = onlyThen.exec(said) ?? (bare ? bareHours.exec(said) : null);
  return only !== null && !depends.test(said) && !stillRefused.test(said.slice(0, only.index)) && !stillRefused.test(said.slice(only.index + only[0].length));
}
