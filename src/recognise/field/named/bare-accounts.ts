// Who is affected, told by name: "only the two at the front desk are hit: mia.wong and r.patel", "betroffen sind nur Frau
// Lind und per.dahl", "cela ne concerne que le Dr Faure et moi-même". In: lines of prose. Out: the entries as they are
// written, when every one of them is a person or an account; a department, a device and a sentence are none.
import type { FieldClaim, FieldSource } from '../../recognition.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { isGivenName } from '../../people/given-names.ts';
import { personsIn } from '../../people/person-names.ts';
import { readList } from '../value/read-list.ts';
import { groupWords } from '../../people/affected-words.ts';
import { isCompanyWord } from '../../people/company-names.ts';
import { isNobody } from '../../people/no-names.ts';
import { isCommonWord } from '../../people/short-named-persons.ts';
import { sentencesOf } from '../sentences.ts';
import { whoHasIt } from './who-has-it.ts';
import type { TextLine } from '../text-line.ts';

const lineCharactersMax = 1_000;
const listCharactersMax = 200;
const entriesMax = 30;

const affected = String.raw`(?:affected|hit|impacted|concerned|hurt|betroffen|concernée?s?|touchée?s?|impactée?s?)`;
/** What leads to the names; they go on to the end of the sentence. */
const leads: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}])(?<!not |n['’]est pas |nicht )${affected}(?:\s(?:users?|accounts?|people|mailboxes))?\s?(?:[:–—-]|(?:are|is|sind|ist|sont|est|would be|wären|seraient)(?:\s(?:only|just|nur|bisher|lediglich|allein|ausschließlich|seulement|uniquement|so far|at the moment|currently|zurzeit|derzeit|wohl|also|dabei)){0,2}:?)\s+(?<list>.+)$`, 'iu'),
  /(?<![\p{L}])(?:[Tt]he (?:ones?|people|persons?|users?|two|three|four)|[Tt]hose|[Dd]ie(?:jenigen)?|[Cc]eux|[Cc]elles)\s(?:who|that|,?\s?die|qui)\s[^.;,:]{3,60}?\s(?:is|are|sind|ist|heißen|sont|est)\s(?:only\s|just\s|nur\s)?(?<list>\p{Lu}.+)$/u,
  /(?:^|[.;:,]\s)(?:sont|est)\s(?:concernée?s?|touchée?s?|impactée?s?|affectée?s?)\s(?:seulement\s|uniquement\s)?(?<list>.+)$/i,
  /(?<![\p{L}])(?:the |these |those |die |les |ces )?(?:accounts?|users?|mailboxes|logins|konten|postfächer|benutzer|anwender|comptes|utilisateurs|boîtes)(?: (?:in question|concerned|at issue|we mean|i mean|um die es geht|concernée?s?|en question)|, um die es geht,)\s?(?:are|is|sind|ist|sont|est|:)\s+(?<list>.+)$/iu,
  /(?<![\p{L}])(?<!not |never |nicht |nie )(?:(?:only|just)\s)?(?:happens|happened|occurs|occurred|passiert|geschieht|tritt auf|se produit|arrive)\s(?:(?:only|just|nur|ausschließlich|lediglich|seulement|uniquement)\s)?(?:to|for|with|bei|à|chez|pour)\s+(?<list>.+)$/iu,
  /(?<![\p{L}])(?:it|this)(?: is|['’]s) (?:(?:only|just|really|actually|in fact|all about)\s|(?:two|three|four|five|six|\d{1,2}):\s){1,2}(?<list>.+)$/iu,
  /(?<![\p{L}])(?:es|das) (?:sind|ist) (?:nur|lediglich|in wahrheit|tatsächlich)\s(?<list>.+)$/iu,
  /(?<![\p{L}])(?:ce sont|c['’]est) (?:seulement|uniquement|juste)\s(?<list>.+)$/iu,
  /(?<![\p{L}])(?:it|this|the (?:problem|fault|issue)) (?:only|just) (?:affects|hits|concerns)\s+(?<list>.+)$/iu,
  /(?<![\p{L}])(?:es|das|der fehler|die störung) (?:betrifft|trifft) (?:nur|lediglich|bisher nur|allein|ausschließlich|einzig)\s+(?<list>.+)$/iu,
  /(?<![\p{L}])(?:cela|ça|ceci|le (?:problème|défaut)|la panne) ne (?:concerne|touche) que\s+(?<list>.+)$/iu,
];
/** The names stand first: "only Ida Holm and per.dahl are affected". */
const behind: readonly RegExp[] = [
  new RegExp(String.raw`(?:^|[.,;:]\s)(?:(?:it is |it['’]s )?(?:only|just)|nur|lediglich|seuls?|seule|seules)\s(?<list>(?:[^.;:]|\.(?=\S))+?)\s(?:are|is|sind|ist|sont|est)\s${affected}(?![\p{L}])`, 'iu'),
  /(?:^|[.,;:]\s)(?:only|just|nur)\s(?<list>(?:[^.;:]|\.(?=\S))+?)\s(?:have|has|haben|hat)\s(?:it|this|the problem|the issue|the error|das problem|den fehler)(?![\p{L}])/iu,
];
const ends = /(?<!(?:^|\s)(?:M|Mr|Mrs|Ms|Dr|Hr|Fr|Prof))[.!;](?=\s|$)|\s\(|\s(?:and|und|et)\s(?:nobody|no one|none|nowhere|niemand|keinem|sonst|personne|nulle part)(?![\p{L}])|,\s(?:the (?:others?|rest)|everyone|everybody|all (?:the )?others?|nobody|but|not|die (?:anderen|übrigen)|alle anderen|sonst|aber|nicht|les autres|personne|mais|pas|who|which|die|qui|since|seit|depuis)(?![\p{L}])/iu;
const parted = /\s*(?:,\s*(?:and|und|et)|[,;/&+]|(?<![\p{L}])(?:and|und|et|plus|sowie|ainsi que)(?![\p{L}]))\s+/iu;
const account = /^(?:[a-z]{2,20}-?\d{1,4}|(?:svc|sa|srv|adm|admin|test|user|info|office|team|scan)-[a-z0-9-]{2,30}|[a-z][a-z0-9]{0,30}(?:[._][a-z0-9]{1,30}){1,3}|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{3,120})$/iu;
/** "One person, the bookkeeper Ida Holm". */
const counted = /^(?:(?:the|die|den|les)\s(?:two|both|three|beiden|zwei|drei|deux|trois)(?:\s\p{L}+){0,4}$)|^(?:one|two|three|four|\d{1,2}|ein\p{L}*|zwei|drei|une?|deux|trois)\s(?:person|people|user|account|mitarbeiter|kolleg|benutzer|utilisat|coll)\p{L}*$/iu;
const roleBefore = /^(?:\p{Ll}[\p{L}-]{2,20}\s){0,2}$/u;
/** "… aus dem Verkauf", "… (accounts)", "… only": where somebody is, behind his name. */
const ofPlace = /^(?:\s(?:(?:aus|von|vom|in|im|am|an|bei|beim|from|at|of|on|du|de|des|au|aux|à)\s(?:(?:der|dem|den|the|our|their|la|le|l['’])\s?)?[\p{L}-]{2,24}(?:\s[\p{L}-]{3,16})?|only|alone|allein|seulement))?(?:\s?\([^()]{1,40}\))?$/iu;
const self = /^(?:me|myself|i|ich|mich|ich selbst|mich selbst|moi|moi-même)$/i;
const titled = /^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herrn?|Frau|Mme|Mlle|M)\.?\s/;
const article = /^(?:the|der|die|das|den|dem|le|la|l['’]|our|unser\p{L}*|notre|user|account|service account|(?:mein|unser|das|ihr|sein)\s(?:Konto|Postfach)|my (?:account|mailbox)|dienstkonto|compte de service|mon compte|benutzer|konto|compte|utilisateur)\s+/iu;
/** A file or a host. */
const noAccount = /\.(?:exe|dll|log|txt|pdf|docx?|xlsx?|zip|com|net|org|example|local|de|fr|uk|au)$/i;

/** One claim for a list that nothing else states. */
export function bareAccounts(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], source: FieldSource): FieldClaim[] {
  const field = rules.fields.find((one) => one.accounts === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature'));
  if (field === undefined) return [];
  const named = namedIn(lines, field.allWords);
  // A line stands there as typed and put together with the next: each of its sentences once.
  const told = named === null ? whoHasIt([...new Map(sentencesOf(lines).map((one) => [one.text, one])).values()], listedWho) : null;
  if (told !== null) return [{ field: field.id, value: [...told.entries], problem: null, raw: told.sentence.text, source, line: told.sentence.line, rule: field.rule }];
  if (named === null) return [];
  return [{ field: field.id, value: named.entries, problem: null, raw: named.line.text.trim().slice(0, 300), source, line: named.line.number, rule: field.rule }];
}

function namedIn(lines: readonly TextLine[], allWords: readonly string[]): { readonly entries: readonly string[]; readonly line: TextLine } | null {
  const found = lines.filter((line) => line.text.length <= lineCharactersMax && line.cells === null).flatMap((line) => {
    for (const sentence of line.text.split(/(?<=[\p{L}\d)"]{2}[.!])\s+(?=\p{Lu})/u)) {
      if (/\?\s*$/.test(sentence)) continue;
      for (const pattern of [...leads, ...behind]) {
        const list = pattern.exec(sentence)?.groups?.['list'];
        const entries = list === undefined ? null : (listedAccounts(list) ?? everybody(list, allWords) ?? withMailboxes(list));
        if (entries !== null) return [{ entries, line }];
      }
    }
    return [];
  });
  // A line may stand there twice: as typed and put together with the next.
  return new Set(found.map((one) => one.entries.join('\n'))).size === 1 ? (found[0] ?? null) : null;
}

/** "Betroffen sind alle.": the pack's words for everybody, and nothing else. */
function everybody(list: string, allWords: readonly string[]): string[] | null {
  const [one, ...more] = list.length > listCharactersMax ? [] : readList([list], allWords);
  return one === 'all' && more.length === 0 ? ['all'] : null;
}

/** What stands in a list of persons and accounts; null = one of them is neither. */
export function listedAccounts(list: string): string[] | null {
  const text = list.slice(0, ends.exec(list)?.index ?? list.length).replace(/[\s.!]+$/u, '');
  if (text === '' || text.length > listCharactersMax) return null;
  const entries = text.split(parted).map((entry) => entry.trim()).filter((entry) => entry !== '');
  // "The two at the front desk, Ann Holm and Per Dahl": who the two are stands behind them.
  const people = entries.some((entry) => personsIn(entry).length > 0) ? entries.filter((entry) => isOne(entry) || (entry.match(groupWords) === null && !counted.test(entry))) : entries;
  return people.length === 0 || people.length > entriesMax || people.every((entry) => self.test(entry)) || !people.every(isOne) ? null : people.map((entry) => entry.replace(article, ''));
}

/** Behind words that lead to nobody but people: groups of them as well, and names that no list knows beside one that is sure. */
function listedWho(list: string): string[] | null {
  const text = list.slice(0, ends.exec(list)?.index ?? list.length).replace(/[\s.!,]+$/u, '');
  const entries = text.split(parted).map((entry) => entry.trim().replace(/^(?:to|for|with|bei|chez|pour)\s/i, '').replace(ofHis, '')).filter((entry) => entry !== '');
  if (entries.length === 0 || entries.length > entriesMax || text.length > listCharactersMax) return null;
  const sure = entries.filter((entry) => isOne(entry) || isGroup(entry) || mailbox.test(entry) || ownThing.test(entry));
  if (!sure.some((entry) => (isOne(entry) && !self.test(entry)) || isGroup(entry) || ownThing.test(entry)) || !entries.every((entry) => sure.includes(entry) || maybeName(entry))) return null;
  return entries.map((entry) => (isOne(entry) ? entry.replace(article, '') : entry));
}

/** Persons or accounts, and a mailbox by what it is for. */
function withMailboxes(list: string): string[] | null {
  const entries = listedWho(list);
  return entries !== null && entries.some(isOne) && entries.every((entry) => isOne(entry) || mailbox.test(entry)) ? entries : null;
}

const mailbox = /^(?:(?:the|our|their|das|unser|ihr)\s[\p{L}&-]{2,20}\s?(?:mailbox|account|postfach|konto)|(?:la|le|notre|leur)\s(?:boîte|compte)\s[\p{L}&-]{2,20})$/iu;

/** "That of our Liam", "his wife Doreen". */
const ofHis = /^(?:(?:that|those|the one) of\s)?(?:(?:our|their|his|her|the|sein|seine|ihr|ihre|unser|unsere|son|sa|notre)\s(?:(?:wife|husband|deputy|assistant|colleague|boss|trainee|frau|mann|azubi|assistentin|kollegin|kollege|chef|chefin|assistante?|collègue|adjointe?)\s)?(?=\p{Lu}))/u;
const ownThing = /^(?:my own|my|mein|mein eigenes|mon propre|mon) (?:mailbox|account|laptop|pc|outlook|konto|postfach|rechner|compte|boîte|poste)$/i;

function isGroup(entry: string): boolean {
  const group = entry.match(groupWords)?.[0].trim() ?? '';
  return group.length > 0 && group.length >= entry.length - groupRestMax;
}

const groupRestMax = 24;

/** "Bazza", "Tom W.", "Little Pete": a capital and no noun of support. */
function maybeName(entry: string): boolean {
  return /^\p{Lu}\p{Ll}{2,14}(?:\s\p{Lu}(?:\.|\p{Ll}{2,14})?)?$/u.test(entry) && !entry.split(' ').some((word) => isNobody(word) || isCommonWord(word) || isCompanyWord(word));
}

function isOne(written: string): boolean {
  const entry = written.replace(article, '');
  if (self.test(entry)) return true;
  // "Die Abteilung Nord": a name has no article, unless a title follows.
  if (/^(?:the|der|die|das|den|dem|le|la|l['’])\s/i.test(written) && !titled.test(entry)) return false;
  if (account.test(entry)) return entry.includes('@') || !noAccount.test(entry);
  if (isGivenName(entry)) return true;
  const person = personsIn(entry)[0];
  // "bookkeeper Paula Grey": what somebody is stands before his name.
  return person !== undefined && roleBefore.test(entry.slice(0, person.start)) && ofPlace.test(entry.slice(person.end));
}
