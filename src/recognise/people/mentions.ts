// Whom a sentence mentions: persons, accounts, groups of people ("the four ladies in payroll"), everybody. In: a sentence.
// Out: those that stand in a row together ("Amy Holm, Priya Dahl and the two trainees"), each with its place. Says nothing
// of what is told of them.
import type { SentenceModel } from '../sentence/sentence-model.ts';
import { groupWords, narrowed, totalWords } from './affected-words.ts';
import { isGivenName } from './given-names.ts';
import { candidates } from './learned-persons.ts';

export interface Mention {
  /** `self`: the writer, beside somebody else. */
  readonly kind: 'person' | 'account' | 'group' | 'all' | 'self';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** "The service account svc-bi", "das Konto kasse2", "the front desk mailbox". */
const account = /(?<![\p{L}])(?:(?:(?:service|shared|admin|user|test|resource)\s)?(?:account|mailbox|login)|(?:Dienst|Service|Benutzer)?konto|Konto|Postfach|compte(?: de service| partagé)?)\s["'“„«]?(?:[\p{L}\p{N}]{1,20}[._-][\p{L}\p{N}._-]{1,30}|\p{L}{2,20}\p{N}{1,4}|(?<=(?:service|shared|admin|test|resource) (?:account|mailbox) )[\p{L}\p{N}]{3,20}(?<! (?:is|are|was|that|which|has|can|and|for)))(?<!\.)(?![\p{L}\p{N}@])|(?<![\p{L}])(?:[Tt]he|[Oo]ur|[Tt]heir)\s(?!(?:shared|common|joint|new|old|same|other|whole|user|mail|e-?mail|affected|test|wrong|right|first|second|local|full|online)\s)[\p{L}&-]{2,20}(?:\s(?:desk|room|office))?\s(?:mailbox|account)(?![\p{L}])|(?<![\p{L}])(?:[Ll]a boîte|[Ll]e compte)\s(?!(?:de|du|des|est|n|a|aux|mail|partagée?|commune?|et|ne|qui|concernée?)(?![\p{L}]))\p{L}{3,20}/gu;
/** "k.bauer", "dr.ames": no abbreviation has that many letters. */
const login = /(?<![\p{L}\p{N}.@_/\\-])(?:\p{Ll}{1,3}|(\p{Ll}{4,12}))\.\p{Ll}{3,20}(?![\p{L}\p{N}@_-]|\.\p{L})(?<!\.(?:exe|dll|log|txt|pdf|com|net|org|local|dot|docx?|xlsx?|example|invalid|test|info|de|fr|uk|au|nz|ch|at|sg|io))/gu;
/** "Die Herren Alder und Koch". */
const several = /(?<![\p{L}])(?:Herren|Damen|Messrs|MM\.?)\s(\p{Lu}[\p{L}-]+(?:(?:,\s|\s(?:und|and|et)\s)(?!(?:Herr|Frau|Mme)(?![\p{L}]))\p{Lu}[\p{L}-]+){1,5})/gu;
const address = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/gu;
/** "Amy Holm and me", "me and Amy Holm". */
const self = /(?<=\s(?:and|und|et|plus|&)\s)(?:me|myself|ich(?=\s(?:sind|haben|können|bekommen|sehen|beide))|mich|mir|moi(?:-même)?)(?![\p{L}'’-])|(?<![\p{L}'’-])(?:me|myself|ich|moi)(?=\s(?:and|und|et|plus|&)\s)/giu;
const lead = /^(?:Seule?s?|Nur|Only|Just)\s/u;

function mentionsIn(text: string, model: SentenceModel): Mention[] {
  const found = (kind: Mention['kind'], pattern: RegExp): Mention[] => [...text.matchAll(pattern)].map((one) => ({ kind, text: one[0], start: one.index, end: one.index + one[0].length }));
  const gentlemen = [...text.matchAll(several)].flatMap((one) => [...(one[1] ?? '').matchAll(/\p{Lu}[\p{L}-]+/gu)].map((name): Mention => {
    const start = one.index + one[0].length - (one[1] ?? '').length + name.index;
    return { kind: 'person', text: name[0], start, end: start + name[0].length };
  }));
  const logins = [...text.matchAll(login)].filter((one) => one[1] === undefined || isGivenName(one[1])).map((one): Mention => ({ kind: 'account', text: one[0], start: one.index, end: one.index + one[0].length }));
  const persons = candidates(text, model).map(({ name, start, end }): Mention => ({ kind: 'person', text: name.replace(lead, ''), start: start + (lead.exec(name)?.[0].length ?? 0), end }));
  const totals = [...text.matchAll(totalWords)].map((one) => totalOf(text, one));
  const all: Mention[] = [];
  for (const one of [...found('account', address), ...found('account', account).filter((one) => !isVerbBehind(one.text, model)), ...logins, ...gentlemen, ...totals, ...found('group', groupWords), ...persons, ...found('self', self)]) if (!all.some((other) => one.start < other.end && other.start < one.end)) all.push(one);
  return all.sort((a, b) => a.start - b.start);
}

/** "The shared mailbox vanishes": what all letters know is no account's name. */
function isVerbBehind(text: string, { features }: SentenceModel): boolean {
  const name = /^(?:shared|service|admin|test|resource)\s(?:account|mailbox)\s(\p{Ll}+)$/u.exec(text)?.[1];
  return name !== undefined && (features.has(name) || /(?:s|ed|ing)$/.test(name));
}

/** "Everyone in accounts" is a group, "everyone at Fern Hill" is everyone. */
function totalOf(text: string, one: RegExpExecArray): Mention {
  const rest = text.slice(one.index + one[0].length);
  const isPart = narrowed.test(rest);
  const more = isPart ? /^\s(?:(?:in|on|from|im|am|du|de|à)\s(?:(?:the|der|la|service)\s)?[\p{L}’'-]+|(?:\s?[\p{L}’'-]+){2,4})/u.exec(rest)?.[0] ?? '' : /^\s(?:at|in|of|bei|von|chez|de)\s(?:(?:the|der|die|le|la)\s)?(?:\p{Lu}[\p{L}’'&-]*\s?){1,4}/u.exec(rest)?.[0].trimEnd() ?? '';
  return { kind: isPart ? 'group' : 'all', text: `${one[0]}${more}`.trim(), start: one.index, end: one.index + one[0].length + more.length };
}

const comma = /^,\s(?:also\s|the\s)?$/i;
const joint = /^(?:,?\s(?:and|und|et|or|oder|ou|nor|noch|ni|sowie|ainsi que|plus)\s(?:(?:her|his|their|our|the|sein|seine|ihr|ihre|son|sa)\s(?:\p{L}+\s){1,2})?|\s?[&+/]\s?|,?\s(?:namely|nämlich|à savoir)\s|:\s)(?:also\s|the\s)?$/iu;

/** What is named in a row. Behind its "and" a comma begins something else: "it hits Amy Holm and Priya Dahl, Kim does not have it". */
export function mentionRows(text: string, model: SentenceModel): Mention[][] {
  const rows: { members: Mention[]; joined: boolean }[] = [];
  for (const one of mentionsIn(text, model)) {
    const row = rows.at(-1);
    const gap = text.slice(row?.members.at(-1)?.end ?? 0, one.start);
    const joins = row !== undefined && joint.test(gap);
    // "Those who use the room account, Amy Holm and Priya Dahl".
    const alike = (row?.members.at(-1)?.kind === 'account') === (one.kind === 'account');
    if (row !== undefined && (joins || (!row.joined && alike && comma.test(gap)))) {
      row.members.push(one);
      row.joined ||= joins;
    } else rows.push({ members: [one], joined: false });
  }
  // "Amy Holm, Priya Dahl is fine": two with nothing but a comma may be two clauses.
  return rows.filter(({ members }) => members.some((one) => one.kind !== 'self')).flatMap(({ members, joined }) => (members.length === 2 && !joined ? members.map((one) => [one]) : [members]));
}
