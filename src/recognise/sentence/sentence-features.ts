// What a sentence is compared by: its words, pairs of neighbours, beginnings and pieces of words (so that "restarted" and
// "Neustart" are akin and a slip costs little), how it begins, how long it is, and whether it asks. Addresses, hosts and
// figures are one word each: which server it was does not tell what is said of it. In: one sentence. Out: features, each once.
import { foldedWords } from '../field/fold.ts';

/** A longer sentence is a list or a log; its beginning tells what it is. */
const wordsMax = 60;
/** "not", and how many words behind it are told of as not so. */
const denials = new Set(['not', 'no', 'never', 'nothing', 'none', 'nobody', 'without', 'cannot', 'cant', 't', 'nicht', 'kein', 'keine', 'keinen', 'keiner', 'keinerlei', 'nie', 'nichts', 'niemand', 'ohne', 'pas', 'aucun', 'aucune', 'jamais', 'rien', 'sans', 'ni', 'personne']);
const deniedWords = 5;
const stemLetters = 5;
const stemWordMin = 6;
const pieceLetters = 4;
/** How a sentence begins tells what it is: "Please …", "Could you …", "We have …". */
const openingWords = 3;
/** Lengths double from step to step; all above is long. */
const longest = 5;

/** Tried only where a word begins: else a word of a megabyte takes the square of its length. */
const address = /(?<![^\s<>,;])[^\s<>,;]+@[^\s<>,;]+/gu;
const host = /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?=[\p{L}]{2,})[\p{L}\p{N}-]+/gu;
const figure = /(?<![\p{L}])\d[\d.,:/-]*/gu;
/** "INC-32210", "AVN-CMS-0042", "550-5.7.1": a name made of letters and digits. */
const code = /(?<![\p{L}\p{N}])(?=[\p{L}\d-]*\d)(?=[\p{L}\d-]*\p{L})[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;

export function sentenceFeatures(sentence: string): string[] {
  const words = wordsOf(sentence);
  const features = new Set<string>();
  let denied = 0;
  words.forEach((word, i) => {
    const pieces = piecesOf(word);
    if (denied-- > 0) for (const one of [word, ...pieces]) features.add(`!${one}`);
    if (denials.has(word)) {
      denied = deniedWords;
      features.add('!');
    }
    features.add(word);
    for (const piece of pieces) features.add(piece);
    if (word.length >= stemWordMin) features.add(`${word.slice(0, stemLetters)}~`);
    features.add(`${words[i - 1] ?? '^'} ${word}`);
    if (i < openingWords) features.add(`@${word}`);
  });
  for (const one of sidesOf(words)) features.add(one);
  const last = words.at(-1);
  if (last !== undefined) features.add(`${last} $`);
  features.add(`#${Math.min(longest, Math.round(Math.log2(words.length + 1)))}`);
  if (/\?\s*$/.test(sentence)) features.add('?');
  return [...features];
}

/** Stands for the person that a sentence is asked about: "thisperson rang" and "we rang thisperson" tell contrary things of him. */
export const personAskedAbout = 'thisperson';
const wordsBefore = 6;
const wordsBehind = 9;

/** Words by the side of that person on which they stand. */
function sidesOf(words: readonly string[]): string[] {
  const at = words.indexOf(personAskedAbout);
  if (at < 0) return [];
  const before = words.slice(Math.max(0, at - wordsBefore), at);
  const behind = words.slice(at + 1, at + 1 + wordsBehind);
  const marked = (side: readonly string[], mark: string): string[] => side.flatMap((word) => [`${mark}${word}`, ...(word.length >= stemWordMin ? [`${mark}${word.slice(0, stemLetters)}~`] : [])]);
  return [...marked(before, '<'), ...marked(behind, '>'), `<2 ${words.slice(Math.max(0, at - 2), at).join(' ')}`, `>2 ${behind.slice(0, 2).join(' ')}`];
}

/** Four letters each, its ends marked: "neu gestartet", "Neustart" and "restart" share some. */
function piecesOf(word: string): string[] {
  if (word.length < pieceLetters) return [];
  const marked = `<${word}>`;
  return Array.from({ length: marked.length - pieceLetters + 1 }, (_, at) => `'${marked.slice(at, at + pieceLetters)}`);
}

function wordsOf(sentence: string): string[] {
  const plain = sentence.replace(address, ' mailaddress ').replace(host, ' hostname ').replace(code, ' codename ').replace(figure, ' figure ');
  return foldedWords(plain).slice(0, wordsMax);
}
