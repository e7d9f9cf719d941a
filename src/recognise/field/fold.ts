// Text made comparable: how people write a label ("Beginn der Stoerung", "BEGINN DER STÖRUNG:", "Kunden-Nr.") must
// not decide whether it is found. Case, accents, umlaut spellings, punctuation and spacing fall away; `ä`, `ae` and
// `a` become one. Used for labels, word lists and enum spellings alike, never for values that are shown or stored.
import { remembered } from '../remembered.ts';

/** Lower case without accents; `ae oe ue` and `ä ö ü` both become the bare vowel. Punctuation stays. */
export function fold(text: string): string {
  return unaccented(text).replace(/([aou])e/g, '$1');
}

/** Lower case without accents, every letter kept: what fixed word lists of the engine are compared with. */
export function unaccented(text: string): string {
  // Most text is plain ASCII, to which nothing below but the case applies; this is called for every line and phrase.
  if (isAscii(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('œ', 'oe').replaceAll('æ', 'ae').replaceAll('’', "'");
}

/** Words of a text, folded; an optional plural "(s)", "(en)" attached to a word falls away. */
export const foldedWords: (text: string) => readonly string[] = remembered((text) => {
  const folded = fold(text.includes('(') ? text.replace(/(?<=\p{L})\((?:s|n|en|r|e|es|in|innen)\)/gu, '') : text);
  return folded.split(isAscii(folded) ? /[^a-z\d]+/ : /[^\p{L}\p{N}]+/u).filter((word) => word !== '');
});

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** "No.", "Nr.", "number", "ID": one word for all of them, since people change them freely in labels. */
const numberWords = new Set(['no', 'nr', 'n', 'num', 'number', 'nummer', 'numero', 'id', 'ids', 'nos', 'nrs']);

/** "Nummer" and "number" at the end of a word, as fast fingers type them. */
const misspeltNumber = /n(?:u{1,2}m{1,3}b?[eb]{0,2}[er]{1,2}|uber|umbr|umebr|ubmer|mmer|mber)n?$/;

/** What a label shortens, and what it says instead as freely: "incl. phone no." is "including telephone number". */
const sameWords: ReadonlyMap<string, string> = new Map([['incl', 'including'], ['inkl', 'including'], ['inclusive', 'including'], ['inklusive', 'including'], ['phone', 'telephone'], ['tel', 'telephone'], ['telefon', 'telephone']]);

/** Words of a label, with the words for "number" made one. */
export const labelWords: (text: string) => readonly string[] = remembered((text) => foldedWords(text).map((word) => (numberWords.has(word) ? 'nr' : (sameWords.get(word) ?? word.replace(misspeltNumber, 'nr')))));

/** What two labels are compared by: their words without anything between them. */
export function labelKey(text: string): string {
  return labelWords(text).join('');
}

/** Comparable form of a value (enum spellings): letters and digits only. */
export function valueKey(text: string): string {
  return foldedWords(text).join('');
}
