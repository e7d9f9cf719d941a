// A text field whose label is also a word of an identifier's label ("Tenant" and "Tenant domain") gets the identifier
// itself now and then: "Tenant: north.example". In: the claims. Out: the same with the identifier claimed for its own
// field, when nothing else states that, and the text field left to the value that is a text, when there is one.
import type { CompiledIdentifier } from '../../pattern.ts';
import { findMatches } from '../../pattern.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { foldedWords } from '../fold.ts';
import { identifierValue } from '../value/identifier-value.ts';

export function identifiersNamedInText(claims: readonly FieldClaim[], rules: RecognitionRules, identifiers: ReadonlyMap<string, CompiledIdentifier>): FieldClaim[] {
  const texts = new Set(rules.fields.filter((field) => field.kind === 'text').map((field) => field.id));
  const found: FieldClaim[] = [];
  const moved = new Set<FieldClaim>();
  for (const claim of claims) {
    if (!texts.has(claim.field) || typeof claim.value !== 'string') continue;
    // "Tenant: north.example NOT north-old.example, that was the trial": no name begins with a host.
    const leading = /^([^\s()<>,;]+\.\p{L}{2,})(?=[\s,;(]\s?\S)/u.exec(claim.value)?.[1] ?? '';
    const leads = leading === '' ? undefined : rules.fields.find((one) => one.kind === 'id' && one.id !== claim.field && owns(one, claim, rules) && isCertain(identifiers.get(one.identifier ?? one.id), leading));
    const led = leads === undefined ? undefined : identifiers.get(leads.identifier ?? leads.id);
    if (leads !== undefined && led !== undefined) {
      moved.add(claim);
      if (!claims.some((one) => one.field === leads.id)) found.push({ ...claim, field: leads.id, value: identifierValue(led, leading), problem: null });
      continue;
    }
    if (claim.value.length > 80) continue;
    const value = claim.value;
    const behind = /^(.*\S)\s*[(<]\s*([^\s()<>,;]+\.\p{L}{2,})\s*[)>]$/u.exec(value) ?? /^(.*[^\s,;]),\s+([^\s()<>,;]+\.\p{L}{2,})$/u.exec(value);
    const host = behind === null ? undefined : rules.fields.find((one) => one.kind === 'id' && one.id !== claim.field && owns(one, claim, rules) && isCertain(identifiers.get(one.identifier ?? one.id), behind[2] ?? ''));
    const other = host === undefined ? undefined : identifiers.get(host.identifier ?? host.id);
    if (behind !== null && host !== undefined && other !== undefined) {
      // "Contoso Dental (contoso.example)": the name, and the domain for its own field.
      moved.add(claim);
      found.push({ ...claim, value: behind[1] ?? value });
      if (!claims.some((one) => one.field === host.id)) found.push({ ...claim, field: host.id, value: identifierValue(other, behind[2] ?? ''), problem: null });
      continue;
    }
    const field = rules.fields.find((one) => one.kind === 'id' && owns(one, claim, rules) && isCertain(identifiers.get(one.identifier ?? one.id), value));
    const identifier = field === undefined ? undefined : identifiers.get(field.identifier ?? field.id);
    if (field === undefined || identifier === undefined) continue;
    if (!claims.some((one) => one.field === field.id)) found.push({ ...claim, field: field.id, value: identifierValue(identifier, value), problem: null });
    if (claims.some((one) => one !== claim && one.field === claim.field && one.value !== null && !isCertain(identifier, [one.value].flat()[0] ?? ''))) moved.add(claim);
  }
  return [...claims.filter((claim) => !moved.has(claim)), ...found];
}

/** The label that stood there begins a label of the identifier's field. */
function owns(field: FieldRule, claim: FieldClaim, rules: RecognitionRules): boolean {
  const labels = rules.fields.find((one) => one.id === claim.field)?.labels.filter((label) => label.rule === claim.rule) ?? [];
  const starts = new Set(field.labels.map((label) => foldedWords(label.text)).filter((words) => words.length > 1).map((words) => words[0]));
  return labels.some((label) => starts.has(foldedWords(label.text)[0]));
}

/** A host name, or a form that needs no label: a number that happens to fit is none. */
function isCertain(identifier: CompiledIdentifier | undefined, value: string): boolean {
  if (identifier === undefined || (identifier.rule.labelNeeded && !/^[^\s.]+\.[^\s]*\p{L}$/u.test(value))) return false;
  return findMatches(identifier.pattern, value).some((match) => match.text === value);
}
