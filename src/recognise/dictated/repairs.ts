// "The server is A no wait that is the old one it is B", "es begann um 8 nein halt das war falsch es begann um 9", "key A ach
// quatsch B meine ich": a speaker repairs what he has just said. In: the words of a text without marks, the labels of the
// desk, where names of the desk stand. Out: the words that are not read: what is taken back, up to what holds instead. So
// whoever reads a field meets only the one that holds. Where nothing is named instead, an address or a number of which is
// said that it is not meant is left out alone: the gateway asks. What may be told of something else stays as it is.
import { findLabel, type LabelIndex } from '../field/label/label-index.ts';
import { labelWords } from '../field/fold.ts';
import type { NameSpan } from './name-spans.ts';
import { figureOf } from '../field/value/number-words.ts';
import { isLinking } from './linking-words.ts';
import { secondThoughts } from './second-thoughts.ts';
import { isIdentifying, type SpokenValue, spokenValues } from './spoken-values.ts';
import { between, goesOn, isNotMeant, longest, meant } from './thought-words.ts';

/** Words from the first to in front of the last: not read. */
export interface Repair {
  readonly from: number;
  readonly to: number;
}

export interface RepairBy {
  readonly labels: LabelIndex;
  readonly names: (words: readonly string[]) => readonly NameSpan[];
}

interface Marker {
  readonly from: number;
  readonly to: number;
  /** It takes back whatever stands around it. */
  readonly sure: boolean;
}

/** Between what is taken back and the words that do so: "… um 08:15 an | nein", "AVN-1 at severn law | no". */
const trailingMax = 4;
const fillerMax = 13;
/** "No sorry, it is B": what may stand between without saying anything. */
const empty = new Set(['it', 'is', 'its', 'the', 'that', 'should', 'be', 'make', 'a', 'at', 'on', 'es', 'ist', 'sie', 'er', 'war', 'der', 'die', 'das', 'am', 'um', "c'est", 'le', 'la', 'a', 'sur', 'says', 'nur', 'only', 'i', 'mean', 'ich', 'meine', 'for', 'bei', 'fur', 'auf', 'of', 'from', 'von', 'ab', 'runs', 'happens', 'uses', 'called', 'lauft', 'steht', 'heisst', 'heist', 'really', 'now', 'jetzt', 'just', 'abgelesen', 'abgeschrieben', 'getippt', 'kopiert', 'gelesen', 'with', 'mit', 'avec', 'have', 'haben']);
/** What comes then is told besides, or of something else. */
const alsoSaid = new Set(['also', 'too', 'auch', 'aussi', 'additionally', 'zusatzlich', 'ebenfalls', 'both', 'beide', 'plus']);
const besides = new Set(['before', 'bevor', 'avant', 'please', 'bitte', 'forget', 'copy', 'and', 'und', 'et']);
/** What holds is said anew behind them: "that is the old one | it is B". */
const anew = new Set(['it', 'its', 'es', 'sie', 'er', 'il', 'elle', 'i', 'ich', 'je', 'we', 'wir', 'on', "c'est", 'gemeint', 'richtig', 'correct', 'use', 'take', 'nehmt', 'prenez', 'make', 'should', 'instead', 'sondern']);
export function repairs(texts: readonly string[], words: readonly string[], by: RepairBy): Repair[] {
  const names = by.names(words).map(({ from, to }): SpokenValue => ({ from, to, kind: 'name' }));
  const values = [...spokenValues(texts, words).filter((one) => one.kind !== 'number of 1'), ...levels(texts, words, by.labels)];
  const all = [...values, ...names.filter((name) => !values.some(({ from, to }) => from < name.to && to > name.from))];
  const found: Repair[] = [];
  for (const marker of markers(texts, words, all)) {
    if (found.some(({ to }) => to > marker.from)) continue;
    const repair = exchanged(texts, words, marker, all, by.labels) ?? named(texts, words, marker, by.labels, values) ?? takenBack(words, marker, values);
    if (repair === null) continue;
    found.push(repair);
    const more = longest(meant, words, behind(all, repair.to));
    if (more > 0) found.push({ from: behind(all, repair.to), to: behind(all, repair.to) + more });
  }
  return found;
}

