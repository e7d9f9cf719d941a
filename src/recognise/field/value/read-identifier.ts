// Identifiers behind a label: the pattern of the pack decides what is one. Spaces inside ("73 125") and another case
// are forgiven here, because the label already says what it is; neighbours such as a post code in the same line are not
// taken along, because a wrong customer id is worse than a question.
import { type CompiledIdentifier, findMatches, type PatternMatch } from '../../pattern.ts';
import { withoutExcludedThings } from '../withdrawn/excluded.ts';
import { identifierValue } from './identifier-value.ts';

export interface FoundIdentifier {
  readonly value: string;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** Hyphens as word processors set them. */
const typesetHyphens = /[\u2010-\u2015\u2212\uFE63\uFF0D]/g;

/** Between two ids of a list: a comma, a slash, "and", a tenant's name in brackets. */
const joint = /^\s*(?:\([^()]{0,80}\)|=\s?\p{L}[\p{L}\s.&-]{0,40})?\s*(?:[,;/&+|\n]|\band\b|\bor\b|\bund\b|\boder\b|\bet\b|\bou\b|\bsowie\b|\s)\s*(?:and|und|et|or|also|auch)?\s*$/iu;

/** The ids of a value text, in order; only those that directly follow one another from the first on. */
export function readIdentifiers(written: string, identifier: CompiledIdentifier): FoundIdentifier[] {
  const text = withoutExcludedThings(written);
  const found = readPlain(text, identifier);
  if (found.length > 0 || text.search(typesetHyphens) < 0) return found;
  // Each stands for one character, so that places stay what they are.
  return readPlain(text.replace(typesetHyphens, '-'), identifier).map((one) => ({ ...one, raw: text.slice(one.start, one.end) }));
}

function readPlain(text: string, identifier: CompiledIdentifier): FoundIdentifier[] {
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]/g, (inside) => ' '.repeat(inside.length));
  let matches = usable(findMatches(identifier.pattern, bare), bare);
  if (matches.length === 0) matches = usable(findMatches(identifier.pattern, text), text);
  if (matches.length === 0 && !identifier.rule.ignoreCase) matches = usable(findMatches(identifier.relaxed, text), text);
  if (matches.length === 0) return fromSpaced(text, identifier);
  const found: PatternMatch[] = [];
  for (const match of matches) {
    const last = found.at(-1);
    if (last !== undefined && !joint.test(text.slice(last.end, match.start))) break;
    // "…, 81669 München": a number in front of a capitalised word is an address, unless a list goes on behind it.
    if (last !== undefined && identifier.rule.labelNeeded && /^\s+\p{Lu}\p{Ll}/u.test(text.slice(match.end))) break;
    found.push(match);
  }
  const last = found.at(-1)?.end ?? 0;
  const behind = /^\s*[,;/&+]\s*/.exec(text.slice(last));
  const more = behind === null ? [] : fromSpaced(text.slice(last + behind[0].length), identifier).map((one) => ({ ...one, start: one.start + last + behind[0].length, end: one.end + last + behind[0].length }));
  return [...found.map((match) => ({ value: identifierValue(identifier, match.text), raw: match.text, start: match.start, end: match.end })), ...more];
}

/** A match inside a mail address or path of a URL is not the value itself, unless the pattern is a host name. */
function usable(matches: readonly PatternMatch[], text: string): PatternMatch[] {
  return matches.filter((match) => match.text.includes('.') || !(text[match.start - 1] === '@' || (text[match.end] === '@')));
}

/** "73 125", "12345 RS": the blanks taken out of a short value must make exactly one identifier. */
function fromSpaced(text: string, identifier: CompiledIdentifier): FoundIdentifier[] {
  const found: FoundIdentifier[] = [];
  let at = 0;
  for (const part of text.split(/[,;/\n]/)) {
    const trimmed = part.trim();
    const compact = trimmed.replace(/[\s.'’]+/g, '').replace(/^#/, '').normalize('NFKC');
    const matches = compact.length <= 40 ? findMatches(identifier.relaxed, compact) : [];
    if (matches.length === 1 && matches[0]?.text === compact) {
      const start = at + part.indexOf(trimmed);
      found.push({ value: identifierValue(identifier, compact), raw: trimmed, start, end: start + trimmed.length });
    } else {
      return found;
    }
    at += part.length + 1;
  }
  return found;
}
