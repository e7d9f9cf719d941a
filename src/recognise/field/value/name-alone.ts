// "Jarrah Freight, tenant jarrah.example", "Wattle Dental. And wattle.example.": a name with the number that belongs to it,
// typed in one breath. In: the text, and what the number looks like. Out: the name; the whole where nothing stands before
// the number.
import type { CompiledIdentifier } from '../../pattern.ts';
import { readIdentifiers } from './read-identifier.ts';

/** From the mark that ends the name, over a word or two, up to the number. */
// A word ends where it ends: the same letters must not be read as one word and as two.
const lead = /\s*(?:[,;/|(–—:]|\.\s|\s-\s|\n|\s(?:and|und|et|with|mit|avec)\s)(?:\s*(?<!\p{L})\p{L}{1,14}(?!\p{L})[:='’-]?){0,5}[\s"'(:=-]*$/iu;

export function nameAlone(text: string, identifier: CompiledIdentifier | undefined): string {
  const at = identifier === undefined ? undefined : readIdentifiers(text, identifier)[0]?.start;
  if (at === undefined || at === 0) return text;
  const name = text.slice(0, at).replace(lead, '').trim();
  return /\p{L}{2}/u.test(name) ? name : text;
}
