// A contact person as people write him: name, phone, mail address and working hours on one to four lines. The value is
// one readable line; whether it is enough is decided elsewhere. Phone numbers of a signature come from here too.

import { withoutExcludedContacts } from '../withdrawn/excluded.ts';

const mailAddress = /[^\s,;<>()[\]"']+@[^\s,;<>()[\]"']+\.[A-Za-z]{2,}/;
const phone = /(?<![\d.])(?:\+|00|\(0|\(\+|\b0|\b1[38]00)[\d\s()/.–-]{5,24}\d(?:\s?(?:ext\.?|x|dw|durchwahl|poste)\s?\d{1,5})?/i;
const phoneWord = /(?:^|[\s|,;(/])(?:t|tel|tél|telefon|telephone|téléphone|phone|fon|ph|p|m|mob|mobil|mobile|handy|cell|d|direct|direkt|durchwahl|office|o|büro|dw|portable|gsm|call(?: me)?(?: on| at)?)\s*(?:no\.?|nr\.?)?\s*[.:)]*\s*(?=[+(\d])/i;
const faxWord = /(?:^|[\s|,;(/])(?:fax|f|telefax|télécopie)\s*[.:)]*\s*(?=[+(\d])/i;
const lineWords = /\b(?:tel|tél|phone|telefon|mobil|mobile|cell|ext|mail|email|e-mail|mo|mon|tue|wed|thu|fri|available|availability|hours|erreichbar|shift|aest|aedt|cet|utc)\b/i;
const notPhone = /\b(?:hrb|hra|ust|vat|tva|siret|siren|iban|bic|abn|acn|amtsgericht|registergericht|reg(?:istration)? no|steuer|bank|konto|http|www)\b/i;

/** The phone number of a line, null when the digits are something else (fax, register number, IBAN). */
export function phoneOf(line: string): string | null {
  // What stands behind "Fax" or a register's name is another number.
  const ends = [faxWord.exec(line)?.index, notPhone.exec(line)?.index].filter((index) => index !== undefined);
  const readable = line.slice(0, Math.min(line.length, ...ends));
  const word = phoneWord.exec(readable);
  const found = word === null ? phone.exec(readable) : /[+(\d][\d\s()/.–-]{4,24}\d/.exec(readable.slice(word.index));
  if (found === null) return null;
  const digits = found[0].replace(/\D/g, '').length;
  if (digits < 6 || digits > 16) return null;
  // A number without "+", "00" or a leading zone needs a word such as "Tel." in front of it.
  return word === null && !/^(?:\+|00|\(|0|1[38]00)/.test(found[0]) ? null : found[0].trim();
}

export function mailAddressOf(text: string): string | null {
  return mailAddress.exec(text)?.[0] ?? null;
}

/** A further line that still belongs to the contact: a number, an address, or a short piece with hours. */
export function continuesContact(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.length > 100) return false;
  return mailAddress.test(trimmed) || phoneOf(trimmed) !== null || (lineWords.test(trimmed) && trimmed.length < 60) || (/^[\p{L}.'-]+(?:\s[\p{L}.'-]+){1,3},?$/u.test(trimmed) && /^\p{Lu}/u.test(trimmed));
}

/** One readable line. */
export function contactText(lines: readonly string[]): string {
  return lines.map(withoutExcludedContacts)
    .map((line) => line.replace(/<mailto:[^<>]*>/gi, '').replace(/\s+/g, ' ').replace(/^[\s*•|–-]+/, '').replace(/[\s,;|]+$|(?<=\p{Ll}{2})\.$/u, '').trim())
    .filter((line) => line !== '')
    .join(', ');
}
