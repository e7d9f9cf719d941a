// Where a letter says good-bye, hello, thanks: such lines end a value and are no part of the prose. Closed word lists
// in English, German and French; the reply-text recogniser has its own, wider notion of signatures.
import { foldedWords, unaccented } from './fold.ts';

const closing = /^(?:(?:with |mit )?(?:kind|best|warm|many|freundlich\p{L}*|beste\p{L}*|viele|liebe|schone|herzliche|sonnige)?\s?(?:regards|wishes|grusse?n?|gruss|gruss aus .{2,30})|rgds|brgds|br|kr|mfg|lg|vg|bg|cheers|bye(?: bye)?|tschu(?:e)?ss|ciao|ta|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|best|cordialement|bien (?:cordialement|a vous)|salutations(?: distinguees)?|meilleures salutations|sinceres salutations|a bientot|cdlt|cdt|hochachtungsvoll|sent from my .{2,40}|von meinem .{2,30} gesendet|gesendet von .{2,40}|envoye de(?:puis)? mon .{2,30}|get outlook for .{2,20}|diese nachricht wurde von .{3,60})(?:[\s,.!]+(?:\p{L}[\p{L}.'-]*\s?){0,4})?[,.!]?$/u;
const thanks = /^(?:(?:many |thank|thx|tnx|ty)\s?(?:thanks|you|s)?(?: (?:very much|so much|a lot|in advance|and regards|again|for .{3,60}))*|thanks.{0,60}|thank you.{0,60}|cheers.{0,20}|danke.{0,60}|vielen dank.{0,60}|besten dank.{0,60}|herzlichen dank.{0,40}|merci.{0,60}|vorab (?:vielen )?dank.{0,30}|im voraus .{0,40})[,.!]*$/;
const polite = /^(?:please (?:let me|let us|advise|help|look into|get back|call|ring|phone|contact|have a look|treat|respond|reply|investigate|check)|(?:pls|plz) (?:help|advise|check|call|ring|phone|contact|look)|let me know|let us know|looking forward|look forward|if you (?:need|require|have)|should you (?:need|require|have)|feel free|don'?t hesitate|do not hesitate|bitte (?:um|melden|prufen|gebt|geben|ruf|schau|dringend)|fur ruckfragen|bei ruckfragen|bei fragen|uber eine (?:schnelle|baldige|zeitnahe)|ich freue|wir freuen|n'hesitez|dans l'attente|en vous remerciant|je reste|nous restons|hope this helps|that's all|that is all|anything else you)/;
const greeting = /^(?:hi|hello|hallo|hey|dear|good (?:morning|afternoon|evening|day)|guten (?:tag|morgen|abend)|moin|servus|gruss gott|gruezi|liebe[rs]?|sehr geehrte[rsn]?|bonjour|bonsoir|salut|madame|monsieur|g'?day|morning|afternoon|team|all|zusammen|colleagues|folks|everyone|kollegen|kolleginnen und kollegen|kia ora|aloha|chers? \p{L}+|chere? \p{L}+)(?:[\s,]+(?:[\p{L}&./'-]+[\s,]*){0,8})?[,.!:–-]*$/u;

/** "Best regards", "Viele Grüße", "Cordialement", "Sent from my phone", "-- ". */
export function isClosing(text: string): boolean {
  const folded = unaccented(text.trim());
  if (/^(?:--|_{3,}|-{3,}|={3,}|\*{3,})\s*$/.test(text.trim())) return true;
  return folded.length > 1 && folded.length < 90 && closing.test(folded);
}

/** "Merci de me rappeler", "merci de répondre par courriel": says how one wants to be reached. */
const asksToBeReached = /^merci d(?:e |')(?:\p{L}+['\s]){0,4}?(?:telephon|rappel|appel|contact|joindre|repondre par|ecri)/u;

export function isThanks(text: string): boolean {
  const folded = unaccented(text.trim());
  return folded.length > 2 && folded.length < 90 && thanks.test(folded) && !asksToBeReached.test(folded);
}

/** A closing sentence of courtesy that is no part of what was described before it. */
export function isPolite(text: string): boolean {
  return polite.test(unaccented(text.trim()));
}

/** "Anna", "Anna Keller": nothing but words of the sender's own name. */
export function isName(text: string, nameWords: ReadonlySet<string>): boolean {
  if (text.length > 60 || nameWords.size === 0) return false;
  const words = foldedWords(text);
  return words.length > 0 && words.length <= 4 && words.every((word) => nameWords.has(word));
}

/** "… please help. Tom": the text without the name that signs it. */
export function withoutSignedName(text: string, nameWords: ReadonlySet<string>): string {
  const found = /(?<=[.!?])\s+(\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}.'-]*){0,2})\s*$/u.exec(text.slice(-60));
  return found?.[1] !== undefined && isName(found[1], nameWords) ? text.slice(0, text.length - found[0].length) : text;
}

export function isGreeting(text: string): boolean {
  const folded = unaccented(text.trim());
  return folded.length > 1 && folded.length < 70 && greeting.test(folded);
}
