// Optimal string alignment distance (Levenshtein plus swapped neighbours), cut off at `limit`: cost is at most
// length x (2 limit + 1), so that a hostile line costs no more than an honest one.

/** One bit a letter or digit of the text: two texts whose bits differ in more than 2 places a edit are farther apart. */
export function letterBits(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** At least this many edits lie between texts with these bits (a replaced letter changes two of them). */
export function editsAtLeast(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; count++) bits &= bits - 1;
  return (count + 1) >> 1;
}

/** How often each letter or digit stands in the text. */
export function letterCounts(text: string): Uint8Array {
  const counts = new Uint8Array(32);
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i) & 31;
    counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

/** At least this many edits lie between texts with these counts: closer than the bits tell it, and slower. */
export function editsByCounts(a: Uint8Array, b: Uint8Array): number {
  let more = 0;
  let fewer = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference > 0) more += difference;
    else fewer -= difference;
  }
  return Math.max(more, fewer);
}

/** Edits between `a` and `b`, or `limit + 1` as soon as there are more; nobody asks for 255. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const far = limit + 1;
  let before = new Uint8Array();
  let last = new Uint8Array(b.length + 1).fill(far);
  for (let j = 0; j < Math.min(far, last.length); j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint8Array(b.length + 1).fill(far);
    let best = Math.min(i, far);
    row[0] = best;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const same = a[i - 1] === b[j - 1];
      let edits = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) edits = Math.min(edits, (before[j - 2] ?? far) + 1);
      row[j] = Math.min(edits, far);
      if (edits < best) best = edits;
    }
    if (best > limit) return far;
    before = last;
    last = row;
  }
  return last[b.length] ?? far;
}
