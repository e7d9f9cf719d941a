// All labels of a desk, compiled once: exact spellings, small typos, labels with a tail ("Contact person(s) including
// telephone number"), and long questions that people shorten ("Test transactions"). Typos are allowed only as far as
// no other label of the desk comes near, and never in short words that are words of their own.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { editDistance, editsAtLeast, editsByCounts, letterBits, letterCounts } from './edit-distance.ts';
import { fold, foldedWords, labelWords, valueKey } from '../fold.ts';
import type { LearnedSentences } from '../../sentence/known-models.ts';
import { conceptsOf, weightyConcepts } from './label-concepts.ts';

export interface LabelEntry {
  readonly field: FieldRule;
  readonly rule: string;
  readonly words: readonly string[];
  readonly key: string;
  /** Typos that may be forgiven. */
  readonly edits: number;
  /** Letters of the key, to pass over most labels at once. */
  readonly bits: number;
  /** The same, for a closer look. */
  readonly counts: Uint8Array;
}

export interface LabelHit {
  readonly field: FieldRule;
  readonly rule: string;
  readonly quality: 'exact' | 'typo' | 'tail' | 'head' | 'shortened' | 'invented' | 'asked';
  /** Words of the label as the pack has it. */
  readonly wordCount: number;
}

export interface LabelIndex {
  readonly entries: readonly LabelEntry[];
  readonly exact: ReadonlyMap<string, LabelEntry>;
  /** Entries that may be misspelt, by the first letters that a misspelling of them may have. */
  readonly byStart: ReadonlyMap<string, readonly LabelEntry[]>;
  /** Labels of several words, by the first letters of their words. */
  readonly byInitials: ReadonlyMap<string, readonly LabelEntry[]>;
  readonly wordsMax: number;
  /** What a lead asks for → the one field whose labels ask for the same; null = several do. */
  readonly byConcept: ReadonlyMap<string, LabelEntry | null>;
  /** The label by the stems of its words; null = two fields have them. */
  readonly byStem: ReadonlyMap<string, LabelEntry | null>;
  /** Choices that answer a field wherever they stand ("Issue: …"), as keys: no leads. */
  readonly choices: ReadonlySet<string>;
  /** What was learnt of questions, and whom each kind of them asks for; null where they ask for no field. */
  readonly asked: { readonly learned: LearnedSentences; readonly byKind: ReadonlyMap<string, LabelEntry> } | null;
}

/** Everyday words a typo away from words that packs use as labels. */
const ownWords = new Set(['contract', 'contracts', 'contacted', 'sever', 'served', 'serves', 'never', 'produced', 'remain', 'persons', 'passion', 'terror', 'tissue', 'prior', 'priory', 'request', 'requests', 'result', 'results', 'customers'].map(fold));
const determiners = new Set(['the', 'our', 'your', 'my', 'their', 'its', 'der', 'die', 'das', 'den', 'dem', 'unser', 'unsere', 'ihr', 'ihre', 'mein', 'meine', 'le', 'la', 'les', 'l', 'notre', 'nos', 'votre', 'vos', 'mon', 'ma', 'a', 'an'].map(fold));
/** "Which server?": a label made a question. */
const askers = new Set(['any', 'which', 'welche', 'welcher', 'welches', 'quel', 'quelle', 'quels', 'quelles'].map(fold));
/** Words that may follow a one-word label without changing what it asks for. */
const neutralTail = new Set(['of', 'the', 'this', 'that', 'problem', 'issue', 'incident', 'fault', 'level', 'name', 'names', 'detail', 'details', 'info', 'information', 'text', 'des', 'der', 'du', 'de', 'la', 'le', 'd', 'l', 'problems', 'vorfalls', 'fehlers', 'storung', 'problemes', 'probleme', 'panne', 'used', 'affected', 'stufe', 'please', 'bitte', 'optional', 'required', 'if', 'any', 'known', 'so', 'far', 'done', 'already', 'bisher', 'deja', 'do', 'you', 'we', 'propose', 'proposed', 'suggest', 'suggested', 'concerned', 'involved'].map(fold));
const smallWords = new Set(['is', 'was', 'it', 'the', 'to', 'has', 'have', 'been', 'be', 'what', 'which', 'and', 'or', 'of', 'a', 'an', 'this', 'that', 'you', 'your', 'we', 'by', 'do', 'does', 'did', 'for', 'in', 'on', 'are', 'der', 'die', 'das', 'ist', 'hat', 'wurde', 'es', 'und', 'zu', 'le', 'la', 'les', 'de', 'du', 'est', 'il', 'a', 't', 'que', 'pour', 'send', 'possible'].map(fold));

/** Labels shorter than this have real words one letter away. */
const shortLabel = 7;

