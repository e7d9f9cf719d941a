// "Please mention 2026031044000555, our Track-ID, in every answer", "4711-A (unsere Vorgangsnummer)": the label stands behind
// its number, set off by commas or brackets. In: lines of prose. Out: claims for open fields whose numbers need their label.
// Where two are named so, none is taken.
import type { CompiledIdentifier } from '../../pattern.ts';
import { findMatches } from '../../pattern.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { findLabel, type LabelIndex } from '../label/label-index.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 1_000;
const owner = String.raw`(?:our|my|the|your|this is our|that is our|unser(?:e|es|er)?|mein(?:e|es)?|die|das|der|ihr(?:e|es)?|notre|mon|ma|votre|le|la|c['’]est notre)`;
/** The number, then whose label it is up to the end of the apposition. */
const apposed = new RegExp(String.raw`(?<![\p{L}\p{N}])(?<number>[\p{L}\p{N}#][\p{L}\p{N}#._/-]*\d[\p{L}\p{N}#._/-]*?)(?:,\s|\s?\(|\s[–—-]\s)${owner}\s(?<label>[\p{L}-]+(?:[\s-][\p{L}-]+){0,3})(?=[,.;)]|\s[–—-]\s|$)`, 'giu');
const digitsMin = 3;

export function apposedIds(lines: readonly TextLine[], rules: RecognitionRules, labels: LabelIndex, identifiers: ReadonlyMap<string, CompiledIdentifier>, claims: readonly FieldClaim[]): FieldClaim[] {
  const stated = new Set(claims.filter((claim) => claim.source !== 'forwarded' && claim.source !== 'signature').map((claim) => claim.field));
  const found = joinedAtOwner(lines).filter((line) => line.cells === null && line.depth === 0 && line.text.length <= lineCharactersMax && /\d{3}/.test(line.text)).flatMap((line) => [...line.text.matchAll(apposed)].flatMap((one): FieldClaim[] => {
    const number = one.groups?.['number'] ?? '';
    const hit = labelled(one.groups?.['label'] ?? '', labels);
    const identifier = hit === null || hit.field.kind !== 'id' || stated.has(hit.field.id) ? undefined : identifiers.get(hit.field.identifier ?? hit.field.id);
    if (hit === null || identifier === undefined || number.replace(/\D/g, '').length < digitsMin || !findMatches(identifier.pattern, number).some((match) => match.text === number)) return [];
    return [{ field: hit.field.id, value: number, problem: null, raw: one[0], source: 'sublabel', line: line.number, rule: hit.rule }];
  }));
  return found.filter((claim) => rules.fields.some((field) => field.id === claim.field) && found.every((other) => other.field !== claim.field || other.value === claim.value)).filter((claim, i, all) => all.findIndex((other) => other.field === claim.field) === i);
}

/** "our Track-ID": with or without the word of whose it is. */
function labelled(text: string, labels: LabelIndex): ReturnType<typeof findLabel> {
  const words = labelWords(text);
  return findLabel(labels, words, false) ?? findLabel(labels, labelWords(`our ${text}`), false) ?? findLabel(labels, labelWords(`unsere ${text}`), false) ?? findLabel(labels, labelWords(`notre ${text}`), false);
}

const endsWithOwner = new RegExp(String.raw`[,(–—-]\s?${owner}\s*$`, 'iu');

/** A mail program may break the line before the label, which then looks like one of its own. */
function joinedAtOwner(lines: readonly TextLine[]): TextLine[] {
  return lines.map((line, i) => {
    const next = lines[i + 1];
    return next !== undefined && next.number === line.number + 1 && endsWithOwner.test(line.text) ? { ...line, text: `${line.text.trimEnd()} ${next.text.trimStart()}` } : line;
  });
}
