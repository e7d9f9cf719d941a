// The bytes of a mail with as many DKIM signatures as we are ready to verify: two thousand of them cost a second, and one
// hostile mail has room for more. Kept are those of the author's own domain, then the topmost: the latest hop's. Nothing
// else is touched; the stored bytes stay as they came. A header beyond the limits of any header is not verified at all.
import { limits } from '../mail/limits.ts';

interface Field {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same bytes when there are few enough; null when its header is too large to look at. */
export function withFewSignatures(raw: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const fields = headerFields(bytes);
  if ((fields.at(-1)?.end ?? 0) > limits.headerBytesMax || fields.length > limits.headerFieldsMax) return null;
  const signatures = fields.filter((field) => /^dkim-signature[ \t]*:/iu.test(field.text));
  const most = bytes.length > limits.dkimLargeBytes ? limits.dkimSignaturesLargeMax : limits.dkimSignaturesMax;
  if (signatures.length <= most) return raw;
  const author = /@([a-z\d.-]+)/iu.exec(fields.find((field) => /^from[ \t]*:/iu.test(field.text))?.text ?? '')?.[1]?.toLowerCase() ?? '';
  const own = signatures.filter((field) => author !== '' && signerOf(field.text) === author);
  const kept = new Set([...own, ...signatures].slice(0, most));
  const dropped = signatures.filter((field) => !kept.has(field));
  const parts: Buffer[] = [];
  let at = 0;
  for (const field of dropped) {
    parts.push(bytes.subarray(at, field.start));
    at = field.end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

function signerOf(text: string): string {
  return /;\s*d\s*=\s*([^;\s]+)/iu.exec(`;${text.slice(text.indexOf(':') + 1)}`)?.[1]?.toLowerCase() ?? '';
}

/** The fields of the header, folded ones whole, up to the limits of any header. */
function headerFields(bytes: Buffer): Field[] {
  const fields: { start: number; end: number; text: string }[] = [];
  let at = 0;
  // One more than allowed is enough to see that there are too many.
  while (at < bytes.length && at <= limits.headerBytesMax && fields.length <= limits.headerFieldsMax) {
    const newline = bytes.indexOf(0x0a, at);
    const end = newline < 0 ? bytes.length : newline + 1;
    const line = bytes.toString('latin1', at, Math.min(end, at + limits.lineCharactersMax));
    if (/^\r?\n?$/u.test(line)) break;
    const last = fields.at(-1);
    if (/^[ \t]/u.test(line) && last !== undefined) {
      last.end = end;
      if (last.text.length < limits.lineCharactersMax) last.text += line;
    } else fields.push({ start: at, end, text: line });
    at = end;
  }
  return fields;
}