/** "Severity two or rather severity three", "severity two no make that three": figures behind a label of choices. */
function levels(texts: readonly string[], words: readonly string[], labels: LabelIndex): SpokenValue[] {
  const thoughts = secondThoughts(words);
  return words.flatMap((word, at) => {
    if (figureOf(word) === null && !/^\d$/.test(word === '#figure' ? (texts[at] ?? '') : '')) return [];
    const label = labelInFront(texts, words, at, Math.max(0, at - labelWordsMax - 1), labels);
    return label?.kind === 'enum' || thoughts.some(({ to }) => to === at) ? [{ from: at, to: at + 1, kind: 'level' }] : [];
  });
}

function behind(all: readonly SpokenValue[], at: number): number {
  return all.find(({ from }) => from === at)?.to ?? at + 1;
}

function markers(texts: readonly string[], words: readonly string[], values: readonly SpokenValue[]): Marker[] {
  const sure = [...secondThoughts(words).map((one) => namingIt(texts, words, values, { ...one, sure: true }) ?? { ...one, sure: true }), ...values.flatMap(({ to }) => namingIt(texts, words, values, { from: to, to, sure: true }) ?? [])];
  const ends = new Set(values.map(({ to }) => to));
  const weak: Marker[] = [];
  for (let from = 0; from < words.length; from++) {
    if (!ends.has(from) || sure.some((one) => one.from <= from && one.to > from)) continue;
    let to = from;
    for (let more = longest(between, words, to); more > 0; more = longest(between, words, to)) to += more;
    if (to > from) weak.push({ from, to, sure: false });
  }
  return [...sure, ...weak].sort((a, b) => a.from - b.from);
}

const drops = new Set(['scratch', 'scrap', 'strike', 'scrub', 'forget', 'drop', 'streich', 'streicht', 'streiche', 'vergiss', 'vergesst', 'oublie', 'oubliez', 'raye', 'rayez', 'barre', 'barrez']);
const namingLettersMin = 3;

/** "room4@north.example no sorry | scratch room4 i mean": by the beginning of what is taken back; null = nothing of it is named. */
function namingIt(texts: readonly string[], words: readonly string[], values: readonly SpokenValue[], marker: Marker): Marker | null {
  const wrong = values.findLast(({ to }) => to <= marker.from);
  const [said, name] = [texts[wrong?.from ?? -1]?.toLowerCase() ?? '', texts[marker.to + 1]?.toLowerCase() ?? ''];
  if (!drops.has(words[marker.to] ?? '') || name.length < namingLettersMin || !said.startsWith(name)) return null;
  let to = marker.to + 2;
  for (let more = longest(goesOn, words, to); more > 0; more = longest(goesOn, words, to)) to += more;
  return { from: marker.from, to, sure: true };
}

/** "A no wait it is B", both of one kind. */
function exchanged(texts: readonly string[], words: readonly string[], marker: Marker, all: readonly SpokenValue[], labels: LabelIndex): Repair | null {
  const wrong = all.findLast(({ to, kind }) => to <= marker.from && to >= marker.from - (marker.sure && kind !== 'name' ? trailingMax : 0));
  if (wrong === undefined) return null;
  const next = all.find(({ from, kind }) => from >= marker.to && (kind !== 'name' || wrong.kind === 'name'));
  const right = next !== undefined && isPassing(next, wrong) ? all.find(({ from, kind }) => from > next.from && kind !== 'name') : next;
  if (right === undefined || !standFor(wrong, right) || right.from - marker.to > fillerMax) return null;
  const filler = words.slice(marker.to, right.from);
  if (isBesides(filler) || words.slice(right.to, right.to + alsoWithin).some((word, more, next) => alsoSaid.has(word) || (word === 'as' && next[more + 1] === 'well'))) return null;
  const start = startOf(texts, words, wrong, right, all);
  const [above, below] = [labelInFront(texts, words, wrong.from, 0, labels), labelInFront(texts, words, right.from, marker.to, labels)];
  if (above !== null && below !== null && above.field !== below.field) return null;
  if (!isFilled(words, marker, wrong, words.slice(marker.to, below?.from ?? right.from))) return null;
  return { from: start, to: above === null && below !== null ? below.from : right.from };
}

