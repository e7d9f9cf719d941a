// The MAPI properties inside a winmail.dat ([MS-OXTNEF] 2.1.3.4): a counted list of typed values. Reads the first value of
// each; a list that does not fit its bytes ends where it stops making sense.
import iconv from 'iconv-lite';

export interface PropertyValue {
  /** Property type: 0x1e text in the code page, 0x1f UTF-16, 0x102 bytes, 0x0d an object. */
  readonly type: number;
  readonly bytes: Buffer;
}

/** By property id. */
export type Properties = ReadonlyMap<number, PropertyValue>;

/** A mail has about a hundred; more are not worth reading. */
const propertiesMax = 2_000;
const valuesMax = 1_000;

/** Bytes of a value of fixed size, with its padding to four. */
const fixedSizes: Readonly<Record<number, number>> = { 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16 };
const sizedTypes = new Set([0x0d, 0x1e, 0x1f, 0x102]);

class Cursor {
  at = 0;
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  /** The next bytes, null beyond the end. */
  take(length: number): Buffer | null {
    if (length > this.bytes.length - this.at) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  uint16(): number | null {
    return this.take(2)?.readUInt16LE() ?? null;
  }

  uint32(): number | null {
    return this.take(4)?.readUInt32LE() ?? null;
  }

  /** A length and that many bytes, padded to four. */
  sized(): Buffer | null {
    const length = this.uint32();
    const value = length === null ? null : this.take(length);
    if (value !== null) this.at = Math.min(this.bytes.length, this.at + ((4 - (value.length % 4)) % 4));
    return value;
  }
}

/** The properties of one list. */
export function readProperties(bytes: Buffer): Properties {
  const found = new Map<number, PropertyValue>();
  const cursor = new Cursor(bytes);
  const count = Math.min(cursor.uint32() ?? 0, propertiesMax);
  for (let index = 0; index < count; index++) {
    const type = cursor.uint16();
    const id = cursor.uint16();
    if (type === null || id === null || !skipName(cursor, id)) break;
    const value = readValue(cursor, type);
    if (value === null) break;
    if (!found.has(id)) found.set(id, { type: type & 0x0fff, bytes: value });
  }
  return found;
}

/** A property of no fixed id has its name before its value. */
function skipName(cursor: Cursor, id: number): boolean {
  if (id < 0x8000) return true;
  if (cursor.take(16) === null) return false;
  const kind = cursor.uint32();
  if (kind === null) return false;
  return kind === 0 ? cursor.uint32() !== null : cursor.sized() !== null;
}

/** The first value; null when the bytes do not hold it, or its type is unknown. */
function readValue(cursor: Cursor, type: number): Buffer | null {
  const base = type & 0x0fff;
  const sized = sizedTypes.has(base);
  const size = fixedSizes[base];
  const several = sized || (type & 0x1000) !== 0;
  const count = several ? cursor.uint32() : 1;
  if (count === null || count > valuesMax || (!sized && size === undefined)) return null;
  let first: Buffer | null = Buffer.alloc(0);
  for (let index = 0; index < count; index++) {
    const value = sized ? cursor.sized() : cursor.take(size ?? 0);
    if (value === null) return null;
    if (index === 0) first = value;
  }
  return first;
}

/** A short text value; '' when it is none. */
export function namedText({ type, bytes }: PropertyValue, codePage: number): string {
  const shown = bytes.subarray(0, 2_048);
  const text = type === 0x1f ? shown.toString('utf16le') : type === 0x1e ? decodeCodePage(shown, codePage) : '';
  return text.split('\0')[0]?.trim() ?? '';
}

function decodeCodePage(bytes: Buffer, codePage: number): string {
  const charset = charsetOfCodePage(codePage);
  return iconv.encodingExists(charset) ? iconv.decode(bytes, charset) : bytes.toString('latin1');
}

/** The name by which mails call a Windows code page. */
export function charsetOfCodePage(codePage: number): string {
  return ({ 65001: 'utf-8', 20127: 'us-ascii', 28591: 'iso-8859-1', 28592: 'iso-8859-2', 28605: 'iso-8859-15', 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 50220: 'iso-2022-jp', 20866: 'koi8-r' } as Readonly<Record<number, string>>)[codePage] ?? `windows-${codePage}`;
}
