// Persons in text without capitals: "reported by owen pryce", "herr hollis rang", "anna keller 030 …". In: its words, the words
// that example sentences use. Out: the places of words that are names, so that they are written as names are. A given name
// that is a word as well ("will", "mark") is one only behind a title.
import { isLinking } from './linking-words.ts';
import { fold } from '../field/fold.ts';
import { isGivenName } from '../people/given-names.ts';

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'herr', 'herrn', 'frau', 'mme', 'madame', 'monsieur', 'dr']);
const words = new Set('will may mark bill rose pat sue dawn frank rich grant art april june august hope faith joy grace drew chase don an as so mai les la le ina else elle even'.split(' '));
/** Behind a name that is an everyday word as well ("fiona grant from …"). */
const behindName = new Set('from at of von vom aus bei de du chez called rang phoned rung reported says said rief hat meldete meldet hatte appelle appele unter on und and tel'.split(' '));
const never = new Set('i you he she we they it the a an our my your this that is are was has have had can cannot cant did does do not no and or but from at of in on for to with by here there today please thanks ich du er sie wir ihr es der die das ein eine ist sind war hat haben und oder aber von aus bei im in am an auf fur mit zu hier heute bitte danke nicht je tu il elle nous vous ils on le la les un une est a et ou mais de du des chez dans pour avec ici merci ne pas'.split(' '));

const leadWordsMin = 2;
const leadWordsMax = 8;
/** Right before a name; "the cluster is called fern hill" is no person. */
const announced = /(?<![a-z])(?:(?:(?:the|our) )?(?:caller|reporter|requester|reporting user|person (?:who|that) (?:called|rang|phoned|reported|asked|noticed)(?: (?:it|this|that|us|me|in|it in)){0,2}|(?:her|his|their|the callers?) name) (?:is|was)|(?:reported|requested|raised|called in|phoned in|noticed) by|(?:who )?(?:called|rang|phoned|reported it) (?:was|is)|(?:(?:der|die) )?(?:anrufer|anruferin|melder|melderin|anwender|anwenderin) (?:ist|heisst|war)|(?:gemeldet|angefragt|angerufen) (?:hat|von|hat uns)|(?:l'appelant|l'appelante|la personne qui (?:a appele|a signale|appelle)|son nom) (?:est|etait|c'est)|(?:signale|demande|appelee?) par)$/;

/** `isOrdinary`: other people's sentences use the word. */
export function spokenNames(tokens: readonly string[], isOrdinary: (word: string) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  const plain = tokens.map((token) => fold(token));
  const isWord = (at: number): boolean => /^\p{Ll}[\p{Ll}'’-]+,?$/u.test(tokens[at] ?? '') && !never.has(plain[at] ?? '');
  for (let at = 0; at < plain.length; at++) {
    if (titles.has(plain[at] ?? '') && isWord(at + 1)) {
      found.add(at).add(at + 1);
      if (isWord(at + 2) && !isOrdinary(plain[at + 2] ?? '')) found.add(at + 2);
    }
    if (!isWord(at) || !isGivenName(plain[at] ?? '') || words.has(plain[at] ?? '') || !isWord(at + 1)) continue;
    const behind = plain[at + 2] ?? '';
    if (isOrdinary(plain[at + 1] ?? '') && !behindName.has(behind) && !(behind === '' && isLinking(plain[at - 1] ?? '')) && !/^\+?\d|@/u.test(behind)) continue;
    found.add(at).add(at + 1);
  }
  // "The person who called is gwendolyn tate": whoever is announced so has a name, known or not.
  for (let at = leadWordsMin; at + 1 < plain.length; at++) {
    if (!announced.test(plain.slice(Math.max(0, at - leadWordsMax), at).join(' ')) || ![at, at + 1].every((one) => isWord(one) && !isOrdinary(plain[one] ?? '') && !isLinking(plain[one] ?? ''))) continue;
    found.add(at).add(at + 1);
  }
  // "… when olivia hart opens it, only olivia": once named, the given name alone is the same person.
  const known = new Set([...found].map((at) => plain[at] ?? '').filter((word) => isGivenName(word) && !words.has(word)));
  plain.forEach((word, at) => {
    if (known.has(word.replace(/,$/, '')) && isWord(at)) found.add(at);
  });
  return found;
}
