// Values that a speaker may exchange one for another: addresses, codes, moments, versions, numbers. In: the words of a text
// without marks, as typed and as they are compared. Out: where such values stand, and what kind each is: two of one kind may
// stand for each other, two of different kinds never.

export interface SpokenValue {
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
  /** What stands for each other has one kind. */
  readonly kind: string;
  /** Of a moment that names its day as well: where its time begins. */
  readonly timeFrom?: number;
}

/** "11.0.20" is a version. */
const date = /^(?:(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:\d{2}|\d{4})?|(?:0?[1-9]|1[0-2])\/(?:[12]\d|3[01])\/\d{2,4}|\d{4}-\d{2}-\d{2})$/;
const time = /^\d{1,2}[:.h]\d{2}$|^\d{1,2}h$/;
const zone = /^(?:utc|gmt|cet|cest|mez|mesz|bst|aest|aedt)(?:[+-]\d{1,2}(?::?\d{2})?)?$/;
/** Between the parts of a moment. */
const joins = new Set(['um', 'at', 'a', 'von', 'gegen', 'vers', 'kurz', 'about', 'around', 'etwa', 'ca']);
const goesOn = new Set(['uhr', 'am', 'pm', 'h', 'heures', "o'clock", 'oclock']);
const version = /^\d+(?:\.\d+)+$/;
const number = /^\+?\d+$/;
/** Figures in groups with so many digits are a phone number. */
const phoneDigitsMin = 7;

export function spokenValues(texts: readonly string[], words: readonly string[]): SpokenValue[] {
  const plain = texts.map((text) => text.toLowerCase().replace(/^[("'„“]+|[.!?;:,)"'”]+$/gu, ''));
  const found: SpokenValue[] = [];
  for (let at = 0; at < words.length; at++) {
    const value = momentAt(plain, at) ?? oneAt(plain, words, at);
    if (value === null) continue;
    found.push(value);
    at = value.to - 1;
  }
  return found;
}

function momentAt(plain: readonly string[], from: number): SpokenValue | null {
  const first = plain[from] ?? '';
  const hasDate = date.test(first);
  // "25.20" is a version or a time; only what is set as a time of the day begins a moment.
  if (!hasDate && !/^\d{1,2}[:h]\d{2}$/.test(first)) return null;
  let to = from + 1;
  let timeFrom = hasDate ? -1 : from;
  for (;;) {
    const word = plain[to] ?? '';
    const next = plain[to + 1] ?? '';
    if (goesOn.has(word) && timeFrom >= 0) to++;
    else if (zone.test(word)) to++;
    else if (timeFrom < 0 && time.test(word)) {
      timeFrom = to;
      to++;
    } else if (timeFrom < 0 && joins.has(word) && (time.test(next) || (/^\d{1,2}$/.test(next) && goesOn.has(plain[to + 2] ?? '')))) {
      timeFrom = to + 1;
      to += 2;
    } else break;
  }
  return { from, to, kind: hasDate ? (timeFrom < 0 ? 'day' : 'moment') : 'time', ...(hasDate && timeFrom >= 0 ? { timeFrom } : {}) };
}

function oneAt(plain: readonly string[], words: readonly string[], at: number): SpokenValue | null {
  const text = plain[at] ?? '';
  const one = (kind: string): SpokenValue => ({ from: at, to: at + 1, kind });
  if (words[at] === '#mail') return one('mail');
  if (words[at] === '#host') return one('host');
  if (version.test(text)) return one('version');
  if (number.test(text)) {
    let to = at + 1;
    while (number.test(plain[to] ?? '')) to++;
    const digits = plain.slice(at, to).join('').replace(/\D/g, '').length;
    if (to > at + 1 || text.startsWith('+')) return digits >= phoneDigitsMin ? { from: at, to, kind: 'phone' } : null;
    return one(`number of ${digits}`);
  }
  if (words[at] === '#code' && !zone.test(text)) return one(`code ${shapeOf(text)}`);
  return null;
}

/** "PRM-SUP-20011-A1" and "PRM-SUP-2011-B7" are of one kind, as are "12345RS" and "23456RS". */
function shapeOf(text: string): string {
  if (text.startsWith('0x')) return '0x';
  const parts = text.split(/[-_/.]/u);
  if (parts.length === 1) return text.replace(/\p{L}+/gu, 'a').replace(/\d+/g, '0');
  return `${parts.length} ${/^\p{L}+$/u.test(parts[0] ?? '') ? 'a' : '0'}`;
}

/** Whom nobody would take for a mere count: left out alone where nothing is named instead. */
export function isIdentifying({ kind }: SpokenValue): boolean {
  const digits = /^number of (\d+)$/.exec(kind)?.[1];
  return digits === undefined ? kind !== 'day' && kind !== 'time' : Number(digits) >= identifyingDigitsMin;
}

const identifyingDigitsMin = 5;
