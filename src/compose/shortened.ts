// A text that is too long for its place: cut between two words, with the sign that says so.

/** On one line and no longer than `length`. */
export function shortened(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= length) return line;
  const start = line.slice(0, length - 1);
  const words = start.replace(/\s+\S*$/u, '');
  // A word without end (a path, a key) is cut all the same.
  return `${(words.length > length / 2 ? words : start.slice(0, -1)).replace(/[\s,;:.-]+$/u, '')} …`;
}
