// What changed between two decisions, for a terminal: `severity  2 → 1`.
import pc from 'picocolors';
import type { Change } from '../main/mail-verdicts.ts';
import { printable } from './table.ts';

/** Longer values (a description, a line of an answer) are cut: what they were stands in --json. */
const valueCharactersMax = 120;

/** One line a change. */
export function changeLines(changes: readonly Change[]): string[] {
  const width = Math.max(0, ...changes.map((change) => change.what.length));
  return changes.map(({ what, before, after }) => `    ${what.padEnd(width)}  ${shown(before, pc.red)} → ${shown(after, pc.green)}`);
}

function shown(value: string | null, colour: (text: string) => string): string {
  if (value === null) return pc.dim('nothing');
  const text = printable(value);
  return colour(text.length > valueCharactersMax ? `${text.slice(0, valueCharactersMax - 1)}…` : text);
}
