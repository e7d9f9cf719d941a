// "Red on Monday, today ok", "I thought LAN first, but both switches show it, so server", "ok hier, panne aujourd'hui": how it
// was at another time or place, or what was only thought before, and how it stands. In: a text. Out: its clauses, each with
// whether it speaks of before, of now, or of neither. What only tells of before ("it was red this morning") stands alone
// and is left to whoever reads it.
import { unaccented } from '../fold.ts';

export type Standing = 'before' | 'now' | 'open';

export interface StandingClause {
  readonly text: string;
  readonly standing: Standing;
}

const charactersMax = 400;
const clausesMax = 12;
/** Not inside of a number or a list of choices. */
const clauseEnds = /\s*[,;.:]\s+(?=\S)|\s+[–—-]\s+|\s+(?=(?:but|aber|mais|whereas|while|und|and|et|then)\s)|\s*[()]\s*/u;

const weekday = '(?:mon|tues?|wednes|thurs|fri|satur|sun)day';
const before = new RegExp(`(?<![a-z'])(?:${[
  'yesterday(?! evening it)', 'this morning', 'earlier(?: today| on)?', 'at (?:first|8|night|noon|dawn|lunch)', 'in the (?:morning|night)', 'overnight', 'last (?:week|night|month|time|monday|tuesday|wednesday|thursday|friday)', `on ${weekday}`, 'first(?! of all| floor| level| line| time| user)', 'initially', 'originally', 'previously', 'formerly', 'beforehand', 'until (?:then|now|noon|yesterday|lunch|this|\\d)', 'used to', 'back then', 'the day before',
  '(?:i|we) (?:had )?(?:wrote|written|said|told|reported|thought|believed|assumed|guessed|suspected|blamed|considered)', '(?:had|was|were) (?:been )?(?:suspected|thought|assumed|blamed|believed|written|reported|said)', 'my first (?:guess|thought|idea)', 'our first (?:guess|thought|idea)', 'looked like',
  'gestern', 'heute (?:fruh|morgen|nacht)', 'vorhin', 'am (?:morgen|vormittag|montag|dienstag|mittwoch|donnerstag|freitag)', 'in der nacht', 'nachts', 'zuerst', 'zunachst', 'erst(?=\\s(?:dachte|hatte|hielt|hat|war|stand|der|die|das|lan|netz|server|leitung|client|internet))', 'anfangs', 'ursprunglich', 'vorher', 'fruher', 'letzte[nrs]? (?:woche|nacht|mal|montag|dienstag|mittwoch|donnerstag|freitag)', 'bis (?:mittags?|abends?|gestern|eben|vorhin|heute|\\d)', '(?:ich|wir) (?:hatten? )?(?:dachten?|glaubten?|meinten?|vermuteten?|schrieben?|sagten?)', '(?:ich|wir) (?:hatten?|haben?) .{0,40}(?:im verdacht|geschrieben|gesagt|gemeldet|vermutet|angenommen)', 'hatte(?:n)? (?:ich|wir) .{0,40}(?:im verdacht|geschrieben|gesagt|gemeldet|vermutet|angenommen|auf)',
  "hier(?= soir| matin)", "(?<=(?:panne|ok|vert|verte|rouge|erreur|normale?|etait .{1,20}) )hier", 'ce matin', 'cette nuit', "d'abord", 'au debut', 'auparavant', 'avant', 'la semaine derniere', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', "jusqu'(?:a|ici)", "(?:j'ai|nous avons) d'abord", "(?:j'|nous )(?:avais|avions) (?:d'abord )?(?:ecrit|dit|pense|cru|soupconne|signale|suspecte)", 'nous (?:pensions|croyions|soupconnions)', 'je (?:pensais|croyais|soupconnais)',
  '(?:the|an|our|their|your) ?other (?:site|customer|client|server|machine|box|office|branch|tenant)(?:\'s)?', 'another (?:site|customer|client|server|machine|box|office|branch)(?:\'s)?', 'elsewhere', '(?:am|beim|im|auf dem|bei dem) anderen (?:standort|kunden|server|haus)', "(?:l'|d'un |un )autre (?:site|client|serveur|machine)",
].join('|')})(?![a-z])`);
/** A clause that begins so tells how it is, whatever else it names. */
const sinceThen = /^\W*(?:(?:but|and|aber|und|mais|et) )?(?:since|now|seit(?:dem)?|jetzt|inzwischen|depuis|maintenant)(?![a-z])/;
const now = new RegExp(`(?<![a-z'])(?:${[
  'now', 'today', 'by now', 'meanwhile', 'in the meantime', 'since(?: then| noon| lunch| \\d| nine| ten| eight| about| around| this| when)?', 'currently', 'at present', 'at the moment', 'here', 'this (?:one|machine|server|box|site)', 'ours', 'on refresh', 'after (?:all|a refresh|measuring|testing|that|the)', 'having (?:measured|tested|checked|looked)', 'turn(?:ed|s) out', 'in fact', 'in truth', 'actually', 'so(?! far)', 'it is(?! not)', "it's(?! not)", 'that was (?:wrong|a mistake|false)', 'finally', 'eventually', 'in the end', 'cleared', 'gone', 'recovered', 'then',
  'jetzt', 'heute(?! fruh| morgen| nacht)', 'inzwischen', 'mittlerweile', 'nun', 'derzeit', 'aktuell', 'momentan', 'seit(?:dem| her)?', 'tatsachlich', 'nach (?:der|einer) (?:messung|prufung)', 'hier(?= (?:ist|alles|gruen|grun|ok|nichts|keine))', 'also', 'stimmt nicht', 'doch', 'schliesslich', 'letztlich', 'letztendlich', 'am ende',
  'maintenant', "aujourd'hui", 'desormais', 'a present', 'depuis', 'en fait', 'en realite', 'actuellement', 'apres (?:mesure|verification|test)', "c'est (?:bien|faux)", 'ici', 'finalement', 'en fin de compte', 'au final', 'tout compte fait', 'donc',
].join('|')})(?![a-z])`);

