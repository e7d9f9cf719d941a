// A letter is a discourse: "The first we have done ourselves … The second is the one for you", "Over there we deleted the
// files … Now North Pier has something like it", "The bank that works: …". In: the writer's lines in order. Out: the same with
// each part that tells of another case blank, every other character in its place. A part begins with a sentence that says
// so, goes on as long as its sentences do (there, their, then; or the rows and bare words below such a head), and ends
// where the letter comes back, at the latest with its paragraph. A letter of nothing else stays as it is.
import { remembered } from '../../remembered.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import { opensCorrection } from '../../reply/opens-correction.ts';
import { unaccented } from '../fold.ts';
import type { TextLine } from '../text-line.ts';
import { bracket, goesOn, isOfOtherCustomer, sentenceEnds, spaces, speaksOfAnother } from './another-case.ts';
import { goesOnAboutIt, happenedThen, isFragment, isTakenBackBy, namesOther, type Speaks, speaksOf, takesUpThing, tellsOfThen } from './case-words.ts';
import { isLikeAnother, isLikeThis, otherPartFrom } from './case-likeness.ts';
import { headsOther, namedIn, opensWithOwn, placesIn, tellsOfOther } from './other-customers.ts';

const paragraphCharactersMax = 4_000;
/** "Shop A (fine, only to compare): Windows, …": what it heads stands behind it. */
const headCharactersMax = 120;
const clauseOrAnd = /,\s+|;\s+|:\s+|\s[–—-]\s|\s(?=(?:and|but|und|aber|et|mais)\s)/gi;
const clauseEnds = /,\s+|;\s+|\s[–—-]\s|\s(?=(?:but|while|whereas|aber|während|mais|tandis que|alors que)\s)/gi;

/** "In February (AB-5203) it was red": a shorter one belongs to its sentence. */
const bracketCharactersMax = 40;

interface Walk {
  /** The part that is open tells of another case. */
  other: boolean;
  /** Bare words behind its head are told of it as well. */
  headed: boolean;
  /** It was opened by likeness alone. */
  likely: boolean;
  /** The sentence before only set another case apart, and stays in the story. */
  apart: boolean;
  /** Of which case a sentence tells by its likeness to examples; null = nothing was learnt of it. */
  readonly model: SentenceModel | null;
  /** The letter names it in another sentence too. */
  readonly isElsewhere: (name: string) => boolean;
  /** What was said of this case so far. */
  own: string;
  /** Who was named as another customer. */
  readonly others: Set<string>;
}

/** "In January you helped us with … That is history.": a paragraph of another time that is over, beside others. */
function withoutTimesOver<L extends Pick<TextLine, 'text' | 'cells' | 'role'>>(lines: readonly L[]): L[] {
  const kept = [...lines];
  for (let first = 0; first < lines.length;) {
    let end = first;
    while (isProse(lines[end])) end++;
    const texts = lines.slice(first, end).map(({ text }) => text);
    if (end > first && texts.length <= paragraphLinesMax && tellsOfThen(texts.join(' ').split(sentenceEnds).map(plain))) {
      lines.slice(first, end).forEach((line, i) => { kept[first + i] = { ...line, text: spaces(line.text) }; });
    }
    first = Math.max(end, first + 1);
  }
  return kept;
}

function isProse(line: Pick<TextLine, 'text' | 'cells' | 'role'> | undefined): boolean {
  return line !== undefined && line.role === 'new' && line.cells === null && line.text.trim() !== '';
}

/** A longer paragraph tells of more than one thing. */
const paragraphLinesMax = 12;

/** `subject`: what the letter is called; a name in it is this case's. `isLabelled`: the line answers a label of the desk. */
export function withoutOtherParts<L extends Pick<TextLine, 'text' | 'cells' | 'role'>>(lines: readonly L[], subject = '', model: SentenceModel | null = null, isLabelled: (text: string) => boolean = () => false): L[] {
  const kept = withoutTimesOver(lines);
  const letter = plain([subject, ...lines.filter(({ role }) => role === 'new' || role === 'signature').map(({ text, cells }) => (cells === null ? text : cells.join(' ')))].join('\n'));
  const walk: Walk = { other: false, headed: false, likely: false, apart: false, model, isElsewhere: remembered((name) => isNamedTwice(letter, name)), own: plain(subject), others: new Set() };
  let paragraph = true;
  for (let first = 0; first < lines.length;) {
    const line = kept[first];
    let last = first;
    if (line === undefined || !isProse(line)) {
      paragraph = true;
      first++;
      continue;
    }
    while (kept[last + 1]?.role === 'new' && goesOn(kept[last], kept[last + 1])) last++;
    const whole = kept.slice(first, last + 1).map(({ text }) => text).join('\n');
    if (whole.length <= paragraphCharactersMax) {
      // "Tests done: printed to the one downstairs, no problem there": who answers a label of this case tells nothing but it.
      const labelled = isLabelled(line.text);
      // A neighbour that works in the line above says nothing of the answers below: only a heading does.
      if (labelled && !walk.headed) walk.other = false;
      const before = walk.other || !labelled ? null : { ...walk, others: [...walk.others] };
      const left = withoutOther(whole, walk, paragraph);
      const isAnswer = before !== null && !/[\p{L}\p{N}]/u.test(left);
      if (isAnswer) Object.assign(walk, before, { others: new Set(before.others) });
      (isAnswer ? whole : left).split('\n').forEach((text, i) => {
        const at = kept[first + i];
        if (at !== undefined && text !== at.text) kept[first + i] = { ...at, text };
      });
    }
    paragraph = false;
    first = last + 1;
  }
  return kept.some((line) => line.role === 'new' && /[\p{L}\p{N}]/u.test(line.text)) ? kept : [...lines];
}

