// A mail quoted or passed on often is of an older case: its identifier is somebody else's as soon as the writer names
// another company in his own words.
import type { Draft } from './draft.ts';
import { valueText, type KnownField } from './ticket.ts';

/** Shorter words ("AG", "Ltd", "the") are in names of many companies. */
const wordOfName = /[\p{L}\p{N}]{4,}/gu;

/**
 * The identifier fields among `fields` that stand only in a quoted part and belong, per directory, to a company that
 * has no word in common with the one the writer names himself: a wrong identifier must never be taken (P-04), so it is
 * asked for. A company known from the directory alone or from that same part contradicts nothing.
 */
export function contradictedByName(draft: Draft, fields: Readonly<Record<string, KnownField>>): string[] {
  return Object.entries(draft.desk.pack.fields).flatMap(([id, field]) => {
    const name = fields[id];
    if (field.named_by === undefined || name === undefined || name.source === 'forwarded' || name.source === 'directory') return [];
    const identified = fields[field.named_by];
    if (identified?.source !== 'forwarded') return [];
    const identifier = draft.desk.pack.fields[field.named_by]?.identifier ?? field.named_by;
    const owner = draft.facts.identifiers.find((fact) => fact.identifier === identifier && fact.value === valueText(identified.value))?.ownerName;
    return owner == null || haveWordInCommon(owner, valueText(name.value)) ? [] : [field.named_by];
  });
}

function haveWordInCommon(one: string, other: string): boolean {
  const words = new Set(one.toLowerCase().match(wordOfName));
  return words.size === 0 || (other.toLowerCase().match(wordOfName) ?? []).some((word) => words.has(word));
}
