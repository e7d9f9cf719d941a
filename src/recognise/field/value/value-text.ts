// The text that stands behind a label, before anybody reads it as a value: the rest of the label's own line first, then
// the lines below it as far as they can belong to it.

export interface ValueLine {
  readonly number: number;
  readonly text: string;
}

/** Never empty lines at either end; a blank line inside is ''. */
export interface ValueText {
  readonly lines: readonly ValueLine[];
  /** The first line is the rest of the label's own line (or its table cell). */
  readonly inline: boolean;
  /** A blank line stood between label and value. */
  readonly afterBlank: boolean;
}

/** Bold and quote marks around a value are not part of it. */
export function withoutMarks(text: string): string {
  let value = text.trim();
  for (const [open, close] of [['**', '**'], ['__', '__'], ['*', '*'], ['`', '`'], ['"', '"'], ['“', '”'], ['„', '“'], ['«', '»']] as const) {
    if (value.length > open.length + close.length && value.startsWith(open) && value.endsWith(close) && !value.slice(open.length, -close.length).includes(open)) {
      value = value.slice(open.length, -close.length).trim();
    }
  }
  return value.replace(/^(?:\*\*|__)\s*|\s*(?:\*\*|__)$/g, '').trim();
}

/** Lines joined, runs of blank lines made one, no blank line at the ends. */
export function joined(lines: readonly ValueLine[]): string {
  return lines.map((line) => line.text.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
