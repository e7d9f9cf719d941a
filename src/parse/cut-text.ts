// Cutting text without leaving half of a surrogate pair behind: PostgreSQL's jsonb refuses such text altogether.

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Where to cut so that at most `max` characters stay and no pair is torn. */
export function cutIndex(text: string, max: number): number {
  if (text.length <= max) return text.length;
  const last = text.charCodeAt(max - 1);
  return last >= 0xd800 && last <= 0xdbff ? max - 1 : max;
}

/** The first `max` characters (UTF-16 units) of the text. */
export function cutText(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, cutIndex(text, max));
}

/** Half pairs, which broken UTF-16 and UTF-7 decode to, as replacement characters. */
export function wellFormed(text: string): string {
  return text.replaceAll(loneSurrogate, '\ufffd');
}
