// "Host A (affected): SLES 15 / Host B (fine, no agent): RHEL 7": a list of machines whose heads say how each of them does.
// In: lines. Out: the same with those blank that are said to be well, closed or to be ignored, and what is set in below
// them. Only where a head of the same word with another letter or number stands beside it: "Console (ok): …" is an answer.

const head = /^(?<indent>\s*)(?:[-*•]\s)?(?<word>\p{L}[\p{L}-]{1,20})\s(?<mark>\p{Lu}|\d{1,3}|[IV]{1,3})\s?\((?<told>[^()\n]{2,80})\)\s?:/u;
const well = /^(?:(?:is|all|just|still|ist|läuft|est|please|bitte)\s)?(?:fine|ok|okay|works|working|healthy|good|clean|unaffected|(?:not|un) ?(?:affected|concerned|involved)|closed|ignore|ignored|disregard|done|solved|old|retired|not in use|in ordnung|läuft|geht|gut|heil|gesund|sauber|nicht betroffen|geschlossen|erledigt|ignorieren|alt|außer betrieb|sain|saine|marche|fonctionne|en bon état|non (?:touchée?|concernée?)|fermée?|clos|close|à ignorer|anciens?|ancienne)$/i;

export function withoutSetApart<L extends { readonly text: string; readonly cells: unknown }>(lines: readonly L[]): L[] {
  const heads = lines.map((line) => (line.cells === null ? (head.exec(line.text)?.groups ?? null) : null));
  if (heads.filter((one) => one !== null).length < 2) return [...lines];
  let below: number | null = null;
  return lines.map((line, i) => {
    const own = heads[i] ?? null;
    if (own !== null) {
      const listed = heads.some((other) => other !== null && other !== own && other['word'] === own['word'] && other['mark'] !== own['mark']);
      below = listed && (own['told'] ?? '').split(/[,;/]\s*/).some((part) => well.test(part.trim())) ? (own['indent'] ?? '').length : null;
      return below === null ? line : { ...line, text: '' };
    }
    if (below !== null && line.text.trim() !== '' && (/^\s*/.exec(line.text)?.[0].length ?? 0) <= below) below = null;
    return below === null ? line : { ...line, text: '' };
  });
}
