// Whether an attachment is of a kind that a pack names: `*.docx` looks at the name, `image/*` at the media type. Where the
// bytes say what the file is, they count more than what the sender calls it, and a file that pretends is of no kind.
import type { Attachment } from '../parse/parsed-message.ts';

/** Types of containers and of text: what is inside may well be what the sender says. */
const saysLittle = /^text\/|^application\/(?:zip|gzip|x-cfb|xml|x-7z-compressed)$/u;

/** One of the globs matches the file. */
export function isOfKind(globs: readonly string[], { name, mediaType, content }: Pick<Attachment, 'name' | 'mediaType' | 'content'>): boolean {
  if (content?.danger === 'disguised') return false;
  return globs.some((glob) => globMatches(glob, name, '') || typesOf(mediaType, content?.mediaType ?? null).some((type) => globMatches(glob, '', type)));
}

function typesOf(claimed: string, found: string | null): string[] {
  if (found === null) return [claimed];
  return saysLittle.test(found) || claimed.split('/')[0] === found.split('/')[0] ? [claimed, found] : [found];
}

/** `*.docx` looks at the name, `image/*` at the media type. */
export function globMatches(glob: string, name: string, mediaType: string): boolean {
  const wanted = glob.toLowerCase();
  if (wanted.endsWith('/*')) return mediaType.startsWith(wanted.slice(0, -1));
  if (wanted.includes('/')) return mediaType === wanted;
  return wanted.startsWith('*') ? name.toLowerCase().endsWith(wanted.slice(1)) : name.toLowerCase() === wanted;
}
