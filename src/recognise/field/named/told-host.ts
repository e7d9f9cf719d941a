// "Their tenant is fern.example", "der Mandant läuft unter fern.example", "Client = Fern, tenant fern.onmicrosoft.com": the
// host that a sentence puts behind a label of its field, or of the field that is named by it. In: lines, claims. Out: one
// claim. Two different ones, an old or another one, and one that is denied behind its name are none.
import type { CompiledIdentifier } from '../../pattern.ts';
import { findMatches } from '../../pattern.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 1_000;
const grammar = String.raw`(?:is|are|would be|being|now|here|in question|runs|registered|kept|known|under|on|as|at|called|named|name|domain|of|theirs|the|their|customer|client|tenant|ist|sind|wäre|heißt|heisst|lautet|läuft|geführt|unter|der|des|dem|die|domain|domäne|kunden|mandanten|mandant|est|serait|s['’]appelle|enregistré|connu|sous|le|la|du|de|nom|domaine|client|locataire)`;
const host = String.raw`((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24})`;
const other = /(?<![\p{L}])(?:old|former|previous|trial|test|other|wrong|another|not (?:the|their|our)|alte[rns]?|frühere[rns]?|andere[rns]?|ancien(?:ne)?|autre|vieux|our own|unser eigene[rn]?|notre propre)\s(?:[\p{L}]+\s)?$/iu;
const deniedBehind = /^\s?[,(–—-]?\s?(?:is|was|ist|war|est|était)?\s?(?:not|wrong|old|gone|nicht|falsch|alt|weg|pas|faux|no longer)(?![\p{L}])/iu;

/** The memory goes with the rules. */
const searches = new WeakMap<FieldRule, RegExp>();

export function toldHost(lines: readonly TextLine[], rules: RecognitionRules, identifiers: ReadonlyMap<string, CompiledIdentifier>, claims: readonly FieldClaim[]): FieldClaim[] {
  const named = rules.fields.find((one) => one.namedBy !== undefined);
  const field = rules.fields.find((one) => one.id === named?.namedBy && one.kind === 'id');
  const identifier = field === undefined ? undefined : identifiers.get(field.identifier ?? field.id);
  if (named === undefined || field === undefined || identifier?.rule.labelNeeded !== true || claims.some((claim) => claim.field === field.id && claim.source !== 'forwarded')) return [];
  const search = searches.get(field) ?? searchFor([...field.labels, ...named.labels].map((label) => label.text));
  searches.set(field, search);
  const found = lines.filter((line) => line.cells === null && line.text.length <= lineCharactersMax && line.text.includes('.')).flatMap((line) => [...line.text.matchAll(search)].flatMap((one) => {
    const value = one[1] ?? '';
    const end = one.index + one[0].length;
    // What stands right behind a label was judged as its answer.
    const labelled = /^\W*$/u.test(line.text.slice(0, one.index)) && /[:=]/.test(one[0]);
    return labelled || other.test(line.text.slice(0, one.index)) || deniedBehind.test(line.text.slice(end)) || !findMatches(identifier.pattern, value).some((match) => match.text === value) ? [] : [{ value, raw: one[0], line: line.number }];
  }));
  const first = found[0];
  if (first === undefined || found.some((one) => one.value.toLowerCase() !== first.value.toLowerCase())) return [];
  return [{ field: field.id, value: first.value, problem: null, raw: first.raw, source: 'sublabel', line: first.line, rule: field.rule }];
}

function searchFor(labels: readonly string[]): RegExp {
  const leads = [...new Set(labels)].sort((a, b) => b.length - a.length).map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s'));
  return new RegExp(`(?<![\\p{L}\\p{N}.@-])(?:${leads.join('|')})(?:\\s${grammar}){0,6}\\s?[:=]?\\s["'„“«]?${host}(?![\\p{L}\\p{N}@-]|\\.\\p{L}|/)`, 'giu');
}
