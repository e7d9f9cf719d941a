// What a word or two over a column, in a cell or in a sentence say of a case: that it is the one a letter is about ("fails",
// "this ticket", "betroffen", "en panne"), that it stands there for another reason ("works", "closed", "zum Vergleich"), or
// neither. In: text as typed. Out: the verdict. Both at once say nothing.
import { unaccented } from '../fold.ts';

export type Verdict = 'meant' | 'other';

const words = (...parts: readonly string[]): RegExp => new RegExp(`(?<![a-z\\d])(?:${parts.join('|')})(?![a-z\\d])`);

/** What is well, in every form in which it may be denied. */
const goes = '(?:works?|working|worked|ok|okay|oki|fine|good|well|running|runs?|up|reachable|available|delivered|passed|passing|geht|gehen|lauft|laufen|funktioniert|funktioniere?n|erreichbar|verfugbar|gut|fonctionne|fonctionnent|marche|marchent|tourne|passe|va|disponible)';
const notWell = words(
  `(?:not|no longer|never|isn.?t|doesn.?t|don.?t|didn.?t|won.?t|cannot|can.?t|stopped|nicht(?: mehr)?|kaum|ne|n'|pas|plus)\\s(?:\\w+\\s)?${goes}`, `(?:geht|lauft|funktioniert|gehen|laufen) (?:\\w+ )?nicht`, `n(?:e |')(?:fonctionne|marche|tourne|passe|va)\\w* (?:pas|plus)`,
);
const notHit = words(
  '(?:not|un|non|isn.?t|nicht|pas|n.est pas|nie|never)[ -]?(?:affected|concerned|involved|hit|broken|meant|betroffen|gestort|defekt|gemeint|touchee?s?|concernee?s?|impactee?s?|en panne|reproducible|visee?s?)',
  '(?:no|without|zero|any|keine?r?|ohne|aucune?|sans|pas de|pas d.) ?(?:problems?|errors?|trouble|issues?|faults?|complaints?|findings?|storung(?:en)?|probleme?|fehler|auffalligkeiten|beschwerden|panne|erreurs?|souci|incident)',
  '(?:not|isn.?t|nicht|pas|kein|no) (?:of |for |in |this |dieses |dieser |ce |part of )?(?:this|dies\\w*|ce|cet|cette|our|unser) ?(?:ticket|case|incident|issue|fall|vorgang|storung|dossier|cas)', 'nothing to do with', 'nichts (?:mit|zu tun)', 'rien a voir',
);
const hit = words(
  'fail(?:s|ed|ing|ure|ures)?', 'broken', 'broke', 'affected', 'concerned', 'impacted', 'faulty', 'defect(?:ive)?', 'in trouble', 'trouble', 'problem(?:s|atic)?', 'errors?', 'erroneous', 'suspended', 'down', 'crash(?:es|ed|ing)?', 'hangs?', 'hanging', 'hung', 'stuck', 'frozen', 'freezes?', 'refused', 'rejected', 'blocked', 'lost', 'timeouts?', 'timed out', 'unreachable', 'unavailable', 'offline', 'dead', 'bad', 'wrong', 'misbehav(?:es|ing)', 'degraded', 'critical', 'red', 'nok', 'ko', 'out of order', 'outage', 'sick', 'ill', 'suffers?', 'suffering', 'complains?', 'complained',
  'this (?:ticket|case|incident|issue|request|one|is it|customer|report|mail)', '(?:our|the) (?:ticket|case|incident|issue)', 'meant', 'ticket', 'now', 'today', 'currently?', 'present', 'new', 'actual',
  'betroffene?[nmrs]?', 'gestort\\w*', 'storung(?:en)?', 'defekt\\w*', 'kaputt\\w*', 'fehlerhaft\\w*', 'fehler', 'ausgefallen\\w*', 'ausfall', 'hangt', 'steht', 'abgesturzt', 'absturz', 'streikt', 'klemmt', 'gesperrt', 'problematisch', 'nicht in ordnung', 'nicht ok', 'nicht erreichbar', 'diese[rsmn]? (?:ticket|fall|vorgang|storung|meldung|kunde|anfrage)', 'darum geht es', 'gemeint', 'neu(?:e[rsnm]?)?', 'jetzt', 'heute', 'aktuell\\w*', 'nachher', 'danach', 'schlagt fehl', 'fehlgeschlagen',
  'en panne', 'panne', 'touche(?:e|s|es)?', 'concerne(?:e|s|es)?', 'impacte(?:e|s|es)?', 'defaillant\\w*', 'defaut', 'hs', 'hors service', 'erreurs?', 'bloque\\w*', 'plante', 'echoue\\w*', 'echec', 'injoignable', 'probleme', 'ce (?:dossier|ticket|cas|client)', 'cet incident', 'cette (?:demande|panne)', 'nouveau', 'nouvelle?', 'actuelle?', 'actuellement', 'maintenant', "aujourd'hui", 'apres',
  'after', 'since',
);
const well = words(
  goes, 'healthy', 'green', 'clean', 'normal(?:ly)?', 'success(?:ful|fully)?', 'succeeded', 'unaffected', 'closed', 'done', 'solved', 'resolved', 'retired', 'decommissioned', 'old', 'former(?:ly)?', 'previous(?:ly)?', 'earlier', 'last (?:year|month|week|time|summer|winter|autumn|spring)', 'before', 'for comparison', 'compar(?:e|ison|ing)', 'reference', 'for (?:your )?(?:info|information)', 'fyi', 'control', 'ignore', 'disregard', 'another (?:customer|case|story|ticket|matter)', 'other (?:customer|case|ticket)', 'different (?:customer|case|ticket|story)', 'archived?', 'historic(?:al)?', 'expired', 'all good',
  'in ordnung', 'gesund', 'unauffallig', 'fehlerfrei', 'storungsfrei', 'erledigt', 'geschlossen', 'gelost', 'behoben', 'alt(?:e[rsnm]?)?', 'fruher\\w*', 'vorher\\w*', 'damals', 'zum vergleich', 'vergleich\\w*', 'nur (?:zur )?info(?:rmation)?', 'ander(?:er|e|es|en) (?:kunde|fall|ticket|vorgang)', 'gekundigt', 'stillgelegt', 'abgeschaltet', 'zugestellt', 'letzte[snr]? (?:jahr|monat|woche|mal)', 'vorjahr', 'ignorieren', 'zu vernachlassigen',
  'sain\\w*', 'bon', 'en service', 'en etat', 'en ordre', 'normal(?:e|ement)?', 'clos\\w*', 'fermee?s?', 'resolue?s?', 'regle\\w*', 'ancien(?:ne)?s?', 'avant', 'comparaison', 'comparer', 'pour (?:votre )?info(?:rmation)?', 'titre (?:indicatif|de comparaison)', 'autre (?:client|dossier|cas|ticket)', 'reussi\\w*', "l'an dernier", 'le mois dernier', 'a ignorer',
);
/** Codes that a machine answers with: "HTTP 500", "552", "5.7.1". */
const errorCode = /(?<![\w.:/-])(?:http ?)?[45]\d\d(?![\w:-]|\.\d)|(?<![\w.])[45]\.\d{1,2}\.\d{1,3}(?![\w.])|✗|✘|❌|☠|🔴/u;
const allRight = /✓|✔|✅|☑|👍|🟢|(?<![\w.:/-])(?:http ?)?200(?![\w:-]|\.\d)/u;

