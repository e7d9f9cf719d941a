// Does one domain name look like another: written with other letters of the same shape (harbour-c1oud, nоrdlicht), with
// one letter too many, too few, another or two in the other order, below another top-level domain, or with the whole
// other name in front of its own (harbourcloud.example.evil.example)? A resemblance is no proof of anything; people of
// this world have similar names. Every step is linear in the length of a name, and names are found by keys: however many
// are listed, only those that share a key with the asked one are compared.
// Not recognised: words added to a name (harbourcloud-support.example), which customers do themselves.
import { domainToUnicode } from 'node:url';
import { parse } from 'tldts';
import { looksLike } from './look-alike-letters.ts';

/** Longer names than DNS knows are cut (RFC 1035 2.3.4). */
const charactersMax = 253;
/** Labels in front of a name that are tried as the name of somebody else. */
const labelsMax = 8;
/** Shorter names differ in one letter by chance, as `emu` and `emo` do. */
const oneLetterMin = 5;
/** Shorter ones are nobody's own: `ab` below another top-level domain is anybody. */
const sameLabelMin = 3;

interface Name {
  /** As DNS has it, in lower case. */
  readonly domain: string;
  /** What somebody registered: `shop.example` of `mail.shop.example`. */
  readonly registered: string;
  /** What it is below its public suffix, with one letter for all of the same shape: `shop`. */
  readonly letters: string;
  /** The same as it looks from afar, where two letters may be one. */
  readonly shape: string;
  /** What stands in front of it, nearest last. */
  readonly before: readonly string[];
  readonly suffix: string;
}

/** Keys under which a listed domain is found again; the same for every spelling that resembles it. */
export function keysOfListed(domain: string): string[] {
  const name = nameOf(domain);
  if (name === null) return [];
  const keys = new Set([`shape ${name.shape}`, `whole ${shapes(name.domain)}`]);
  const { letters } = name;
  const half = halfOf(letters.length);
  if (half > 0) keys.add(`head ${letters.length} ${letters.slice(0, half)}`).add(`tail ${letters.length} ${letters.slice(-half)}`);
  return [...keys];
}

/** Keys of listed domains that this one may resemble. */
export function keysToAsk(domain: string): string[] {
  const name = nameOf(domain);
  if (name === null) return [];
  const { letters } = name;
  const keys = new Set([`shape ${name.shape}`, ...wholes(name).map((whole) => `whole ${whole}`)]);
  for (const length of [letters.length - 1, letters.length, letters.length + 1]) {
    const half = halfOf(length);
    if (half > 0) keys.add(`head ${length} ${letters.slice(0, half)}`).add(`tail ${length} ${letters.slice(-half)}`);
  }
  return [...keys];
}

/** Whoever sees `asked` may take it for `listed`. A name does not resemble itself, nor what is registered together with it. */
export function resembles(asked: string, listed: string): boolean {
  const [one, other] = [nameOf(asked), nameOf(listed)];
  if (one === null || other === null || one.registered === other.registered) return false;
  if (wholes(one).includes(shapes(other.domain))) return true;
  if (one.shape === other.shape) return one.shape.length >= sameLabelMin;
  const [shorter = 0, longer = 0] = [one.letters.length, other.letters.length].toSorted((a, b) => a - b);
  return shorter >= oneLetterMin - 1 && longer >= oneLetterMin && differInOneLetter(one.letters, other.letters);
}

function nameOf(written: string): Name | null {
  const domain = written.trim().toLowerCase().replace(/\.$/u, '').slice(0, charactersMax);
  const { domain: registered, domainWithoutSuffix: label, publicSuffix, isIp } = parse(domain, { allowPrivateDomains: true, validateHostname: false });
  if (isIp === true || registered === null || label === null || label === '' || publicSuffix === null) return null;
  const front = domain.slice(0, -registered.length).split('.').filter((one) => one !== '');
  return { domain, registered, letters: lettersOf(label), shape: shapeOf(label), before: front.slice(-labelsMax), suffix: publicSuffix };
}

/** Every run of labels in front of what was registered, and each label that has a whole name in it (`shop-example.evil.example`). */
function wholes({ before, registered, suffix }: Name): string[] {
  const runs = before.flatMap((_, start) => before.slice(start).map((__, length) => before.slice(start, start + length + 1)).filter((run) => run.length > 1).map((run) => shapes(run.join('.'))));
  const own = registered.slice(0, -suffix.length - 1);
  return [...runs, ...[...before, own].filter((label) => label.includes('-')).map((label) => shapes(unicodeOf(label).replaceAll('-', '.')))];
}

function shapes(domain: string): string {
  return domain.split('.').map(shapeOf).join('.');
}

function shapeOf(label: string): string {
  return lettersOf(label).replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd');
}

/** Letters of the same shape are one, and what hardly shows is nothing. */
function lettersOf(label: string): string {
  const plain = unicodeOf(label).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const letters = Array.from(plain, (letter) => looksLike.get(letter) ?? letter).join('').replaceAll('-', '');
  return letters.replaceAll('0', 'o').replaceAll(/[1i|]/gu, 'l').replaceAll('3', 'e').replaceAll('5', 's');
}

/** `xn--…` as it is shown; what is no name stays as it is. */
function unicodeOf(label: string): string {
  return label.startsWith('xn--') ? domainToUnicode(label) || label : label;
}

/**
 * Letters at each end of a name by which it is found: whichever one letter differs, or two of them are swapped, the head
 * or the tail is the same.
 */
function halfOf(length: number): number {
  return length < oneLetterMin - 1 ? 0 : Math.floor((length - 1) / 2);
}

/** One letter more, less or another, or two neighbours swapped. */
function differInOneLetter(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1) || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}
