// "not 25.1.0 but 25.2.0", "weder Test noch Entwicklung, sondern Production", "laut Kunde 2, tatsächlich 3": a value said
// against another one. In: the text of one value. Out: the part that holds, null when nothing is set against anything.
// What holds is read as if it stood alone, so a frame may be tried on any short text; yes and no have grammar of their own.

/** What holds stands in a few words. */
const holdsMax = 60;
const textCharactersMax = 240;
/** "V, not sure" takes nothing back but the certainty. */
const certainty = "(?:(?:quite|really|yet|100|at all|so|ganz|wirklich|hundert|noch|tout|très)\\s)*(?:sure|certain|clear|known|confirmed|checked|verified|sicher|klar|bekannt|geprüft|bestätigt|sûre?s?|certaine?s?|confirmée?s?|yet|noch)(?![\\p{L}])";
const really = "it (?:turned|turns) out to be|(?:stellte|stellt) sich (?:dann )?heraus|(?:it|that|this|es|das)\\s(?:really |actually |in fact |now )?is|it['’]s(?: really| actually)?|(?:it|that) should (?:be|read)|es ist|ist es|ist(?: aber| jetzt| nun)|c['’]est|il s['’]agit de|tatsächlich|in wirklichkeit|richtig ist|richtig wäre|eigentlich|in fact|in reality|in truth|actually|really|the right one is|correct is|en fait|en réalité|réellement|now|jetzt|nun|inzwischen|maintenant|désormais|à présent";
const frames: readonly RegExp[] = [
  // not A but V
  /^(?:not|nicht|kein\p{L}{0,2}|pas|non|no longer|nicht mehr|plus|neither|weder|ni)\s.{1,90}?[,;–-]?\s(?:but|sondern|mais|now|new|jetzt|neu|neuerdings|maintenant|désormais|rather|instead|stattdessen)\s?:?\s+(?:rather |now |it is |jetzt |ist |es ist |bitte |please )?(?<holds>.+)$/iu,
  // V, not A
  new RegExp(`^(?<holds>.{1,${holdsMax}}?)(?:\\s?[,;(–—-]+\\s?|\\s)(?:and not|und nicht|et non(?: pas)?|not|nicht|pas|no longer|nicht mehr|rather than|instead of|anstatt|statt|plutôt que|au lieu de)\\s(?!${certainty}).*[\\p{L}\\p{N}].*$`, 'iu'),
  // instead of A: V
  /^(?:instead of|anstelle von|anstatt|statt|au lieu de)\s.{1,60}?\s?[:;,]\s(?<holds>.+)$/i,
  // A is what the customer said; it is V
  new RegExp(`^.{1,120}?(?:\\s?[,;.(–—-]+\\s?)(?:but |aber |mais |and |und |et )?(?:${really})[\\s:]+(?:it is |ist es |es ist |c['’]est )?(?:(?:aber|jedoch|doch|but|bien|now|jetzt|really|en fait|plutôt|wohl) )?(?<holds>.+)$`, 'iu'),
  // I first wrote A, V holds
  /^.{1,80}?[,;–-]\s(?:but |aber |mais )?(?<holds>.{1,60}?)\s(?:is right|is correct|holds|applies|stimmt|ist richtig|gilt|est exacte?|est correcte?|fait foi)(?![\p{L}]).*$/iu,
];

export function whatHolds(text: string): string | null {
  const said = text.trim();
  if (said.length > textCharactersMax) return null;
  for (const frame of frames) {
    const holds = frame.exec(said)?.groups?.['holds']?.trim() ?? '';
    if (holds !== '' && holds.length <= holdsMax && /[\p{L}\p{N}]/u.test(holds)) return holds;
  }
  return null;
}
