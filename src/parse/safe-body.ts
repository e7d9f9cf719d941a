// The HTML body of a mail as a page that a browser may open: what a person wrote, without anything that acts.
import { limits } from '../mail/limits.ts';
import { findBodyParts } from './body-parts.ts';
import { decodeCharset } from './charset.ts';
import { ProblemLog } from './problem-log.ts';
import { safePage } from './safe-html.ts';
import { entityBytes, splitEntities } from './split-entities.ts';

/** The page, null when the mail has no HTML. Never throws. */
export function safeBody(bytes: Uint8Array): string | null {
  const problems = new ProblemLog();
  const parts = findBodyParts(splitEntities(bytes, problems)).segments.flatMap((segment) => (segment.html === null ? [] : [segment.html]));
  if (parts.length === 0) return null;
  return safePage(parts.map((part) => decodeCharset(entityBytes(part).subarray(0, limits.htmlBytesMax), part.contentType.parameters.get('charset') ?? null, problems)).join('\n<hr>\n'));
}
