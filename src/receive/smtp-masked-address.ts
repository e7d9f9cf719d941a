// Addresses in logs: enough to recognise a case one already knows ("j***@kestrel.example"), not enough to collect.

/** Keeps the first character and the domain; `<>` for the null reverse-path. */
export function maskedAddress(address: string): string {
  if (address === '') return '<>';
  const at = address.lastIndexOf('@');
  const first = String.fromCodePoint(address.codePointAt(0) ?? 0x3f);
  return at < 0 ? `${first}***` : `${at === 0 ? '' : first}***${address.slice(at)}`;
}
