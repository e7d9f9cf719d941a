// Is this mail the answer to "how did we do?" A number, stars or words of a scale, or a sentence of praise: recorded, and
// no reason to open a closed ticket again. What says that the matter is not over is never taken for one, nor what asks.
import type { Pack } from '../rulebook/pack-schema.ts';
import type { MailEvent } from './decision.ts';

type Survey = NonNullable<Pack['survey']>;

export interface SurveyRating {
  /** 1 to the scale; null for a sentence without one. */
  readonly score: number | null;
  /** What was written. */
  readonly words: string;
}

/** Nobody rates in more; a longer mail has something to say that a person should read. */
const charactersMax = 1_200;
/** A score may stand below a greeting. */
const linesTried = 3;
/** A sentence or two of thanks; a report of a fault is mostly longer, and reopening is the smaller mistake. */
const sentenceWordsMax = 60;
const aloneWordsMax = 3;

const lead = '(?:(?:my |our |unsere |meine |notre |ma )?(?:score|rating|vote|bewertung|wertung|note|évaluation)(?: is| ist| est)?\\s*[:=]?\\s*)?';
const unit = '(?:stars?|sterne?n?|étoiles?|points?|punkte?n?)';
const figure = new RegExp(`^${lead}(\\d{1,2})\\s*(?:(?:/|out of|of|von|aus|sur)\\s*(\\d{1,2}))?\\s*${unit}?\\s*[.!:)]*\\s*(?:[-–—,;(](?!\\s*\\d).*)?$`, 'iu');
const stars = /^((?:[★⭐🌟]\uFE0F?)+)\s*(☆*)\s*[.!]*$/u;
const numberWords: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, eins: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5,
};
const spelled = new RegExp(`^${lead}(\\p{L}+)(?:\\s+${unit})?\\s*[.!]*$`, 'iu');

/** The rating that a mail on a closed ticket is; null when it is another mail. */
export function readSurveyAnswer(survey: Survey, recognition: MailEvent['recognition']): SurveyRating | null {
  const text = recognition.reply.text.trim();
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0 || text.length > charactersMax) return null;
  // The subject is the ticket's: a complaint in it says nothing of today.
  if (recognition.phrases.some((phrase) => phrase.line > 0 && survey.complaint.includes(phrase.name))) return null;
  const score = lines.slice(0, linesTried).map((line) => scoreOf(line, survey.scale)).find((one) => one !== null) ?? null;
  if (text.includes('?')) return null;
  if (score !== null) return { score, words: text };
  const words = text.split(/\s+/u).length;
  if (words > sentenceWordsMax) return null;
  // "Good." is an answer; "Good morning, the mailbox is gone" is not: one word counts only where there is little else.
  const said = recognition.phrases.filter((phrase) => phrase.line > 0 && (words <= aloneWordsMax || /\s/u.test(phrase.words)));
  const level = wordScore(survey, said);
  return level !== null || said.some((phrase) => survey.praise.includes(phrase.name)) ? { score: level, words: text } : null;
}

function scoreOf(line: string, scale: number): number | null {
  const [, full, empty = ''] = stars.exec(line) ?? [];
  if (full !== undefined) return scaled(full.replace(/\uFE0F/gu, '').match(/./gu)?.length ?? 0, empty === '' ? scale : null, scale);
  const [, digits, of] = figure.exec(line) ?? [];
  if (digits !== undefined) return scaled(Number(digits), of === undefined ? null : Number(of), scale);
  const word = spelled.exec(line)?.[1]?.toLowerCase();
  const value = word === undefined ? undefined : numberWords[word];
  return value === undefined ? null : scaled(value, null, scale);
}

/** `8/10` on a scale of five is 4; a number alone that is more than the scale has was meant out of ten. */
function scaled(value: number, of: number | null, scale: number): number | null {
  const whole = of ?? (value > scale ? 10 : scale);
  if (whole < 1 || value > whole) return null;
  return Math.max(1, Math.round((value * scale) / whole));
}

/** "not very satisfied" has "very satisfied" in it: the most words count, and of equals the lower score. */
function wordScore(survey: Survey, phrases: MailEvent['recognition']['phrases']): number | null {
  const levels = Object.entries(survey.words).flatMap(([score, lists]) => phrases.filter((phrase) => lists.includes(phrase.name))
    .map((phrase) => ({ score: Number(score), length: phrase.words.split(/\s+/u).length })));
  return levels.toSorted((a, b) => b.length - a.length || a.score - b.score)[0]?.score ?? null;
}
