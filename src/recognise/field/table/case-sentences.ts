// What the sentences around a table say of its cases: "Only app03 fails.", "the last row is the one", "die rechte Spalte ist
// ein anderer Kunde", "both are hit". In: the sentences of the letter and the names of each case, in order. Out: a verdict
// for each case, and whether all are meant or the choice is left open. A sentence that names nobody says nothing here.
import { unaccented } from '../fold.ts';
import { type Verdict, verdictOf } from './state-words.ts';

export interface Spoken {
  /** A case that is told to be both is not settled. */
  readonly verdicts: readonly (Verdict | 'disputed' | null)[];
  readonly all: boolean;
  readonly open: boolean;
}

export type Along = 'rows' | 'columns';

const clauseEnds = /[,;:()–—]\s*|\s-\s|\s(?:but|while|whereas|aber|wahrend|und|mais|tandis|alors)\s/;
/** Words that point without saying how anybody does. */
const points = /(?<![a-z])(?:only|just|merely|this (?:is|mail)|(?:ticket|case|report|incident) (?:is )?(?:for|about|concerns)|is about|please (?:look|take|read|use)|look at|take|i mean|we mean|relevant|matters|counts|nur|allein|es geht um|betrifft|bezieht sich|schaut|bitte (?:die|den|das)|zahlt|massgeblich|seule?(?:ment)?|uniquement|il s'agit|c'est|regardez|prenez|concerne|valable)(?![a-z])/;
const both = /(?<![a-z])(?<!not |nicht |pas )(?:both|all (?:of them|of these|the|our|two|three|four|five|rows|columns|tenants|servers|machines|systems|customers|users|are|is|show|have)|every one|each of (?:them|these)|beiden?|alle(?:n|r)?|samtliche|les deux|toute?s|tous)(?![a-z])/;
const asks = /(?<![a-z])(?:which|what (?:one|of|server|machine|system|customer|tenant|row|column|case|(?:is|was|he|she|they) (?:is |was )?mean[ts]?)|welche[rsnm]?|wer|lequel|laquelle|lesquel\w*|quel\w*|one of (?:the|them|our|these|us)|eine[rs]? (?:von|der|davon)|l'un\w* d)(?![a-z])/;
const unknown = /(?<![a-z])(?:tell|ask|asking|find(?:ing)? out|figur(?:e|ing) out|know|let you|check|checking|clarify|unclear|unsure|not sure|later|tomorrow|come back|sage|sagen|frage|fragen|klare|klaren|melde|weiss|wissen|unklar|offen|morgen|spater|demand\w*|dirai|dirons|sais|savons|verifi\w*|demain|ignore|reste a)(?![a-z])/;

export function spokenOf(sentences: readonly string[], names: readonly (readonly string[])[], along: Along): Spoken {
  const verdicts: (Verdict | 'disputed' | null)[] = names.map(() => null);
  let [all, open] = [false, false];
  for (const sentence of sentences) {
    if (sentence.endsWith('?')) continue;
    if (asks.test(sentence) && unknown.test(sentence)) open = true;
    for (const clause of sentence.split(clauseEnds)) {
      const named = namedIn(clause, names);
      const placed = named.found.length > 0 ? [] : placesIn(clause, names.length, along);
      const found = named.found.length > 0 ? named.found : placed;
      const said = verdictOf(named.rest);
      if (found.length === 0 && said === 'meant' && both.test(clause)) all = true;
      // Several named at once are only told apart from others, never pointed at.
      const verdict = said ?? (found.length === 1 && points.test(clause) ? 'meant' : null);
      if (verdict === null || found.length === names.length) continue;
      for (const index of found) verdicts[index] = verdicts[index] === null || verdicts[index] === verdict ? verdict : 'disputed';
    }
  }
  return { verdicts, all, open };
}

function namedIn(clause: string, names: readonly (readonly string[])[]): { found: number[]; rest: string } {
  let rest = clause;
  const found = names.flatMap((alternatives, index) => {
    const held = alternatives.filter((name) => holds(clause, name));
    for (const name of held) rest = rest.replaceAll(name, ' ');
    return held.length > 0 ? [index] : [];
  });
  return { found, rest };
}

/** "prod" is "production" as well. */
const shortenedMin = 4;

function holds(clause: string, name: string): boolean {
  let at = clause.indexOf(name);
  while (at >= 0) {
    const before = clause[at - 1] ?? ' ';
    const after = clause[at + name.length] ?? ' ';
    const ends = !/[a-z\d]/.test(after) || (name.length >= shortenedMin && /[a-z]/.test(after) && !/[\s.]/.test(name));
    if (!/[a-z\d.@-]/.test(before) && ends && !(after === '-' && /\d/.test(clause[at + name.length + 1] ?? ''))) return true;
    at = clause.indexOf(name, at + 1);
  }
  return false;
}

const nouns = { rows: 'row|line|entry|item|record|zeile|eintrag|reihe|ligne|entree|rangee', columns: 'column|col|spalte|colonne' };
const things = '(?:one|system|server|host|machine|node|box|tenant|customer|client|environment|case|account|bank|site|mandant|kunde|rechner|maschine|knoten|umgebung|fall|systeme|serveur|poste|environnement|dossier|cas)';
const ordinals = [
  ['first|1st|top|topmost|upper|erste[rsnm]?|oberste[rsnm]?|obere[rsnm]?|premiere?', 0], ['second|2nd|zweite[rsnm]?|deuxieme|seconde?', 1], ['third|3rd|dritte[rsnm]?|troisieme', 2], ['fourth|4th|vierte[rsnm]?|quatrieme', 3], ['fifth|5th|funfte[rsnm]?|cinquieme', 4],
  ['last|bottom|lowest|lower|letzte[rsnm]?|unterste[rsnm]?|untere[rsnm]?|derniere?', -1],
] as const;
const sides = [['left|leftmost|left-hand|left hand|linke[rsnm]?|gauche', 0], ['right|rightmost|right-hand|right hand|rechte[rsnm]?|droite', -1], ['middle|centre|center|mittlere[rsnm]?|milieu|central\\w*', 0.5]] as const;

/** "The last row", "the right-hand column", "the second one": which of so many. */
function placesIn(clause: string, count: number, along: Along): number[] {
  const found = new Set<number>();
  const has = (pattern: string): boolean => new RegExp(`(?<![a-z\\d])(?:${pattern})(?![a-z\\d])`).test(clause);
  const place = (at: number): void => {
    const index = at === 0.5 ? (count % 2 === 1 ? (count - 1) / 2 : -1) : at < 0 ? count + at : at;
    if (index >= 0 && index < count) found.add(index);
  };
  // The column of the labels may be counted or not: there only the ends are certain.
  for (const [word, at] of ordinals) {
    const noun = along === 'rows' ? `${nouns.rows}|${things}` : at === -1 ? `${nouns.columns}|${things}` : things;
    if (has(`(?:${word}) (?:(?:two|table|data|of the) )?(?:${noun})`) || has(`(?:${noun}) (?:du |d')?(?:${word})`)) place(at);
  }
  if (along === 'columns') for (const [word, at] of sides) if (has(`(?:${word}) (?:table )?(?:${nouns.columns}|one)`) || has(`(?:${nouns.columns}) (?:(?:on the|to the|ganz|de|du|a|au) )?(?:${word}|links|rechts)`)) place(at);
  const number = new RegExp(`(?<![a-z])(?:${nouns.rows}) (?:no\\.? ?|nr\\.? ?|#)?(\\d{1,2})(?!\\d)`).exec(clause)?.[1];
  if (along === 'rows' && number !== undefined) place(Number(number) - 1);
  return [...found];
}

/** Words of no help to tell one case from another. */
const common = new Set(['the', 'and', 'this', 'that', 'only', 'for', 'our', 'one', 'two', 'der', 'die', 'das', 'und', 'nur', 'les', 'des', 'pour', 'server', 'tenant', 'mandant', 'customer', 'kunde', 'client', 'machine', 'system', 'host', 'with', 'mit', 'avec', 'www', 'com', 'net', 'org', 'example', 'onmicrosoft', 'ticket', 'case', 'fall', 'yes', 'none']);

/** How each case may be called: whole cells, and words of them that no other case has. */
export function namesOf(texts: readonly (readonly string[])[]): string[][] {
  const plain = texts.map((cells) => cells.map((cell) => unaccented(cell.replace(/\([^()]*\)/g, ' ')).replace(/\s+/g, ' ').trim()).filter((cell) => cell.length > 0 && cell.length <= nameCharactersMax));
  return plain.map((cells, index) => {
    const others = plain.filter((_, at) => at !== index);
    const elsewhere = new Set(others.flat().flatMap((cell) => [cell, ...cell.split(/[^a-z\d-]+/)]));
    const words = cells.flatMap((cell) => cell.split(/[^a-z\d-]+/)).filter((word) => word.length >= 3 && /[a-z]/.test(word) && !common.has(word) && verdictOf(word) === null);
    return [...new Set([...cells.filter((cell) => cell.length >= 2 && verdictOf(cell) === null), ...words])].filter((name) => !elsewhere.has(name)).sort((a, b) => b.length - a.length);
  });
}

/** A longer cell tells something. */
const nameCharactersMax = 40;
