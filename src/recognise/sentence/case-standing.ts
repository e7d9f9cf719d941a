// Of which case a sentence tells: of the one that its letter is about, of another one (an older one, another customer's, what
// a neighbour sees), or whether it takes back all that stands above it ("hang on, wrong sticky note"). Learnt from the
// kinds `case_…`, where what sounds like another case and is not stands below `[case_this]`; every so many of the other
// examples are of this case too: they say what letters are mostly about. In: examples, or a sentence. Out: a model, or how
// probable each is.
import { unaccented } from '../field/fold.ts';
import { caseMarks } from '../field/withdrawn/case-words.ts';
import { chancesOf, type KindOfSentence, type Sample, seedOf, type SentenceModel, trained } from './sentence-model.ts';
import { sentenceFeatures } from './sentence-features.ts';

const kinds = ['case_this', 'case_other', 'case_back'] as const;
export type CaseKind = (typeof kinds)[number];
const seenMin = 3;
const rounds = 20;
/** Of the other examples one in so many: all of them would teach that there is no other case. */
const sharedEvery = 6;
/** They tell of what is over, and may well be of another one. */
const sharedByNone: ReadonlySet<string> = new Set(['settled']);
/** That it was seen before is told of this case: all of them. */
const sharedByAll: ReadonlySet<string> = new Set(['known_before', 'first_time', 'question_back']);

export function isCaseKind(kind: string): kind is CaseKind {
  return (kinds as readonly string[]).includes(kind);
}

/** `told`: the examples of all other sentences. */
export function trainCases(examples: readonly KindOfSentence[], told: readonly KindOfSentence[]): SentenceModel {
  const own = examples.flatMap(({ kind, examples: texts }) => (isCaseKind(kind) ? texts.map((text) => sample(text, kind)) : []));
  const shared = own.length === 0 ? [] : told.filter(({ kind }) => !sharedByNone.has(kind)).flatMap(({ kind, examples: texts }) => texts.filter((text) => sharedByAll.has(kind) || (seedOf(text) >>> 3) % sharedEvery === 0).map((text) => sample(text, 'case_this')));
  return trained(kinds, [...own, ...own, ...own, ...shared], seenMin, rounds);
}

function sample(text: string, kind: CaseKind): Sample {
  return { kind: kinds.indexOf(kind), seed: seedOf(text), features: featuresOf(text) };
}

/** 0 to 1, of every kind. */
export function caseChances(model: SentenceModel, text: string): Readonly<Record<CaseKind, number>> {
  const [own = 1, other = 0, back = 0] = chancesOf(model, featuresOf(text));
  return { case_this: own, case_other: other, case_back: back };
}

function featuresOf(text: string): string[] {
  const marks = caseMarks(unaccented(text).replace(/\s+/g, ' ').trim());
  return [...sentenceFeatures(text), ...marks.map((one) => `w:${one}`), ...marks.flatMap((one, i) => marks.slice(i + 1).map((other) => `w:${one} ${other}`))];
}
