// What people are shown of a value that a sentence told: the date or the number itself, not the sentence around it ("You
// wrote 73215", not "You wrote our customer id is 73215."). In: claims. Out: the same values, with the part that says them,
// and of a date and time its parts.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { pieceOf } from './instant-pieces.ts';
import { findDate, findTime, findZone } from './instant-parts.ts';

/** A name or a version; a stop behind a longer text ends its last sentence. */
const nameCharactersMax = 60;

export function withExactRaw(claims: readonly FieldClaim[], rules: RecognitionRules, receivedAt: Instant): FieldClaim[] {
  const fields = new Map(rules.fields.map((field) => [field.id, field]));
  return claims.map((claim) => exact(claim, fields.get(claim.field), receivedAt));
}

function exact(claim: FieldClaim, field: FieldRule | undefined, receivedAt: Instant): FieldClaim {
  if (field?.kind === 'instant') {
    const piece = pieceOf(claim.raw, claim.line, receivedAt);
    const shown = claim.value !== null && claim.source === 'sublabel' ? { ...claim, raw: instantText(claim.raw) } : claim;
    return piece === null ? shown : { ...shown, when: { day: piece.day, time: piece.time, zone: piece.zone } };
  }
  if (typeof claim.value !== 'string') return claim;
  if (field?.kind === 'id') return { ...claim, raw: spelling(claim.raw, claim.value) ?? claim.raw };
  // "Box is RHEL 8.6.": the stop is of the sentence.
  if (field?.kind === 'text' && claim.source === 'sublabel' && claim.value.length <= nameCharactersMax && !claim.value.includes('\n')) return { ...claim, value: claim.value.replace(/(?<=\d)\.$/, '') };
  return claim;
}

/** How the value is spelt there; null when it was put together from more than one place. */
function spelling(raw: string, value: string): string | null {
  const at = raw.toLowerCase().indexOf(value.toLowerCase());
  return at < 0 ? null : raw.slice(at, at + value.length);
}

/** From the first to the last of date, time of day and zone; the whole text where no date is found. */
function instantText(text: string): string {
  const date = findDate(text);
  if (date === null) return text;
  const rest = `${text.slice(0, date.at)}${' '.repeat(date.end - date.at)}${text.slice(date.end)}`;
  const parts = [date, findTime(rest), findZone(rest)].filter((part) => part !== null);
  const from = Math.min(...parts.map((part) => part.at));
  const to = Math.max(...parts.map((part) => part.end));
  const open = text.slice(from, to).includes('(') && text[to] === ')';
  return text.slice(from, open ? to + 1 : to).trim();
}
