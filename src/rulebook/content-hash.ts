// Versions by content: the same rules have the same version on every machine, whatever their files' dates say.
import { createHash } from 'node:crypto';

// Six hex digits as in `2021-03 9f3c2a`: enough to tell the versions of one installation apart, short enough to read.
const HASH_LENGTH = 6;

/** Short hash of any plain data; the order of its keys counts. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, HASH_LENGTH);
}

/** The whole hash of a text, for a file that goes into several versions. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
