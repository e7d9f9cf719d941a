// "Unser Einkauf sucht es heraus", "Grace will tell you", "je ne l'ai pas sous les yeux": answers that leave it open in
// words that no list foresees, read by their likeness to the examples of the kind `left_open`. In: what stands behind a
// label, the rules. Out: how probably it leaves the answer open. Whether a value stands there as well is judged by
// value/open-answer.ts; a rulebook without that kind leaves nothing open in this way.
import { type RecognitionRules, stillOpen } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf, type SentenceModel } from '../../sentence/sentence-model.ts';

export interface Openness {
  /** Somebody has to find it out, or nobody can say. */
  readonly open: number;
  /** The same, or something is going to be done: behind a label that asks for a name or a figure neither is one. */
  readonly openOrPlanned: number;
}

const leftOpen = 'left_open';
const planned = 'plan';
/** A longer answer is told, and its beginning does not take the rest back. */
const answerCharactersMax = 220;
const nothing: Openness = { open: 0, openOrPlanned: 0 };

/** `Tests: they still have to decide` is open for every field: what one of them calls undecided is no value of another. */
export function opennessOf(answer: string, rules: RecognitionRules): Openness {
  const text = answer.trim().replace(/\s+/g, ' ');
  if (rules.sentences === undefined || text.length > answerCharactersMax || !/\p{L}{3}/u.test(text)) return nothing;
  const model = sentenceModel(rules.sentences);
  if (!model.kinds.includes(leftOpen)) return nothing;
  const kinds = openKinds(rules, model);
  let open = 0;
  let plan = 0;
  for (const { kind, probability } of guessesOf(model, text)) {
    if (kinds.has(kind)) open += probability;
    else if (kind === planned) plan = probability;
  }
  return { open, openOrPlanned: open + plan };
}

/** The memory goes with the rules. */
const known = new WeakMap<RecognitionRules, ReadonlySet<string>>();

function openKinds(rules: RecognitionRules, model: SentenceModel): ReadonlySet<string> {
  const found = known.get(rules) ?? new Set([leftOpen, ...rules.fields.flatMap((field) => (field.toldLike ?? []).filter((one) => one.value === stillOpen).map((one) => one.kind))].filter((kind) => model.kinds.includes(kind)));
  known.set(rules, found);
  return found;
}
