// "On https://mail.example everything is slow": the one URL of the prose answers a field for a server, when it stands
// behind a word of place and leads to no page of something else. In: lines of prose. Out: at most one claim a field.
import type { FieldClaim } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import type { TextLine } from './text-line.ts';

const place = /(?<![\p{L}])(?:on|at|of|under|server|host|auf|unter|bei|von|sur|à|chez)\s+(https?:\/\/[^\s<>"'()[\]|]+)/giu;
const anyUrl = /https?:\/\/[^\s<>"'()[\]|]+/gi;
/** A longer path is a page: a ticket, a manual, a search. */
const pathCharactersMax = 20;

export function namedUrls(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[]): FieldClaim[] {
  const open = rules.fields.filter((field) => field.kind === 'url' && !claims.some((claim) => claim.field === field.id && claim.source !== 'forwarded'));
  if (open.length === 0) return [];
  const all = new Set(lines.flatMap((line) => line.text.match(anyUrl) ?? []).map(bare));
  const line = lines.find((one) => one.text.search(place) >= 0);
  const url = line === undefined ? '' : bare([...line.text.matchAll(place)][0]?.[1] ?? '');
  if (line === undefined || all.size !== 1 || !all.has(url) || url.replace(/^https?:\/\/[^/]*/i, '').length > pathCharactersMax || url.includes('?')) return [];
  return open.map((field) => ({ field: field.id, value: url, problem: null, raw: line.text.trim(), source: 'sublabel', line: line.number, rule: field.rule }));
}

function bare(text: string): string {
  return text.replace(/[.,;:!]+$/, '');
}
