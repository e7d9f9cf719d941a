// A winmail.dat as bytes, made the way Outlook lays one out: a code page, a body, attachments with their long names.

export interface TnefStream {
  /** As the text property; absent: none. */
  readonly text?: string;
  readonly html?: string;
  /** Compressed RTF. */
  readonly rtf?: Buffer;
  readonly files?: readonly { readonly name: string; readonly shortName?: string; readonly mediaType?: string; readonly contentId?: string; readonly bytes: Buffer }[];
}

export function tnefStream({ text, html, rtf, files = [] }: TnefStream): Buffer {
  const message = propertyList([
    ...(text === undefined ? [] : [property(0x1f, 0x1000, Buffer.from(`${text}\0`, 'utf16le'))]),
    ...(html === undefined ? [] : [property(0x102, 0x1013, Buffer.from(html, 'latin1'))]),
    ...(rtf === undefined ? [] : [property(0x102, 0x1009, rtf)]),
  ]);
  const codePage = Buffer.alloc(8);
  codePage.writeUInt32LE(1252);
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x223e9f78);
  head.writeUInt16LE(1, 4);
  return Buffer.concat([head, attribute(1, 0x00069007, codePage), attribute(1, 0x00069003, message), ...files.flatMap((file) => [
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from(`${file.shortName ?? file.name}\0`, 'latin1')),
    attribute(2, 0x0006800f, file.bytes),
    attribute(2, 0x00069005, propertyList([
      property(0x1f, 0x3707, Buffer.from(`${file.name}\0`, 'utf16le')),
      ...(file.mediaType === undefined ? [] : [property(0x1e, 0x370e, Buffer.from(`${file.mediaType}\0`, 'latin1'))]),
      ...(file.contentId === undefined ? [] : [property(0x1e, 0x3712, Buffer.from(`${file.contentId}\0`, 'latin1'))]),
    ])),
  ])]);
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(data.length, 5);
  const checksum = Buffer.alloc(2);
  checksum.writeUInt16LE(data.reduce((sum, byte) => (sum + byte) & 0xffff, 0));
  return Buffer.concat([head, data, checksum]);
}

function property(type: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16LE(type);
  head.writeUInt16LE(id, 2);
  head.writeUInt32LE(1, 4);
  head.writeUInt32LE(value.length, 8);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function propertyList(properties: readonly Buffer[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32LE(properties.length);
  return Buffer.concat([count, ...properties]);
}
