// What a rule does, as a person would read it out of the pack: `say eta_update, flag seen`.
import type { Action } from './pack-schema.ts';

/** All actions of a rule in one phrase. */
export function actionsText(actions: readonly Action[]): string {
  return actions.map((action) => Object.entries(action).map(([word, value]) => `${word} ${valueText(value)}`).join(' ')).join(', ');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, one]) => `${key} ${String(one)}`).join(', ');
  return String(value);
}
