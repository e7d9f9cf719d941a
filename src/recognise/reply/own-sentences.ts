// What somebody wrote, as sentences: wrapped lines put together, a paragraph at a time. In: texts of lines in order. Out: each
// sentence without accents and in lower case, with the index of the line that its paragraph begins on.
import { unaccented } from '../field/fold.ts';

export interface OwnSentence {
  readonly text: string;
  readonly index: number;
}

/** Whoever says where to look says so early, and in few words. */
const paragraphsReadMax = 40;
const paragraphCharactersMax = 1_500;
const ends = /(?<=[.!?;])\s+/u;

/** `texts`: null is a line that somebody else wrote. */
export function ownSentences(texts: readonly (string | null)[]): OwnSentence[] {
  const found: OwnSentence[] = [];
  let paragraphs = 0;
  for (let from = 0; from < texts.length && paragraphs < paragraphsReadMax;) {
    let to = from;
    while ((texts[to]?.trim() ?? '') !== '') to++;
    const paragraph = texts.slice(from, to).join(' ').slice(0, paragraphCharactersMax);
    if (paragraph !== '') {
      paragraphs++;
      for (const text of unaccented(paragraph).toLowerCase().replace(/\s+/g, ' ').split(ends)) found.push({ text: text.trim(), index: from });
    }
    from = to + 1;
  }
  return found;
}
