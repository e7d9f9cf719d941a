// "73125 / 12345LP: …": a number whose form others share stands right beside one that is certain, with nothing else
// between their strokes. In: lines of prose. Out: claims for the first. Alone it would be a post code or a port.
import { type CompiledIdentifier, findMatches } from '../pattern.ts';
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import type { TextLine } from './text-line.ts';

const parted = /\s*[/|,;]\s*|\s+[–—-]\s+|\s*[()]\s*|:\s/u;
const lineCharactersMax = 300;

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
