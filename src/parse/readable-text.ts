// What a line of text may hold when people and rules read it: visible characters and plain spaces. Blanks of other
// widths become a space; characters without any width go, because a reader does not see them and an id with one
// inside ("731<ZWSP>25") must still be the id. Joiners stay between non-ASCII letters, where they change the shape.

/* eslint-disable no-control-regex -- controls are what is searched here */
const special = /[\x00-\x08\x0e-\x1f\x7f-\xa0\xad\u061c\u180e\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]/;
const controls = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;
const blanks = /[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const widthless = /[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const asciiJoiners = /(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])/g;
/* eslint-enable no-control-regex */

/** The same text with plain spaces only and nothing invisible. Line ends are not touched. */
export function readableText(text: string): string {
  if (!special.test(text)) return text;
  return text.replaceAll(blanks, ' ').replaceAll(widthless, '').replaceAll(controls, '').replaceAll(asciiJoiners, '');
}

/** Lines of a text whose line ends are CRLF, LF, CR, or the Unicode ones. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/);
}
