// What every walk over lines needs to know of the desk, the receipt and the sender.
import type { FieldRule } from '../recognition-rules.ts';
import type { LabelIndex } from './label/label-index.ts';
import type { ToldApart } from './told/told-apart.ts';
import type { ReadContext } from './value/reading.ts';
import type { ValueText } from './value/value-text.ts';

export interface ScanContext extends Omit<ReadContext, 'strict'> {
  readonly labels: LabelIndex;
  /** Lines on which one everyday word is no label; see letter-end.ts. */
  readonly belowLetter?: ReadonlySet<number>;
  /** Whether a line below the value of a field answers another one; `asItem`: a list may part them, so that only a choice surely does. */
  readonly tellsAnother?: (text: string, field: FieldRule, asItem?: boolean) => boolean;
  /** Where the text behind a label goes on to tell another field; null = nowhere. */
  /** `ownLead`: what leads there are words of the writer's own, and no label of the desk. */
  readonly toldApart?: (text: ValueText, field: FieldRule, ownLead: boolean) => ToldApart | null;
  /** The shares of fields that a label names together, by their names; null = it cannot be told. */
  readonly toldTogether?: (text: ValueText, fields: readonly FieldRule[]) => ReadonlyMap<string, ValueText> | null;
  /** Whether the letter goes on below the last label, which stands empty; see letter-goes-on.ts. */
  readonly letterGoesOn?: (paragraph: string, field: FieldRule, apart: boolean) => boolean;
  /** Words of the sender's name, folded: a line of nothing else signs the mail. */
  readonly senderWords: ReadonlySet<string>;
}
