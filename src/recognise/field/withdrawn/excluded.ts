// What a text says is not meant: "12345LP (Fern Hill with 23456LP is NOT affected)", "+44 … (not the office line, +44 …)",
// "AB-3381, not AB-3380, that one is closed". In: a text. Out: the same with blanks there, so that every place stays. A
// number of such a part is no value. What is told of a fault ("12345LP does not receive anything") excludes nothing.
import { isGivenName } from '../../people/given-names.ts';
import { withoutDenied } from './denied-things.ts';

/** Words that say of what stands beside them that it is another one. */
const notMeant = String.raw`(?:not|isn['’]t|aren['’]t|never|nicht|kein(?:e[nmrs]?)?|n['’](?:est|a|y)|ne|pas|non)`;
const concerned = String.raw`(?:affected|concerned|involved|hit|impacted|included|meant|in scope|part of (?:it|this)|this one|the one|ours|betroffen|gemeint|beteiligt|dabei|dazu|concernée?s?|touchée?s?|impactée?s?|la bonne|le bon)`;
const isNotConcerned = new RegExp(String.raw`(?<![\p{L}])(?:${notMeant}\s(?:[\p{L}'’]+\s){0,2}${concerned}|unaffected|n['’]a rien à voir|hat (?:damit )?nichts (?:damit )?zu tun|has nothing to do|have nothing to do)(?![\p{L}])`, 'iu');
/** A bracket or clause that begins like this speaks of another one; "not only" does not. */
const otherOne = String.raw`(?:(?:and|but|und|aber|et|mais|please|bitte)\s)?(?:not|nicht|pas|non|never|except(?: for)?|excluding|other than|außer|ausser|ausgenommen|sauf|hormis|excepté|instead of|rather than|statt|anstatt|anstelle von|au lieu de|unlike|anders als|contrairement à|formerly|früher|vormals|anciennement)(?![\p{L}'’])(?!\s(?:only|just|nur|seulement|uniquement|sure|sicher|later|yet|noch|yet|working|arriving|delivered|received|reachable)(?![\p{L}]))(?!\s(?:de\s|d['’])\p{L}+\s(?:pour|chez|sur|depuis|dans)\s)`;
const begins = new RegExp(String.raw`^\s*${otherOne}`, 'iu');
/** What follows is meant again: "not 12345 but 23456". */
const meantAgain = /(?:[,\s])(?:but|sondern|mais|rather|vielmehr)\s/i;
/** A clause ends with a mark that has a blank behind it, or with its sentence. */
const clause = new RegExp(String.raw`(?<=^\s*|[,;:–—-]\s|\s[–—-]\s)${otherOne}\s(?:[^;.!?()\n]|\.(?=[\p{L}\p{N}]))*?(?=[,;.!?)\n](?:\s|$)|$)`, 'giu');
/** "Don't use the one from my old employer (AB-3380)": up to where something is meant again. */
const unused = /(?<![\p{L}])(?<!(?:we|they|i|you|who|to|users|customers|people|keepers|would|shall|and)\s)(?:(?:do not|don['’]?t|never|must not|should not)\s(?:use|take|go by|mind|trust|count)|(?:please )?(?:ignore|disregard)|n['’]utilise[rz]?|ne prene[rz]|ne pas (?:utiliser|prendre|tenir compte d[eu])|ne tene[rz] pas compte d[eu]|ignore[rz]|ignorier(?:t|en sie))\s(?:[^.,;!?\n]|\.(?=\S)){1,160}|(?<=(?<![\p{L}])bitte\s(?:[^.;!?\n]{0,60}\s)?)nicht\s(?:[^.;!?,\n]|\.(?=\S)){1,120}?\s(?:verwenden|nehmen|benutzen|nutzen|beachten|gebrauchen)(?![\p{L}])(?:\s?\([^()\n]{1,80}\))?/giu;
/** "Not to be mixed up with Ida Marsh", "bitte nicht mit Frau Holm verwechseln": whoever it is, he is not meant. */
const mistaken = String.raw`(?:(?:mix(?:ed|ing)?|mistak\p{L}*|mistook|confus\p{L}*|muddl\p{L}*)(?![\p{L}])|verwechs\p{L}*|vertausch\p{L}*|confond\p{L}*)`;
const isMistaken = new RegExp(String.raw`(?<![\p{L}])(?:not|do?n['’]?t|never|nicht|keine?|ne|pas)\s[^.;!?()\n]{0,60}(?<![\p{L}])${mistaken}`, 'iu');
/** Its clause, and what goes on to say who that is. */
const mistakenClause = new RegExp(String.raw`(?<=[,;:–—-]\s|[\p{L}\d)]{2}[.!]\s)(?:[\p{L}’']+\s){0,3}(?:not|do?n['’]?t|never|nicht|keine?|ne|pas)\s[^.;!?()\n,]{0,60}(?<![\p{L}])${mistaken}[^.;!?()\n]*`, 'giu');
const bracket = /\([^()\n]{1,200}\)/gu;
const sentence = /[^.;!?\n]+(?:\.(?=\S)[^.;!?\n]+)*/gu;
/** "Last time it was 4711LP - that is NOT this one": what stands before it was another one. */
const isAnother = String.raw`(?:[,;]|\s[–—-])\s(?:(?:but|and|aber|und|mais|et)\s)?(?:that(?:['’]s| is| was)|this is|which is|das (?:ist|war)|dies(?:e|er|es)? (?:ist|war)|c['’](?:est|était)|ce n['’](?:est|était)|(?:celle|celui)-là n['’]est)\s(?:\p{L}+\s)?(?:not|nicht|pas)\s(?:this(?: one| case| ticket)?|the one (?:i|we) mean|diese[rsn]?(?: hier| fall| vorgang)?|die heutige|der heutige|(?:celle|celui)-ci|(?:celle|celui) d['’]aujourd['’]hui)(?=\s?[,;.:!)–—-]|\s*$)`;
const saysAnother = new RegExp(isAnother, 'iu');
const wasAnother = new RegExp(String.raw`[^.;!?\n]{3,160}?${isAnother}`, 'giu');
const charactersMax = 2_000;

export function withoutExcluded(text: string): string {
  return text.length > charactersMax ? text : withoutClauses(text);
}

/** A text without the numbers of things that it sets aside. Phone numbers and people are set aside in other words. */
export function withoutExcludedThings(text: string): string {
  return text.length > charactersMax ? text : withoutClauses(withoutDenied(text));
}

function withoutClauses(text: string): string {
  if (!mayExclude.test(text)) return text;
  // The search for what was another one tries every place of a text: only where one is told.
  return (saysAnother.test(text) ? text.replace(wasAnother, (part) => blanks(part)) : text).replace(unused, (part) => blank(part)).replace(bracket, (part) => (begins.test(part.slice(1)) || isNotConcerned.test(part) || isMistaken.test(part) ? blanks(part) : part))
    .replace(mistakenClause, (part) => blanks(part)).replace(clause, (part) => blank(part))
    .replace(sentence, (part) => (isNotConcerned.test(part) ? blankClauses(part) : part));
}

/** What one calls, writes to or asks for. "Not on Wednesdays" belongs to the hours. */
const wayOrPerson = /\d(?:[\s()/.-]*\d){4}|@|(?<![\p{L}])(?:office|switchboard|head office|main line|reception|zentrale|empfang|standard|accueil|me|mich|moi)(?![\p{L}])|\p{Lu}\p{Ll}+\s\p{Lu}\p{Ll}+/u;
/** A further sentence about somebody else: "Please do not pass them Ida Marsh, she is …". */
const furtherSentences = /(?<=[\p{L}\d)]{2}[.!;])\s+(?=[\p{Lu}+])/u;
const denies = /(?<![\p{L}])(?:not|don['’]?t|never|nobody|nicht|kein\p{L}*|niemals|ne|n['’]\p{L}+|pas|jamais)(?![\p{L}])/iu;

