// Keys leave the house masked (H-13): enough for their owner to recognise, nothing for a reader over the shoulder.

/** `ABCD-SUP-77120-4F2K9` → `ABCD-SUP-…4F2K9`; short texts keep only their last two characters. */
export function maskKey(key: string): string {
  const groups = key.split('-');
  const last = groups.at(-1) ?? '';
  if (groups.length >= 3 && last.length >= 2) return `${groups.slice(0, 2).join('-')}-…${last.slice(-5)}`;
  return `…${key.slice(-2)}`;
}

/** Every occurrence of `secrets` in a text, masked; for quoted words of the writer himself. */
export function maskIn(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => (secret.length < 6 ? masked : masked.split(secret).join(maskKey(secret))), text);
}
