// Labels in a subject: "Severity 2 - login broken", "Main Customer ID: 73125 / quarantine". Only closed kinds, and only
// a value that is certainly one: a subject is a headline, not a form.
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule } from '../../recognition-rules.ts';
import { labelWords } from '../fold.ts';
import { labelAtStart } from '../label/line-labels.ts';
import { findLabel } from '../label/label-index.ts';
import { isDeniedLevel } from '../named/level-words.ts';
import { readValue } from '../value/read-value.ts';
import { scanLines } from './scan-lines.ts';
import type { ScanContext } from '../scan-context.ts';

const wordsTried = 40;
const formLabelsMin = 3;

export function subjectClaims(subject: string, context: ScanContext): FieldClaim[] {
  const claims: FieldClaim[] = formIn(subject, context);
  const words = [...subject.slice(0, 400).matchAll(/[\p{L}\p{N}\p{M}'’()-]+/gu)].slice(0, wordsTried);
  for (let i = 0; i < words.length; i++) {
    for (let count = Math.min(context.labels.wordsMax, 6, words.length - i); count >= 1; count--) {
      const first = words[i];
      const last = words[i + count - 1];
      if (first === undefined || last === undefined) continue;
      const end = last.index + last[0].length;
      const found = labelled(subject, first.index, end, context);
      if (found === null) continue;
      claims.push(...found);
      i += count - 1;
      break;
    }
  }
  return claims;
}

/** "Server: S-1 Reported by: Ida Holm Level: 2": a subject of several labels with colons is a form after all. */
function formIn(subject: string, context: ScanContext): FieldClaim[] {
  const colons = subject.match(/:\s/g)?.length ?? 0;
  const only = colons === 1 && labelAtStart(context.labels, subject) !== null;
  if (!only && colons < formLabelsMin) return [];
  const scan = scanLines([{ number: 0, role: 'new', depth: 0, text: subject, cells: null }], context, 'subject', false);
  if (only) return scan.claims.filter((claim) => claim.value !== null && context.labels.entries.some((entry) => entry.field.id === claim.field && (entry.field.kind === 'list' || entry.field.kind === 'contact' || entry.field.kind === 'version')));
  return new Set(scan.claims.map((claim) => claim.field)).size < formLabelsMin ? [] : scan.claims.filter((claim) => claim.value !== null);
}

function labelled(subject: string, start: number, end: number, context: ScanContext): FieldClaim[] | null {
  const text = subject.slice(start, end);
  // "Sev2": label and value without a space.
  const glued = /^(\p{L}{2,12})(\d)$/u.exec(text);
  const hit = findLabel(context.labels, labelWords(glued?.[1] ?? text), false);
  const isChoice = hit !== null && (hit.field.kind === 'enum' || isNumbered(hit.field));
  if (hit === null || !(hit.field.kind === 'id' || hit.field.kind === 'id_list' || isChoice)) return null;
  if (isChoice && isDeniedLevel(subject.slice(0, start))) return null;
  const behind = glued === null ? subject.slice(end) : `${glued[2] ?? ''}${subject.slice(end)}`;
  const value = (/^\s*[:=#-]*\s*([^,;|\]()]{1,120})/.exec(behind)?.[1] ?? '').trim();
  if (value === '') return null;
  const readings = readValue(hit.field, { lines: [{ number: 0, text: isChoice ? firstWord(value) : value }], inline: true, afterBlank: false }, { ...context, strict: true });
  if (readings.every((reading) => reading.value === null || (isNumbered(hit.field) && !hit.field.values.includes(String(reading.value))))) return null;
  return readings.map((reading) => ({ field: hit.field.id, value: reading.value, problem: reading.problem, raw: reading.raw, source: 'subject', line: 0, rule: hit.rule }));
}

/** An enum in a subject is the word right behind its label. */
function firstWord(value: string): string {
  return /^\S+/.exec(value)?.[0].replace(/[:.!,]+$/, '') ?? '';
}

/** A choice that may be anything, and is mostly a figure. */
function isNumbered(field: FieldRule): boolean {
  return field.kind === 'enum_open' && field.values.length > 0 && field.values.every((value) => /^\d$/.test(value));
}
