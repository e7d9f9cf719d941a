// "Unser Einkauf sucht es heraus", "Grace will tell you", "je ne l'ai pas sous les yeux": answers that leave it open in
// words that no list foresees, read by their likeness to the examples of the kind `left_open`. In: what stands behind a
// label, the field, the rules. Out: how probably it leaves the answer open, and how probably it answers. Whether a value
// stands there as well is judged by value/open-answer.ts; a rulebook without that kind leaves nothing open in this way.
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { behindQuestion } from './behind-question.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';

export interface Openness {
  /** Somebody has to find it out, or nobody can say. */
  readonly open: number;
  /** The same, or something is going to be done: behind a label that asks for a name or a figure neither is one. */
  readonly openOrPlanned: number;
  /** Of that, how much it is like a promise or "nobody knows" that is about no field of its own. */
  readonly promised: number;
  /** It is like what answers this field; what else it is like counts for nothing behind its label. */
  readonly told: number;
  /** Of that, without its label and without what any few words are like: the sentence tells it by itself. */
  readonly itself: number;
}

const leftOpen = 'left_open';
const planned = 'plan';
/** A longer answer is told, and its beginning does not take the rest back. */
const answerCharactersMax = 220;
/** What a few words say is read once more with their label. */
const doubted = 0.5;
/** "That is for the customer to say": surer than a noun ever is. */
const sureOfOpen = 0.75;
/** "What should come there I still have to clear": behind the question that is said again. */
const sureBehindQuestion = 0.85;
const titleWordsMax = 3;
const nounWordsMax = 6;
const toldMin = 0.55;
const openMax = 0.15;
const nothing: Openness = { open: 0, openOrPlanned: 0, promised: 0, told: 0, itself: 0 };
/** What only sounds open, and values of a few words. */
const answering: ReadonlySet<string> = new Set(['answer', 'named', 'person']);
/** "He is away until Monday" answers no question for a story. */
const persons = 'person';
/** Kinds of what some field calls undecided: behind the label of another one it is no value either. */
const undecided = /_(?:unclear|undecided|unchecked)$/;

/** `Tests: they still have to decide` is open for every field: what one of them calls undecided is no value of another. */
export function opennessOf(answer: string, rule: FieldRule, rules: RecognitionRules): Openness {
  const text = answer.trim().replace(/\s+/g, ' ');
  if (rules.sentences === undefined || text.length > answerCharactersMax || !/\p{L}{3}/u.test(text)) return nothing;
  const model = sentenceModel(rules.sentences);
  if (!model.kinds.includes(leftOpen)) return nothing;
  const tells = tellingKinds(rule, rules);
  const isOpen = (kind: string): boolean => kind === leftOpen || (undecided.test(kind) && !(isStory(rule) && isOfOtherDesks(kind, rules)));
  const bare = openIn(text, model, tells, isOpen);
  const rest = behindQuestion(text);
  const behind = rest === null ? nothing : openIn(rest, model, tells, isOpen);
  if (behind.open >= sureBehindQuestion) return behind;
  const label = rule.kind === 'text' && rule.names.length === 0 && rule.doing !== true && rule.toldInCondition === undefined && rule.toldLike?.length === 1 ? rule.labels[0]?.text : undefined;
  const words = text.split(/\s+/).length;
  if (bare.open < doubted || label === undefined || words > nounWordsMax || (words > titleWordsMax && bare.open >= sureOfOpen)) return bare;
  // "the dashboard" is like much; "Expected output: the dashboard" is like what is expected.
  const labelled = openIn(`${label}: ${text}`, model, tells, isOpen);
  return labelled.told >= toldMin && labelled.openOrPlanned < openMax ? { ...labelled, itself: bare.itself } : bare;
}

function openIn(text: string, model: SentenceModel, tells: ReadonlySet<string> | null, isOpen: (kind: string) => boolean): Openness {
  let open = 0;
  let plan = 0;
  let promised = 0;
  let told = 0;
  let itself = 0;
  for (const { kind, probability } of guessesOf(model, text)) {
    if (kind === leftOpen) promised = probability;
    if (isOpen(kind)) open += probability;
    else if (kind === planned) plan = probability;
    else if (tells?.has(kind) === true) {
      told += probability;
      if (!answering.has(kind)) itself += probability;
    }
  }
  return { open, openOrPlanned: open + plan, promised, told: tells === null ? 1 : told, itself };
}

function isStory(rule: FieldRule): boolean {
  return rule.kind === 'text' && rule.names.length === 0;
}

/** "It goes on where it was paused" may be like an unclear suspicion; where nobody is asked for one, a story is only told. */
function isOfOtherDesks(kind: string, rules: RecognitionRules): boolean {
  return rules.fields.every((field) => field.toldLike?.some((one) => one.kind === kind) !== true);
}

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, ReadonlySet<string> | null>();

/** What answers a field is like; of a text any story is. `null` = nobody knows: of a text for which the pack names no kind. */
function tellingKinds(rule: FieldRule, rules: RecognitionRules): ReadonlySet<string> | null {
  const found = known.get(rule);
  if (found !== undefined) return found;
  const like = rules.fields.filter((field) => field === rule || (isStory(rule) && field.kind === 'text')).flatMap((field) => field.toldLike ?? []);
  const made = isStory(rule) && rule.toldLike === undefined ? null : new Set([...answering].filter((kind) => !isStory(rule) || kind !== persons).concat(like.map((one) => one.kind)));
  known.set(rule, made);
  return made;
}
