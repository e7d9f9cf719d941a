// "I've already reset the client and tried another laptop": a sentence that answers a question without its label, told by
// the phrases that the pack lists for the field. In: lines of prose. Out: claims and the sentences they stand in, which
// describe nothing else any more. A question back, a wish and a log tell nothing.
import type { FieldClaim } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { isClosing, isThanks } from './closing.ts';
import { foldedWords } from './fold.ts';
import type { StatedFacts } from './stated.ts';
import type { TextLine } from './text-line.ts';

const lineCharactersMax = 1_000;
const sentencesMax = 200;
/** Between the first and the last sentence that tell it. */
const valueSentencesMax = 6;
const wish = /^\s*(?:please|pls|could you|can you|would you|bitte|merci de|what|who|how|why|when|which)(?![\p{L}])/iu;

const person = /(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s\p{Lu}[\p{L}'’-]+|\p{Lu}[\p{L}.'’-]*\s\p{Lu}[\p{L}'’-]+)/gu;
const denial = / (?:not|no|never|cannot|can t|isn t|nobody) /;

interface Sentence {
  readonly text: string;
  readonly line: number;
  /** It asks for something. */
  readonly wish: boolean;
  /** Folded words with a blank on either side. */
  readonly key: string;
}

export function toldAnswers(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): StatedFacts {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.toldBy.length > 0 && !stated.has(field.id));
  const found: FieldClaim[] = [];
  const clauses = new Map<number, string[]>();
  if (open.length === 0) return { claims: found, clauses };
  const sentences = sentencesOf(lines);
  for (const field of open) {
    const phrases = field.toldBy.map((phrase) => ` ${foldedWords(phrase).join(' ')} `);
    const telling = sentences.filter((sentence) => (field.wished === true || !sentence.wish) && phrases.some((phrase) => sentence.key.includes(phrase))).slice(0, valueSentencesMax);
    const first = telling[0];
    if (first === undefined) continue;
    const claim = claimOf(field, telling, first, phrases);
    if (claim === null) continue;
    found.push(claim);
    if (field.kind === 'text') for (const one of telling) clauses.set(one.line, [...(clauses.get(one.line) ?? []), one.text]);
  }
  return { claims: found, clauses };
}

/** A list is told as a whole ("it affects everybody"), a person by what he did ("Janet Hart reported"). */
function claimOf(field: FieldRule, telling: readonly Sentence[], first: Sentence, phrases: readonly string[]): FieldClaim | null {
  const text = telling.map((one) => one.text).join(' ');
  const claim = { field: field.id, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule } as const;
  if (field.kind === 'contact') {
    const names = new Set(telling.flatMap((one) => namesBefore(one.text, phrases)));
    return names.size === 1 ? { ...claim, value: [...names][0] ?? '' } : null;
  }
  if (field.kind === 'bool') return telling.some((one) => denial.test(one.key)) ? null : { ...claim, value: 'yes' };
  if (field.kind === 'enum') {
    const values = new Set(telling.flatMap((one) => choiceIn(field, one.key, phrases)));
    return values.size === 1 ? { ...claim, value: [...values][0] ?? '' } : null;
  }
  return { field: field.id, value: field.kind === 'list' ? ['all'] : text, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule };
}

/** Capitalised words right before one of the phrases. */
function namesBefore(text: string, phrases: readonly string[]): string[] {
  return [...text.matchAll(person)].flatMap((one) => {
    const behind = ` ${foldedWords(text.slice(one.index + one[0].length).slice(0, 60)).join(' ')} `;
    return phrases.some((phrase) => behind.startsWith(phrase)) ? [one[0]] : [];
  });
}

/** A phrase that is itself a spelling ("cannot tell"), or the spelling right behind it ("we think it is the server"). */
function choiceIn(field: FieldRule, key: string, phrases: readonly string[]): string[] {
  const spellings = [...field.values.map((value) => ({ text: value, value })), ...field.words].map((one) => ({ value: one.value, key: ` ${foldedWords(one.text).join(' ')} ` })).sort((a, b) => b.key.length - a.key.length);
  return phrases.filter((phrase) => key.includes(phrase)).flatMap((phrase) => {
    const itself = spellings.find((one) => one.key === phrase);
    if (itself !== undefined) return [itself.value];
    const behind = ` ${key.slice(key.indexOf(phrase) + phrase.length)}`.replace(/^ (?:the|their|our|an|a) /, ' ');
    return spellings.find((one) => behind.startsWith(one.key))?.value ?? [];
  });
}

function sentencesOf(lines: readonly TextLine[]): Sentence[] {
  const found: Sentence[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || isClosing(line.text) || isThanks(line.text)) continue;
    for (const part of line.text.split(/(?<=[.!?;])\s+/)) {
      const text = part.trim();
      if (text === '' || text.endsWith('?') || found.length >= sentencesMax) continue;
      found.push({ text, line: line.number, wish: wish.test(text), key: ` ${foldedWords(text).join(' ')} ` });
    }
  }
  return found;
}
