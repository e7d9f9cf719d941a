// "25.1.0 – sorry, 25.2.0", "1 – nein, streicht das, 2 reicht", "first I wanted to say 2, but please take it as 3":
// people put themselves right while they write, and what they say last counts. In: the text of one value. Out: what is
// said behind the last word that takes back what stood before it, null when nothing is taken back.

/** What takes back: alone between marks it needs nothing else. */
export const takingBack = [
  'no wait', 'wait a (?:second|sec|minute|moment)', 'wait', 'hold on', 'scrap that', 'scrub that', 'forget that', 'cancel that', 'delete that', 'oubliez', 'vergessen sie das', 'vergesst das', 'oh', 'hang on', 'let me correct (?:that|myself)', 'moment mal', 'moment', 'stopp?', 'kommando zurück', 'attendez', 'je corrige', 'je rectifie', 'rectificatif', 'en fait non', 'non attendez', 'edit', 'ps', 'tippfehler', 'falsch abgeschrieben', 'verlesen', 'misread', 'mistyped', 'wrong one', 'oops', 'scratch that', 'strike that', 'correction', 'corrected', 'corrigend(?:um|a)', 'errata', 'amendment', 'make that', 'make it', 'i mean', 'i meant', 'or rather', 'or no', 'rather(?! than)', 'typo', 'sorry(?! for| about| to hear)', 'apologies(?! for| about)', 'no', 'nope', 'actually', 'my mistake', 'wrong',
  'oder nein', 'oder besser', 'oder doch', 'ach mist', 'mist', 'verflixt', 'nein', 'quatsch', 'ach nein', 'ach was', 'halt', 'stimmt nicht', 'streicht das', 'streichen sie das', 'korrektur', 'berichtigung', 'richtigstellung', 'korrigiere', 'vertippt', 'verschrieben', 'vertan', 'falsch', 'entschuldigung(?! für| dass)', 'verzeihung(?! für)', 'ich meine', 'ich meinte', 'besser gesagt', 'genauer', 'blödsinn', 'unsinn',
  'non', 'ou non', 'ou mieux', 'pardon(?! pour| de)', 'erreur', 'je veux dire', 'je voulais dire', 'plutôt', 'rectification', 'excusez-moi(?! pour| de)', 'désolée?(?! pour| de)', 'erratum', 'ou plutôt',
].join('|');
const between = new RegExp(`(?:\\s[-–—]+|[,;:.(!?…])\\s*(?:(?:${takingBack})(?![\\p{L}'’])[\\s,;:.!–—-]*)+`, 'giu');
const opening = new RegExp(`^(?:${takingBack})(?:[\\s,;:.!–—-]+(?:${takingBack}))*\\s?[,;:.!–—-]+\\s`, 'iu');
/** "First I wanted to say 2, it hits few, so please take it as 3." */
const settled = /(?:please |bitte |merci de (?:le )?)?(?:take it as|take|treat (?:it |this )?as|make it|call it|let'?s say|so it(?:'s| is)|nehmt|nehmen sie|sagen wir|also|mettez|prenez|disons)\s+(?=\S)/gi;
const beganOtherwise = /^(?:first|at first|initially|originally|zuerst|erst|anfangs|ursprünglich|d'abord|au début)(?![\p{L}])/iu;

const behind = new RegExp(`^[\\s"')\\].,;:!?…(–—-]{1,8}(?:${takingBack})(?![\\p{L}'’])[\\s,;:.!–—-]`, 'iu');

/** "…, no wait that is the old one": they need no mark behind them. */
const surely = 'no wait|no hold on|no hang on|nein halt|halt nein|nein moment|ach nein|non attendez|scratch that|scrap that';
const amid = new RegExp(`[,;:.!(?…–—-]\\s*(?:(?:${takingBack})(?![\\p{L}'’])\\s?[,;:.!–—-]|(?:${surely})\\s)`, 'iu');

/** Between two things that are named: the first was a slip. */
export function takesBackBetween(text: string): boolean {
  return amid.test(text);
}

/** Where words in the middle of a text begin and end that take back what stands before them; null = none do. */
export function takenBackAfter(text: string): { readonly from: number; readonly to: number } | null {
  const found = amid.exec(text);
  return found === null ? null : { from: found.index, to: found.index + found[0].length };
}

/** Where the words end that take back what stands right before this text; null = nothing does. */
export function takenBackUpTo(text: string): number | null {
  const found = behind.exec(text);
  return found === null ? null : found[0].length;
}
/** "First we thought of the lens, that is ruled out, now clearly the lamp". */
const nowSettled = /[,;.–-]\s+(?:but |aber |mais )?(?:by now|now|meanwhile|jetzt|inzwischen|mittlerweile|nun|maintenant|à présent|désormais)\s(?:(?:it is|it's|we are (?:sure|certain) it is|we say|clearly|plainly|klar|eindeutig|ist es|sind wir sicher, es ist|c['’]est|clairement|nous sommes sûrs que c['’]est|wohl)\s)*(?=\S)/gi;

/** A sentence that begins by taking back what was said before it. */
export function takesBack(sentence: string): boolean {
  return opening.test(sentence.trim());
}

/** "was 24.1.0 / now 25.2.0", "bisher 6.9.0, jetzt 6.10.1": what holds now. */
const nowAgain = /^\s*[(]?(?:was|before|formerly|until \S+|war|vorher|bisher|früher|zuvor|avant|auparavant|jusqu'ici)(?![\p{L}])\s?:?\s.{1,60}?[\s,;/|–—(-](?:is |are )?(?:now|jetzt|nun|inzwischen|mittlerweile|aktuell|maintenant|désormais)\s?:?\s+(?:(?:merged|moved|folded|zusammengelegt|zusammengeführt|aufgegangen|fusionnée?|regroupée?)\s(?:\p{L}+\s)?(?:into|to|with|under|mit|in|unter|avec|dans|sous)\s)?(?=\S)/iu;

/** "Sorry, wrong one, it is 4.2.1", "Korrektur: bitte als 3 führen". */
const leadIn = /^(?:(?:one|that|it(?:'s|’s| is| should be| must be)|let'?s say|the right one is|should be|must be|es ist|es muss|richtig ist|bitte(?: als)?|please(?: make it| take it as)?|c'est|il s'agit de|looked at [^:]{1,40}:)[\s,:]+)+/i;

export function takenBack(text: string): string | null {
  const now = nowAgain.exec(text);
  if (now !== null) return text.slice(now[0].length).trim();
  const last = [...text.matchAll(between)].at(-1) ?? (beganOtherwise.test(text.trim()) ? ([...text.matchAll(settled)].at(-1) ?? [...text.matchAll(nowSettled)].at(-1)) : undefined);
  if (last === undefined || text.slice(0, last.index).trim() === '') return null;
  const said = text.slice(last.index + last[0].length).trim().replace(/^\(|\)$/g, '').replace(leadIn, '');
  return /[\p{L}\p{N}]/u.test(said) ? said : null;
}
