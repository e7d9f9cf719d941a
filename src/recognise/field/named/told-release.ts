// "Tomcat there is 9.0.85", "un Temurin en version 17.0.10": a release that stands apart from the name of its thing, with
// nothing but words of such a sentence between. In: a text, where the name ends. Out: the release and where it ends, or null.
// Any other word between names another thing; a number without a part behind a point counts only behind a word for a version.

const version = String.raw`(?:version|release|rel|ver|v|level|patch level|stand|edition|build|update|generation|ausgabe|édition)\.?`;
const filler = String.raw`(?:there|here|that|this|it|we|they|he|she|have|has|is|are|being|was|currently|now|at|on|in|as|of|an?|the|our|their|its|ist|sind|läuft|liegt|steht|dort|da|hier|derzeit|aktuell|jetzt|momentan|als|auf|bei|mit|der|die|das|dem|den|ein|eine|einem|einer|und zwar|nämlich|namely|exactly|genau|in use|used|installed|installiert|est|sont|y|là|ici|en|à|au|la|le|l['’]|un|une|du|de|dans|sa|son|actuellement|précisément|c['’]est|comes?|came|with|bundled|shipped|ships|delivered|included|along|mitkommt|mitgeliefert|dabei|enthalten|livrée?|fournie?|avec|incluse?)`;
const number = String.raw`\d+(?:[._]\d+)+(?:[+_-][\w.]+)?|\d{1,2}u\d{1,3}(?:-b\d{1,3})?`;
const model = String.raw`(?:[\s,(–-]{1,3}(?:in\s)?(?:32|64)[\s-]?bits?\)?)?`;
/** "(Harbour build)", "by Harbour": who made it. */
const maker = String.raw`(?:\s\([\p{L}][\p{L} .-]{1,24}\)|\s(?:by|from|of|von|vom|de|d['’])\s?[\p{L}-]{2,14}(?:\s[\p{L}-]{2,10})?)?`;
const between = String.raw`${maker}(?:[,:;(–—-]?\s{1,2}[(–—-]?\s?(?:${filler}|${version})(?=[\s,:'’]|$)){0,6}`;
const apart = new RegExp(String.raw`^(?:\s\((?=[^()]{1,30}\))|${between}[,:]?\s)(?:\(?(?<release>(?:${number})${model})|(?<=${version}\s)(?<major>\d{1,4}${model}))(?![\p{L}\p{N}]|[.,]\d|\s?(?:%|[kmgt]i?b(?!\p{L})|ms(?!\p{L})|s(?!\p{L})|sec|min|[kcm]?m(?!\p{L})|met(?:er|re)s?|miles?|h(?!\p{L})|uhr|hours?|stunden|users?|nodes?|times|mal(?!\p{L})))`, 'iu');
/** From the name to the end of its release. */
const charactersMax = 90;

export function toldRelease(text: string, from: number): { readonly release: string; readonly end: number } | null {
  const found = apart.exec(text.slice(from, from + charactersMax));
  const release = found?.groups?.['release'] ?? found?.groups?.['major'];
  return found === null || release === undefined ? null : { release: release.trim(), end: from + found[0].length };
}
