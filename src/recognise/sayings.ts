// What the new text says as a whole, by kinds of sentence: "it asks for something" decides that a mail is a request. In:
// the mail and the kinds that the pack's rules ask for. Out: for each the first sentence that surely tells it, in the form
// of a matching word list.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { compiledRules } from './compiled-rules.ts';
import { isClosing } from './field/closing.ts';
import { sentenceEnds } from './field/sentences.ts';
import { textLines } from './field/text-line.ts';
import { unwrapped } from './field/unwrapped.ts';
import type { Recognition, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { sentenceModel } from './sentence/known-models.ts';
import { guessesOf } from './sentence/sentence-model.ts';

/** It decides what kind of ticket this is. */
const sure = 0.8;
/** The same where nothing else in the letter is like any of the kinds that are asked for. */
const sureAlone = 0.5;
const unlikeOthers = 0.3;
const sentencesReadMax = 80;
const wordsMin = 3;
const lineCharactersMax = 1_000;

interface Said {
  readonly text: string;
  readonly line: number;
}

export function recogniseSayings(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): Recognition['phrases'] {
  const { kinds = [], sentences } = rules;
  if (kinds.length === 0 || sentences === undefined) return [];
  const model = sentenceModel(sentences);
  const asked = new Set(kinds.flat());
  const found = new Map<string, Recognition['phrases'][number]>();
  const likely = new Map<string, Recognition['phrases'][number]>();
  const like = new Set<string>();
  for (const { text, line } of saidIn(mail, reply, rules)) {
    const guesses = guessesOf(model, text);
    for (const { kind, probability } of guesses) if (probability >= unlikeOthers && asked.has(kind)) like.add(kind);
    for (const group of kinds) {
      const akin = guesses.filter(({ kind }) => group.includes(kind));
      const [first] = akin;
      // A wish and a change that is wished for are one thing to a rule that asks for either.
      const sum = akin.reduce((all, { probability }) => all + probability, 0);
      if (first === undefined || sum < sureAlone) continue;
      const into = sum < sure ? likely : found;
      if (!into.has(first.kind)) into.set(first.kind, { name: first.kind, line, words: text.slice(0, 80) });
    }
  }
  // Nothing speaks against it.
  const alone = like.size === 1 || kinds.some((group) => like.size > 0 && [...like].every((kind) => group.includes(kind)));
  return found.size === 0 && alone ? [...likely.values()] : [...found.values()];
}

/** The sentences of the new text, questions among them: whoever wants to know how something is done asks. */
function saidIn(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): Said[] {
  const lines = unwrapped(textLines(mail, reply).filter((one) => one.role === 'new'), compiledRules(rules).labels);
  return lines.filter(({ text, cells }) => cells === null && text.length <= lineCharactersMax && !isClosing(text))
    .flatMap(({ text, number }) => text.split(sentenceEnds).map((part) => ({ text: part.trim(), line: number })))
    .filter(({ text }) => text.split(/\s+/).length >= wordsMin)
    .slice(0, sentencesReadMax);
}
