// A list of people, accounts or things, one entry an element: split at commas, semicolons, "and" and line ends. Words
// of the pack that mean everything ("all users") become the single entry `all`.
import { personsIn } from '../../people/person-names.ts';
import { fold, foldedWords } from '../fold.ts';
import { withoutExcluded } from '../withdrawn/excluded.ts';
import { groupIn } from './list-groups.ts';

const addresses = /[^\s,;<>()[\]"'|]+@[^\s,;<>()[\]"'|]+\.[A-Za-z]{2,}/g;
const entriesMax = 200;
/** After "all users": still everybody, not a part of them. */
const stillAll = new Set(['in', 'within', 'of', 'the', 'a', 'this', 'that', 'our', 'their', 'whole', 'entire', 'tenant', 'company', 'organisation', 'organization', 'customer', 'domain', 'office', 'affected', 'are', 'users', 'user', 'accounts', 'account', 'approx', 'about', 'ca', 'ones', 'mailboxes', 'so', 'far', 'site', 'im', 'des', 'der', 'betroffen', 'du', 'de', 'la', 'firma', 'mandanten', 'staff', 'people', 'on', 'at', 'and', 'also', 'no', 'exceptions', 'exception', 'listed'].map(fold));
const exception = new Set(['except', 'but', 'excluding', 'without', 'ausser', 'bis', 'sauf', 'hormis', 'not', 'nicht'].map(fold));

export function readList(lines: readonly string[], allWords: readonly string[]): string[] {
  const text = lines.join('\n').trim();
  if (meansAll(text, allWords)) return ['all'];
  // "a@fern.example except b@fern.example": what takes away begins a clause of its own.
  const meant = withoutExcluded(text.replace(takesAway, ', '));
  const found = [...new Set(meant.match(addresses) ?? text.match(addresses) ?? [])].map((one) => one.replace(/^mailto:/i, '').replace(/[.]+$/, ''));
  const parts = text.replace(/^\d+\s+(?:users?|accounts?|people|benutzer|utilisateurs?)\s*[:–-]\s*/i, '').split(parted);
  if (found.length > 0) return [...new Set([...found, ...meant.split(parted).flatMap((part) => groupIn(part) ?? [])])].slice(0, entriesMax);
  // "Ivy Chan and Ben Ryder. (Ignore what I said about Mr Holm.)": behind its stop a list of persons is over.
  const stop = furtherText.exec(text);
  if (stop !== null && personsIn(text.slice(0, stop.index)).length > 0) return readList([text.slice(0, stop.index)], allWords);
  const own = parts.filter((part) => !notOne.test(part));
  return (own.some((part) => /[\p{L}\p{N}]/u.test(part)) ? own : parts)
    .map((entry) => entry.replace(/^[\s*•·–-]+(?=\S)/, '').replace(/^\(?\d{1,2}[.)]\s+/, '').replace(/^(?:and|und|et)\s/i, '').replace(/[\s.]+$/, '').trim())
    .filter((entry) => entry !== '')
    .slice(0, entriesMax);
}

/** "only the manager, Ms Holm": a few words each, and somebody's name among them. */
export function isPeople(entries: readonly string[]): boolean {
  return entries.every((entry) => entry.split(/\s+/).length <= entryWordsMax) && entries.some((entry) => personsIn(entry).length > 0);
}
const entryWordsMax = 5;

const takesAway = /(?<=[\p{L}\d)])\s(?=(?:except|excluding|other than|but not|außer|ausgenommen|aber nicht|sauf|hormis|excepté|mais pas)\s)/giu;
const furtherText = /(?<=\p{L}{3}|\))[.!]\s+(?=\(?(?!(?:also|and|plus|as well|dazu|auch|und|aussi|et)\s)(?:\p{L}[\p{L}'’]*\s+){3})/iu;
const parted = /[,;\n|]|\s(?:and|und|et|&)\s/;
/** "Ann Lee, not Bob Ray": who is named only as fine. */
const notOne = /^\s*(?:(?:but|aber|mais)\s)?(?:not|nicht|pas)\s(?!(?:only|just|all|every\p{L}*|nur|alle|sure|sicher|tou)(?![\p{L}]))/iu;

function meansAll(text: string, allWords: readonly string[]): boolean {
  const words = foldedWords(text);
  for (const phrase of allWords) {
    const all = foldedWords(phrase);
    const at = words.findIndex((_, from) => from <= 2 && all.every((word, i) => words[from + i] === word));
    if (at < 0 || all.length === 0) continue;
    const before = words.slice(0, at);
    const rest = words.slice(at + all.length);
    if (words.some((word) => exception.has(word))) return false;
    if (before.every((word) => stillAll.has(word) || /^(?:yes|it|s|really|literally|basically|pretty|much)$/.test(word)) && (rest.length === 0 || rest.every((word) => stillAll.has(word) || /^\d+$/.test(word)) || /^[\s\p{P}]*$/u.test(text.replace(/^[^,.;:(–]*[,.;:(–]/u, '')) || followsPause(text, all.length + at))) return true;
  }
  return false;
}

/** "everyone, since Monday": what stands behind a comma or bracket says more, it does not take away. */
function followsPause(text: string, wordCount: number): boolean {
  let left = wordCount;
  for (const one of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    left--;
    if (left === 0) return /^\s*(?:[,.;:(!–—-]|\n)/.test(text.slice(one.index + one[0].length));
  }
  return false;
}
