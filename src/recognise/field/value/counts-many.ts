// Whether a sentence counts many of something: "to 320.000 mailboxes", "half a million letters", "12 000 abonnés". In: a
// sentence. Out: yes or no. A year, a time, a date, a postal code, a phone or ticket number counts nothing.

const grouped = String.raw`\d{1,3}(?:[.,'’   ]\d{3}){1,3}`;
const plain = String.raw`(?!(?:19|20)\d\d(?!\d))\d{3,7}`;
const word = String.raw`(?:(?:half a|a|one|several|\d+(?:[.,]\d+)?) (?:million|thousand|hundred thousand)|millions of|thousands of|tens of thousands|hundreds of|(?:eine|halbe|mehrere|\d+(?:[.,]\d+)?) (?:millionen?|mio\.?|tausend)|(?:hundert|zehn)?tausende|(?:un|plusieurs|\d+(?:[.,]\d+)?) (?:millions?|milliers?|mille)|des (?:milliers|centaines)|\d+ ?k)`;
/** Of what: a noun, up to two words behind ("320.000 of our mailboxes", "40 000 anciens abonnés"). */
const counted = new RegExp(String.raw`(?<![\p{L}\d.,:/+#-])(?:${grouped}|${plain})(?:\+|\splus)?\s(?:of (?:our|their|all) |unserer |de nos |d['’])?(?!uhr|utc|gmt|o['’]?clock|am |pm |january|march|may |mb|gb|kb)\p{L}{3}|(?<!\p{L})${word}(?!\p{L})`, 'iu');

export function countsMany(sentence: string): boolean {
  return counted.test(sentence);
}
