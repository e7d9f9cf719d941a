// What the new text says as a whole, by kinds of sentence: "it asks for something" decides that a mail is a request. In:
// the mail and the kinds that the pack's rules ask for. Out: for each the first sentence that surely tells it, in the form
// of a matching word list.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { compiledRules } from './compiled-rules.ts';
import { isClosing } from './field/closing.ts';
import { columnForms } from './field/form/column-form.ts';
import { headsAsLines } from './field/form/heads-as-lines.ts';
import { sentenceEnds } from './field/sentences.ts';
import type { LabelIndex } from './field/label/label-index.ts';
import { labelAtStart } from './field/label/line-labels.ts';
import { textLines, type TextLine } from './field/text-line.ts';
import { unwrapped } from './field/unwrapped.ts';
import { isShort } from './field/value/read-value.ts';
import { signedOff } from './field/told/signed-off.ts';
import { speaksOfAnother, speaksOfBackThen } from './field/withdrawn/another-case.ts';
import { wordsOfSender } from './people/signature-contact.ts';
import type { Recognition, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { sentenceModel } from './sentence/known-models.ts';
import { guessesOf, type Guess, type SentenceModel } from './sentence/sentence-model.ts';

/** It decides what kind of ticket this is. */
const sure = 0.8;
/** The same where nothing else in the letter is like any of the kinds that are asked for. */
const sureAlone = 0.5;
const unlikeOthers = 0.3;
/** So much of a sentence bears on what the rules ask for, or it says something else: "VPN access comes from Liam", half like a fault and half like nothing, must not turn work that is asked for into one. */
const bearingMin = 0.7;
/** A part of a sentence says less, so it has to say it more surely. */
const surePart = 0.9;
const partWordsMin = 4;
const sentencesReadMax = 80;
const wordsMin = 3;
const lineCharactersMax = 1_000;

type PhraseClaim = Recognition['phrases'][number];

interface Said {
  readonly text: string;
  readonly line: number;
}

/** What the letter says, by the kinds that the rules ask for. `sureOnly`: what is only likely is not said. */
export function recogniseSayings(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, { sureOnly = false } = {}): PhraseClaim[] {
  const { kinds = [], sentences } = rules;
  if (kinds.length === 0 || sentences === undefined) return [];
  const model = sentenceModel(sentences);
  const asked = new Set(kinds.flat());
  const found = new Map<string, PhraseClaim>();
  const likely = new Map<string, PhraseClaim>();
  const like = new Set<string>();
  for (const { text, line } of saidIn(mail, reply, rules, model)) {
    const whole = comparedKinds(guessesOf(model, text), asked, bearingMin);
    for (const { kind, probability } of whole) if (probability >= unlikeOthers) like.add(kind);
    const told = [...toldBy(whole, kinds), ...partsOf(text, whole).flatMap((part) => toldBy(comparedKinds(guessesOf(model, part), asked, surePart), kinds).filter((one) => one.sum >= surePart))];
    for (const { kind, sum } of told) {
      const into = sum < sure ? likely : found;
      if (!into.has(kind)) into.set(kind, { name: kind, line, words: text.slice(0, 80) });
    }
  }
  // Nothing speaks against it.
  const alone = like.size === 1 || kinds.some((group) => like.size > 0 && [...like].every((kind) => group.includes(kind)));
  return found.size === 0 && alone && !sureOnly ? [...likely.values()] : [...found.values()];
}

/** The kind that stands for each list that is likely told. A wish and a change that is wished for are one thing to a rule that asks for either. */
function toldBy(guesses: readonly Guess[], kinds: readonly (readonly string[])[]): { readonly kind: string; readonly sum: number }[] {
  return kinds.flatMap((group) => {
    const akin = guesses.filter(({ kind }) => group.includes(kind));
    const sum = akin.reduce((all, { probability }) => all + probability, 0);
    return akin[0] === undefined || sum < sureAlone ? [] : [{ kind: akin[0].kind, sum }];
  });
}

/**
 * A sentence that bears on what is asked for is compared with nothing else: that "could you send me the logs" may also be
 * an example or a matter of urgency must not hide that it asks for papers. What hardly bears on it tells nothing.
 */
function comparedKinds(guesses: readonly Guess[], asked: ReadonlySet<string>, enough: number): readonly Guess[] {
  const compared = guesses.filter(({ kind }) => asked.has(kind));
  const bearing = compared.reduce((all, { probability }) => all + probability, 0);
  return bearing < enough ? [] : compared.map(({ kind, probability }) => ({ kind, probability: probability / bearing }));
}

/** "Please get the vendor involved, nobody can call, and level two has no answer": each part says something else. */
function partsOf(sentence: string, whole: readonly Guess[]): string[] {
  if (whole.some(({ probability }) => probability >= sure)) return [];
  const parts = whole.length === 0 ? [] : sentence.split(/[,;:]\s+|\s[-–—]+\s/).map((part) => part.trim());
  return [...(parts.length < 2 ? [] : parts), ...withoutBrackets(sentence)].filter((part) => part.split(/\s+/).length >= partWordsMin);
}

/** "Mr Hale (he may do so, it was checked) wants the limit raised": what is said in passing must not hide what is wanted. */
function withoutBrackets(sentence: string): string[] {
  const outside = sentence.replace(/\s?\([^()]{1,200}\)/g, '');
  return outside === sentence ? [] : [outside];
}

/** Who is not content with how the last case went tells of that case, and means it. */
const aboutService: ReadonlySet<string> = new Set(['complaint', 'service_feedback']);

/** "The case of January had another cause": this one is not told by it. */
function isOfAnother(sentence: string, model: SentenceModel): boolean {
  return (speaksOfAnother(sentence) || speaksOfBackThen(sentence)) && !guessesOf(model, sentence).some(({ kind, probability }) => aboutService.has(kind) && probability >= sure);
}

/** "Event date: next month": a date, a number or a choice behind its label is no sentence, whatever it is like. */
function isFact(text: string, labels: LabelIndex): boolean {
  const label = labelAtStart(labels, text);
  return label !== null && label.quality === 'exact' && !label.alone && isShort(label.field);
}

/** "Request | subscribe two more addresses": a row of two cells says what its line would. */
function asLine(line: TextLine): TextLine {
  const [lead = '', told = '', ...more] = line.cells ?? [];
  return more.length > 0 || lead.trim() === '' || told.trim() === '' ? line : { ...line, text: `${lead.trim()}: ${told.trim().replace(/\s*\n\s*/g, ' ')}`, cells: null };
}

/** The sentences of the new text, questions among them: whoever wants to know how something is done asks. */
function saidIn(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, model: SentenceModel): Said[] {
  const { labels } = compiledRules(rules);
  const senderWords = wordsOfSender(mail.from.map((mailbox) => mailbox.displayName), reply.text);
  // "PO Box 9155, Auckland" below the writer's name is no sentence.
  const typed = headsAsLines(signedOff(textLines(mail, reply), senderWords).filter((one) => one.role === 'new'), labels, senderWords);
  const lines = unwrapped(columnForms(typed, labels).map(asLine), labels);
  return lines.filter(({ text, cells }) => cells === null && text.length <= lineCharactersMax && !isClosing(text) && !isFact(text, labels))
    .flatMap(({ text, number }) => text.split(sentenceEnds).map((part) => ({ text: part.trim(), line: number })))
    .filter(({ text }) => text.split(/\s+/).length >= wordsMin && !isOfAnother(text, model))
    .slice(0, sentencesReadMax);
}
