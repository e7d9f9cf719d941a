// What the new text says as a whole, by kinds of sentence: "it asks for something" decides that a mail is a request. In:
// the mail and the kinds that the pack's rules ask for. Out: for each the first sentence that surely tells it, in the form
// of a matching word list.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { sentencesOf } from './field/sentences.ts';
import { textLines } from './field/text-line.ts';
import type { Recognition, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { sentenceModel } from './sentence/known-models.ts';
import { guessesOf } from './sentence/sentence-model.ts';

/** It decides what kind of ticket this is. */
const sure = 0.8;
const sentencesReadMax = 80;
const wordsMin = 3;

export function recogniseSayings(mail: ParsedMessage, reply: ReplyText, { kinds = [], sentences }: RecognitionRules): Recognition['phrases'] {
  if (kinds.length === 0 || sentences === undefined) return [];
  const model = sentenceModel(sentences);
  const found = new Map<string, Recognition['phrases'][number]>();
  for (const { text, line } of sentencesOf(textLines(mail, reply).filter((one) => one.role === 'new'), true).slice(0, sentencesReadMax)) {
    if (text.split(/\s+/).length < wordsMin) continue;
    const guess = guessesOf(model, text)[0];
    if (guess === undefined || guess.probability < sure || !kinds.includes(guess.kind) || found.has(guess.kind)) continue;
    found.set(guess.kind, { name: guess.kind, line, words: text.slice(0, 80) });
  }
  return [...found.values()];
}
