// The From value of a quoted header block as a mailbox: `Anna <a@x>`, `"Keller, Anna" <a@x>`, `Anna [mailto:a@x]`,
// `a@x`, `Anna (a@x)`, or a name alone (Outlook inside one organisation). What stands there is somebody's text:
// it names who wrote the forwarded part, it never identifies a sender.

const addressPattern = /[^\s<>()[\]"',;:]{1,64}@[^\s<>()[\]"',;:]{1,190}/;

/** null when nothing is left of the value. */
export function originatorOf(value: string): { displayName: string; addrSpec: string } | null {
  const text = value.slice(0, 500);
  const address = addressPattern.exec(text);
  const before = address === null ? text : text.slice(0, address.index);
  const displayName = before
    .replace(/(?:[<([]|mailto:|\s|via )+$/gi, '')
    .replace(/^["'“”„*\s]+|["'“”*\s,]+$/g, '');
  if (address === null && displayName === '') return null;
  return { displayName, addrSpec: address?.[0].replace(/[.]+$/, '') ?? '' };
}
