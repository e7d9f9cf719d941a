// The values that a text names for a field (values-said.ts), without the numbers that it tells of other things: of "8u381 on
// Slate 8.6" only the first is a rival for what the field says. In: the field, a text. Out: its values with their places.
import type { FieldRule } from '../../recognition-rules.ts';
import type { ReadContext } from './reading.ts';
import type { SaidValue } from './said-value.ts';
import { valuesSaid } from './values-said.ts';

export function ownValues(rule: FieldRule, text: string, context: Pick<ReadContext, 'identifiers' | 'numbersOfOthers'>): SaidValue[] {
  const values = valuesSaid(rule, text, context.identifiers);
  const others = rule.kind === 'version' && values.length > 0 ? context.numbersOfOthers?.(text, rule) : undefined;
  return others === undefined ? values : values.filter(({ key }) => !others.has(key));
}
