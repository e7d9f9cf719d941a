// "It's only mine, Pete's is fine", "nur bei mir", "il n'y a que moi": whoever writes says that it hits nobody but him. In:
// the lines of one writer, his name or address. Out: one claim for the list that accounts answer. Whoever is not sure, asks
// or speaks of what only he knows, does or may says nothing.
import { sentencesOf } from '../field/sentences.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const thing = String.raw`(?:computer|laptop|pc|machine|phone|mailbox|account|outlook|tablet|screen|calendar|rechner|handy|konto|postfach|notebook|poste|ordinateur|compte|téléphone|boîte)`;
const alone = new RegExp(String.raw`(?<![\p{L}])(?:` + [
  String.raw`(?:it|this|that)(?:['’]?s| is| seems to be| affects| hits| happens to| happens on)(?: really| all)?\s(?:only|just)\s(?:me|mine|(?:on |with |for )?my ${thing}|on mine|with me|for me)`,
  String.raw`(?<=(?:^|[,;:(–—-]\s|\())(?:only|just)\s(?:me|mine|my ${thing})(?=\s?(?:[,;.!)–—-]|$|so far|here|that has))`, String.raw`i(?:['’]m| am) the only one(?! who (?:knows|can help|is in))`, String.raw`nobody else has (?:it|this|the (?:problem|error|message))`,
  String.raw`(?:es|das) (?:ist|betrifft|trifft|passiert)(?: wirklich)? nur (?:bei mir|mich|mein\p{L}* ${thing})`, String.raw`(?<=(?:^|[,;:(–—-]\s|\())nur (?:bei mir|ich|mein\p{L}* ${thing})(?=\s?(?:[,;.!)–—-]|$|so weit|hier))`, String.raw`(?:ich bin|bin) die? einzige[rn]?|sonst hat (?:es|das|das problem|den fehler) (?:niemand|keiner)`,
  String.raw`il n['’]y a que (?:moi|mon ${thing}|chez moi)`, String.raw`(?:ça|cela) ne (?:touche|concerne) que (?:moi|mon ${thing})`, String.raw`c['’]est (?:seulement|juste|uniquement) (?:moi|chez moi|mon ${thing}|sur mon ${thing})`, String.raw`je suis (?:la seule|le seul)(?! à pouvoir)`, String.raw`(?<=(?:^|[,;:(–—-]\s|\())(?:juste|seulement) (?:moi|chez moi)(?=\s?(?:[,;.!)–—-]|$))`,
].join('|') + String.raw`)(?![\p{L}])`, 'iu');
const unsure = /(?<![\p{L}])(?:if|whether|not sure|maybe|perhaps|not|ob|vielleicht|nicht|falls|si|peut-être|pas|who knows|knows)(?![\p{L}])(?!\s(?:at|on)\s)/iu;
const beforeMax = 40;

export function onlyMe(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], who: string, source: FieldSource): FieldClaim[] {
  const field = rules.fields.find((one) => one.accounts === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature'));
  if (field === undefined || who.trim() === '') return [];
  for (const { text, line, wish } of sentencesOf(lines)) {
    const said = wish || text.endsWith('?') ? null : alone.exec(text);
    if (said !== null && !unsure.test(text.slice(Math.max(0, said.index - beforeMax), said.index))) return [{ field: field.id, value: [who.trim()], problem: null, raw: text, source, line, rule: field.rule }];
  }
  return [];
}
