// Text without marks cut into the clauses that a reader hears. In: its words, what was learnt of beginnings and of sentences,
// the labels of the desk. Out: at which words a clause begins. Of all ways to cut, the one for which most speaks: beginnings
// that were learnt, labels with their value, line breaks that the writer made, and clauses that each tell one thing.
import { findLabel, type LabelIndex } from '../field/label/label-index.ts';
import { isClosing, isThanks } from '../field/closing.ts';
import { labelWords } from '../field/fold.ts';
import { figureOf } from '../field/value/number-words.ts';
import { gapWord, mayBegin, startsClause } from '../sentence/clause-starts.ts';
import { guessesOf, type SentenceModel } from '../sentence/sentence-model.ts';
import { marksOfClauses } from './clause-marks.ts';
import { endsClause, isLinking } from './linking-words.ts';
import { unknownTold } from './unknown-told.ts';
import { secondThoughts, setApart } from './second-thoughts.ts';

export interface Token {
  readonly text: string;
  /** A line ends in front of it, and not because it was full. */
  readonly broken: boolean;
  /** The first of a further line. */
  readonly first?: boolean;
}

export interface CutBy {
  readonly clauses: SentenceModel;
  readonly sentences: SentenceModel;
  readonly labels: LabelIndex;
  /** Where names of the desk stand ("secure for java 25.2.0"), which nothing cuts. */
  readonly names: (words: readonly string[]) => readonly { readonly from: number; readonly to: number }[];
}

/** So much must speak for a beginning, in logarithms of chances. */
const beginMin = 1.8;
/** Less, and a cut is not even tried. */
const triedMin = -2.5;
const brokenWeight = 2.2;
/** Where each thought has its line, the end of one says nearly all, and the middle of one the contrary. */
const thoughtWeight = 7;
const withinThought = -0.7;
const labelWeight = 5;
const behindValueWeight = 1;
const oneWordWeight = -4;
const commaWeight = 0.8;
/** "Severity three | when you tick a task": a level is told in two words, and what goes on about it is known. */
const behindLevelWeight = 9;
const behindUnknownWeight = 4;
const goesOnOfLevel = new Set(['please', 'bitte', 'svp', "s'il", 'pls', 'i', 'id', 'we', 'for', 'fur', 'pour', 'denke', 'wurde', 'wurden', 'glaube', 'meine', 'meinen', 'finde', 'sage', 'sagen', 'schatze', 'je', 'nous', 'reicht', 'genugt', 'passt', 'suffit', 'will', 'would', 'should', 'from', 'aus', 'laut', 'selon', 'ein', 'einstufen', 'einordnen', 'tickets', 'cases']);
/** What a clause is worth that surely tells one thing. */
const tellingWeight = 4.5;
const tellingMean = 0.75;
/** Of few words, a clause is a piece of one. */
const shortWeights: readonly number[] = [0, -1.8, -0.8];
const clauseWordsMax = 45;
/** A longer text is a log. */
const wordsMax = 900;
const never = -99;
/** A moment is seldom a clause of its own: "bei uns kommen seit dem 20.03.2026 um 08:15 uhr keine faxe an". */
const momentWeight = -1.5;
const sinceWhen = new Set(['seit', 'since', 'depuis']);

/** A moment is told in one piece: "am 20.03.2026 um 08:15 uhr", "+61 491 570 006". */
const ofMoment = new Set(['um', 'gegen', 'at', 'from', 'ab', 'bis', 'a', 'vers', 'utc', 'uhr', 'am', 'pm', 'cet', 'gmt', 'h', 'heures', "o'clock"]);
const determiners = new Set(['our', 'the', 'my', 'unser', 'unsere', 'mein', 'meine', 'der', 'die', 'notre', 'le', 'la', 'mon', 'ma', 'their']);
/** "Call it a severity 3", "als schweregrad zwei": the label goes on what leads to it. */
/** Nothing ends with them. */
const goesOnBehind = new Set(['the', 'our', 'my', 'their', 'your', 'of', 'and', 'or', 'und', 'oder', 'et', 'ou', 'dem', 'den', 'ein', 'eine', 'einen', 'einem', 'einer', 'unser', 'unsere', 'unserem', 'unseren', 'mein', 'meine', 'meinem', 'meinen', 'le', 'les', 'un', 'une', 'du', 'notre', 'nos', 'mon', 'mes', 'every', 'very']);
const leading = new Set([...determiners, 'a', 'an', 'eine', 'einen', 'einer', 'une', 'un', 'as', 'als', 'with', 'mit', 'avec', 'at', 'of', 'for', 'to', 'on', 'in', 'fur', 'auf', 'bei', 'von', 'comme', 'en', 'de', 'no', 'not', 'kein', 'keine', 'which', 'welche', 'all', 'alle', 'tous', 'toutes', 'most', 'many', 'some', 'viele', 'einige', 'mehrere', 'several', 'plusieurs', 'both', 'two', 'three', 'zwei', 'drei', 'deux', 'trois', 'other', 'andere', 'autres']);
const labelWordsMax = 4;
const closingWordsMax = 6;
const closingWeight = 5;

