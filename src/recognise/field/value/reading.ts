// What was read of a value: what stands there, as the field's kind wants it, or what is wrong with it.
import type { Instant } from '../../../mail/instant.ts';
import type { CompiledIdentifier } from '../../pattern.ts';
import type { SentenceModel } from '../../sentence/sentence-model.ts';
import type { FieldValue } from '../../recognition.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import type { OpennessOf } from './open-answer.ts';
import type { ValueLine } from './value-text.ts';

/** What a claim shows of the mail is cut here. */
export const rawCharactersMax = 4_000;

export interface Reading {
  readonly value: FieldValue | null;
  readonly problem: string | null;
  readonly raw: string;
  readonly line: number;
}

export interface ReadContext {
  readonly receivedAt: Instant;
  readonly identifiers: ReadonlyMap<string, CompiledIdentifier>;
  /** Forms of our own references. */
  readonly ownRefs: readonly RegExp[];
  /** Only a value that is certainly of its kind counts (weak separator, guessed label). */
  readonly strict: boolean;
  /** What an answer in other words than the pack's is like; `?` = it leaves it open. */
  readonly toldAs?: (text: string, rule: FieldRule) => string | null;
  /** The same of the sentence by itself, without the label in front of it. */
  readonly toldAlone?: (text: string, rule: FieldRule) => string | null;
  /** How surely an answer leaves it open, by its likeness to others that do. */
  readonly opennessOf?: OpennessOf;
  /** Tells which of two values holds; null = nothing was learnt of it. */
  readonly values?: SentenceModel | null;
  /** Numbers of a text that are versions of other things. */
  readonly numbersOfOthers?: (text: string, rule: FieldRule) => ReadonlySet<string>;
  /** Who wrote what is read. */
  readonly writer?: { readonly name: string; readonly address: string };
  /** A file came with the mail, other than the pictures of a layout. */
  readonly filesAttached?: boolean;
  /** The label's language writes the day before the month. */
  readonly dayFirst?: boolean;
}

/** `raw`: what it was read from, cut to `rawCharactersMax`; the line where it is not given. */
export function one(line: ValueLine, value: FieldValue | null, problem: string | null, raw = line.text.trim()): Reading {
  return { value, problem, raw: raw.slice(0, rawCharactersMax), line: line.number };
}