/** One stretch of text, sentence by sentence. */
function withoutOther(text: string, walk: Walk, paragraph: boolean): string {
  let kept = text;
  let from = 0;
  let begins = paragraph;
  const ends = [...text.matchAll(sentenceEnds)];
  for (const [i, end] of [...ends, null].entries()) {
    const to = end === null ? text.length : end.index;
    const sentence = text.slice(from, to);
    if (/[\p{L}\p{N}]/u.test(sentence)) {
      const left = walkOn(sentence, end === null ? '' : text.slice(end.index, ends[i + 1]?.index), walk, begins);
      kept = kept.slice(0, from) + left + kept.slice(to);
      begins = false;
    }
    from = end === null ? to : end.index + end[0].length;
  }
  return kept;
}

function walkOn(sentence: string, next: string, walk: Walk, begins: boolean): string {
  const said = plain(sentence);
  const telling = tellingOf(sentence, walk);
  // "In the Monday case the console was red. In this one it is clean.": the next takes up what this one speaks of.
  const { speaks, likely } = telling.likely && (takesUpThing(plain(next)) || rightOne.test(next)) ? { speaks: 'open' as const, likely: false } : telling;
  if (speaks === 'another') for (const name of namedIn(sentence)) if (!walk.own.includes(name)) walk.others.add(name);
  if (speaks === 'open' && placesIn(sentence).some((name) => walk.others.has(name))) return withoutClausesAt(sentence, walk);
  if (speaks === 'another' && !walk.other && aside.test(said)) return spaces(sentence);
  const before = walk.other && (!begins || goesOnAboutIt(said, true));
  const pointing = walk.apart && !begins && goesOnAboutIt(said, false, true) && !stillSo.test(said);
  walk.apart = pointing || (speaks !== 'this' && otherOne.test(said)) || (speaks !== 'this' && speaks !== 'both' && speaksOfAnother(sentence));
  if (speaks === 'both') {
    const from = likely ? otherPartFrom(sentence, walk.model) : null;
    const parts = from === null ? withoutOtherClauses(sentence, likely) : { text: sentence.slice(0, from) + spaces(sentence.slice(from)), endsOther: true };
    walk.other = parts.endsOther;
    walk.headed = false;
    return parts.text;
  }
  if (speaks === 'another') {
    walk.headed = (begins || walk.headed) && headed(sentence);
    walk.likely = likely;
    walk.other = true;
  } else if (speaks === 'this' || !before || (walk.likely && writerDid.test(sentence) && isLikeThis(sentence, walk.model)) || !((walk.headed && isFragment(said)) || goesOnAboutIt(said, begins, opensWithOwn(sentence, walk.own)))) {
    walk.other = false;
    walk.headed = false;
  }
  // That it happened before is told of this case; how it was then is not, in this sentence or the next.
  if (speaks === 'another' && happenedThen(said) && tellsOfUs.test(sentence) && !knowsOfOthers.test(sentence) && !namesSomebody.test(sentence)) return upToThen(sentence);
  if (walk.other || (pointing && speaks === 'open') || isTakenBackBy(said, plain(next))) return spaces(sentence);
  walk.own = `${walk.own}\n${said}`.slice(-paragraphCharactersMax);
  const left = withoutBracketsOfOthers(sentence, walk);
  return takesUpThing(plain(next)) ? left : withoutThingsOfOthers(left);
}

