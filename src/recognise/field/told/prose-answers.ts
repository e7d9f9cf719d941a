// Questions that people answer in a sentence instead of behind their label: "You may send test transactions.", "The
// error could not be reproduced." A sentence of the new text counts for a question when it shares two telling words with
// one of its labels, one of them rare among the labels of the desk; only fields that no label states.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { type LearnedSentences, sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { foldedWords, unaccented } from '../fold.ts';
import { allowsWithinHours } from '../value/allowed-hours.ts';
import { opennessOf } from '../withdrawn/learned-open.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { isQuestion } from '../value/read-value.ts';
import type { TextLine } from '../text-line.ts';

/** Grammar: says nothing about which question is answered. */
const grammar = new Set(['the', 'this', 'that', 'was', 'were', 'has', 'have', 'had', 'been', 'being', 'with', 'from', 'what', 'which', 'who', 'and', 'for', 'not', 'are', 'der', 'die', 'das', 'den', 'dem', 'und', 'ist', 'hat', 'wurde', 'sich', 'mit', 'eine', 'einen', 'les', 'des', 'est', 'une', 'que', 'pour', 'fait'].flatMap(foldedWords));
/** Words that many questions and many sentences share: one of them needs a rarer one beside it. */
const common = new Set(['already', 'possible', 'done', 'issue', 'incident', 'error', 'problem', 'fehler', 'erreur', 'probleme', 'storung', 'customer', 'support', 'steps', 'taken', 'send', 'senden', 'envoyer', 'identify', 'bereits', 'deja', 'unternommen', 'actions', 'work'].flatMap(foldedWords));
const denial = /\b(?:not|no|never|cannot|can't|couldn't|don't|mustn't|isn't|nicht|kein\w*|nie|ne|pas|aucun\w*|prohibited|forbidden|verboten|untersagt)\b/;
const permission = /\b(?:you (?:may|can)|may|allowed?|permit\w*|permission|(?:is|are) (?:ok|okay|fine|welcome)|agree\w*|approv\w*|feel free|go ahead|please|durf\w*|konnen sie|konnt ihr|erlaubt|gern\w*|gestattet|in ordnung|einverstanden|bitte|pouvez|autoris\w*|d'accord|prohibited|forbidden|verboten|untersagt)\b/;
/** Sentences that are looked at. */
const sentencesMax = 200;
/** Of something else; less is a doubt. */
const likelyMin = 0.6;

interface Sentence {
  readonly text: string;
  readonly line: number;
  readonly words: readonly string[];
}

export function proseAnswers(lines: readonly TextLine[], used: ReadonlySet<number>, rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const open = rules.fields.filter((field) => isQuestion(field) && (field.kind === 'bool' || field.kind === 'bool_text' || (field.kind === 'text' && field.names.length === 0)) && !claims.some((claim) => claim.field === field.id));
  if (open.length === 0) return [];
  const sentences = sentencesOf(lines.filter((line) => !used.has(line.number) && line.cells === null), choicesOf(rules));
  return open.flatMap((field) => {
    const labels = labelsOf(field);
    for (const sentence of sentences) {
      const label = labels.find((one) => shares(one.words, sentence.words));
      const claims = label === undefined ? [] : claimOf(field, sentence, label.rule).filter((claim) => !likeAnother(field, sentence.text, String(claim.value), rules));
      // "No single transactions are concerned by it": where none is an answer, that is one.
      if (label !== undefined && claims.length === 0 && field.noneAnswers === true && rules.sentences !== undefined && isTalk(sentence.text, rules, rules.sentences) && denial.test(unaccented(sentence.text))) return [{ field: field.id, value: 'none', problem: null, raw: sentence.text, source: 'sublabel', line: sentence.line, rule: label.rule }];
      if (claims.length > 0) return claims;
    }
    return [];
  });
}

/** "Our own test mails all came back", "I cannot say whether it is known": two words of a label, and yet more like what says otherwise. */
function likeAnother(field: FieldRule, text: string, value: string, rules: RecognitionRules): boolean {
  if (rules.sentences === undefined) return false;
  // "Whether it can be repeated will have to be checked": nothing was done yet. "No single mail is concerned" shows none.
  if (field.kind === 'text') return opennessOf(text, field, rules).openOrPlanned >= likelyMin || isTalk(text, rules, rules.sentences);
  if (field.toldLike === undefined) return false;
  const surest = guessesOf(sentenceModel(rules.sentences), text)[0];
  return surest !== undefined && surest.probability >= likelyMin && !field.toldLike.some((one) => one.kind === surest.kind && one.value === value);
}

/** What no story is made of tells nothing of a story. */
function isTalk(text: string, rules: RecognitionRules, learned: LearnedSentences): boolean {
  const talk = new Set(rules.fields.flatMap((field) => field.unlike ?? []));
  const surest = guessesOf(sentenceModel(learned), text)[0];
  return surest !== undefined && surest.probability >= likelyMin && talk.has(surest.kind);
}

interface Telling {
  readonly rule: string;
  readonly words: readonly string[];
}

/** The choices of several words that the pack knows, folded: "Transactional Email" is the name of a service and no transactions. */
function choicesOf(rules: RecognitionRules): readonly string[] {
  const folded = choicesKnown.get(rules) ?? [...new Set(rules.fields.filter((field) => field.kind === 'enum' || field.kind === 'enum_open').flatMap((field) => [...field.values, ...field.words.map(({ text }) => text)]).map((text) => foldedWords(text)).filter((words) => words.length > 1).map((words) => words.join(' ')))];
  choicesKnown.set(rules, folded);
  return folded;
}

const choicesKnown = new WeakMap<RecognitionRules, readonly string[]>();

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, readonly Telling[]>();

function labelsOf(field: FieldRule): readonly Telling[] {
  const labels = known.get(field) ?? field.labels.map((label) => ({ rule: label.rule, words: contentWords(foldedWords(label.text)) })).filter((label) => label.words.length >= 2);
  known.set(field, labels);
  return labels;
}

function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => word.length >= 4 && !grammar.has(word));
}

