// One answer to a question for several things ("Which product is it, and which version?": "Portal Dedicated 6.10.1"). In:
// the answer and the fields that were asked for. Out: what of it may be the value of one of them: the figure for a
// version, what is left without it for a choice. Texts and everything else see all of it.
import type { FieldRule } from '../../recognition-rules.ts';
import type { ValueText } from '../value/value-text.ts';

/** "25.2.0", "8u402", "v6.10": a release as people write it. */
const release = /(?<![\p{L}\p{N}.])v?\d+(?:[.u]\d+)+(?:[\w.-]*\w)?/u;

export function shareOf(text: ValueText, field: FieldRule, asked: readonly FieldRule[]): ValueText {
  if (asked.length < 2 || !asked.some((one) => one.kind === 'version')) return text;
  const at = text.lines.findIndex((line) => release.test(line.text));
  const line = text.lines[at];
  if (line === undefined) return text;
  if (field.kind === 'version') return { ...text, lines: [{ ...line, text: release.exec(line.text)?.[0] ?? '' }] };
  if (field.kind !== 'enum' && field.kind !== 'enum_open') return text;
  return { ...text, lines: text.lines.map((one) => (one === line ? { ...line, text: line.text.replace(release, '').replace(/[\s,;:–-]+$/, '') } : one)) };
}