/** "Not the one at the mill, that was AB-31 and is long closed": with that it is said, and the letter goes on with its own. */
const aside = /^\W*(?:and |und |et )?(?:not|nicht|pas|non)\s(?:(?:about|for|on|at|with|um|bei|von|auf|de|sur)\s)?(?:the|that|der|die|das|den|dem|le|la|celui|celle|[a-z]*-?\d)[^.;!?]{0,80}(?<![a-z])(?:that (?:one|was|is)|that's|(?:das|die|der) (?:war|ist|lauft)|cel(?:ui|le)[ -]la|c'etait|c'est)(?![a-z])/;

/** "You may not close the other one (Wattle). There we had …": the next sentence may go on about that one. */
const otherOne = /(?<![a-z])(?:(?:the|that|your|our|my) other (?:ones?|cases?|tickets?|matter|incident|request|customers?|clients?|tenants?|sites?|practice|shop|office|mail|letter|job)|(?:de[rmn]|das|die|dem|unser(?:e[mnr]?)?|euer|eure[mnr]?|ihre?[mnr]?) andere[nrms]? (?:fall|ticket|vorgang|sache|kunden?|kundin|mandant(?:en)?|standort|storung|anfrage|mail)|l'autre (?:dossier|cas|ticket|incident|demande|client|cliente|site|cabinet|affaire|panne|mail))(?![a-z])/;
/** "There the window turns grey now": it is told of today. */
const stillSo = /(?<![a-z])(?:now|today|still|again|this time|jetzt|heute|noch|immer|wieder|diesmal|maintenant|aujourd'hui|encore|toujours|cette fois)(?![a-z])/;

/** "AB-31 belongs to Usk Joinery; the right one is AB-42": the two are exchanged elsewhere. */
const rightOne = /(?<!\p{L})(?:the (?:right|correct) one|(?:der|die|das) richtige|(?:le bon|la bonne))(?!\p{L})/iu;
/** "Our AB-4711 …" */
const ourOwn = /^\W*(?:our|unser\p{L}*|notre|nos)(?!\p{L})/iu;
/** "I deleted the device and tried again": what the writer did belongs to his case, unless words say that it was there. */
const writerDid = /^\W*(?:i|we|ich|wir|j['’]|je|nous|on)(?![\p{L}])/iu;

/** "It was not Tom who called": that is put right elsewhere. */
const corrects = /(?<!\p{L})(?:it|that|this) (?:is|was)(?:n['’]t| not)(?! about)|(?<!\p{L})(?:nicht\s[^.;]{2,60},? sondern|ce n['’](?:est|était) pas)(?!\p{L})|,\s(?:and |und |et )?(?:not|nicht|non|pas)\s(?!to be|zu verw|verw)/iu;
const number = /(?<![\p{L}\p{N}-])[\p{L}\d-]*\d{3,}[\p{L}\d-]*/gu;

/** "ABC-0057 belongs to Usk Joinery": a number that the letter names twice is taken back elsewhere. */
function namesOwn(sentence: string, { isElsewhere }: Walk): boolean {
  return [...plain(sentence).matchAll(number)].some(([one]) => isElsewhere(one));
}

interface Telling {
  readonly speaks: Speaks;
  /** No word says so, only its likeness to examples. */
  readonly likely: boolean;
}

/** Of whom a sentence tells: by its words, by the names in it, and where these say nothing by its likeness. */
function tellingOf(sentence: string, walk: Walk): Telling {
  const { model, other } = walk;
  if (opensCorrection(sentence)) return { speaks: 'this', likely: false };
  const ofThis = (): boolean => !other && isLikeThis(sentence, model);
  const byWords = speaksOf(plain(sentence), /\?\s*$/.test(sentence), ofThis);
  if (headsOther(sentence, walk.isElsewhere) || (byWords === 'open' && isOfOtherCustomer(sentence))) return { speaks: 'another', likely: false };
  if (byWords !== 'open' || speaksOfAnother(sentence)) return { speaks: byWords, likely: false };
  const bare = sentence.replace(bracket, (whole) => (whole.length > bracketCharactersMax ? ' ' : whole));
  if (tellsOfOther(bare, plain(bare), walk.isElsewhere) && !(ourOwn.test(sentence) && ofThis())) return { speaks: 'another', likely: false };
  if (corrects.test(sentence) || namesOwn(sentence, walk) || !isLikeAnother(sentence, model, other)) return { speaks: 'open', likely: false };
  const comesBack = sentence.split(clauseEnds).some((clause) => speaksOf(plain(clause), false) === 'this');
  return { speaks: comesBack || otherPartFrom(sentence, model) !== null ? 'both' : 'another', likely: true };
}

/** "Owen Pryce (do not mix him up with Owen Price, who had the case of February)". */
function withoutBracketsOfOthers(sentence: string, { isElsewhere, model }: Walk): string {
  return sentence.replace(bracket, (whole, inside: string) => (tellsOfOther(inside, plain(inside), isElsewhere) || isLikeAnother(inside, model) ? spaces(whole) : whole));
}

/** "Last autumn North Pier had this", "bei der Hafen AG hatten wir …" is of somebody else. */
const tellsOfUs = /^\W*(?:(?:yes|ja|oui|actually|by the way|übrigens|d['’]ailleurs)[\s,:–-]+)?(?:we|i|wir|ich|nous|on|j['’]|(?:genau |exactly )?(?:das|dasselbe|this|the (?:very )?same)|la même chose|le même)(?![\p{L}])/iu;
/** "I know Mr Reed's place had something like it last year": the writer only knows of it. */
const knowsOfOthers = /^\W*(?:(?:i|we) (?:do |still |also |only |just )?(?:know|knew|hear|heard|remember|recall|gather|think|believe|understand|am told|was told|are told)|(?:ich|wir) (?:wei(?:ß|ss)|wissen|hör\p{L}+|erinner\p{L}+|glaub\p{L}+|denk\p{L}+)|je (?:sais|crois|pense|me souviens)|j['’]ai (?:entendu|appris)|nous (?:savons|croyons|pensons))(?:,? (?:that|of|about|from|dass|von|que|qu['’]))?\s(?!(?:we|i|it|this|that|wir|ich|es|das|nous|on|je|ça|cela)(?![\p{L}]))/iu;
const namesSomebody = /(?<![\p{L}])(?:at|for|with|bei(?:m)?|für|mit|chez|pour|avec)\s(?:(?:der|dem|den|the|our|unserem?|la|le|l['’]|notre)\s)?(?:\p{Lu}|(?:other|another|ander|un autre|une autre|customer|client|kunde))/u;
/** A number by which the other one was known: "see ABC-771204", "that was our ticket 4711". */
const numberedWordsMax = 6;

/** "We had the very same in January, that was ABC-771204, and the switch was to blame": without what was to blame then. */
function upToThen(sentence: string): string {
  let text = sentence;
  let from = 0;
  let told = false;
  for (const end of [...sentence.matchAll(clauseOrAnd), null]) {
    const to = end === null ? sentence.length : end.index;
    const clause = sentence.slice(from, to);
    if (told && !(/\d{3}/.test(clause) && clause.trim().split(/\s+/).length <= numberedWordsMax)) text = text.slice(0, from) + spaces(clause) + text.slice(to);
    told ||= happenedThen(plain(sentence.slice(0, to)));
    from = end === null ? to : end.index + end[0].length;
  }
  return text;
}

/** "The console is green, it was the other box that was red", "red - that was the other customer's". */
function withoutThingsOfOthers(sentence: string): string {
  let text = sentence;
  let from = 0;
  for (const end of [...sentence.matchAll(clauseEnds), null]) {
    const to = end === null ? sentence.length : end.index;
    const names = namesOther(plain(sentence.slice(from, to)));
    const start = names === 'before' ? 0 : from;
    if (names !== null) text = text.slice(0, start) + spaces(text.slice(start, to)) + text.slice(to);
    from = end === null ? to : end.index + end[0].length;
  }
  return text;
}

/** "At Alpina they were allowed, for Harbour there is no answer yet": each clause is of him whom it names. */
function withoutClausesAt(sentence: string, walk: Walk): string {
  let text = sentence;
  let from = 0;
  let other = false;
  for (const end of [...sentence.matchAll(clauseEnds), null]) {
    const to = end === null ? sentence.length : end.index;
    const names = placesIn(sentence.slice(from, to));
    if (names.length > 0) other = names.every((name) => walk.others.has(name));
    if (other) text = text.slice(0, from) + spaces(text.slice(from, to)) + text.slice(to);
    from = end === null ? to : end.index + end[0].length;
  }
  walk.other = other;
  walk.headed = false;
  return text;
}

/** "12345 works and is only the control, 23456 is the one in trouble": each clause by itself. */
function withoutOtherClauses(sentence: string, beginsOther: boolean): { readonly text: string; readonly endsOther: boolean } {
  let text = sentence;
  let from = 0;
  let other = beginsOther;
  for (const end of [...sentence.matchAll(clauseEnds), null]) {
    const to = end === null ? sentence.length : end.index;
    const speaks = speaksOf(plain(sentence.slice(from, to)), false);
    if (speaks !== 'open') other = speaks === 'another';
    if (other) text = text.slice(0, from) + spaces(text.slice(from, to)) + text.slice(to);
    from = end === null ? to : end.index + end[0].length;
  }
  return { text, endsOther: other };
}

function isNamedTwice(letter: string, name: string): boolean {
  const said = plain(name);
  const first = letter.indexOf(said);
  return first >= 0 && letter.includes(said, first + said.length);
}

function headed(sentence: string): boolean {
  const colon = sentence.search(/:(?:\s|$)/);
  return colon > 0 && colon <= headCharactersMax;
}

function plain(text: string): string {
  return unaccented(text).replace(/\s+/g, ' ').trim();
}
