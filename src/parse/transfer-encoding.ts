// RFC 2045 6: transfer encodings of bodies and of RFC 2047 words, decoded as leniently as mail needs and in linear
// time. Garbage gives the bytes that could be read, never an exception. Knowingly not handled: BinHex.

const lf = 0x0a;
const cr = 0x0d;
const equals = 0x3d;

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Value of each base64 character, also of the URL alphabet; -1 = not in the alphabet. */
const base64Values = new Int8Array(256).fill(-1);
for (const [value, code] of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/').entries()) base64Values[code] = value;
base64Values[0x2d] = 62;
base64Values[0x5f] = 63;

/** A line that cannot be base64: a list or virus scanner added its footer below the encoded body. */
function isFooterLine(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    const blankAtEnd = (byte === 0x20 || byte === cr) && (at + 1 === end || bytes[at + 1] === cr);
    if (byte !== equals && !blankAtEnd && (base64Values[byte] === -1 || byte === 0x2d || byte === 0x5f)) return true;
  }
  return false;
}

/** What follows the first padding: further padded pieces (some mailers encode line by line, where Node would stop) or a footer. */
function decodePaddedPieces(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((bytes.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let bitCount = 0;
  let padded = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === lf && padded) {
      const next = bytes.indexOf(lf, at + 1);
      const end = next < 0 ? bytes.length : next;
      if (isFooterLine(bytes, at + 1, end)) at = end - 1;
      continue;
    }
    const value = base64Values[byte] as number;
    if (byte === equals) {
      bitCount = 0;
      padded = true;
    }
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      out[length++] = (bits >> bitCount) & 0xff;
    }
  }
  return out.subarray(0, length);
}

/** Base64 bytes → bytes. Characters outside the alphabet are skipped. */
export function decodeBase64(bytes: Buffer): Buffer {
  const pad = bytes.indexOf(equals);
  if (pad >= 0 && bytes.subarray(pad).some((byte) => base64Values[byte] !== -1)) return decodePaddedPieces(bytes);
  return Buffer.from(bytes.toString('latin1', 0, pad < 0 ? bytes.length : pad), 'base64');
}

/** Quoted-printable bytes → bytes (RFC 2045 6.7). A broken escape stays as it stands. */
export function decodeQuotedPrintable(bytes: Buffer): Buffer {
  if (!bytes.includes(equals)) return bytes;
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte !== equals) {
      out[length++] = byte;
      continue;
    }
    const high = hexDigit(bytes[at + 1]);
    const low = hexDigit(bytes[at + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      at += 2;
      continue;
    }
    // Soft line break, with the trailing blanks that relays add before the line end.
    let next = at + 1;
    while (bytes[next] === 0x20 || bytes[next] === 0x09) next++;
    if (bytes[next] === cr && bytes[next + 1] === lf) at = next + 1;
    else if (bytes[next] === lf || bytes[next] === cr) at = next;
    else if (next >= bytes.length) at = next;
    else out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** The uuencode of old Unix mailers (`begin 644 name` … `end`): a length character, then four characters for three bytes. */
function decodeUuencode(bytes: Buffer): Buffer {
  const out = Buffer.allocUnsafe(bytes.length);
  const sixBits = (at: number, end: number): number => (at < end ? ((bytes[at] as number) - 32) & 63 : 0);
  let length = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(lf, start);
    const next = newline < 0 ? bytes.length : newline + 1;
    const end = newline > start && bytes[newline - 1] === cr ? newline - 1 : newline < 0 ? bytes.length : newline;
    const word = bytes.toString('latin1', start, Math.min(end, start + 6));
    if (word === 'end') break;
    const count = word === 'begin ' ? 0 : sixBits(start, end);
    for (let done = 0, at = start + 1; done < count && at < end; done += 3, at += 4) {
      const group = (sixBits(at, end) << 18) | (sixBits(at + 1, end) << 12) | (sixBits(at + 2, end) << 6) | sixBits(at + 3, end);
      for (let byte = 0; byte < Math.min(3, count - done); byte++) out[length++] = (group >> (16 - 8 * byte)) & 255;
    }
    start = next;
  }
  return out.subarray(0, length);
}

/** Decoded bytes of one body. `encoding` is the raw Content-Transfer-Encoding; unknown ones are taken as identity. */
export function decodeTransfer(bytes: Buffer, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase().replace(/^["']|["';]+$/g, '')) {
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
    case 'quoted_printable':
      return decodeQuotedPrintable(bytes);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return decodeUuencode(bytes);
    default:
      return bytes;
  }
}
