// "Affected is 12345RS too": said in an answer, it adds to a list instead of replacing it. In: the list so far, the list of
// this mail, its words. Out: the list that counts. "Not … but …" and a list without such a word replace, as any value does.
import type { KnownField } from './ticket.ts';

const also = /(?<![\p{L}])(?:also|too|as well|additionally|in addition|on top|besides|auch|zusätzlich|außerdem|ebenfalls|ebenso|dazu|aussi|également|en plus|de plus)(?![\p{L}])/iu;
const instead = /(?<![\p{L}])(?:not|only|instead|nicht|nur|sondern|statt|pas|seulement|mais)(?![\p{L}])/iu;
const sentenceEnds = /(?<=[\p{L}\d)][.!?;])\s+|\n/u;

/** The new value, with the old ones in front where the sentence that names it says so. */
export function withEarlier(sofar: KnownField | undefined, now: KnownField, text: string): KnownField {
  if (sofar === undefined || typeof sofar.value === 'string' || typeof now.value === 'string') return now;
  const values = now.value.map((value) => value.toLowerCase());
  const sentence = text.split(sentenceEnds).find((part) => values.some((value) => part.toLowerCase().includes(value)));
  if (sentence === undefined || !also.test(sentence) || instead.test(sentence) || [...sofar.value, ...now.value].includes('all')) return now;
  const value = [...new Set([...sofar.value, ...now.value])];
  return { ...now, value, raw: value.join(', ') };
}