/** "A and B no wait only B": both are taken back, and one is said anew. */
function startOf(texts: readonly string[], words: readonly string[], wrong: SpokenValue, right: SpokenValue, all: readonly SpokenValue[]): number {
  if (wrong.timeFrom !== undefined && right.kind === 'time') return wrong.timeFrom;
  const said = (value: SpokenValue): string => texts.slice(value.from, value.to).join(' ').toLowerCase();
  if (said(wrong) !== said(right)) return wrong.from;
  let first = wrong;
  for (let above = all.find(({ to }) => to === first.from - 1); above !== undefined && above.kind === wrong.kind && joining.has(words[first.from - 1] ?? ''); above = all.find(({ to }) => to === first.from - 1)) first = above;
  return first.from;
}

const joining = new Set(['and', 'und', 'et', 'or', 'oder', 'ou']);

function isBesides(filler: readonly string[]): boolean {
  return filler.some((word, at) => alsoSaid.has(word) || (at < openingWords && besides.has(word)));
}

const openingWords = 2;
/** "… B is dark as well": so near behind it. */
const alsoWithin = 5;

/** A year or a count that passes by in what is said of the other one. */
function isPassing(next: SpokenValue, wrong: SpokenValue): boolean {
  return !isIdentifying(next) && !standFor(wrong, next);
}

function standFor(wrong: SpokenValue, right: SpokenValue): boolean {
  return wrong.kind === right.kind || (wrong.kind === 'moment' && right.kind === 'time') || (wrong.kind === 'day' && right.kind === 'moment');
}

/** Is what stands between the two said of them alone? */
function isFilled(words: readonly string[], marker: Marker, wrong: SpokenValue, filler: readonly string[]): boolean {
  if (wrong.kind === 'name' && !marker.sure && /^(?:no|non|ne|oh|ah|halt)$/u.test(words.slice(marker.from, marker.to).join(' '))) return false;
  const front = words.slice(Math.max(0, wrong.from - frontWords), wrong.to);
  const repeated = new Set([...front.slice(-trailingMax), ...(front.some((word) => ended.has(word)) ? ended : began)]);
  const says = (word: string): boolean => !empty.has(word) && !repeated.has(word);
  if (!filler.some(says)) return true;
  const last = filler.findLastIndex((word) => anew.has(word));
  const tail = filler.slice(last + 1);
  if (wrong.kind === 'name' || tail.some(says)) return tail.length === 0 && marker.sure && wrong.kind !== 'name';
  return marker.sure ? last >= 0 : last > 0 && isNotMeant(filler, 0);
}

const frontWords = 8;
const began = new Set(['started', 'starts', 'began', 'begins', 'since', 'begann', 'beginnt', 'fing', 'ging', 'los', 'angefangen', 'begonnen', 'hat', 'seit', 'commence', 'debute', 'depuis', 'happened', 'passierte']);
const ended = new Set(['ended', 'ends', 'stopped', 'over', 'until', 'till', 'endete', 'horte', 'vorbei', 'beendet', 'bis', 'fini', 'termine', "jusqu'a", "jusqu'au"]);

interface Label {
  readonly field: string;
  readonly kind: string;
  readonly from: number;
}

const labelWordsMax = 4;
const smallBehindLabel = new Set(['the', 'a', 'der', 'die', 'das', 'le', 'la', 'um', 'am', 'at', 'on', 'nr', 'number', 'nummer', 'now', 'jetzt']);

