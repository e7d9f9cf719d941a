// One CSV file (RFC 4180) with positions: rows of cells that know their line and column. What spreadsheets really write
// is read too: a byte order mark, semicolons or tabs instead of commas, LF alone. Never throws on any text.

export interface CsvCell {
  readonly text: string;
  /** Both 1-based. */
  readonly line: number;
  readonly column: number;
}

export interface CsvFault {
  readonly line: number;
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

/** All rows that are not empty, the header first; cells are trimmed. */
export function readCsv(text: string): { rows: readonly (readonly CsvCell[])[]; fault: CsvFault | null } {
  const source = text.replace(/^\ufeff/u, '');
  const separator = separatorOf(source);
  const rows: CsvCell[][] = [];
  let row: CsvCell[] = [];
  let [at, line, lineStart] = [0, 1, 0];
  while (at <= source.length) {
    const [cellLine, column] = [line, at - lineStart + 1];
    let value = '';
    if (source[at] === '"') {
      const end = closingQuote(source, at + 1);
      if (end < 0) return { rows, fault: { line, column, found: 'a quote that is never closed', expected: 'a second quote; a quote inside is written twice' } };
      value = source.slice(at + 1, end).replaceAll('""', '"');
      for (let i = at; i < end; i++) if (source[i] === '\n') [line, lineStart] = [line + 1, i + 1];
      at = end + 1;
      if (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') {
        return { rows, fault: { line, column: at - lineStart + 1, found: 'text behind a closing quote', expected: `${separator === '\t' ? 'a tab' : separator} or the end of the line` } };
      }
    } else {
      const start = at;
      while (at < source.length && source[at] !== separator && source[at] !== '\n' && source[at] !== '\r') at += 1;
      value = source.slice(start, at);
    }
    row.push({ text: value.trim(), line: cellLine, column });
    if (source[at] === separator) {
      at += 1;
      continue;
    }
    if (row.some((cell) => cell.text !== '')) rows.push(row);
    row = [];
    if (source[at] === '\r' && source[at + 1] === '\n') at += 1;
    at += 1;
    [line, lineStart] = [line + 1, at];
  }
  return { rows, fault: null };
}

/** The sign that parts the header; names of columns hold none of them. */
function separatorOf(text: string): string {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

function closingQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return -1;
}
