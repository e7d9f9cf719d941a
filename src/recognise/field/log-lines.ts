// Lines that were copied out of a machine: a log, a pasted HTTP conversation or mail header, JSON, a fenced block.
// "Server: nginx" there is no answer to anything, so no label is looked for on them; they may still be part of a text.
import type { TextLine } from './text-line.ts';

const logLine = /^\s*(?:[[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d\s|[[(]?\d\d:\d\d:\d\d[\s\])]|at [\w$.<>]+\([^()]*\)\s*$|Caused by: |Exception in thread |\.\.\. \d+ more|#  \S|\[?(?:INFO|WARN|WARNING|DEBUG|FATAL|TRACE)\]?[\s:])/;
/** `"key": "value",`, `{"key": 1}`: quoted names with a colon behind the quote mark. */
const jsonLine = /^\s*[[{]*\s*(["'])[\w $@.:/-]{1,60}\1\s*:\s*(?:["'[{\d-]|true\b|false\b|null\b)/;
/** Fields of mail and HTTP headers that nobody writes as a label of a letter. */
const headerField = /^\s*(?:[<>*]\s)?(?:X-[A-Za-z0-9-]+|Received(?:-SPF)?|Message-ID|MIME-Version|Content-[A-Za-z-]+|Return-Path|DKIM-Signature|ARC-[A-Za-z-]+|Authentication-Results|In-Reply-To|List-[A-Za-z-]+|Delivered-To|Auto-Submitted|User-Agent|Set-Cookie|Cache-Control|Transfer-Encoding|Accept(?:-[A-Za-z]+)?|ETag|Strict-Transport-Security|WWW-Authenticate|Keep-Alive|If-[A-Za-z-]+|Access-Control-[A-Za-z-]+)\s?:/i;
/** Any line of a header block: one word, a colon, something behind it. */
const fieldLine = /^\s*(?:[<>*]\s)?[A-Za-z][A-Za-z0-9-]{1,40}\s?:\s?\S/;

/** Indices of such lines. */
export function logLines(lines: readonly TextLine[]): Set<number> {
  const found = headerLines(lines);
  let until = -1;
  let fenced = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line.text)) {
      fenced = !fenced;
      found.add(index);
    }
    if (/^\s*(?:[<>]\s)?(?:HTTP\/\d|(?:GET|POST|HEAD|PUT)\s\/\S*\sHTTP)/.test(line.text)) until = index + 15;
    if (line.text.trim() === '') until = Math.min(until, index);
    if (index <= until || fenced || isMachineLine(line.text)) found.add(index);
  });
  // A fence that is never closed is a stray line, not a log to the end of the mail.
  return fenced ? new Set([...found].filter((index) => isMachineLine(lines[index]?.text ?? ''))) : found;
}

function isMachineLine(text: string): boolean {
  return logLine.test(text) || jsonLine.test(text) || headerField.test(text);
}

interface HeaderBlock {
  readonly from: number;
  readonly to: number;
  /** From the first to the last unmistakable field. */
  readonly first: number;
  readonly last: number;
}

/** Pasted headers: fields in a row, two or more of them unmistakable. */
function headerBlocks(lines: readonly TextLine[]): HeaderBlock[] {
  const found: HeaderBlock[] = [];
  for (let from = 0; from < lines.length; from++) {
    if (!isHeaderLine(lines[from])) continue;
    let to = from;
    while (isHeaderLine(lines[to + 1])) to++;
    const certain = lines.slice(from, to + 1).flatMap((line, i) => (headerField.test(line.text) ? [from + i] : []));
    if (certain.length >= 2) found.push({ from, to, first: certain[0] ?? from, last: certain.at(-1) ?? to });
    from = to;
  }
  return found;
}

function headerLines(lines: readonly TextLine[]): Set<number> {
  return new Set(headerBlocks(lines).flatMap((block) => range(block.first, block.last)));
}

/** Lines around a pasted header that may be its fields or the mail's own labels again. */
export function linesNearHeader(lines: readonly TextLine[]): ReadonlySet<number> {
  return new Set(headerBlocks(lines).flatMap((block) => [...range(block.from, block.first - 1), ...range(block.last + 1, block.to)]));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

/** A field or the folded rest of one. */
function isHeaderLine(line: TextLine | undefined): boolean {
  return line !== undefined && line.cells === null && (fieldLine.test(line.text) || /^\s+\S/.test(line.text));
}
