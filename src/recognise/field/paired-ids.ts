// "73125 / 12345LP: …": a number whose form others share stands right beside one that is certain, with nothing else
// between their strokes. In: lines of prose. Out: claims for the first. Alone it would be a post code or a port.
import { type CompiledIdentifier, findMatches } from '../pattern.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import type { TextLine } from './text-line.ts';

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

const nameBefore = /((?:\p{Lu}[\p{L}&.'’-]*\s){1,4}\p{Lu}[\p{L}&.'’-]*)\s\($/u;

/**
 * "We look after Fern Hill (fernhill.example)": a host in brackets behind a name of the same letters is that one's
 * domain, and the name is its owner's. In: lines of prose. Out: claims for the open fields of both.
 */
export function namedHosts(lines: readonly TextLine[], rules: RecognitionRules, identifiers: ReadonlyMap<string, CompiledIdentifier>, claims: readonly FieldClaim[]): FieldClaim[] {
  const isOpen = (id: string): boolean => !claims.some((claim) => claim.field === id && claim.source !== 'forwarded' && claim.source !== 'signature');
  const field = rules.fields.find((one) => one.kind === 'id' && isOpen(one.id) && identifiers.get(one.identifier ?? one.id)?.rule.labelNeeded === true);
  const identifier = field === undefined ? undefined : identifiers.get(field.identifier ?? field.id);
  if (field === undefined || identifier === undefined) return [];
  const found = lines.filter((line) => line.text.length <= proseCharactersMax && line.text.includes('(')).flatMap((line) => findMatches(identifier.pattern, line.text).flatMap((match) => {
    const name = nameBefore.exec(line.text.slice(0, match.start))?.[1];
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const host = letters(match.text.split('.')[0] ?? '');
    const first = letters(name?.split(/\s/)[0] ?? '');
    const same = first.length >= ownLettersMin && host.startsWith(first) && /^[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}$/u.test(match.text) && line.text[match.end] === ')';
    return name === undefined || !same ? [] : [{ name, host: match.text, line }];
  }));
  const one = found[0];
  if (one === undefined || found.some((other) => other.host !== one.host)) return [];
  const claim = { problem: null, raw: `${one.name} (${one.host})`, source: 'sublabel', line: one.line.number } as const;
  const owner = rules.fields.find((other) => other.namedBy === field.id && isOpen(other.id));
  return [{ ...claim, field: field.id, value: one.host, rule: field.rule }, ...(owner === undefined ? [] : [{ ...claim, field: owner.id, value: one.name, rule: owner.rule }])];
}

/** Letters that a name and its host share at their beginning. */
const ownLettersMin = 4;
