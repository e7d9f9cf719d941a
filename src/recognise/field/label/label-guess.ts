// Labels that are near enough only where a form says that a label must stand: two letters wrong in a word of eight, or
// other words for the same thing ("Sample transaction", where one label has "Sample" and another "transaction"). In: the
// words of a lead. Out: the one field they can mean, or null; never a guess between two.
import { orAsked } from './asked-like.ts';
import { editDistance, editsAtLeast, letterBits } from './edit-distance.ts';
import { foldedWords, labelWords } from '../fold.ts';
import { findInvented, findLabel, findLabelWithTail, type LabelEntry, type LabelHit, type LabelIndex } from './label-index.ts';

/** Shorter words are too near to words of their own. */
const lettersMin = 6;
/** One slip for each so many letters, three at most. */
const lettersPerSlip = 4;
const slipsMax = 3;
/** Longer labels are questions, which use every word. */
const labelWordsMax = 4;

/** Words that say what kind of thing is told, not of what. */
const general = new Set(['nr', 'name', 'names', 'detail', 'details', 'info', 'information', 'text', 'date', 'time', 'type', 'kind', 'the', 'of', 'a', 'an', 'to', 'for', 'in', 'on', 'at', 'is', 'it', 'and', 'or', 'by', 'with', 'our', 'your', 'we', 'you', 'what', 'which', 'who', 'how', 'so', 'far', 'as', 'this', 'that', 'was', 'has', 'been', 'be', 'please', 'der', 'die', 'das', 'des', 'den', 'dem', 'und', 'oder', 'von', 'zu', 'zur', 'zum', 'im', 'am', 'fur', 'wir', 'was', 'wer', 'wie', 'bitte', 'angaben', 'art', 'datum', 'zeit', 'le', 'la', 'les', 'l', 'd', 'de', 'du', 'un', 'une', 'et', 'ou', 'en', 'au', 'aux', 'ce', 'qui', 'que', 'nous', 'vous', 'nom', 'detail', 'par', 'sur', 'pour', 'a'].flatMap(foldedWords));

/** The only field with a label that these words are a slip or two away from. */
export function findNearest(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const key = words.join('');
  if (key.length < lettersMin || key.length > 60) return null;
  const bits = letterBits(key);
  let best: LabelEntry | null = null;
  let edits = Math.min(slipsMax, Math.floor(key.length / lettersPerSlip)) + 1;
  let tied = false;
  for (const entry of index.entries) {
    if (entry.key.length < lettersMin || entry.words.length !== words.length || entry.key[0] !== key[0] || editsAtLeast(bits, entry.bits) > edits) continue;
    const found = editDistance(entry.key, key, edits);
    if (found > edits || (best !== null && found === edits && best.field.id === entry.field.id)) continue;
    tied = found === edits && best !== null;
    if (found < edits) [best, edits] = [entry, found];
  }
  return best === null || tied ? null : { field: best.field, rule: best.rule, quality: 'typo', wordCount: best.words.length };
}

/** Words that people cut short at the head of a form's line. */
const writtenOut = new Map(Object.entries({ cust: 'customer', desc: 'description', descr: 'description', vers: 'version', ver: 'version', env: 'environment', prio: 'priority', sev: 'severity', svc: 'service', srv: 'server', prod: 'product', ref: 'reference', msg: 'message', acct: 'account', kd: 'kunden', kdnr: 'kundennr', beschr: 'beschreibung', cl: 'client' }));
const askers = new Set(['which', 'what', 'whose', 'welche', 'welcher', 'welches', 'welchen', 'wessen', 'quel', 'quelle', 'quels', 'quelles'].flatMap(foldedWords));

/** The label that a lead has once short words are written out and its question word is left: "Cust. no.", "Which severity do you propose". */
export function findWritten(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const all = words.map((word) => writtenOut.get(word) ?? word);
  const asked = askers.has(all[0] ?? '') && all.length > 1;
  const said = asked ? all.slice(1) : all;
  if (!asked && said.every((word, i) => word === words[i])) return null;
  return findLabel(index, said, false) ?? (asked ? findLabelWithTail(index, said, false) : null);
}

/** Word → the fields whose short labels have it, with such a label. The memory goes with the rules. */
const vocabularies = new WeakMap<LabelIndex, ReadonlyMap<string, ReadonlyMap<string, LabelEntry>>>();

function vocabularyOf(index: LabelIndex): ReadonlyMap<string, ReadonlyMap<string, LabelEntry>> {
  const known = vocabularies.get(index);
  if (known !== undefined) return known;
  const made = new Map<string, Map<string, LabelEntry>>();
  for (const entry of index.entries) {
    if (entry.words.length > labelWordsMax) continue;
    for (const word of entry.words) {
      const fields = made.get(word) ?? new Map<string, LabelEntry>();
      if (!fields.has(entry.field.id)) fields.set(entry.field.id, entry);
      made.set(word, fields);
    }
  }
  vocabularies.set(index, made);
  return made;
}

/** The only field among whose labels all of these words stand, in whatever label: at least two that say something. */
export function findOtherWords(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const said = words.filter((word) => !general.has(word) && word.length > 1);
  if (said.length < 2 || said.length > labelWordsMax) return null;
  const vocabulary = vocabularyOf(index);
  const [first, ...more] = said.map((word) => vocabulary.get(word));
  if (first === undefined || more.includes(undefined)) return null;
  const fields = [...first.values()].filter((entry) => more.every((one) => one?.has(entry.field.id) === true));
  const only = fields.length === 1 ? fields[0] : undefined;
  return only === undefined ? null : { field: only.field, rule: only.rule, quality: 'shortened', wordCount: said.length };
}

/** What a lead in other words asks for, where a form says that a label must stand. */
export function guessLabel(index: LabelIndex, lead: string): LabelHit | null {
  const words = labelWords(lead.replace(/[?\s]+$/, ''));
  return findLabel(index, words, true, true) ?? findWritten(index, words) ?? orAsked(index, lead, findInvented(index, lead) ?? findNearest(index, words)) ?? findOtherWords(index, words);
}
