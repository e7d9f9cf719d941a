// A server named behind its label: URL or host name, without the brackets and link copies that mail clients put around
// it. A plain word ("mx01") is taken as it is; a sentence is kept as it was written.

const url = /\bhttps?:\/\/[^\s<>"'()[\]|]+/i;
const host = /(?<![\p{L}\p{N}@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{2,5})?(?:\/[^\s<>"'()[\]|]*)?(?![\p{L}\p{N}@-])/iu;
const ip = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{2,5})?(?![\d.])/;

/** null: nothing in the text names a server. */
export function readAddress(text: string): string | null {
  const found = url.exec(text)?.[0] ?? host.exec(text)?.[0] ?? ip.exec(text)?.[0];
  if (found !== undefined) return found.replace(/[.,;:!]+$/, '');
  return null;
}
