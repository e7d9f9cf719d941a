// The headings that our own mails print, out of their templates: "{% heading %}What we still need{% endheading %}". In: Liquid.
// Out: the text of each; of one that is worded in several ways, each way that is whole.
const heading = /\{%-? *heading *-?%\}([\s\S]{1,400}?)\{%-? *endheading *-?%\}/g;

export function printedHeadings(liquid: string): string[] {
  return [...liquid.matchAll(heading)].flatMap(([, text = '']) => text.split(/\{%[^%]*%\}/)).map((text) => text.trim()).filter((text) => text !== '' && !text.includes('{{'));
}