/** Two words of the label stand in the sentence, as they are or with another ending, and one of them is no common word. */
function shares(label: readonly string[], sentence: readonly string[]): boolean {
  const found = label.filter((word, at) => label.indexOf(word) === at && sentence.some((one) => sameStem(word, one)));
  return found.length >= 2 && found.some((word) => !common.has(word));
}

function sameStem(a: string, b: string): boolean {
  if (a === b) return true;
  const length = Math.max(5, Math.min(a.length, b.length) - 3);
  return a.length >= 5 && b.length >= 5 && a.startsWith(b.slice(0, length));
}

function sentencesOf(lines: readonly TextLine[], choices: readonly string[]): Sentence[] {
  const found: Sentence[] = [];
  for (const line of lines) {
    for (const part of line.text.split(/(?<=[.!?;])\s+/)) {
      const text = part.trim();
      // A question back is no answer, and a line with a colon is a form.
      if (text.length < 12 || text.endsWith('?') || text.includes(':') || leavesOpen(text) || found.length >= sentencesMax) continue;
      found.push({ text, line: line.number, words: contentWords(withoutChoices(foldedWords(text), choices)) });
    }
  }
  return found;
}

function withoutChoices(words: readonly string[], choices: readonly string[]): string[] {
  let text = ` ${words.join(' ')} `;
  for (const choice of choices) text = text.replaceAll(` ${choice} `, '  ');
  return text.split(' ').filter((word) => word !== '');
}

function claimOf(field: FieldRule, answer: Sentence, rule: string): FieldClaim[] {
  const text = unaccented(answer.text);
  const claim = { field: field.id, problem: null, raw: answer.text, source: 'sublabel', line: answer.line, rule } as const;
  if (field.kind === 'text') return [{ ...claim, value: answer.text }];
  // A permission is only given by words of permission: "test mails do not arrive" forbids nothing.
  if (field.kind === 'bool' && !permission.test(text)) return [];
  return [{ ...claim, value: denial.test(text) && !(field.kind === 'bool' && allowsWithinHours(text, false)) ? 'no' : 'yes' }];
}
