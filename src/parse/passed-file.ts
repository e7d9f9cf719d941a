// A file on its way to the other side: a name that is safe to save, and web pages without anything that acts. Everything else
// goes byte for byte; an attached mail keeps its signature (F50). The file as it came stays in the mail it came with.
import { limits } from '../mail/limits.ts';
import { printableName } from '../mail/printable-name.ts';
import { decodeCharset } from './charset.ts';
import { extensionOf } from './file-names.ts';
import type { Attachment } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';
import { safePage } from './safe-html.ts';

export interface PassedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What a file without a name is called, by the beginning of its type. */
const callsBy: readonly (readonly [string, (number: number, subtype: string) => string])[] = [
  ['message/', (number) => `message-${number}.eml`],
  ['image/', (number, subtype) => `picture-${number}${extensionFor(subtype)}`],
  ['text/calendar', (number) => `invitation-${number}.ics`],
  ['text/', (number) => `text-${number}.txt`],
  ['', (number) => `attachment-${number}`],
];

/** The file as it goes on; `number` is its place among those of its mail. */
export function passedFile({ name, mediaType }: Pick<Attachment, 'name' | 'mediaType'>, number: number, bytes: Uint8Array): PassedFile {
  const called = printableName(name) || (callsBy.find(([type]) => mediaType.startsWith(type))?.[1] ?? (() => 'attachment'))(number, mediaType.split('/')[1] ?? '');
  if (!isWebPage(called, mediaType)) return { name: called, mediaType, bytes };
  // One that is too long to be made safe is shown as the text it is.
  if (bytes.length > limits.htmlBytesMax) return { name: `${called}.txt`, mediaType: 'text/plain', bytes };
  const declared = /<meta[^>]{1,200}charset\s*=\s*["']?([\w:.-]{1,40})/i.exec(Buffer.from(bytes).toString('latin1', 0, 2_048))?.[1] ?? null;
  return { name: called, mediaType: 'text/html', bytes: Buffer.from(safePage(decodeCharset(bytes, declared, new ProblemLog())), 'utf8') };
}

function isWebPage(name: string, mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml' || ['html', 'htm', 'xhtml', 'shtml', 'xht'].includes(extensionOf(name));
}

function extensionFor(subtype: string): string {
  const known = /^[a-z0-9]{2,5}$/.exec(subtype)?.[0];
  return known === undefined ? '' : `.${known === 'jpeg' ? 'jpg' : known}`;
}
