// The name an entity gives its content (RFC 2183 filename, RFC 2045 name; RFC 2231 and misused RFC 2047 are decoded
// by parameters.ts). One line, bounded, without invisible characters; never used as a path by this folder.
import { cutText } from './cut-text.ts';
import type { ProblemLog } from './problem-log.ts';
import { readableText } from './readable-text.ts';
import type { RawEntity } from './split-entities.ts';

/** What file systems and databases take; the raw header keeps the rest (F31). */
const fileNameCharactersMax = 255;

/** Old mailers send the whole path, attackers send `../`; a slash inside an ordinary name ("Offer 3/4.pdf") stays. */
function withoutFolders(name: string): string {
  return /^(?:[a-z]:\\|\\|\/)|\.\.[\\/]/i.test(name) ? (name.split(/[\\/]/).findLast((step) => step !== '' && step !== '..') ?? '') : name;
}

/** Decoded file name, null when none was given. Too long ones keep their extension. Problem: `file-name-too-long`. */
export function fileNameOf(entity: RawEntity, problems: ProblemLog): string | null {
  const disposition = entity.disposition?.parameters;
  const raw = disposition?.get('filename') ?? entity.contentType.parameters.get('name') ?? disposition?.get('name') ?? '';
  const name = withoutFolders(readableText(raw.replaceAll(/[\r\n\t]+/g, ' ')).trim());
  if (name === '') return null;
  if (name.length <= fileNameCharactersMax) return name;
  problems.add('file-name-too-long', `a file name of ${name.length} characters was shortened`, false);
  const extension = /\.[^.\s]{1,20}$/.exec(name)?.[0] ?? '';
  return cutText(name, fileNameCharactersMax - extension.length) + extension;
}
