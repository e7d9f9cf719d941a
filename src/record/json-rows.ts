// Many rows as one parameter: a JSON array that json_to_recordset() opens again in the statement. One statement then
// writes what all decisions of a batch have in common, however many they are.

/**
 * Rows as JSON that PostgreSQL takes. It refuses NUL and half of a surrogate pair; both are noise of a writer or of a
 * cut, and the raw mail keeps them (F41). A backslash that somebody typed before `u0000` stays what he typed.
 */
export function jsonRows(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return json.includes('\\u') ? json.replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gu, '$1') : json;
}

/** An instant as a column of such a row. */
export function jsonInstant(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
