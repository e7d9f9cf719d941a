// "The page should show the receipt; instead it stays white": what really happens, told against what should. In: lines of
// prose, what is told of the one. Out: a claim for the other, and which side of a contrast tells what should happen. Only
// what follows in the same sentence or in the next one that takes it up; a story elsewhere is the description.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { foldedWords } from '../fold.ts';
import { sentencesOf } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';

const contrast = /\s?;\s(?:(?:but|aber|mais|or)\s)?(?=\S)|(?:\s?[,:–—-]|\s)\s?(?:but|yet|whereas|while|however|instead(?: of (?:that|which|this))?|in fact|in reality|actually|aber|jedoch|stattdessen|statt dessen|tatsächlich|in wirklichkeit|doch|während|mais|or|alors qu(?:e\s|['’])|tandis qu(?:e\s|['’])|au lieu de (?:cela|ça|quoi)|en réalité|en fait)(?![\p{L}])[\s,]*(?=\S)/iu;
/** A sentence that takes up the one before. */
const takesUp = /^(?:but|yet|however|instead|in fact|in reality|actually|what|it|they|one|you|we|he|she|only|aber|jedoch|stattdessen|statt dessen|tatsächlich|in wirklichkeit|doch|was|es|er|sie|man|nur|mais|or|au lieu|en réalité|en fait|ce (?:que|qui)|il|elle|on|nous|seul)(?![\p{L}])/iu;
const wordsMin = 2;
const likeFault = 0.5;
const nounLettersMin = 4;
const sentencesMax = 80;

/** The two sides of the first contrast in a sentence. */
function sidesOf(text: string): { readonly first: string; readonly second: string; readonly at: number } | null {
  const found = contrast.exec(text);
  if (found === null || found.index === 0) return null;
  const [first, second] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
  return first.split(/\s+/).length < wordsMin || second.split(/\s+/).length < wordsMin ? null : { first, second, at: found.index };
}

function likeness(text: string, kinds: ReadonlySet<string>, model: SentenceModel): number {
  return guessesOf(model, text).reduce((sum, guess) => (kinds.has(guess.kind) ? sum + guess.probability : sum), 0);
}

const kindsOf = (fields: readonly FieldRule[]): ReadonlySet<string> => new Set(fields.flatMap((field) => (field.toldLike ?? []).map(({ kind }) => kind)));

/** Of a sentence that tells what should happen, the side that does; the whole where nothing is set against it. */
export function ownSide(text: string, field: FieldRule, rules: RecognitionRules): string {
  const sides = rules.sentences === undefined || !rules.fields.some((other) => other.toldAgainst === field.id) ? null : sidesOf(text);
  if (sides === null || rules.sentences === undefined) return text;
  const model = sentenceModel(rules.sentences);
  const [own, story] = [kindsOf([field]), kindsOf(rules.fields.filter((one) => one.prose))];
  const score = (side: string): number => likeness(side, own, model) - likeness(side, story, model);
  const better = score(sides.first) >= score(sides.second) ? sides.first : sides.second;
  // Both sides say what should be: "he should see it, but not be able to change it".
  return score(sides.first) > 0 && score(sides.second) > 0 ? text : better;
}

export function toldAgainst(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const { sentences: examples } = rules;
  if (examples === undefined) return [];
  const open = rules.fields.filter((field) => field.toldAgainst !== undefined && !claims.some((claim) => claim.field === field.id && claim.source !== 'signature'));
  return open.flatMap((field) => {
    const should = claims.find((claim) => claim.field === field.toldAgainst && claim.source === 'sublabel');
    if (should === undefined) return [];
    const model = sentenceModel(examples);
    const story = kindsOf(rules.fields.filter((one) => one.prose));
    const sentences = sentencesOf(lines).slice(0, sentencesMax);
    const at = sentences.findLastIndex((one) => one.text.includes(should.raw) || should.raw.includes(one.text));
    const own = sentences[at];
    if (own === undefined) return [];
    const sides = sidesOf(own.text);
    const other = sides === null ? null : [sides.first, sides.second].find((side) => !should.raw.includes(side));
    const next = sentences[at + 1];
    const isTaken = (text: string): boolean => claims.some((claim) => claim.source === 'sublabel' && claim.raw.includes(text));
    const told = other ?? (next !== undefined && !isTaken(next.text) && likeness(next.text, story, model) >= likeFault && (takesUp.test(next.text) || sharesNoun(own.text, next.text)) ? next.text : null);
    return told === null ? [] : [{ field: field.id, value: told, problem: null, raw: told, source: 'sublabel' as const, line: own.line, rule: field.rule }];
  });
}

/** "The page should show the receipt. The page stays white." */
function sharesNoun(one: string, other: string): boolean {
  const words = new Set(foldedWords(one).filter((word) => word.length >= nounLettersMin));
  return foldedWords(other).slice(0, 3).some((word) => words.has(word));
}
