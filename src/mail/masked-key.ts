// Keys leave the house masked (H-13): enough for their owner to recognise, nothing for a reader over the shoulder.

/** `ABCD-SUP-77120-4F2K9` → `ABCD-SUP-…4F2K9`; a short text keeps only its last two characters. */
export function maskKey(key: string): string {
  const groups = key.split('-');
  const lead = groups.slice(0, 2).join('-');
  // At least as many characters are hidden as stay visible at the end.
  const tail = key.slice(Math.max(lead.length + 1, key.length - 5)).replace(/^-/u, '');
  return groups.length >= 3 && key.length - lead.length > tail.length + 2 ? `${lead}-…${tail}` : `…${key.slice(-2)}`;
}