/** Places of the words that begin a clause; the first word always does. */
export function clauseCuts(tokens: readonly Token[], by: CutBy): number[] {
  const words = tokens.slice(0, wordsMax).map(({ text }) => gapWord(text));
  const weights = weightsOf(tokens, words, by);
  const tried = [0, ...weights.flatMap((weight, at) => (at > 0 && weight >= triedMin ? [at] : [])), words.length];
  const best: { readonly score: number; readonly from: number }[] = [{ score: 0, from: 0 }];
  for (let to = 1; to < tried.length; to++) {
    let top = { score: -Infinity, from: to - 1 };
    for (let from = to - 1; from >= 0; from--) {
      const [start, end] = [tried[from] ?? 0, tried[to] ?? 0];
      if (end - start > clauseWordsMax && from < to - 1) break;
      const cut = start === 0 ? 0 : (weights[start] ?? 0) - beginMin;
      const score = (best[from]?.score ?? 0) + cut + worth(tokens, start, end, by.sentences);
      if (score > top.score) top = { score, from };
    }
    best.push(top);
  }
  const cuts: number[] = [];
  for (let at = tried.length - 1; at > 0; at = best[at]?.from ?? 0) cuts.unshift(tried[best[at]?.from ?? 0] ?? 0);
  return cuts;
}

/** Where what is taken back ends, where what holds begins, and what belongs to neither: `joined` in the sentence before it, with a comma. */
export function placesOfThoughts(words: readonly string[]): { readonly begins: readonly number[]; readonly within: readonly number[]; readonly joined: readonly number[] } {
  const apart = setApart(words);
  const thoughts = secondThoughts(words);
  return {
    begins: apart.begins,
    within: [...apart.within, ...thoughts.flatMap(({ from, to }) => Array.from({ length: to - from - 1 }, (_, more) => from + 1 + more))],
    joined: [...apart.goesOn, ...thoughts.flatMap(({ from, to }) => [from, to])],
  };
}

/** What a clause tells, and whether it is long enough to tell something. */
function worth(tokens: readonly Token[], from: number, to: number, sentences: SentenceModel): number {
  const text = tokens.slice(from, to).map((token) => token.text).join(' ');
  return tellingWeight * ((guessesOf(sentences, text)[0]?.probability ?? 0) - tellingMean) + (shortWeights[to - from] ?? 0);
}

/** What the ends of lines say: of each of the words. */
function brokenWeights(tokens: readonly Token[], isLineEach: boolean): number[] {
  if (!isLineEach) return tokens.map(({ broken }) => (broken ? brokenWeight : 0));
  const starts = [0, ...tokens.flatMap((token, at) => (token.first === true ? [at] : [])), tokens.length];
  return starts.slice(0, -1).flatMap((start, index) => {
    const count = (starts[index + 1] ?? start) - start;
    return Array.from({ length: count }, (_, more) => (more === 0 ? thoughtWeight : count <= thoughtWordsMax ? withinThought : 0));
  });
}

/** A longer line may hold two. */
const thoughtWordsMax = 15;

/** Does its writer give each thought a line? Where a program or a thumb wrapped it, lines are of one length, or begin anywhere. */
function givesEachALine(tokens: readonly Token[], words: readonly string[], clauses: SentenceModel): boolean {
  const starts = tokens.flatMap((token, at) => (token.first === true ? [at] : []));
  const broken = starts.filter((at) => tokens[at]?.broken === true).length;
  const begins = starts.filter((at) => !goesOnBehind.has(words[at - 1] ?? '') && startsClause(clauses, words, at) > beginsMin).length;
  return starts.length >= furtherLinesMin && broken >= starts.length * brokenShare && begins >= starts.length * beginsShare;
}

const furtherLinesMin = 3;
const brokenShare = 0.45;
const beginsShare = 0.8;
const beginsMin = -1;

