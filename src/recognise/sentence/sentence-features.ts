// What a sentence is compared by: its words, pairs of neighbours, beginnings of long words (so that "restarted" and
// "restarting" are akin and a slip at the end costs little), its first word, and whether it asks. Addresses, hosts and
// figures are one word each: which server it was does not tell what is said of it. In: one sentence. Out: features, each once.
import { foldedWords } from '../field/fold.ts';

/** A longer sentence is a list or a log; its beginning tells what it is. */
const wordsMax = 60;
/** "not", and how many words behind it are told of as not so. */
const denials = new Set(['not', 'no', 'never', 'nothing', 'none', 'nobody', 'without', 'cannot', 'cant', 't', 'nicht', 'kein', 'keine', 'keinen', 'keiner', 'keinerlei', 'nie', 'nichts', 'niemand', 'ohne', 'pas', 'aucun', 'aucune', 'jamais', 'rien', 'sans', 'ni', 'personne']);
const deniedWords = 5;
const stemLetters = 5;
const stemWordMin = 6;

const address = /[^\s<>,;]+@[^\s<>,;]+/gu;
const host = /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?=[\p{L}]{2,})[\p{L}\p{N}-]+/gu;
const figure = /(?<![\p{L}])\d[\d.,:/-]*/gu;
/** "INC-32210", "AVN-CMS-0042", "550-5.7.1": a name made of letters and digits. */
const code = /(?<![\p{L}\p{N}])(?=[\p{L}\d-]*\d)(?=[\p{L}\d-]*\p{L})[\p{L}\d]+(?:-[\p{L}\d]+)*/gu;

export function sentenceFeatures(sentence: string): string[] {
  const words = wordsOf(sentence);
  const features = new Set<string>();
  let denied = 0;
  words.forEach((word, i) => {
    if (denied-- > 0) features.add(`!${word}`);
    if (denials.has(word)) {
      denied = deniedWords;
      features.add('!');
    }
    features.add(word);
    if (word.length >= stemWordMin) features.add(`${word.slice(0, stemLetters)}~`);
    features.add(`${words[i - 1] ?? '^'} ${word}`);
  });
  const last = words.at(-1);
  if (last !== undefined) features.add(`${last} $`);
  if (/\?\s*$/.test(sentence)) features.add('?');
  return [...features];
}

function wordsOf(sentence: string): string[] {
  const plain = sentence.replace(address, ' mailaddress ').replace(host, ' hostname ').replace(code, ' codename ').replace(figure, ' figure ');
  return foldedWords(plain).slice(0, wordsMax);
}
