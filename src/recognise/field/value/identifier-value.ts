// One spelling for each identifier, however it was typed.
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';

/**
 * Value as claims carry it: upper case where the pattern ignores case, or where only upper case is of its form; else as
 * written. A domain is named without the `www.` of its web server.
 */
export function identifierValue(identifier: CompiledIdentifier, raw: string): string {
  if (identifier.rule.ignoreCase) return raw.toUpperCase();
  const bare = raw.replace(/^www\.(?=[^.]+\.)/i, '');
  return isWhole(identifier, bare) || !isWhole(identifier, bare.toUpperCase()) ? bare : bare.toUpperCase();
}

function isWhole(identifier: CompiledIdentifier, text: string): boolean {
  return findMatches(identifier.pattern, text).some((match) => match.text === text);
}
