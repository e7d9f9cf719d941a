// What a file really is, by its bytes and not by what it is called: type, pictures inside a document, and what speaks against
// opening it unseen. Nothing is unpacked or run; a zip is known by its listing only, so zip and XML bombs stay what they are.
// Knowingly not looked into: archives other than zip, encrypted ones, zips inside zips; finding what is evil is a scanner's work.
import { fileTypeFromBuffer } from 'file-type/core';
import { extensionOf, isDisguisedName, isProgramName } from './file-names.ts';
import type { FileContent, FileDanger } from './parsed-message.ts';
import { isTnef } from './tnef.ts';
import { listZip, type ZipListing } from './zip-listing.ts';

export interface ExaminedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The beginning tells the type; the rest of a large file need not be read for it. */
const headBytes = 64 * 1024;

const programTypes = new Set(['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/java-vm', 'application/x.ms.shortcut', 'application/x-msi', 'application/vnd.android.package-archive', 'application/vnd.ms-cab-compressed', 'application/x-apple-diskimage', 'application/x-iso9660-image', 'application/java-archive']);
const pictureInZip = /^(?:word|xl|ppt)\/media\/|^Pictures\/[^/]+\.(?:png|jpe?g|gif|svg|emf|wmf)$/i;
const textTypes: readonly (readonly [RegExp, string])[] = [
  [/^<svg[\s>]|^<\?xml[^>]*>\s*(?:<!--[^]{0,2000}?-->\s*|<!DOCTYPE[^]{0,2000}?>\s*){0,3}<svg[\s>]|^<!DOCTYPE\s+svg\b/i, 'image/svg+xml'],
  [/^(?:<!--[^]{0,2000}?-->\s*)?<(?:!DOCTYPE\s+html|html|head|body|script)\b/i, 'text/html'],
  [/^<\?xml\s/i, 'application/xml'],
  [/^(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){0,40}(?:Received|From|Message-ID|Return-Path):[ \t]/i, 'message/rfc822'],
];
/** An SVG is a document that browsers run. */
const activeSvg = /<script|<foreignObject|<!ENTITY|\son[a-z]{1,40}\s{0,40}=|(?:href|src)\s{0,40}=\s{0,40}["']?\s{0,40}(?:javascript|data:text\/html)/i;

/** Beyond these a zip is only made to fill somebody's disk. */
const unpackedBytesMax = 2 * 1024 ** 3;
const ratioBytesMin = 100 * 1024 ** 2;
const ratioMax = 200;

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
const oleMarks = { word: utf16('WordDocument'), macros: utf16('_VBA_PROJECT') } as const;
const pictureMarks = [Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('ffd8ffe0', 'hex'), Buffer.from('ffd8ffe1', 'hex')];

/** Looks at one file. Never rejects because of its bytes: what cannot be read says nothing about itself. */
export async function examineFile(file: ExaminedFile): Promise<FileContent> {
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const mediaType = await typeOf(bytes);
  const listing = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await listZip(bytes) : null;
  const ole = mediaType === 'application/x-cfb' ? bytes : null;
  return { mediaType, pictures: picturesIn(listing, ole), danger: dangerOf(file, bytes, mediaType, listing, ole) };
}

async function typeOf(bytes: Buffer): Promise<string | null> {
  const head = bytes.subarray(0, headBytes);
  if (isTnef(head)) return 'application/ms-tnef';
  // The library ends some broken files with an error; what it cannot tell is looked at as text.
  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  if (known !== undefined && known.mime !== 'application/xml') return known.mime;
  const text = head.toString('latin1').replace(/^(?:\xef\xbb\xbf)?\s+|^\xef\xbb\xbf/, '').slice(0, 8_192);
  return textTypes.find(([pattern]) => pattern.test(text))?.[1] ?? known?.mime ?? null;
}

function picturesIn(listing: ZipListing | null, ole: Buffer | null): boolean | null {
  if (listing !== null) return listing.names.some((name) => pictureInZip.test(name));
  if (ole === null || !ole.includes(oleMarks.word)) return null;
  return pictureMarks.some((mark) => ole.includes(mark));
}

function dangerOf({ name, mediaType: claimed }: ExaminedFile, bytes: Buffer, mediaType: string | null, listing: ZipListing | null, ole: Buffer | null): FileDanger | null {
  if (isDisguisedName(name)) return 'disguised';
  if (isProgramName(name)) return 'program';
  if (mediaType !== null && programTypes.has(mediaType)) return extensionOf(name) === '' && !claimed.startsWith('image/') ? 'program' : 'disguised';
  if (listing !== null) return dangerInZip(bytes.length, listing);
  if (ole?.includes(oleMarks.macros) === true) return 'macros';
  const svg = mediaType === 'image/svg+xml' || claimed === 'image/svg+xml' || extensionOf(name) === 'svg';
  return svg && activeSvg.test(bytes.toString('latin1')) ? 'script' : null;
}

function dangerInZip(sizeBytes: number, { names, unpackedBytes }: ZipListing): FileDanger | null {
  if (unpackedBytes > unpackedBytesMax || (unpackedBytes > ratioBytesMin && unpackedBytes > ratioMax * sizeBytes)) return 'bomb';
  if (names.some(isDisguisedName)) return 'disguised';
  const files = names.filter((name) => !name.endsWith('/'));
  // A bundle of logs may hold a script; a zip around a program alone is there to bring the program.
  if (files.length > 0 && files.length <= 3 && files.some(isProgramName)) return 'program';
  return names.some((name) => /(?:^|\/)vbaProject\.bin$/i.test(name)) ? 'macros' : null;
}
