// "73125 / 12345LP: …": a number whose form others share stands right beside one that is certain, with nothing else
// between their strokes. In: lines of prose. Out: claims for the first. Alone it would be a post code or a port.
import { type CompiledIdentifier, findMatches } from '../../pattern.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { withoutExcluded } from '../withdrawn/excluded.ts';
import { isExampleHost } from '../value/open-place.ts';
import type { TextLine } from '../text-line.ts';

const parted = /\s*[/|,;]\s*|\s+[–—-]\s+|\s*[()]\s*|:\s/u;
const lineCharactersMax = 300;
const proseCharactersMax = 1_000;

export function pairedIds(lines: readonly TextLine[], rules: RecognitionRules, identifiers: ReadonlyMap<string, CompiledIdentifier>, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'id' && !stated.has(field.id) && identifiers.get(field.identifier ?? field.id)?.rule.labelNeeded === true);
  const certain = [...identifiers.values()].filter((one) => !one.rule.labelNeeded && !one.rule.external);
  if (open.length === 0 || certain.length === 0) return [];
  const isWhole = (one: CompiledIdentifier, text: string): boolean => /\d/.test(text) && findMatches(one.pattern, text).some((match) => match.text === text);
  return open.flatMap((field) => {
    const identifier = identifiers.get(field.identifier ?? field.id);
    const found = lines.filter((line) => line.text.length <= lineCharactersMax && /\d{3}/.test(line.text)).flatMap((line) => {
      const parts = line.text.split(parted).map((part) => part.trim());
      return parts.flatMap((part, i) => {
        const beside = [parts[i - 1] ?? '', parts[i + 1] ?? ''];
        return identifier !== undefined && isWhole(identifier, part) && beside.some((other) => certain.some((one) => isWhole(one, other))) ? [{ part, line }] : [];
      });
    });
    const first = found[0];
    if (first === undefined || found.some((one) => one.part !== first.part)) return [];
    return [{ field: field.id, value: first.part, problem: null, raw: first.part, source: 'sublabel' as const, line: first.line.number, rule: field.rule }];
  });
}

const company = String.raw`((?:\p{Lu}[\p{L}&.'’-]*\s){1,4}\p{Lu}[\p{L}&.'’-]*)`;
/** "Fern Hill (", "Fern Hill, ", "Fern Hill / ", "Fern Hill, tenant ". */
const nameBefore = new RegExp(`${company}\\s?(?:\\(|,|/|\\||:|\\s[-–—=])\\s?(?:(?:[Tt]enant|[Dd]omain)(?: (?:domain|is))?:?\\s)?$`, 'u');
/** "fernhill.example (Fern Hill)", "fernhill.example - Fern Hill". */
const nameBehind = new RegExp(`^(?:\\s?\\(|,\\s|\\s?[/|]\\s?|\\s[-–—=]\\s)${company}(?:\\)|$|[.,;:]?\\s)`, 'u');

/**
 * "We look after Fern Hill (fernhill.example)": a host beside a name of the same letters is that one's domain, and the
 * name is its owner's; a host of the sure ending needs no name. In: lines of prose. Out: claims for the open fields of both.
 */
export function namedHosts(lines: readonly TextLine[], rules: RecognitionRules, identifiers: ReadonlyMap<string, CompiledIdentifier>, claims: readonly FieldClaim[]): FieldClaim[] {
  const isOpen = (id: string): boolean => !claims.some((claim) => claim.field === id && claim.source !== 'forwarded' && claim.source !== 'signature');
  const field = rules.fields.find((one) => one.kind === 'id' && isOpen(one.id) && identifiers.get(one.identifier ?? one.id)?.rule.labelNeeded === true);
  const identifier = field === undefined ? undefined : identifiers.get(field.identifier ?? field.id);
  if (field === undefined || identifier === undefined) return [];
  const { sureEnding } = identifier.rule;
  const found = lines.filter((line) => line.text.length <= proseCharactersMax && line.text.includes('.')).flatMap((line) => findMatches(identifier.pattern, withoutExcluded(line.text)).flatMap((match) => {
    if (line.text[match.start - 1] === '@' || otherHost.test(line.text.slice(Math.max(0, match.start - 60), match.start)) || !isHost.test(match.text) || isExampleHost(match.text)) return [];
    const name = nameBefore.exec(line.text.slice(0, match.start))?.[1] ?? nameBehind.exec(line.text.slice(match.end))?.[1];
    const same = name !== undefined && letters(match.text.split('.')[0] ?? '').startsWith(letters(name.split(/\s/)[0] ?? '')) && letters(name.split(/\s/)[0] ?? '').length >= ownLettersMin;
    const sure = sureEnding !== undefined && match.text.toLowerCase().endsWith(sureEnding);
    return same || sure ? [{ name: same ? name : null, host: match.text, line }] : [];
  }));
  const one = found[0];
  if (one === undefined || found.some((other) => other.host.toLowerCase() !== one.host.toLowerCase())) return [];
  const name = found.find((other) => other.name !== null)?.name ?? null;
  const claim = { problem: null, raw: name === null ? one.host : `${name} (${one.host})`, source: 'sublabel', line: one.line.number } as const;
  const owner = name === null ? undefined : rules.fields.find((other) => other.namedBy === field.id && isOpen(other.id));
  return [{ ...claim, field: field.id, value: one.host, rule: field.rule }, ...(owner === undefined ? [] : [{ ...claim, field: owner.id, value: name ?? '', rule: owner.rule }])];
}

/** "It is NOT …", "the old one …", "moved from …": another host than the one that is meant. */
const otherHost = /(?<![\p{L}])(?:not|isn['’]t|nicht|kein\p{L}*|pas|non|no longer|old|former|previous|alte[nrs]?|frühere[nrs]?|bisherige[nrs]?|ancien(?:ne)?|instead of|rather than|statt|anstatt|au lieu de|(?:moved|migrated|switched|renamed|migriert|umgezogen|migrés?|passés?) (?:them |it |sie |alles )?(?:away )?(?:from|von|de))\s(?:(?:the|one|tenant|domain|for|our|is|was|die|der|das|ist|domäne|le|la|domaine|one's)\s){0,3}["'(<]?$/iu;
const isHost = /^[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}$/u;

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Letters that a name and its host share at their beginning. */
const ownLettersMin = 4;
