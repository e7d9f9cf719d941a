// Lines of prose cut into sentences: what the recognisers of sentences walk over. A question, a closing and thanks tell
// nothing. In: lines. Out: sentences with their line and what they are compared by.
import { remembered } from '../remembered.ts';
import { isClosing, isThanks } from './closing.ts';
import { foldedWords } from './fold.ts';
import type { TextLine } from './text-line.ts';

const lineCharactersMax = 1_000;
const sentencesMax = 200;
/** Whoever asks more than this does not answer himself. */
const askedWordsMax = 14;
const wish = /^\s*(?:please|pls|could you|can you|would you|bitte|merci de|what|who|how|why|when|which)(?![\p{L}])/iu;
/** "Could you add us to the list for incidents?": a wish in the form of a question. */
const request = /(?:^\s*|[,;]\s)(?:please|pls|could (?:you|we|i|somebody|someone)|can (?:you|we|i|somebody|someone)|may (?:we|i)|would (?:you|it be possible)|will you|is it possible|bitte|können (?:sie|wir)|könnten (?:sie|wir)|könnt ihr|könntet ihr|kann (?:ich|man|jemand)|könnte (?:ich|man|jemand)|würden sie|würdet ihr|ist es möglich|pourriez-vous|pourrions-nous|pouvez-vous|pouvons-nous|puis-je|peut-on|pourrait-on|voulez-vous|serait-il possible|merci de|est-il possible)(?![\p{L}])/iu;
const led = /^(?:\S+\s+){3,}?\S+(?=\s?:\s)/u;
export const clauseEnds = /[,;]\s+|\s[–—-]\s|\s(?:but|aber|mais|and|und|et)\s/u;

/** Not behind an initial, a title or a short word ("J. Hart", "Mr. Lowe", "j. hart", "Tel. +49 …"), nor inside a date ("26. März"). */
export const sentenceEnds = /(?<=[.!?;])(?<!(?:^|[\s(])(?:\p{Lu}\.|\p{Ll}\.(?=\s\p{Ll})|z\.)|(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Capt|Ing|med|jur|St|approx|ca|Fr|Hr|Nr|Tel|Tél|bzw|inkl|evtl|ggf|vgl|lt|v|d|f|gem|beigef|bzgl|betr|einschl|zzgl|exkl|Az|Abt|Str|Srv|Mio|Tsd|insb|sog|ehem|urspr|voraussichtl|resp|cf|incl|dept|bspw|Abs|Kd|excl|env|réf|ext)\.(?=\s[\p{L}\d"„(])|(?<!\d)\d{1,2}\.\d{1,2}\.(?=\s(?:um|gegen|ab|ca|kurz|früh|morgens|vormittags|mittags|nachmittags|abends|nachts|[–—-])[\s.]))(?!(?<=(?<!\d)\d{1,2}\.)\s+(?:Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez|Dec))\s+(?!\d{1,2}[:.]\d)/u;

export interface Sentence {
  readonly text: string;
  readonly line: number;
  /** It asks for something. */
  readonly wish: boolean;
  /** The question right before it in the same line ("Are tests fine? By all means."), null = there is none. */
  readonly asked: string | null;
  /** Folded words with a blank on either side. */
  readonly key: string;
  /** The same with `|` where a clause begins. */
  readonly clauses: string;
}

/** `requests`: wishes that are put as questions as well. */
export function sentencesOf(lines: readonly TextLine[], requests = false): Sentence[] {
  const found: Sentence[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null) continue;
    for (const sentence of sentencesIn(line.text)) if (requests || !sentence.text.endsWith('?')) found.push({ ...sentence, line: line.number });
    if (found.length >= sentencesMax) return found.slice(0, sentencesMax);
  }
  return found;
}

const sentencesIn = remembered((line: string): Omit<Sentence, 'line'>[] => {
  if (isClosing(line) || isThanks(line)) return [];
  const parts = line.split(sentenceEnds).map((part) => part.trim()).filter((part) => part !== '');
  return parts.flatMap((whole, i) => {
    // "We have one question beforehand: does it count?": what stands before the question is told.
    const text = isQuestion(whole) ? (led.exec(whole)?.[0] ?? '') : whole;
    if (text === '') return [];
    const clauses = text.split(clauseEnds).map((clause) => foldedWords(clause).join(' ')).filter((clause) => clause !== '');
    const before = parts[i - 1] ?? '';
    const asked = isQuestion(before) && before.split(/\s+/).length <= askedWordsMax ? before : null;
    return [{ text, asked, wish: wish.test(text) || text.endsWith('?'), key: ` ${foldedWords(text).join(' ')} `, clauses: ` | ${clauses.join(' | ')} ` }];
  });
});

function isQuestion(text: string): boolean {
  return text.endsWith('?') && !request.test(text);
}