/** Without clauses that speak of before there is nothing to part; `null`. */
export function standingClauses(text: string): StandingClause[] | null {
  const said = text.trim();
  if (said.length > charactersMax) return null;
  const clauses = said.split(clauseEnds).filter((clause) => /[\p{L}\p{N}]/u.test(clause)).slice(0, clausesMax).map((clause): StandingClause => {
    const plain = unaccented(clause).toLowerCase();
    return { text: clause.trim(), standing: sinceThen.test(plain) ? 'now' : before.test(plain) ? 'before' : now.test(plain) ? 'now' : 'open' };
  });
  return clauses.length > 1 && clauses.some((clause) => clause.standing === 'before') && clauses.some((clause) => clause.standing !== 'before') ? clauses : null;
}

/** Words that say when, around the answer. */
const when = /^(?:(?:but|and|so|now|today|here|by now|meanwhile|then|since then|currently|after all|finally|eventually|in the end|it is|it's|aber|und|heute|jetzt|inzwischen|mittlerweile|nun|also|hier|ist es|es ist|doch|schließlich|letztlich|letztendlich|am ende|mais|et|maintenant|aujourd['’]hui|donc|désormais|finalement|en fin de compte|au final|tout compte fait|c['’]est|ici)(?![\p{L}'’])[\s,:]*)+/iu;
const whenBehind = /[\s,]+(?:now|today|here|since\s.{1,20}|at present|at the moment|heute|jetzt|inzwischen|seit\s.{1,20}|maintenant|aujourd['’]hui|depuis\s.{1,20}|ici)[\s.!]*$/i;

/** What of the text may be the answer that stands, the surest first: clauses of now, then those that say nothing of when. */
export function asItStands(text: string): string[] {
  const clauses = standingClauses(text);
  if (clauses === null) return [];
  const of = (standing: Standing): string[] => clauses.filter((clause) => clause.standing === standing).map((clause) => clause.text.replace(when, '').replace(whenBehind, '').trim()).filter((clause) => clause !== '');
  return [...of('now').reverse(), ...of('open').reverse()];
}
