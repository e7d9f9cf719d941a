// Lines that were copied out of a machine: a log, a pasted HTTP conversation, a fenced block. "Server: nginx" there is
// no answer to anything, so no label is looked for on them; they may still be part of a text value.
import type { TextLine } from './text-line.ts';

const logLine = /^\s*(?:[[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d\s|[[(]?\d\d:\d\d:\d\d[\s\])]|\[?(?:INFO|WARN|WARNING|DEBUG|FATAL|TRACE)\]?[\s:])/;

/** Lines of a log, or of a pasted HTTP or SMTP conversation: "Server: nginx" there is no answer to anything. */
export function logLines(lines: readonly TextLine[]): Set<number> {
  const found = new Set<number>();
  let until = -1;
  let fenced = false;
  lines.forEach((line, index) => {
    if (/^\s*(?:```|~~~)/.test(line.text)) {
      fenced = !fenced;
      found.add(index);
    }
    if (/^\s*(?:[<>]\s)?(?:HTTP\/\d|(?:GET|POST|HEAD|PUT)\s\/\S*\sHTTP)/.test(line.text)) until = index + 15;
    if (line.text.trim() === '') until = Math.min(until, index);
    if (index <= until || fenced || logLine.test(line.text)) found.add(index);
  });
  // A fence that is never closed is a stray line, not a log to the end of the mail.
  return fenced ? new Set([...found].filter((index) => logLine.test(lines[index]?.text ?? ''))) : found;
}
