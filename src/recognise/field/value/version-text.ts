// The number of a version among the words around it. In: the text behind a label. Out: what of it is the version.

/** Behind nothing that belongs to a name, an address or a longer number. */
const dotted = String.raw`(?<![\p{L}\p{N}.,/-])(?:v?\d{1,4}(?:\.\d{1,5}){1,3}(?:_\d{1,4})?|\d{1,2}u\d{1,3})(?![\p{L}\p{N}_]|[.,]\d)`;
const first = new RegExp(dotted, 'iu');
const every = new RegExp(dotted, 'giu');
const startsWithNumber = /^v?\.?\s?\d/i;
/** "25.2.0 (the log below is from before the update)", "25.2.0, 25.1.0 was the old one": the number, and a remark of several words. */
const versionRemark = /^(v?\.?\s?\d[\w.+-]*(?:\s(?:build|rev|release|patch|hotfix|update|sp|lts|u)\.?\s?\w+)*)(?:\s?[,;(–-]|\.(?=\s))\s?(?:\S+\s+){2,}\S/i;
const commentWordsMin = 4;

/** "that was the old one, since yesterday it is 6.10.1": the first number, the text where there is none. */
export function versionIn(text: string): string {
  return first.exec(text)?.[0] ?? text;
}

/** The version without a remark behind it; of a product's version, the one number of several words in front as well. */
export function versionText(whole: string, ofProduct: boolean): string {
  // "Smoker / 4.2": the part that is a number is the version.
  const part = whole.split(/\s\/\s/).find((one) => startsWithNumber.test(one)) ?? whole;
  const remark = versionRemark.exec(part);
  if (remark !== null) return part.slice(0, remark.index + (remark[1] ?? '').length);
  return ofProduct ? withoutComment(part) : part;
}

/** "looked it up in the file: 25.1.3". */
function withoutComment(text: string): string {
  if (startsWithNumber.test(text) || text.split(/\s+/).length < commentWordsMin) return text;
  const found = [...text.matchAll(every)].map((hit) => hit[0]);
  return found.length === 1 ? (found[0] ?? text) : text;
}
