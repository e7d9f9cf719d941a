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

interface Sentence {
  readonly text: string;
  readonly line: number;
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
    const telling = sentences.filter((sentence) => phrases.some((phrase) => sentence.key.includes(phrase))).slice(0, valueSentencesMax);
    const first = telling[0];
    if (first === undefined) continue;
    found.push(claimOf(field, telling, first));
    if (field.kind === 'text') for (const one of telling) clauses.set(one.line, [...(clauses.get(one.line) ?? []), one.text]);
  }
  return { claims: found, clauses };
}

/** A list is told as a whole: "it affects everybody". */
function claimOf(field: FieldRule, telling: readonly Sentence[], first: Sentence): FieldClaim {
  const text = telling.map((one) => one.text).join(' ');
  return { field: field.id, value: field.kind === 'list' ? ['all'] : text, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule };
}

function sentencesOf(lines: readonly TextLine[]): Sentence[] {
  const found: Sentence[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || isClosing(line.text) || isThanks(line.text)) continue;
    for (const part of line.text.split(/(?<=[.!?;])\s+/)) {
      const text = part.trim();
      if (text === '' || text.endsWith('?') || wish.test(text) || found.length >= sentencesMax) continue;
      found.push({ text, line: line.number, key: ` ${foldedWords(text).join(' ')} ` });
    }
  }
  return found;
}