/** Typos by length of the label: none below five letters, one, two, at most three. */
function typosFor(length: number): number {
  if (length < 5) return 0;
  if (length < 9) return 1;
  return length < 15 ? 2 : 3;
}

export function compileLabels(rules: RecognitionRules): LabelIndex {
  const drafts: LabelEntry[] = [];
  const exact = new Map<string, LabelEntry>();
  for (const field of rules.fields) {
    for (const label of field.labels) {
      for (const text of new Set([label.text, label.text.replace(/\s\([^)]*\)/g, '')])) {
        // With the word for "number" made one, and as it stands, for those who misspell just that word.
        for (const words of [labelWords(text), foldedWords(text)]) {
          const key = words.join('');
          if (key === '' || exact.has(key)) continue;
          const entry = { field, rule: label.rule, words, key, edits: typosFor(key.length), bits: letterBits(key), counts: letterCounts(key) };
          drafts.push(entry);
          exact.set(key, entry);
        }
      }
    }
  }
  const entries = drafts.map((entry) => ({ ...entry, edits: safeTypos(entry, drafts) }));
  for (const entry of entries) exact.set(entry.key, entry);
  return { entries, exact, byStart: byStart(entries), byInitials: byInitials(entries), wordsMax: Math.max(1, ...entries.map((entry) => entry.words.length)), byConcept: byConcept(entries), byStem: onlyBy(entries, (entry) => stemsOf(entry.words)), choices: new Set(rules.fields.filter((field) => field.bare === true).flatMap((field) => [...field.values, ...field.words.map((word) => word.text)].map(valueKey))), asked: rules.questions === undefined ? null : { learned: rules.questions, byKind: byKind(entries) } };
}

function byKind(entries: readonly LabelEntry[]): Map<string, LabelEntry> {
  const found = new Map<string, LabelEntry>();
  for (const entry of entries) for (const kind of entry.field.askedLike ?? []) if (!found.has(kind)) found.set(kind, entry);
  return found;
}

/** Labels that ask for just that come before those that say a little more ("Steps to reproduce"). */
function byConcept(entries: readonly LabelEntry[]): Map<string, LabelEntry | null> {
  const whole = onlyBy(entries, (entry) => conceptsOf(entry.words));
  return new Map([...onlyBy(entries, (entry) => weightyConcepts(conceptsOf(entry.words))), ...whole]);
}

/** Entries by a key of theirs, null where two fields share it; '' is none. */
function onlyBy(entries: readonly LabelEntry[], keyOf: (entry: LabelEntry) => string): Map<string, LabelEntry | null> {
  const found = new Map<string, LabelEntry | null>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === '') continue;
    const same = found.get(key);
    if (same === undefined) found.set(key, entry);
    // "What we see" describes, even where it may also stand for a result.
    else if (same !== null && same.field.id !== entry.field.id && same.field.prose !== entry.field.prose) found.set(key, same.field.prose ? same : entry);
    else if (same?.field.id !== entry.field.id) found.set(key, null);
  }
  return found;
}

/** "Der betroffene Dienst", "betroffener Dienst": the endings of German and French words in a sentence. */
function stemsOf(words: readonly string[]): string {
  return words.length < 2 ? '' : words.map((word) => (word.length < 6 ? word : word.replace(/(?:e[rsnm]?|s)$/, ''))).join('');
}

/** The label of several words that stands in a sentence with other endings. */
export function findInflected(index: LabelIndex, allWords: readonly string[]): LabelHit | null {
  const entry = index.byStem.get(stemsOf(withoutDeterminer(allWords))) ?? null;
  return entry === null ? null : hit(entry, 'exact');
}

/** "Wrong: it is the server." puts right what stands before it. */
const takesBack = new Set(['wrong', 'all wrong', 'falsch', 'ganz falsch', 'faux'].map(fold));

