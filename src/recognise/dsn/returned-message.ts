// The mail a report is about: it travels back as message/rfc822, as text/rfc822-headers, or as plain lines behind a
// mark. Out come its Message-ID and its recipients, as far as they stand there. Its content is not looked at.
import type { ParsedMessage } from '../../parse/parsed-message.ts';
import { fieldBody } from '../header-fields.ts';

export interface ReturnedMessage {
  /** Without brackets, null when the report returns no header or one without an id. */
  readonly messageId: string | null;
  /** To and Cc, lower case. */
  readonly recipients: readonly string[];
}

/** RFC 3464, and RFC 6533 for internationalised mail. */
const returnedMediaTypes = new Set(['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']);

/** Header lines of the returned mail that are read; its body may be huge. */
const headerLinesMax = 400;

export function readReturnedMessage(mail: ParsedMessage, returnedLines: readonly string[]): ReturnedMessage {
  const parts = mail.reports
    .filter((report) => returnedMediaTypes.has(report.mediaType))
    .map((report) => report.text.split(/\r?\n/u, headerLinesMax));
  const header = unfold([...(parts[0] ?? []), ...(parts.length === 0 ? returnedLines : [])]);
  return {
    messageId: idIn(fieldOf(header, 'message-id')) ?? namedInReport(mail) ?? idIn(fieldBody(mail.headers, 'In-Reply-To')),
    recipients: [...(fieldOf(header, 'to') ?? '').matchAll(/[^\s<>()[\],;:"]+@[A-Za-z0-9.-]+/gu),
      ...(fieldOf(header, 'cc') ?? '').matchAll(/[^\s<>()[\],;:"]+@[A-Za-z0-9.-]+/gu)].slice(0, 100).map((match) => match[0].toLowerCase()),
  };
}

/** Reporters that return no header name the id in their prose: `Message-id: <…>` in an indented list. */
function namedInReport(mail: ParsedMessage): string | null {
  const line = mail.lines.slice(0, headerLinesMax).find((one) => /^\s*(?:original )?message.?id\s*:/i.test(one.text));
  return idIn(line?.text ?? null);
}

function idIn(body: string | null): string | null {
  return /<([^<>\s]+@[^<>\s]*)>/u.exec(body ?? '')?.[1] ?? null;
}

function fieldOf(header: readonly string[], name: string): string | null {
  const line = header.find((one) => one.toLowerCase().startsWith(`${name}:`));
  return line === undefined ? null : line.slice(name.length + 1).trim();
}

/** RFC 5322 2.2.3, up to the first empty line behind a field. */
function unfold(lines: readonly string[]): string[] {
  const unfolded: string[] = [];
  for (const line of lines) {
    if (/^\s+\S/u.test(line) && unfolded.length > 0) unfolded[unfolded.length - 1] = `${unfolded.at(-1) ?? ''} ${line.trim()}`.slice(0, 10_000);
    else unfolded.push(line);
  }
  return unfolded;
}
