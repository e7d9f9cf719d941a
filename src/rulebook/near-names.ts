// "Did you mean …?": the known name nearest to a misspelt one. Most faults in a rule pack are slips of the keyboard,
// and the shortest way to mend one is to be shown the word that was meant.

/** The name nearest to `written`, null when none is near enough to be meant. */
export function nearestName(written: string, names: Iterable<string>): string | null {
  const wanted = fold(written);
  // A third of the letters may differ: "strat" is start, "name" is not phone.
  let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  let nearest: string | null = null;
  for (const name of names) {
    const edits = editDistance(wanted, fold(name));
    if (edits < fewest) [fewest, nearest] = [edits, name];
  }
  return nearest;
}

/** `one of a, b, c (did you mean b?)`; long lists show only the nearest name. */
export function oneOf(written: string, names: Iterable<string>, what: string): string {
  const all = [...names];
  const near = nearestName(written, all);
  const hint = near === null ? '' : ` (did you mean ${near}?)`;
  if (all.length === 0) return `${what}, but there is none here`;
  if (all.length <= (near === null ? LISTED_NAMES_MAX : LISTED_BESIDE_NEAR_MAX)) return `${what}: ${all.join(', ')}${hint}`;
  if (near !== null) return `${what === 'one of' ? 'a known word' : what}${hint}`;
  const shown = firstOf(all);
  return `${what}: ${shown.join(', ')}${shown.length === all.length ? '' : `, … (${all.length} in all)`}`;
}

/** As many names as two lines hold. */
function firstOf(names: readonly string[]): readonly string[] {
  let letters = 0;
  return names.filter((name) => (letters += name.length + 2) <= LISTED_LETTERS_MAX);
}

// More than two lines of names help nobody; the nearest one does.
const LISTED_NAMES_MAX = 12;
const LISTED_LETTERS_MAX = 160;
const LISTED_BESIDE_NEAR_MAX = 8;

function fold(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '_');
}

/** Insertions, deletions, replacements and swaps of neighbours between two short names. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let edits = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
