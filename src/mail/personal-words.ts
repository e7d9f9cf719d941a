// What names a person in a text: addresses, names, telephone numbers, as one pattern that PostgreSQL's and JavaScript's
// engines read alike (without case). Erasing replaces every match.

export interface PersonalWords {
  readonly addresses: readonly string[];
  /** Whole names of at least two words, or whatever an admin named. */
  readonly names: readonly string[];
  readonly phones: readonly string[];
}

/** Stands where a person stood. */
export const erasedWord = '[erased]';
/** Mail to it never leaves (RFC 2606: nobody is there). */
export const erasedDomain = 'erased.invalid';

/** Nobody is behind it any more. */
export function isErased(address: string): boolean {
  return address === erasedWord || address.endsWith(`@${erasedDomain}`);
}

/** Shorter numbers are extensions, prices and years. */
const phoneDigitsMin = 7;
/** However the country and the area are written, these are the subscriber's own. */
const phoneDigitsCompared = 8;

/** The source of the pattern; null when there is nothing to look for. */
export function personalPattern({ addresses, names, phones }: PersonalWords): string | null {
  const all = [...addresses.flatMap(addressPattern), ...names.flatMap(namePattern), ...phones.flatMap(phonePattern)];
  return all.length === 0 ? null : all.join('|');
}

/** The text without the person. */
export function withoutPerson(text: string, pattern: string): string {
  return text.replace(new RegExp(pattern, 'giu'), erasedWord);
}

/** Likewise for all texts of a JSON value, its keys included. */
export function valueWithoutPerson<T>(value: T, pattern: string): T {
  const words = new RegExp(pattern, 'giu');
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return one.replace(words, erasedWord);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key.replace(words, erasedWord), walk(inner)]));
  };
  return walk(value) as T;
}

/** With any subaddress, and as it stands inside other addresses and links (`anna=40shop.example`). */
function addressPattern(address: string): string[] {
  const at = address.lastIndexOf('@');
  if (at < 1) return [];
  const [local, domain] = [escaped(address.slice(0, at)), escaped(address.slice(at + 1))];
  const end = '(?![\\w-]|\\.\\w)';
  return [`(?<![\\w.+-])${local}(?:\\+[\\w.-]+)?@${domain}${end}`, `(?<![\\w.-])${local}(?:=40|%40|=)${domain}(?![\\w-])`];
}

/** `Anna Keller`, `Keller, Anna`. */
function namePattern(name: string): string[] {
  const words = name.trim().split(/[\s,]+/u).filter((one) => one !== '').map(escaped);
  const [last] = words.slice(-1);
  if (last === undefined) return [];
  const forms = [words.join('\\s+'), ...(words.length > 1 ? [`${last},?\\s+${words.slice(0, -1).join('\\s+')}`] : [])];
  return forms.map((form) => `(?<!\\w)${form}(?!\\w)`);
}

function phonePattern(phone: string): string[] {
  const digits = phone.replace(/\D/gu, '');
  if (digits.length < phoneDigitsMin) return [];
  const gap = '[\\s()./-]*';
  return [`(?<!\\d)(?:[+(]?\\d[\\d\\s()./-]{0,8})?${[...digits.slice(-phoneDigitsCompared)].join(gap)}(?!\\d)`];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
}