/** "Our key is A", "kundennummer A": the label right in front of a value. */
function labelInFront(texts: readonly string[], words: readonly string[], at: number, first: number, labels: LabelIndex): Label | null {
  let end = at;
  while (end > first && (isLinking(words[end - 1] ?? '') || smallBehindLabel.has(words[end - 1] ?? ''))) end--;
  for (let count = Math.min(labelWordsMax, end - first); count > 0; count--) {
    const hit = findLabel(labels, labelWords(texts.slice(end - count, end).join(' ')), false);
    if (hit !== null) return { field: hit.field.id, kind: hit.field.kind, from: end - count };
  }
  return null;
}

const namedWordsMax = 6;
/** Who begins so goes on about something else. */
const subjects = new Set(['i', 'we', 'you', 'they', 'he', 'she', 'wir', 'ich', 'ihr', 'man', 'je', 'nous', 'vous', 'on', 'there', 'before', 'first', 'please', 'bitte', 'wait', 'let', 'that', 'das', 'sie', 'er', 'es', 'it', 'its', 'because', 'weil', 'but', 'aber', 'mais', 'if', 'wenn', 'when', 'and', 'und', 'et', 'for', 'fur', 'so', 'this', 'who', 'ca', 'il', 'elle', 'ils']);
/** "It is B", "make it B": the words in front of what holds. */
const holds = new Set(['it is', 'its', 'make it', 'make that', 'es ist', 'ist es', 'it should be', "c'est", 'i mean', 'ich meine', 'gemeint ist', 'richtig ist', 'its really']);

/** "The component is the lan no scrap that it is the server": what is not of a shape stands behind its label. */
function named(texts: readonly string[], words: readonly string[], marker: Marker, labels: LabelIndex, values: readonly SpokenValue[]): Repair | null {
  if (!marker.sure || isBesides(words.slice(marker.to, marker.to + openingWords))) return null;
  const link = words.slice(0, marker.from).findLastIndex((word, at) => at >= marker.from - namedWordsMax - 1 && isLinking(word));
  // What has a shape is exchanged for another of its shape or not at all.
  if (link <= 0 || link + 1 === marker.from || values.some(({ from }) => from > link && from < marker.from)) return null;
  const above = labelInFront(texts, words, link + 1, Math.max(0, link - labelWordsMax), labels);
  if (above === null) return null;
  const again = words.slice(marker.to, marker.to + namedWordsMax + labelWordsMax).findIndex(isLinking);
  const repeated = again > 0 ? labelInFront(texts, words, marker.to + again + 1, marker.to, labels) : null;
  if (repeated !== null) return repeated.field === above.field ? { from: link + 1, to: marker.to + again + 1 } : null;
  if (isNotMeant(words, marker.to) || subjects.has(words[marker.to] ?? '')) {
    const to = behindHolds(words, marker.to);
    return to === null ? null : { from: link + 1, to };
  }
  const to = behindHolds(words, marker.to);
  return { from: link + 1, to: to ?? marker.to };
}

const sayingMax = 10;

function behindHolds(words: readonly string[], from: number): number | null {
  for (let at = from; at < Math.min(words.length - 1, from + sayingMax); at++) {
    for (const count of [3, 2, 1]) if (holds.has(words.slice(at, at + count).join(' ')) && (at === from || isNotMeant(words, from))) return at + count;
  }
  return null;
}

/** "The server is A no scrap that | I will look it up": A is not meant, and nothing is named instead. */
function takenBack(words: readonly string[], marker: Marker, values: readonly SpokenValue[]): Repair | null {
  const wrong = values.find(({ to }) => to === marker.from);
  if (wrong === undefined || !isIdentifying(wrong)) return null;
  const said = Array.from({ length: marker.to - marker.from + 1 }, (_, more) => marker.from + more).some((at) => isNotMeant(words, at));
  return said ? { from: wrong.from, to: wrong.to } : null;
}
