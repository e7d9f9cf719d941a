// Word lists of the pack that match the subject or the new text: compared by words without case and accents, `*` = a
// gap of up to four words; a phrase that begins with `unless` takes its list back. A linear walk: every word looks up the phrases that begin with it.
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { foldedWords } from './field/fold.ts';
import type { Recognition, ReplyText } from './recognition.ts';
import { unlessPrefix, type PhraseRule, type RecognitionRules } from './recognition-rules.ts';

type PhraseClaim = Recognition['phrases'][number];

/** Words that a `*` may stand for. */
const gapWordsMax = 4;
/** Words of a mail that are compared; a longer text is a log. */
const wordsMax = 20_000;

/** "no severity 1", "not really a change request", "pas une demande de modification": right before a phrase they deny it. */
const denials = new Set(['no', 'not', 'neither', 'nor', 'isn', 'wasn', 'kein', 'keine', 'keinen', 'keiner', 'keinem', 'nicht', 'weder', 'pas', 'aucun', 'aucune', 'ni']);
const deniedAt = new Set([...denials, 'never', 'nie', 'jamais', 'don', 'doesn', 'didn']);
/** What may stand between: "not a", "not really a", "isn't a". */
const between = new Set(['t', 'a', 'an', 'the', 'any', 'really', 'yet', 'longer', 'more', 'meant', 'as', 'ein', 'eine', 'einen', 'einer', 'mehr', 'wirklich', 'um', 'un', 'une', 'd', 'de', 'vraiment', 'plus']);
const deniedWordsMax = 3;

interface Word {
  readonly text: string;
  /** A comma or an end stands before it: a denial reaches no farther. */
  readonly begins: boolean;
  readonly line: number;
  readonly shown: string;
}
interface Phrase {
  readonly name: string;
  /** Where it stands, its list does not match: "please do not close" asks for nothing to be closed. */
  readonly unless: boolean;
  readonly words: readonly string[];
}

const compiled = new WeakMap<readonly PhraseRule[], ReadonlyMap<string, readonly Phrase[]>>();

function compile(rules: readonly PhraseRule[]): ReadonlyMap<string, readonly Phrase[]> {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const byFirst = new Map<string, Phrase[]>();
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      const unless = phrase.startsWith(unlessPrefix);
      const words = (unless ? phrase.slice(unlessPrefix.length) : phrase).split(/(\*)/).flatMap((part) => (part === '*' ? ['*'] : foldedWords(part)));
      while (words[0] === '*') words.shift();
      while (words.at(-1) === '*') words.pop();
      const first = words[0];
      if (first === undefined) continue;
      byFirst.set(first, [...(byFirst.get(first) ?? []), { name: rule.name, unless, words }]);
    }
  }
  compiled.set(rules, byFirst);
  return byFirst;
}

/** First match of every word list, in subject or new text. */
export function recognisePhrases(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules): PhraseClaim[] {
  const byFirst = compile(rules.phrases);
  if (byFirst.size === 0) return [];
  const found = new Map<string, PhraseClaim>();
  const takenBack = new Set<string>();
  const fresh = reply.segments.filter((segment) => segment.kind === 'new').flatMap((segment) =>
    mail.lines.slice(segment.from - 1, segment.to).flatMap((line, i) => wordsOf(line.text, segment.from + i)),
  );
  // The subject of an answer is that of the ticket: what is said anew is the better place, where both have it.
  for (const words of [fresh.slice(0, wordsMax), wordsOf(mail.subject, 0)]) {
    words.forEach((word, at) => {
      for (const phrase of byFirst.get(word.text) ?? []) {
        if (found.has(phrase.name) && !phrase.unless) continue;
        const end = matchAt(words, at, phrase.words);
        if (end < 0 || (!phrase.unless && isDenied(words, at))) continue;
        if (phrase.unless) takenBack.add(phrase.name);
        else found.set(phrase.name, { name: phrase.name, line: word.line, words: words.slice(at, end).map((one) => one.shown).join(' ') });
      }
    });
  }
  return [...found.values()].filter((claim) => !takenBack.has(claim.name)).sort((a, b) => a.line - b.line);
}

function wordsOf(text: string, line: number): Word[] {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap((one) => {
    const begins = /[.,;:!?()]/.test(text.slice(end, one.index));
    end = one.index + one[0].length;
    return foldedWords(one[0]).map((folded, i) => ({ text: folded, line, shown: one[0], begins: begins && i === 0 }));
  });
}

/** A phrase that denies something itself ("no fault but a change") is told as it stands. */
function isDenied(words: readonly Word[], at: number): boolean {
  if (deniedAt.has(words[at]?.text ?? '')) return false;
  for (let before = at - 1; before >= Math.max(0, at - deniedWordsMax); before--) {
    if (words[before + 1]?.begins !== false) return false;
    const text = words[before]?.text ?? '';
    if (denials.has(text)) return true;
    if (!between.has(text)) return false;
  }
  return false;
}

/** End of the match that begins at `at`, -1 when there is none. The gap is filled with as few words as possible. */
function matchAt(words: readonly Word[], at: number, phrase: readonly string[]): number {
  let position = at;
  let gap = false;
  for (const part of phrase) {
    if (part === '*') {
      gap = true;
      continue;
    }
    let next = position;
    const farthest = gap ? position + gapWordsMax : position;
    while (next <= farthest && words[next]?.text !== part) next++;
    if (next > farthest || next >= words.length) return -1;
    position = next + 1;
    gap = false;
  }
  return position;
}
