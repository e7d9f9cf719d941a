// Persons by less than two capitalised words. "Carol from Port Tower rang", "Dave called us"; and in a mail whose writer uses
// no capitals "dave the office admin rang me", "carys bowen (reception) cant print", where a sentence begins with them. In:
// sentences of the mail. Out: names as typed. A common word is nobody; without a role behind it only a given name is one.
import { foldedWords } from '../field/fold.ts';
import type { Sentence } from '../field/sentences.ts';
import { isGivenName } from './given-names.ts';
import { isNobody } from './no-names.ts';

/** Nouns of support, pronouns and the small words of three languages. */
const common = new Set(foldedWords(`
  i we you he she it they this that these those who someone somebody anyone anybody everyone everybody nobody noone none one no not any all every each some both most many few several
  user users customer customers client clients caller callers person people guy guys lady man woman chap bloke girl boy boss manager managers director owner owners secretary receptionist reception
  accounts sales support office admin admins administrator helpdesk desk team teams staff colleague colleagues tech techs technician engineer engineers partner partners solicitor solicitors
  doctor doctors nurse nurses teacher teachers student students vendor vendors supplier suppliers provider providers isp bank builder builders electrician electricians monitoring console server servers printer
  printers scanner scanners mail mails email emails phone phones screen pc pcs laptop laptops desktop tablet outlook word excel exchange network internet router switch firewall backup backups update
  updates mailbox mailboxes folder file files drive share system software hardware service services security microsoft windows police insurance landlord cleaner cleaners temp trainee intern
  a an the my our your his her their its now so and but or if when since as also just still again today yesterday tonight morning afternoon evening monday tuesday wednesday thursday friday saturday sunday
  please pls thanks thx hi hello hey yes yep ok okay what which how why where there here only even nothing something anything everything two three four five six new old first last other another
  same next is was are were be been has have had having do does did done can cannot cant could will would should may might must got get gets went going tried try looks look seems after before because
  with without from for of off on in at to by into over under up down out then than too very well once maybe perhaps sorry quick question problem issue fault error ticket case job call calls
  der die das den dem ein eine einen ich wir er sie es man kunde kundin kunden benutzer anwender chef chefin kollege kollegin mein meine unser unsere seit heute gestern hallo bitte leider nach vom von
  le la les un une je nous il elle on ils client cliente utilisateur patron chef mon ma notre depuis bonjour hier apres
`));
const who = String.raw`(?:(?:and|so|hi|morning|well)\s)?(\p{Ll}[\p{Ll}'’-]+(?:\s(?!(?:the|their|our|his|her|from|in|at|of|has|just|rang|called|phoned|emailed|mailed|texted|told|asked)\s)\p{Ll}[\p{Ll}'’-]+)?)`;
/** What he is, or where. */
const described = new RegExp(String.raw`^${who}(?:\s(?:the|their|our|his|her|from|in|at|of)(?=\s)|(\s?\([^()]{2,60}\)|,\s(?:the|their|our)\s[^,.]{2,30},))`, 'u');
const toldUs = new RegExp(String.raw`^${who}\s(?:(?:has|just)\s){0,2}(?:rang|called|phoned|emailed|mailed|texted|told|asked)\s(?:me|us|in)(?![\p{L}])`, 'u');
/** One capitalised word, not behind or before another, with or without where he is from. */
const single = /(?<![\p{L}\p{N}.@'’-])(?<!\p{Lu}[\p{L}’'-]*\.?\s)(\p{Lu}\p{Ll}{1,14}(?:-\p{Lu}\p{Ll}{1,14})?)(?!\s\p{Lu})(\s(?:from|at|of|in)\s(?:the\s|their\s)?(?:\p{Lu}[\p{L}’'-]*\s?){1,3}?(?=\s\p{Ll})|\s(?:from|in)\s(?:the\s|their\s)?\p{Ll}+(?=\s)|\s?\([^()]{2,60}\)|,\s(?:the|their|a)\s[^,.]{2,40},)?\s(?:(?:has|just|also|hat|gerade)\s){0,2}(?=\p{Ll})/gu;
/** A word that is nobody's name however it is typed. */
export function isCommonWord(word: string): boolean {
  return foldedWords(word).some((one) => common.has(one));
}

const roleWordsMax = 4;
/** Sentences that begin with a capital in a mail that has none: a name, a number of a server. */
const capitalsMax = 0.25;

export function shortNamedPersons(sentences: readonly Sentence[], does: (rest: string) => boolean): { name: string; sentence: Sentence }[] {
  const capital = sentences.filter((sentence) => /^["'(]*\p{Lu}\p{Ll}/u.test(sentence.text)).length;
  if (capital > sentences.length * capitalsMax) return sentences.flatMap((sentence) => [...sentence.text.matchAll(single)].flatMap((one) => {
    const word = one[1] ?? '';
    const rest = ` ${foldedWords(sentence.text.slice(one.index + one[0].length)).join(' ')} `;
    const certain = isGivenName(word) || (one[2] !== undefined && !isNobody(word) && !foldedWords(word).some((part) => common.has(part)));
    return certain && does(rest) ? [{ name: word, sentence }] : [];
  }));
  return sentences.flatMap((sentence) => {
    const name = toldUs.exec(sentence.text)?.[1] ?? describedName(sentence.text, does);
    // Who is only called by a word needs to be known as a person.
    const alone = name !== undefined && !/\s/.test(name) && toldUs.test(sentence.text);
    return name === undefined || (alone && !isGivenName(name)) || foldedWords(name).some((word) => common.has(word)) ? [] : [{ name, sentence }];
  });
}

function describedName(text: string, does: (rest: string) => boolean): string | undefined {
  const one = described.exec(text);
  if (one === null) return undefined;
  const behind = text.slice(one[0].length).trim().split(/\s+/);
  // How many words the role has, nobody knows.
  const counts = one[2] === undefined ? Array.from({ length: roleWordsMax }, (_, i) => i + 1) : [0];
  return counts.some((count) => does(` ${foldedWords(behind.slice(count).join(' ').replace(/^(?:has|have|just|also|hat|gerade) /u, '')).join(' ')} `)) ? one[1] : undefined;
}
