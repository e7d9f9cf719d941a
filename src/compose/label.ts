// How a field is called in a mail: the label the vendor printed, and in another language the local one with the printed
// one in brackets, so that a partner finds the same words as in the vendor's own form (RET-27).
import type { Desk } from '../rulebook/rulebook.ts';

/** The label printed in the vendor's form: the first one of the desk's main language. */
export function printedLabel(desk: Desk, field: string): string {
  const labels = desk.pack.fields[field]?.labels;
  const main = labels?.[desk.pack.desk.languages[0] ?? 'en'] ?? Object.values(labels ?? {})[0];
  return main?.[0] ?? sentence(field);
}

/** The label for a form line in `language`; ends without a colon. */
export function formLabel(desk: Desk, field: string, language: string): string {
  const printed = printedLabel(desk, field);
  const local = desk.pack.fields[field]?.labels?.[language]?.[0];
  return local === undefined || local.toLowerCase() === printed.toLowerCase() ? printed : `${local} (${printed})`;
}

/** How to ask beyond the label, where the pack says so. */
export function questionOf(desk: Desk, field: string, language: string): string | null {
  const { question } = desk.pack.fields[field] ?? {};
  return question?.[language] ?? question?.[desk.pack.desk.languages[0] ?? 'en'] ?? null;
}

/** The example in the printed format, in the language where it has words. */
export function exampleOf(desk: Desk, field: string, language: string): string | null {
  const example = desk.pack.fields[field]?.example;
  if (example === undefined) return null;
  return typeof example === 'string' ? example : (example[language] ?? Object.values(example)[0] ?? null);
}

function sentence(id: string): string {
  const words = id.replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
