// A winmail.dat as entities: the files inside as attachments of the mail, and its text as a body part, so that everything
// that reads a mail reads them the same way. The paths are those of parts inside part 2: `2.1`, `2.2`, ….
import { limits } from '../mail/limits.ts';
import type { StructuredField } from './parameters.ts';
import type { RawEntity } from './raw-entity.ts';
import { rtfText, unpackRtf } from './rtf-text.ts';
import { readTnef, type TnefContent } from './tnef.ts';
import { charsetOfCodePage } from './tnef-properties.ts';

/** The type such a part claims, or the name Outlook gives it. */
export function isTnefPart({ mediaType, contentType, disposition }: Pick<RawEntity, 'mediaType' | 'contentType' | 'disposition'>): boolean {
  const name = disposition?.parameters.get('filename') ?? contentType.parameters.get('name') ?? '';
  return mediaType === 'application/ms-tnef' || mediaType === 'application/vnd.ms-tnef' || /^win(?:mail)?\.dat$/i.test(name.trim());
}

/** Body part of the stream: no disposition, so that it reads as text. Only one stands, the richest that is text. */
function bodyOf(content: TnefContent): { mediaType: string; charset: string; bytes: Buffer } | null {
  if (content.text !== null && content.text.length > 0) return { mediaType: 'text/plain', charset: charsetOfCodePage(content.codePage), bytes: content.text };
  if (content.html !== null) return { mediaType: 'text/html', charset: charsetOfCodePage(content.codePage), bytes: content.html };
  const text = content.rtf === null ? '' : rtfText(unpackRtf(content.rtf));
  return text.trim() === '' ? null : { mediaType: 'text/plain', charset: 'utf-8', bytes: Buffer.from(text, 'utf8') };
}

/** The parts inside, at most `partsMax`; none when the bytes are no such stream or it holds nothing. */
export function tnefEntities(bytes: Buffer, path: string, partsMax: number): RawEntity[] {
  const content = readTnef(bytes, Math.min(partsMax, limits.mimePartsMax));
  if (content === null) return [];
  const prefix = path === '' ? '' : `${path}.`;
  const entity = (number: number, mediaType: string, type: StructuredField, disposition: StructuredField | null, contentId: string, source: Buffer): RawEntity => ({
    path: `${prefix}${number}`, headers: contentId === '' ? [] : [{ name: 'Content-ID', body: `<${contentId}>` }], contentType: type, mediaType, malformed: false, disposition,
    transferEncoding: '', source, bodyStart: 0, bodyEnd: source.length, children: [],
  });
  const files = content.files.map((file, index) => {
    const mediaType = /^[a-z0-9!#$&^_.+-]{1,100}\/[a-z0-9!#$&^_.+-]{1,100}$/.test(file.mediaType) && !file.mediaType.startsWith('multipart/') ? file.mediaType : 'application/octet-stream';
    return entity(index + 1, mediaType, { value: mediaType, parameters: new Map() }, { value: 'attachment', parameters: new Map([['filename', file.name]]) }, file.contentId, file.bytes);
  });
  const body = bodyOf(content);
  return body === null ? files : [...files, entity(files.length + 1, body.mediaType, { value: body.mediaType, parameters: new Map([['charset', body.charset]]) }, null, '', body.bytes)];
}
