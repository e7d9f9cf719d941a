// "Orb 17.0.9" is a version of the clock, "Orb 22.3.1" one of the Orb itself: makers number their ware in another way than what
// is in it. In: a number beside a maker's name and the field (`forms`: "x.0", "xux", an x for any figures). Out: whether it
// begins with one of the forms; a field without forms takes any.
import type { FieldRule } from '../../recognition-rules.ts';
import { escapedPattern } from './escaped-pattern.ts';

/** The memory goes with the rules. */
const known = new WeakMap<FieldRule, RegExp>();

export function hasForm(value: string, field: FieldRule): boolean {
  if (field.forms === undefined) return true;
  const made = known.get(field) ?? new RegExp(`^(?:${field.forms.map((form) => form.split('x').map(escapedPattern).join('\\d+')).join('|')})(?!\\d)`, 'i');
  known.set(field, made);
  return made.test(value);
}