/** How much speaks for a clause that begins with each of the words. */
function weightsOf(tokens: readonly Token[], words: readonly string[], by: CutBy): number[] {
  const ofLines = brokenWeights(tokens, givesEachALine(tokens, words, by.clauses));
  const weights = words.map((word, at) => {
    const before = tokens[at - 1]?.text ?? '';
    if (at === 0 || goesOnBehind.has(words[at - 1] ?? '') || !mayBegin(words, at) || isInMoment(words, at) || isLinking(word) || (isLinking(words[at - 1] ?? '') && !endsClause(words[at - 1] ?? '', word))) return never;
    const moment = (sinceWhen.has(word) && words.slice(at + 1, at + 4).includes('#figure')) || endsSince(words, at) ? momentWeight : 0;
    return moment + startsClause(by.clauses, words, at) + (ofLines[at] ?? 0) + (before.endsWith(',') ? commaWeight : 0);
  });
  const raise = (at: number, by: number): void => {
    if (weights[at] !== undefined) weights[at] += by;
  };
  for (let at = 0; at < words.length; at++) {
    const value = valueOfLabel(tokens, words, at, by.labels);
    if (value === null) continue;
    if (!leading.has(words[at - 1] ?? '')) raise(at, labelWeight);
    for (let within = at + 1; within <= value.at; within++) raise(within, never);
    // What is told in words is seldom told in one: "steps are open | drive then …".
    if (value.isText) raise(value.at + 1, oneWordWeight);
    const isLevel = figureOf(words[value.at] ?? '') !== null;
    if ((words[value.at]?.startsWith('#') === true || isLevel) && !/^(?:#|and$|und$|et$|or$|oder$|ou$)/u.test(words[value.at + 1] ?? '')) raise(value.at + 1, isLevel && !goesOnOfLevel.has(words[value.at + 1] ?? '') && !leading.has(words[at - 1] ?? '') ? behindLevelWeight : behindValueWeight);
    at = value.at;
  }
  marksOfClauses(words, (word) => by.sentences.features.has(word)).forEach((weight, at) => raise(at, weight));
  for (const { thing, to, ends } of unknownTold(words)) {
    for (let at = thing + 1; at < to; at++) raise(at, never);
    if (ends) raise(to, behindUnknownWeight);
  }
  for (const at of verbsTogether(words)) {
    raise(at, never);
    raise(at + 2, never);
  }
  for (const at of indirectQuestions(words)) raise(at, never);
  const end = closingAt(tokens);
  if (end !== null) {
    raise(end, closingWeight);
    for (let within = end + 1; within < words.length; within++) raise(within, never);
  }
  // "… kommen doppelt an": the last word belongs to its verb.
  else raise(words.length - 1, never);
  for (const { from, to } of by.names(words)) for (let within = from + 1; within < to; within++) raise(within, never);
  const { begins, within, joined } = placesOfThoughts(words);
  for (const at of within) raise(at, 2 * never);
  for (const at of [...begins, ...joined]) if (at > 0) raise(at, -2 * never);
  // Marks that stand there after all.
  tokens.forEach(({ text }, at) => {
    if (/[.!?]$/u.test(text) && !/^\p{L}\.$/u.test(text) && at + 1 < weights.length) weights[at + 1] = -never;
  });
  return weights;
}

/** "Wenn man … tippt | ist der Haken weg": German ends a clause with its verb, and the next one begins with its own. In: words. Out: the place of the first of the two. */
function verbsTogether(words: readonly string[]): number[] {
  return words.flatMap((word, from) => {
    if (!subordinating.has(word)) return [];
    for (let at = from + 2; at < Math.min(words.length - 2, from + subordinateWordsMax); at++) {
      const [verb, next, behind] = [words[at] ?? '', words[at + 1] ?? '', words[at + 2] ?? ''];
      if (finite.test(verb) && !notVerb.has(verb) && finite.test(next) && !notVerb.has(next) && (subjects.has(behind) || isLinking(next))) return [at];
    }
    return [];
  });
}

/** "I do not know yet | if we can reproduce it": what is not known goes on behind it. In: words. Out: places of what asks. */
function indirectQuestions(words: readonly string[]): number[] {
  return words.flatMap((word, at) => (asking.has(word) && words.slice(Math.max(0, at - unknownWordsMax), at).some((one) => unknown.has(one)) ? [at] : []));
}

const asking = new Set(['if', 'whether', 'ob', 'si', "s'il", "s'ils"]);
/** "I cannot tell you at the moment if …". */
const unknownWordsMax = 5;
const unknown = new Set(['know', 'sure', 'tell', 'say', 'idea', 'clue', 'certain', 'check', 'find', 'wonder', 'ask', 'asked', 'unclear', 'unsure', 'wissen', 'weiss', 'weiß', 'sicher', 'sagen', 'ahnung', 'unklar', 'offen', 'prufen', 'fragen', 'klaren', 'sais', 'savons', 'savoir', 'sait', 'sur', 'sure', 'certain', 'idee', 'ignore', 'ignorons', 'dire', 'verifier', 'demander', 'vois', 'voir', 'see', 'schauen', 'sehen']);

const subordinating = new Set(['wenn', 'sobald', 'nachdem', 'sooft', 'falls', 'als', 'bevor', 'solange', 'weil', 'da', 'wann']);
const subordinateWordsMax = 26;
const finite = /^(?:\p{L}{2,}(?:t|en|e)|ist|sind|hat|wird|war)$/u;
/** They end like verbs. */
const notVerb = new Set(['und', 'oder', 'nicht', 'mit', 'seit', 'jetzt', 'erst', 'selbst', 'fast', 'meist', 'sonst', 'heute', 'eine', 'keine', 'meine', 'seine', 'ihre', 'unsere', 'diese', 'jede', 'alle', 'neue', 'alte', 'den', 'einen', 'keinen', 'meinen', 'seinen', 'ihren', 'diesen', 'jeden', 'allen', 'neuen', 'alten', 'dort', 'oft', 'die', 'sie', 'wie', 'bitte', 'unten', 'oben', 'hinten', 'vorne', 'zwischen', 'neben', 'ohne', 'weit', 'laut', 'samt', 'statt', 'rechte', 'linke', 'erste', 'zweite', 'ersten', 'zweiten', 'kunden', 'kunde', 'seite', 'liste', 'datei', 'seiten', 'dateien', 'gegen', 'wegen', 'gut', 'dass', 'damit']);
const subjects = new Set(['der', 'die', 'das', 'er', 'es', 'sie', 'ein', 'eine', 'man', 'nichts', 'nur', 'alles', 'gar', 'wieder', 'nach', 'sich', 'immer', 'kein', 'keine', 'beim', 'mein', 'meine', 'seine', 'ihr', 'ihre', 'wir', 'ich', 'alle', 'jede', 'jeder', 'jedes', 'sofort', 'plotzlich', 'einfach', 'dann', 'outlook', 'teams']);

/** "… danke pascal": where the letter says good-bye. */
function closingAt(tokens: readonly Token[]): number | null {
  for (let at = Math.max(1, tokens.length - closingWordsMax); at < tokens.length; at++) {
    const text = tokens.slice(at).map((token) => token.text).join(' ');
    if (isClosing(text) || isThanks(text)) return at;
  }
  return null;
}

/** "20.03.2026 um 08:15 uhr utc+1", "+61 491 570 006": told in one piece. */
function isInMoment(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (words[at - 1] === 'uhr' && (word === '#code' || word === 'utc' || word === 'mez')) return true;
  return words[at - 1] === '#figure' && (word === '#figure' || word === 'uhr' || (ofMoment.has(word) && (words[at + 1] ?? '#').startsWith('#')));
}

/** "seit dem 20.03.2026 um 08:15 uhr utc+1 | keine faxe": the word right behind a moment that something lasts since. */
function endsSince(words: readonly string[], at: number): boolean {
  const inMoment = (word: string | undefined): boolean => word !== undefined && (word === '#figure' || word === '#code' || ofMoment.has(word) || word === 'dem' || word === 'le');
  if (!inMoment(words[at - 1]) || inMoment(words[at])) return false;
  let first = at - 1;
  while (first > 0 && inMoment(words[first])) first--;
  return sinceWhen.has(words[first] ?? '') && words.slice(first, at).includes('#figure');
}

/** "kundennummer 73125", "our key is PRM-…", "tech contact is tom hale": where the value of the label stands that begins here. */
function valueOfLabel(tokens: readonly Token[], words: readonly string[], at: number, labels: LabelIndex): { readonly at: number; readonly isText: boolean } | null {
  const starts = determiners.has(words[at] ?? '') ? [at, at + 1] : [at];
  for (const first of starts) {
    for (let count = Math.min(labelWordsMax, words.length - first - 1); count > 0; count--) {
      const behind = words[first + count] ?? '';
      const isNumber = figureOf(behind) !== null;
      const isValue = (behind.startsWith('#') && behind !== '#mail') || isNumber;
      if (!isValue && !isLinking(behind)) continue;
      const hit = findLabel(labels, labelWords(tokens.slice(first, first + count).map(({ text }) => text).join(' ')), false);
      if (hit !== null && (!isNumber || hit.field.kind === 'enum')) return { at: Math.min(words.length - 1, first + count + (isValue ? 0 : 1)), isText: !isValue && hit.field.kind === 'text' };
    }
  }
  return null;
}