/** What a text says of the case that it stands for. */
export function verdictOf(text: string): Verdict | null {
  const said = unaccented(text).replace(/\s+/g, ' ');
  const bad = notWell.test(said);
  const spared = notHit.test(said);
  if (bad !== spared) return bad ? 'meant' : 'other';
  if (bad) return null;
  const [isHit, isWell] = [hit.test(said) || errorCode.test(text), well.test(said) || allRight.test(text)];
  return isHit === isWell ? null : isHit ? 'meant' : 'other';
}

const yes = /^(?:yes|y|ja|j|oui|o|true|x|✓|✔|✅|☑|\[x\]|!+|1)$/u;
const no = /^(?:no|n|nein|non|false|-|–|—|✗|✘|❌|☐|\[ ?\]|0|)$/u;

/** The same of a cell below a heading: "Affected | no", "Works? | no". */
function cellVerdict(cell: string, heading: string): Verdict | null {
  const said = unaccented(cell).trim();
  const [agrees, denies] = [yes.test(said), no.test(said)];
  if (!agrees && !denies) return cell.length > statusCharactersMax ? null : verdictOf(cell);
  const asked = verdictOf(heading);
  if (asked === null || (asked === 'other' && denies && said === '')) return null;
  return agrees === (asked === 'meant') ? 'meant' : 'other';
}

/** A longer cell tells a story, in which any of the words may stand. */
const statusCharactersMax = 60;

/** "ok", "works fine": a cell that says nothing but that all is well. */
const plainlyWell = /^(?:(?:is|all|still|just|läuft|ist|alles|tout est|est)\s)?(?:ok|okay|fine|good|works?|working|worked|running|runs|up|healthy|green|clean|normal|passed|success|delivered|läuft|geht|funktioniert|in ordnung|gut|gesund|unauffällig|fehlerfrei|zugestellt|fonctionne|marche|bon|en service|normal|réussi|✓|✔|✅)(?:\s(?:fine|well|now|normally|gut|normal|bien|normalement))?[.!]?$/i;

/** What the cells below or beside one heading say of their cases: where some are plainly well, the others are not. */
export function statesOf(cells: readonly string[], heading: string): readonly (Verdict | null)[] {
  const verdicts = cells.map((cell) => cellVerdict(cell, heading));
  const wells = cells.filter((cell) => plainlyWell.test(cell)).length;
  if (wells > 0 && wells < cells.length && cells.every((cell) => cell !== '')) return cells.map((cell, index) => (plainlyWell.test(cell) ? 'other' : verdicts[index] === 'other' ? null : 'meant'));
  return verdicts.includes('meant') && verdicts.includes('other') ? verdicts : cells.map(() => null);
}
