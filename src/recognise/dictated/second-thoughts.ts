// Where a speaker takes back what he has just said ("it was reported by owen no sorry by lucy", "nein quatsch", "non pardon"),
// and where he says what is not meant ("… on A-17 not the one at the mill that was A-22"). In: the words of a text without
// marks. Out: the words before which a writer would set a comma, and those with which he would begin anew: what is taken back
// and what holds stay in one sentence, because only there can it be told which is which. A word that is only sometimes a
// second thought ("no", "wait", "sorry") is one in company alone.
import { goesOn, longest, phrases, surely } from './thought-words.ts';

export interface Thought {
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
}

/** "No sorry for the noise", "sorry no commas": no second thought. */
const excuse = new Set(['for', 'about', 'to', 'but', 'fur', 'dass', 'pour', 'de']);

export function secondThoughts(words: readonly string[]): Thought[] {
  const found: Thought[] = [];
  for (let from = 0; from < words.length; from++) {
    const first = longest(surely, words, from);
    if (first === 0) continue;
    let to = from + first;
    for (let more = longest(goesOn, words, to); more > 0; more = longest(goesOn, words, to)) to += more;
    if (!excuse.has(words[to] ?? '')) found.push({ from, to });
    from = to - 1;
  }
  return found;
}

const denying = new Set(['not', 'nicht', 'pas', 'non']);
const and = new Set(['and', 'und', 'et']);
const ofOther = new Set(['the', 'that', 'on', 'at', 'about', 'for', 'with', 'der', 'die', 'das', 'den', 'dem', 'um', 'bei', 'von', 'vom', 'auf', 'le', 'la', 'les', 'celui', 'celle', 'sur', 'chez']);
/** What is told of the other one then. */
const toldOfIt = phrases(
  'that was|that one|that is|thats|this was|that has|it was|which was|which is|they are',
  'das war|das ist|die war|die ist|der war|der ist|der lauft|die lauft|das lauft|der geht|die geht|der hat|die hat|das hat',
  "celui-la|celui la|celle-la|celle la|c'etait|c'est|qui est|qui etait|ca c'est",
);
const otherWordsMax = 14;

/** Words that begin what is said of another one, and those behind that go on about it. */
export function setApart(words: readonly string[]): { readonly begins: readonly number[]; readonly within: readonly number[]; readonly goesOn: readonly number[] } {
  const begins: number[] = [];
  const within: number[] = [];
  const on: number[] = [];
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '';
    const first = and.has(words[at - 1] ?? '') ? at - 1 : at;
    if (!denying.has(word) || words[first - 1]?.startsWith('#') !== true || !(ofOther.has(next) || next.startsWith('#'))) return;
    begins.push(first);
    for (let further = at + 2; further < Math.min(words.length, at + otherWordsMax); further++) {
      if (longest(toldOfIt, words, further) === 0) continue;
      on.push(further);
      for (let inside = first + 1; inside < further; inside++) within.push(inside);
      break;
    }
  });
  return { begins, within, goesOn: on };
}