/** How to reach somebody, without the numbers and people that are not to be used or passed on. */
export function withoutExcludedContacts(text: string): string {
  const [first, ...more] = text.split(furtherSentences);
  const own = more.filter((part) => !(denies.test(part) && wayOrPerson.test(part)));
  const kept = own.length === more.length ? text : [first ?? '', ...own].join(' ').replace(/\.$/u, '');
  const meant = withoutExcluded(kept);
  const dropped = [...kept].map((letter, i) => (meant[i] === letter ? ' ' : letter)).join('');
  return meant.length === kept.length && (wayOrPerson.test(dropped) || dropped.split(/[^\p{L}'’-]+/u).some((word) => /^\p{Lu}/u.test(word) && isGivenName(word))) ? meant.replace(/\s{2,}/g, ' ').replace(/\s+([,;.])/g, '$1').trim() : kept;
}

const mayExclude = new RegExp(String.raw`(?<![\p{L}])(?:${notMeant}|do not|don['’]?t|ignor\p{L}+|disregard|n['’]utilise[rz]?|unaffected|nichts|nothing|rien|never|except|excluding|other than|außer|ausser|ausgenommen|sauf|hormis|excepté|instead of|rather than|statt|anstatt|anstelle|au lieu de|unlike|anders als|contrairement|formerly|früher|vormals|anciennement|${mistaken})(?![\p{L}])`, 'iu');

/** From the denial to where something is meant again. */
function blank(part: string): string {
  const again = meantAgain.exec(part)?.index ?? part.length;
  return blanks(part.slice(0, again)) + part.slice(again);
}

/** Of the clauses of a sentence, the one that says so. "The mails of 12345LP are not affected" speaks of the mails. */
function blankClauses(part: string): string {
  return part.split(/(,\s|\s[–—-]\s|\s(?:but|aber|mais|while|während|tandis que)\s)/u).map((one) => (isNotConcerned.test(one) && !ofIt.test(one) ? blanks(one) : one)).join('');
}

const ofIt = /(?<![\p{L}])(?:of|from|for|to|von|für|bei|de|du|des|pour)\s(?:\p{L}+\s){0,2}\p{L}{0,4}\d/iu;

function blanks(text: string): string {
  return text.replace(/[^\n]/gu, (one) => ' '.repeat(one.length));
}
