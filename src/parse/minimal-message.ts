// What remains of a mail whose body could not be parsed (deadline, memory, a fault): its header, read from the first
// bytes only, and one opaque entity. The mail goes on as what it is, with the problem that says why.
import { limits } from '../mail/limits.ts';
import type { Problem } from '../mail/problem.ts';
import { headerRoom, readHeaderSection } from './header-section.ts';
import { readHeaderValues } from './header-values.ts';
import type { ParsedMessage } from './parsed-message.ts';
import { ProblemLog } from './problem-log.ts';

/** A ParsedMessage without body text and attachments; `problem` (severe) comes first in its problems. */
export function minimalMessage(bytes: Uint8Array, problem: Problem): ParsedMessage {
  const problems = new ProblemLog();
  problems.add(problem.code, problem.detail, problem.severe);
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, limits.headerBytesMax));
  const { headers } = readHeaderSection(start, 0, start.length, headerRoom(), problems);
  return {
    ...readHeaderValues(headers, problems),
    root: { path: '', mediaType: 'application/octet-stream', charset: null, disposition: null, fileName: null, contentId: null, sizeBytes: bytes.byteLength, headers, children: [] },
    plain: null,
    html: null,
    lines: [],
    attachments: [],
    reports: [],
    sizeBytes: bytes.byteLength,
    problems: problems.list,
  };
}
