// Bytes → text (F40): the declared charset where it can be true, else what the bytes look like, else lossy with a
// problem. Never throws and never returns NUL bytes (F41: PostgreSQL text cannot hold them). The caller caps the
// size before. Knowingly not handled: telling KOI8-R, Shift_JIS or GBK apart when nothing is declared.
import encodingJapanese from 'encoding-japanese';
import iconv from 'iconv-lite';
import { wellFormed } from './cut-text.ts';
import type { ProblemLog } from './problem-log.ts';

/** Names in the wild that iconv-lite does not know, or that mean something else than they say (WHATWG encoding labels). */
const aliases: Readonly<Record<string, string>> = {
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  'iso646-us': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso_8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'x-ansi': 'windows-1252',
  ansi: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-roman': 'macintosh',
  mac: 'macintosh',
  'windows-31j': 'shift_jis',
  'x-sjis': 'shift_jis',
  'shift-jis': 'shift_jis',
  'ks_c_5601-1987': 'cp949',
  'euc-kr': 'cp949',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'unicode-1-1-utf-8': 'utf-8',
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  utf8mb4: 'utf-8',
  unicode: 'utf-16',
};

/** What these say is "I did not look": every gateway and old client writes them over anything. */
const asciiLabels = new Set(['us-ascii', 'ascii', 'ansi_x3.4-1968', 'iso646-us', '7bit', '8bit', 'unknown-8bit', 'unknown', 'x-unknown', 'default', 'binary', '']);

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const lossyUtf8 = new TextDecoder('utf-8');

/** The label as iconv-lite wants it, or null when no decoder exists for it. `iso-2022-jp` is ours, not iconv's. */
function knownCharset(label: string): string | null {
  const name = label.trim().toLowerCase().replace(/^["']+|["']+$/g, '').slice(0, 60);
  if (/^(?:cs)?iso-?2022-?jp/.test(name) || name === 'jis') return 'iso-2022-jp';
  const mapped = aliases[name] ?? aliases[name.replace(/^(?:x-|cs)/, '')] ?? name;
  if (mapped === 'utf-8') return mapped;
  for (const candidate of [mapped, mapped.replace(/^(?:win|cp-?|x-cp|windows_?)-?(\d+)/, 'windows-$1'), mapped.replace(/^(?:cp|ibm)-?0*(\d+)/, 'cp$1'), mapped.replace(/^iso[-_ ]?8859[-_ ]?(\d+).*/, 'iso-8859-$1')]) {
    if (iconv.encodingExists(candidate)) return candidate;
  }
  return null;
}

/** Whether the bytes hold anything beyond ASCII. */
function has8bit(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return true;
  return false;
}

function decodeStrictUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    // The one way TextDecoder says "not UTF-8"; the caller goes on with another reading.
    return null;
  }
}

/** ESC $ B, ESC $ @ or ESC ( J: the shifts of ISO-2022-JP (RFC 1468), which are plain 7-bit bytes to everybody else. */
function looksLikeIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0 && at + 2 < bytes.length; at = bytes.indexOf(0x1b, at + 1)) {
    const [second, third] = [bytes[at + 1], bytes[at + 2]];
    if (second === 0x24 && (third === 0x42 || third === 0x40)) return true;
    if (second === 0x28 && third === 0x4a) return true;
  }
  return false;
}

function decodeIso2022Jp(bytes: Uint8Array): string {
  return encodingJapanese.convert(bytes, { from: 'JIS', to: 'UNICODE', type: 'string' });
}

/** No usable label: byte order mark, ISO-2022-JP shifts, UTF-8, else windows-1252, which has a letter for nearly every byte. */
function decodeDetected(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(Buffer.from(bytes), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(Buffer.from(bytes), 'utf-16be');
  if (looksLikeIso2022Jp(bytes)) return decodeIso2022Jp(bytes);
  return decodeStrictUtf8(bytes) ?? decodeBrokenUtf8(bytes);
}

/** Broken UTF-8 stays UTF-8 while most of it is whole (a cut or damaged byte); otherwise it never was UTF-8. */
function decodeBrokenUtf8(bytes: Uint8Array): string {
  const lossy = lossyUtf8.decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const character of lossy) {
    if (character === '\ufffd') broken++;
    else if (character >= '\u0080') whole++;
  }
  return whole > broken ? lossy : iconv.decode(Buffer.from(bytes), 'windows-1252');
}

function decodeDeclared(bytes: Uint8Array, label: string, problems: ProblemLog): string {
  const known = asciiLabels.has(label.toLowerCase()) ? null : knownCharset(label);
  if (known === null) {
    // us-ascii over 8-bit bytes is a lie worth noting, but nothing is lost by it.
    problems.add(asciiLabels.has(label.toLowerCase()) ? 'charset-mislabelled' : 'charset-unknown', label, false);
    return decodeDetected(bytes);
  }
  if (known === 'iso-2022-jp') {
    if (!has8bit(bytes)) return decodeIso2022Jp(bytes);
    problems.add('charset-mislabelled', label, false);
    return decodeDetected(bytes);
  }
  if (known === 'utf-8') {
    const strict = decodeStrictUtf8(bytes);
    if (strict !== null) return strict;
    problems.add('charset-mislabelled', label, false);
    return decodeBrokenUtf8(bytes);
  }
  return iconv.decode(Buffer.from(bytes), known);
}

/**
 * Text of `bytes` under the declared charset label (null = none). Problems: `charset-unknown`,
 * `charset-mislabelled`, `charset-lossy` (replacement characters stand in the text), `nul-bytes`.
 */
export function decodeCharset(bytes: Uint8Array, label: string | null, problems: ProblemLog): string {
  const ascii = !has8bit(bytes);
  let text: string;
  if (ascii && label !== null && /^utf-?(?:7|16|32)|^unicode/i.test(label)) text = decodeDeclared(bytes, label, problems);
  else if (ascii) text = looksLikeIso2022Jp(bytes) ? decodeIso2022Jp(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  else text = label === null ? decodeDetected(bytes) : decodeDeclared(bytes, label, problems);
  // A replacement character that was already in the mail is not our loss.
  if (text.includes('\ufffd') && decodeStrictUtf8(bytes) === null) problems.add('charset-lossy', label ?? 'no charset declared', true);
  if (text.includes('\0')) {
    problems.add('nul-bytes', 'NUL bytes were taken out of the text', false);
    text = text.replaceAll('\0', '');
  }
  if (!ascii || label !== null) text = wellFormed(text);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
