// "Big Lmap 4.2.0", "Slaet Roof 15": names of things that a hasty writer misspelt. In: lines of prose, the rules. Out: the same
// lines with such words as the pack spells them; what a claim shows of the mail stays as typed. Only a long word that no
// example sentence knows, with a number behind it, and one that a single name comes near: "server" and "serve" are words.
import type { RecognitionRules } from '../../recognition-rules.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { unaccented } from '../fold.ts';
import { editDistance, editsAtLeast, letterBits } from '../label/edit-distance.ts';

interface Spelling {
  readonly word: string;
  readonly key: string;
  readonly bits: number;
}

const wordCharactersMin = 5;
/** Shorter words bear one slip of the pen, longer ones two. */
const twoSlipsMin = 9;
/** A word with a number behind it, with nothing but a word or two between. */
const beforeNumber = /(?<![\p{L}\p{N}@./-])\p{L}{5,20}(?=(?:[\s,()]{1,3}\p{L}{2,10}){0,2}[\s,():]{1,3}v?\d)/gu;

/** The memory goes with the rules. */
const known = new WeakMap<RecognitionRules, readonly Spelling[]>();

export function withNamesSpelt<L extends { readonly text: string }>(lines: readonly L[], rules: RecognitionRules): L[] {
  const spellings = known.get(rules) ?? compile(rules);
  known.set(rules, spellings);
  const words = new Set(spellings.map(({ key }) => key));
  const learned = rules.sentences === undefined ? null : sentenceModel(rules.sentences);
  return lines.map((line) => {
    const text = line.text.replace(beforeNumber, (typed) => {
      const key = unaccented(typed);
      return words.has(key) || learned?.features.has(key) === true ? typed : (nearest(key, spellings)?.word ?? typed);
    });
    return text === line.text ? line : { ...line, text };
  });
}

const everyWord = /\p{L}+/gu;

/** A part of such a line, as it was typed. */
export function asTypedIn(part: string, typed: string, spelt: string): string {
  const [before, after] = [typed, spelt].map((text) => [...text.matchAll(everyWord)].map(([word]) => word));
  const changed = new Map((after ?? []).flatMap((word, i) => (before?.[i] === undefined || before[i] === word ? [] : [[word, before[i]] as const])));
  return before?.length !== after?.length ? part : part.replace(everyWord, (word) => changed.get(word) ?? word);
}

/** The only one that it comes near. */
function nearest(key: string, spellings: readonly Spelling[]): Spelling | null {
  const limit = key.length < twoSlipsMin ? 1 : 2;
  const bits = letterBits(key);
  const near = spellings.filter((one) => one.key[0] === key[0] && editsAtLeast(one.bits, bits) <= limit && editDistance(one.key, key, limit) <= limit);
  return near.length === 1 ? (near[0] ?? null) : null;
}

function compile(rules: RecognitionRules): Spelling[] {
  const versioned = new Set(rules.fields.flatMap((field) => field.versionOf ?? []));
  const names = rules.fields.flatMap((field) => [...field.names, ...(versioned.has(field.id) ? [...field.values, ...field.words.map((one) => one.text)] : [])]);
  const found = new Map<string, Spelling>();
  for (const word of names.flatMap((name) => name.split(/[^\p{L}]+/u))) {
    const key = unaccented(word);
    if (word.length >= wordCharactersMin && !found.has(key)) found.set(key, { word, key, bits: letterBits(key) });
  }
  return [...found.values()];
}
