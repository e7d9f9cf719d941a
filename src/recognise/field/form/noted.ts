// The list of what we have noted, as it comes back in the quote: `- Product = Smoker`, `Product | = Smoker`. In: lines of
// our own form. Out: what stands there now. Whether a line was edited is not seen here: decide/ knows what we had noted.
// Long values are printed shortened and may be broken by the mail program; only their beginning is read.
import type { FieldClaim } from '../../recognition.ts';
import { labelWords } from '../fold.ts';
import { findLabel } from '../label/label-index.ts';
import { readValue } from '../value/read-value.ts';
import type { ScanContext } from '../scan-context.ts';
import type { TextLine } from '../text-line.ts';

const withLabel = /^[\s*_•-]*(\S[^=]{0,118}?)[\s*_]*\s=\s+(\S.*)$/u;
const valueAlone = /^\s*=\s+(\S.*)$/u;
/** Where a value comes from stands behind it in brackets. */
const note = /\s+\([^()]*\)\s*$/u;

export function notedClaims(lines: readonly TextLine[], context: ScanContext): FieldClaim[] {
  return lines.flatMap((line, index) => {
    const [label, printed] = parts(line, lines[index - 1]);
    const hit = label === '' ? null : findLabel(context.labels, labelWords(label), false);
    const value = printed.replace(note, '').trim();
    if (hit === null || value === '') return [];
    const readings = readValue(hit.field, { lines: [{ number: line.number, text: value }], inline: true, afterBlank: false }, { ...context, strict: false });
    return readings.filter((reading) => reading.value !== null && reading.problem === null)
      .map((reading) => ({ field: hit.field.id, value: reading.value, problem: null, raw: value, source: 'own-form' as const, line: line.number, rule: hit.rule }));
  });
}

function parts(line: TextLine, above: TextLine | undefined): readonly [string, string] {
  const cell = valueAlone.exec(line.cells?.[1] ?? '')?.[1];
  if (cell !== undefined) return [line.cells?.[0] ?? '', cell];
  const alone = valueAlone.exec(line.text)?.[1];
  if (alone !== undefined) return [above?.text.replace(/^[\s*_•-]+|[\s*_]+$/gu, '') ?? '', alone];
  const both = withLabel.exec(line.text);
  return [both?.[1] ?? '', both?.[2] ?? ''];
}
