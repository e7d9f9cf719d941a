// Keys that stand in a text, by the pack's own patterns of masked identifiers: whatever leaves the house is searched with
// it, so that a key in free prose is masked like one in its field (H-13). Examples and placeholders are no secrets.
import { RE2JS } from 're2js';
import { limits } from '../mail/limits.ts';
import type { Pack } from './pack-schema.ts';

/** Our own mails are short; quoted words of a partner are cut long before this. */
const searchedCharactersMax = 128 * 1024;

/** A function that lists the secrets of a text, each once. */
export function secretFinder(pack: Pack): (text: string) => string[] {
  const masked = Object.values(pack.identifiers).filter((identifier) => identifier.mask === true);
  const patterns = masked.map((identifier) => RE2JS.compile(identifier.pattern, identifier.ignore_case === true ? RE2JS.CASE_INSENSITIVE : 0));
  const harmless = [
    ...masked.flatMap((identifier) => identifier.placeholders ?? []),
    ...Object.values(pack.fields).flatMap((field) => (typeof field.example === 'string' ? [field.example] : Object.values(field.example ?? {}))),
  ].join('\n');
  return (text) => {
    // A key has a digit; "OX-related" has not, and most sentences of a mail have none at all.
    if (!/\d/u.test(text)) return [];
    const found = new Set<string>();
    for (const pattern of patterns) {
      const matcher = pattern.matcher(text.slice(0, searchedCharactersMax));
      for (let count = 0; count < limits.patternMatchesMax && matcher.find(); count++) {
        const match = matcher.group() ?? '';
        if (/\d/u.test(match) && !harmless.includes(match)) found.add(match);
      }
    }
    return [...found];
  };
}
