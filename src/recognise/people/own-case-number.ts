// Which number of a sentence is the one that the writer's own side has for the case: "our number for it is AV-3381", "this
// one is 66152 here", "our helpdesk gave it SD-4471", "le dossier porte chez nous le numéro 7731", "Az. bei uns 2026/77".
// In: a text. Out: the numbers that it calls so, each with its words. Whose a number is and of what is told by the words
// before it up to the nearest owner, or by those right behind it; a word between that belongs to neither ends the search.
// A number of somebody else, of an order, a telephone or a thing, a count and one that is over are none.
import { foldedWords } from '../field/fold.ts';
import { caseNouns, filing, goesOn, keepers, leadsAway, links, others, otherThings, ourselves, ownSide, possessives } from './case-number-words.ts';

/** Letters and digits, or digits with strokes, or four digits and more. */
export const caseNumber = String.raw`#?(?:\p{Lu}{2,8}\s(?!(?:19|20)\d\d(?![\w/-]))\d{3,}[\w/-]*|(?:\p{L}{1,8}[-_/#]){1,2}\d(?:[\w/-]*\w)?|\p{Lu}{1,8}\d{3,}(?:[-/]\w+)*|\d{4,}(?:[-/]\w+)*|\d[-/]\d{4,}|\d{2,}[-/](?:\d{2,}|\p{Lu})(?:[-/]\w+)*)(?![\w@%€$£]|[.,:]\d)`;
const candidate = new RegExp(String.raw`(?<![\p{L}\p{N}@._/\\:+–-])${caseNumber}`, 'gu');
/** Not behind a short word ("Nr.", "Ref."). */
const sentenceEnds = /(?<=[\p{L}\d)]{4}[.!?])\s+(?=\p{Lu}|\d)|;\s+/u;
const charactersMax = 1_000;
const wordsBackMax = 10;
const nameLettersMin = 4;
/** "Our INC-30911": such programs number nothing but cases. */
const namesCase = /^#?(?:inc|req|ritm|sr|tkt|tck|case|ticket)[-_#]?\d/i;
/** What may part a lead from its number. */
const parted = /[([{:#–—-]\s*$/u;
const keptBy = String.raw`(?:here(?! at)|\(?ours(?![\p{L}])|(?:on|at) our (?:own )?(?:side|end)|with us|in our (?:own )?(?:\p{L}+ ?){1,2}|is our (?:own )?(?:ticket|case|number|ref\p{L}*|job|call)|is ours|bei uns|hier bei uns|auf unserer seite|in unserem \p{L}+|(?:ist|wäre) unsere? (?:\p{L}{2,20})|chez nous|de notre côté|dans notre \p{L}+|est notre (?:\p{L}{2,20}))`;
const ownBehind = new RegExp(String.raw`^\s?[,(–—-]?\s?${keptBy}(?![\p{L}])`, 'iu');
/** "This one is …": what leads to a number that is called ours behind it. */
const ofThisOne = /(?:^|[\s,(])(?:this(?: one)?|it|that(?: one)?|das|dies(?:er|es)?|es|ce|cela|ça|c)(?:\s(?:is|are|ist|est|has|hat|a)|['’]s|['’]est)(?:\s(?:the|die|der|das|le|la))?$/i;
/** "We have it as 66152". */
const filingLeads = new Set(['as', 'under', 'unter', 'als', 'sous']);
const led = /(?:^|[\s,(])(?:as|under|unter|als|sous|comme)$/i;

/** "… in our system was for a different bug". */
const over = /^[^.;,]{0,50}?(?<![\p{L}])(?:(?:was|were|had been|war|wurde|waren|était|a été)(?!\s(?:just |today |already |only |heute |gerade |bereits )?(?:opened|logged|created|raised|filed|given|assigned|entered|eröffnet|angelegt|erfasst|vergeben|ouvert|créé|attribué))|(?:is|ist|est|got|has been) (?:\p{L}+ ){0,2}(?:closed|merged|obsolete|superseded|old|another|different|geschlossen|erledigt|abgeschlossen|zu|clos|fermé|ancien|un autre|une autre|ein anderer|eine andere)|belongs to (?:another|a different|the other)|gehört zu (?:einem|einer) anderen|closed|merged)(?![\p{L}])/iu;

export interface CaseNumber {
  readonly value: string;
  readonly raw: string;
}

/** `domain` is the first label of the writer's mail domain: "Avon ticket: …" from avonit.example is "our ticket". */
export function ownCaseNumbers(text: string, domain = ''): CaseNumber[] {
  if (text.length > charactersMax || !/\d/.test(text)) return [];
  return text.split(sentenceEnds).flatMap((sentence) => [...sentence.matchAll(candidate)].flatMap((one) => {
    const before = sentence.slice(0, one.index);
    const after = sentence.slice(one.index + one[0].length);
    return (isPlain(one[0]) && countsBehind(after)) || over.test(after) || !(ownBefore(wordsBack(before, domain), before, one[0]) || calledOurs(before, after)) ? [] : [{ value: one[0], raw: sentence.trim() }];
  }));
}

function isPlain(number: string): boolean {
  return /^#?\d+$/.test(number);
}

/** "4000 mailboxes": it counts something. */
function countsBehind(after: string): boolean {
  const word = /^\s(\p{L}+)/u.exec(after)?.[1];
  return word !== undefined && !goesOn.has(foldedWords(word)[0] ?? '');
}

/** The words before a number, with what the writer's organisation calls itself as "our" or, behind a preposition, as "us". */
function wordsBack(before: string, domain: string): string[] {
  const words = foldedWords(before).slice(-wordsBackMax);
  return words.map((word, i) => (word.length < nameLettersMin || !domain.startsWith(word) || caseNouns.has(word) || keepers.has(word) ? word : leadsAway.has(words[i - 1] ?? '') || words[i - 1] === 'chez' ? 'us' : 'our'));
}

/** From the number back to whose it is, over words that belong to telling it. */
function ownBefore(words: readonly string[], before: string, number: string): boolean {
  const nearest = words.at(-1) ?? '';
  if (leadsAway.has(nearest) && !caseNouns.has(nearest)) return false;
  let [noun, filed, ours] = [false, false, false];
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    if (others.has(word) || (otherThings.has(word) && !keepers.has(word))) return false;
    if (possessives.has(word)) return i === words.length - 1 ? /\(\s*\S+\s*$/u.test(before) || namesCase.test(number) : ownHead(words, i, noun || filed || filingLeads.has(nearest), before);
    // "Their internal ticket".
    if (ourselves.has(word) && others.has(words[i - 1] ?? '')) return false;
    if (ourselves.has(word) && (noun || filed || filingLeads.has(nearest) || /^(?:ours|notres?)$/.test(word) || (ownSide.has(word) && i === words.length - 1 && parted.test(before)))) return true;
    // "Our ticket here 44812": the noun comes before.
    if (ownSide.has(word)) ours = true;
    else if (ourselves.has(word) || (ours && caseNouns.has(word))) return ours;
    else if (caseNouns.has(word)) noun = true;
    else if (filing.has(word)) filed = true;
    else if (!links.has(word) && !keepers.has(word) && !isOwnTool(words, i)) return false;
  }
  return false;
}

/** "Our lamp has the number": what is ours must be a case, its number, or who keeps it. */
function ownHead(words: readonly string[], at: number, told: boolean, before: string): boolean {
  const head = words.slice(at + 1).find((word) => !possessives.has(word)) ?? '';
  if (others.has(words[at - 1] ?? '') || words[at - 1] === 'than') return false;
  if (caseNouns.has(head)) return true;
  const kept = keepers.has(head) || isOwnTool(words, at + 1);
  // "The ticket on our side is …": the noun stands before the owner.
  return kept && (told || parted.test(before) || caseNouns.has(words[at - 2] ?? ''));
}

/** "In our Tracko as": a name that nobody foresees. */
function isOwnTool(words: readonly string[], at: number): boolean {
  return possessives.has(words[at - 1] ?? '') && ['in', 'im', 'dans'].includes(words[at - 2] ?? '');
}

/** "This one is 66152 here", "(4711-22 bei uns)". */
function calledOurs(before: string, after: string): boolean {
  if (!ownBehind.test(after)) return false;
  const trimmed = before.trimEnd();
  const words = foldedWords(before).slice(-4);
  if (words.some((word) => others.has(word) || (otherThings.has(word) && !keepers.has(word)))) return false;
  return trimmed === '' || /[(:.,–—-]$/u.test(trimmed) || caseNouns.has(words.at(-1) ?? '') || ofThisOne.test(trimmed) || led.test(trimmed) || (/(?:is|ist|est)$/u.test(trimmed) && words.some((word) => caseNouns.has(word)));
}
