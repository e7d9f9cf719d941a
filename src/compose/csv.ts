// CSV as RFC 4180 has it. What a stranger wrote must not become a formula in whoever's spreadsheet: a cell that begins like
// one begins with an apostrophe instead.

/** Rows with CRLF at each end, the first is the header. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
