// winmail.dat ([MS-OXTNEF]): what Outlook makes of a mail in its own format → the text and the files inside (F48).
// Nothing here throws, nothing is read beyond the bytes: what does not fit ends the walk, and what was found until then
// counts. Each step moves forward, so the work is bounded by the bytes. Checksums are not looked at: senders get them wrong.
// Knowingly not read: recipients, times, meetings; the mail around it says who wrote and when.
import { namedText, readProperties, type Properties } from './tnef-properties.ts';

export interface TnefFile {
  readonly name: string;
  /** '' when not stated. */
  readonly mediaType: string;
  /** Without angle brackets; '' when not stated. */
  readonly contentId: string;
  readonly bytes: Buffer;
}

export interface TnefContent {
  readonly files: readonly TnefFile[];
  readonly text: Buffer | null;
  /** Windows code page of `text` and `html`. */
  readonly codePage: number;
  readonly html: Buffer | null;
  /** Compressed ([MS-OXRTFCP]). */
  readonly rtf: Buffer | null;
}

const signature = 0x223e9f78;
/** Windows-1252: what a stream without a code page means in practice. */
const codePageUsual = 1252;

/** Attributes of the stream: low half of the id; the high half is its type. */
const attribute = { attachData: 0x800f, attachTitle: 0x8010, attachRendering: 0x9002, messageProperties: 0x9003, attachProperties: 0x9005, codePage: 0x9007, body: 0x800c } as const;
const property = { text: 0x1000, rtf: 0x1009, html: 0x1013, data: 0x3701, shortName: 0x3704, longName: 0x3707, mediaType: 0x370e, contentId: 0x3712, displayName: 0x3001, internetCodePage: 0x3fde } as const;

interface Attribute {
  readonly ofAttachment: boolean;
  readonly id: number;
  readonly data: Buffer;
}

/** True for bytes that begin like such a stream. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE() === signature;
}

function* attributesOf(bytes: Buffer): Generator<Attribute> {
  let at = 6;
  while (at + 9 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 5);
    const end = at + 9 + length;
    // The last attribute of a stream that was cut is still worth something.
    yield { ofAttachment: bytes[at] === 2, id: bytes.readUInt16LE(at + 1), data: bytes.subarray(at + 9, Math.min(end, bytes.length)) };
    at = end + 2;
  }
}

interface OpenFile {
  title: string;
  data: Buffer | null;
  properties: Properties;
}

/** The content of one stream, at most `filesMax` files; null when it is none. */
export function readTnef(bytes: Buffer, filesMax: number): TnefContent | null {
  if (!isTnef(bytes)) return null;
  const files: OpenFile[] = [];
  let message: Properties = new Map();
  let body: Buffer | null = null;
  let codePage = codePageUsual;
  for (const { ofAttachment, id, data } of attributesOf(bytes)) {
    const file = files.at(-1);
    if (id === attribute.codePage && data.length >= 4) codePage = data.readUInt32LE();
    else if (id === attribute.messageProperties && !ofAttachment) message = readProperties(data);
    else if (id === attribute.body) body = withoutEnd(data);
    else if (id === attribute.attachRendering) {
      if (files.length >= filesMax) break;
      files.push({ title: '', data: null, properties: new Map() });
    } else if (file !== undefined && id === attribute.attachTitle) file.title = namedText({ type: 0x1e, bytes: data }, codePage);
    else if (file !== undefined && id === attribute.attachData) file.data = data;
    else if (file !== undefined && id === attribute.attachProperties) file.properties = readProperties(data);
  }
  const internet = message.get(property.internetCodePage)?.bytes;
  const text = message.get(property.text);
  return {
    files: files.flatMap((file) => toFile(file, codePage) ?? []),
    text: text === undefined ? body : text.type === 0x1f ? Buffer.from(text.bytes.toString('utf16le').replace(/\0+$/, ''), 'utf8') : withoutEnd(text.bytes),
    codePage: text?.type === 0x1f ? 65001 : internet !== undefined && internet.length >= 4 ? internet.readUInt32LE() : codePage,
    html: message.get(property.html)?.bytes ?? null,
    rtf: message.get(property.rtf)?.bytes ?? null,
  };
}

function toFile({ title, data, properties }: OpenFile, codePage: number): TnefFile | null {
  const said = (id: number): string => {
    const value = properties.get(id);
    return value === undefined ? '' : namedText(value, codePage);
  };
  const object = properties.get(property.data);
  // An object begins with the id of its interface; a mail inside the mail is such a stream again.
  const bytes = data ?? (object === undefined ? null : object.type === 0x0d ? object.bytes.subarray(16) : object.bytes);
  if (bytes === null || bytes.length === 0) return null;
  const nested = isTnef(bytes);
  const name = [property.longName, property.shortName, property.displayName].map(said).find((one) => one !== '') ?? title;
  return { name: nested ? `${name === '' ? 'mail' : name}.dat` : name, mediaType: nested ? 'application/ms-tnef' : said(property.mediaType).toLowerCase(), contentId: said(property.contentId).replaceAll(/[<>\s]/g, ''), bytes };
}

function withoutEnd(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