const states = /^\W*(?:there (?:is|are|was)|there['’]s|we (?:do )?have|they (?:do )?have|es gibt|wir haben|il y a|il existe|nous avons)(?!\p{L})/iu;

/** "There is a workaround: the web page": of a yes or no such words are the answer and no label. */
export function answersItself(field: FieldRule, lead: string): boolean {
  return field.kind === 'bool' && states.test(lead);
}

/** A lead in words of its own that asks for what one field's labels ask for: "Was wir gemacht haben", "Should be". */
export function findInvented(index: LabelIndex, head: string): LabelHit | null {
  const words = foldedWords(head);
  const key = index.choices.has(words.join('')) || takesBack.has(words.join(' ')) ? '' : conceptsOf(words);
  const entry = key === '' ? null : (index.byConcept.get(key) ?? index.byConcept.get(weightyConcepts(key)) ?? null);
  if (entry !== null && answersItself(entry.field, head)) return null;
  // One word before the colon: what is several words there may cut a longer text, this may not.
  return entry === null ? null : { ...hit(entry, 'invented'), wordCount: 1 };
}

/** The first letter is hardly ever the wrong one: another first letter is another word ("production", "reproduction"). */
function startsOf(entry: LabelEntry): Set<string> {
  return new Set([entry.key[0] ?? '', ...(entry.key.length >= 9 ? [entry.key[1] ?? ''] : [])]);
}

function byStart(entries: readonly LabelEntry[]): Map<string, LabelEntry[]> {
  const found = new Map<string, LabelEntry[]>();
  for (const entry of entries) {
    if (entry.edits > 0) for (const start of startsOf(entry)) found.set(start, [...(found.get(start) ?? []), entry]);
  }
  return found;
}

function byInitials(entries: readonly LabelEntry[]): Map<string, LabelEntry[]> {
  const found = new Map<string, LabelEntry[]>();
  for (const entry of entries) if (entry.words.length > 1) found.set(initialsOf(entry.words), [...(found.get(initialsOf(entry.words)) ?? []), entry]);
  return found;
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word[0] ?? '').join('');
}

/** A typo may never lead half-way to a label of another field. */
function safeTypos(entry: LabelEntry, all: readonly LabelEntry[]): number {
  let nearest = 2 * entry.edits + 1;
  for (const other of all) {
    if (other.field.id === entry.field.id || editsAtLeast(entry.bits, other.bits) >= nearest || editsByCounts(entry.counts, other.counts) >= nearest || isLonger(entry, other)) continue;
    nearest = Math.min(nearest, editDistance(entry.key, other.key, nearest));
  }
  return Math.min(entry.edits, Math.floor((nearest - 1) / 2));
}

/** The one is the other with a word put in front or behind: a slip inside it leads to neither. */
function isLonger(one: LabelEntry, other: LabelEntry): boolean {
  const [long, short] = one.key.length > other.key.length ? [one, other] : [other, one];
  return long.words.length > short.words.length && (long.key.endsWith(short.key) || long.key.startsWith(short.key));
}

function hit(entry: LabelEntry, quality: LabelHit['quality']): LabelHit {
  return { field: entry.field, rule: entry.rule, quality, wordCount: entry.words.length };
}

/** Languages whose dates have one order. */
const dayFirstLanguages = new Set(['de', 'fr']);

/** The label that stood there is of a language that writes the day before the month. */
export function isDayFirst(found: Pick<LabelHit, 'field' | 'rule'>): boolean {
  return dayFirstLanguages.has(found.field.labels.find((label) => label.rule === found.rule)?.language ?? '');
}

function withoutDeterminer(words: readonly string[]): readonly string[] {
  return words.length > 1 && determiners.has(words[0] ?? '') ? words.slice(1) : words;
}

/** The label that these words are, typos allowed when `typos`; `asked`: "which" may stand in front of it. */
export function findLabel(index: LabelIndex, allWords: readonly string[], typos: boolean, asked = false): LabelHit | null {
  const words = withoutDeterminer(allWords);
  const key = words.join('');
  if (key.length > 120) return null;
  const same = index.exact.get(key) ?? index.exact.get(allWords.join('')) ?? (asked && askers.has(allWords[0] ?? '') ? index.exact.get(allWords.slice(1).join('')) : undefined);
  if (same !== undefined) return hit(same, 'exact');
  if (!typos || key.length < 5 || ownWords.has(key)) return null;
  let best: LabelEntry | null = null;
  let bestEdits = 4;
  const whole = allWords.join('');
  const tried = (whole === key ? [key] : [key, whole]).map((text) => ({ text, bits: letterBits(text) }));
  // With the determiner and without it there are two first letters; then all entries are looked at, in the same order.
  const candidates = tried.every((one) => one.text[0] === key[0]) ? (index.byStart.get(key[0] ?? '') ?? []) : index.entries;
  for (const entry of candidates) {
    if (entry.edits === 0 || Math.abs(entry.words.length - words.length) > 2) continue;
    for (const one of tried) {
      const limit = Math.min(entry.edits, bestEdits - 1);
      const sameStart = one.text[0] === entry.key[0] || (entry.key.length >= 9 && one.text[0] === entry.key[1]);
      if (!sameStart || Math.abs(one.text.length - entry.key.length) > limit || editsAtLeast(one.bits, entry.bits) > limit) continue;
      // A short word left out or put in ("Station" for "Station no.") is another label, not a typo.
      if (entry.words.length !== words.length && (entry.key.startsWith(one.text) || one.text.startsWith(entry.key) || entry.key.endsWith(one.text) || one.text.endsWith(entry.key))) continue;
      const edits = editDistance(entry.key, one.text, limit);
      if (edits > limit) continue;
      // In a short word another letter makes another word ("lever", "level"); a letter lost, doubled or swapped does not.
      if (entry.key.length < shortLabel && one.text.length === entry.key.length && one.bits !== entry.bits) continue;
      best = entry;
      bestEdits = edits;
    }
  }
  if (best !== null) return hit(best, 'typo');
  return words.length < 2 ? null : findMisspelt(index, words);
}

/** "Sever: AB-42": an everyday word by itself, and what stands behind it shows that the label of a number was meant. */
export function findIdSlip(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const [word = ''] = words;
  if (words.length !== 1 || !ownWords.has(word)) return null;
  const near = index.entries.filter((entry) => (entry.field.kind === 'id' || entry.field.kind === 'id_list') && entry.edits > 0 && editDistance(entry.key, word, entry.edits) <= entry.edits);
  const [first] = near;
  return first === undefined || near.some((entry) => entry.field.id !== first.field.id) ? null : hit(first, 'typo');
}

/** Two labels of several words that are this near leave open which was meant. */
const nearerBy = 2;

/** "Current behaivour", one word away from "Correct behaviour": each word may have slips of its own where another field's label is clearly further. */
function findMisspelt(index: LabelIndex, words: readonly string[]): LabelHit | null {
  const key = words.join('');
  const near = (index.byInitials.get(initialsOf(words)) ?? []).flatMap((entry) => {
    if (Math.abs(entry.key.length - key.length) > words.length * 2) return [];
    const edits = words.reduce((sum, word, i) => sum + slipsIn(word, entry.words[i] ?? ''), 0);
    return edits <= misspeltMax + nearerBy ? [{ entry, edits }] : [];
  }).sort((a, b) => a.edits - b.edits);
  const [best] = near;
  const other = near.find((one) => one.entry.field.id !== best?.entry.field.id);
  return best === undefined || best.edits > misspeltMax || (other !== undefined && other.edits - best.edits < nearerBy) ? null : hit(best.entry, 'typo');
}

/** More letters than this are another label. */
const misspeltMax = 3;
const otherWord = 100;

/** Slips in one word whose first letter is right; as many as its length allows. */
function slipsIn(word: string, meant: string): number {
  if (word === meant) return 0;
  const limit = typosFor(meant.length) + nearerBy;
  const edits = editDistance(meant, word, limit);
  return edits > limit ? otherWord : edits;
}

/** A label followed by more words before the separator: "Steps to reproduce the error". `question` allows a long tail. */
export function findLabelWithTail(index: LabelIndex, allWords: readonly string[], question: boolean): LabelHit | null {
  const words = withoutDeterminer(allWords);
  if (words.length > 26) return null;
  for (let count = Math.min(words.length - 1, index.wordsMax); count >= 1; count--) {
    const found = findLabel(index, words.slice(0, count), count >= 4);
    if (found === null || (found.quality === 'typo' && found.wordCount < 4)) continue;
    const tail = words.slice(count);
    const neutral = tail.length <= 3 && tail.every((word) => neutralTail.has(word));
    const long = found.wordCount >= 4 && tail.length <= (question ? 16 : 12);
    const medium = found.wordCount >= 2 && tail.length <= (question ? 12 : 4);
    if (neutral || long || medium) return { ...found, quality: 'tail' };
  }
  return null;
}

/** A label behind up to four words of its own: "Hafen AG tenant(s)", "Our main customer ID". */
export function findLabelWithHead(index: LabelIndex, words: readonly string[]): LabelHit | null {
  for (let from = 1; from <= Math.min(4, words.length - 1); from++) {
    const found = findLabel(index, words.slice(from), false);
    // "JRE version": the word in front is another field's own label, and makes it that field's.
    // "opened a test account": a sentence that happens to end with a word that is a label.
    if (found !== null && found.wordCount === 1 && (from > 2 || words.slice(0, from).some((word) => word.endsWith('ed')))) continue;
    if (found !== null && (found.wordCount > 1 || otherField(index, words.slice(0, from), found) === null)) return { ...found, quality: 'head' };
  }
  return null;
}

function otherField(index: LabelIndex, words: readonly string[], found: LabelHit): LabelHit | null {
  const other = findLabel(index, words, false);
  return other === null || other.field.id === found.field.id ? null : other;
}

/** A long question that was shortened to some of its own words: "Test transactions" for "… to send test transactions". */
export function findShortened(index: LabelIndex, allWords: readonly string[]): LabelHit | null {
  const words = allWords.filter((word) => !smallWords.has(word) && !determiners.has(word));
  if (words.length < 2 || words.length > 5) return null;
  let found: LabelEntry | null = null;
  for (const entry of index.entries) {
    if (entry.words.length < 4 || !words.every((word) => entry.words.includes(word))) continue;
    if (found !== null && found.field.id !== entry.field.id) return null;
    found ??= entry;
  }
  return found === null ? null : hit(found, 'shortened');
}
