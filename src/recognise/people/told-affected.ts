// Whom a fault hits, told as part of its story: "Gloria Stein is caught in a loop", "bei Dr. Ortiz meldet Outlook …", "the
// fourteen nurses get no mail", "every single person at Fern Hill loses calls". In: lines of prose. Out: one claim for the
// list of the pack that accounts answer: persons by their names, a group in its own words, everybody as such. Whoever
// reported, tried or told something, the writer, who is fine, and a letter that says that it is not known yet give none.
import { listedAccounts } from '../field/named/bare-accounts.ts';
import { clauseEnds, sentencesOf, type Sentence } from '../field/sentences.ts';
import { leavesOpen } from '../field/withdrawn/left-open.ts';
import { foldedWords } from '../field/fold.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { sentenceModel } from '../sentence/known-models.ts';
import { guessesOf } from '../sentence/sentence-model.ts';
import { affectedUnknown, groupWords, guessed, itIs, leadsBefore, namesBefore, namesEnd, narrowed, notAffected, otherLead, suffersBehind, thingBefore, thingBehind, totalWords } from './affected-words.ts';
import { isGivenName } from './given-names.ts';
import { personsIn } from './person-names.ts';

const sureOfFault = 0.5;
const sentencesReadMax = 60;
const entriesMax = 30;
const beforeCharactersMax = 80;

interface Mention {
  readonly kind: 'person' | 'group' | 'all';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface AffectedInput {
  readonly lines: readonly TextLine[];
  readonly rules: RecognitionRules;
  readonly claims: readonly FieldClaim[];
  /** Folded words of the writer's name. */
  readonly writer: ReadonlySet<string>;
  readonly source?: FieldSource;
}

export function toldAffected({ lines, rules, claims, writer, source = 'sublabel' }: AffectedInput): FieldClaim[] {
  const field = rules.fields.find((one) => one.accounts === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature'));
  if (field === undefined || rules.sentences === undefined) return [];
  const sentences = sentencesOf(lines).slice(0, sentencesReadMax);
  if (sentences.some((sentence) => affectedUnknown.test(sentence.text))) return [];
  const model = sentenceModel(rules.sentences);
  // What the story and the list itself are told by: of a fault, or of whom it hits.
  const ofFault = new Set([field, ...rules.fields.filter((one) => one.prose)].flatMap((one) => (one.toldLike ?? []).map(({ kind }) => kind)));
  const tellsFault = (text: string): boolean => guessesOf(model, text).reduce((sum, guess) => (ofFault.has(guess.kind) ? sum + guess.probability : sum), 0) >= sureOfFault;
  const found = sentences.flatMap((sentence) => hitIn(sentence, writer, tellsFault).map((mention) => ({ mention, sentence })));
  // "Their lawyers can't open it … all users have it": everybody is more than the group that the story begins with.
  const best = (['person', ...(found.some(({ mention }) => mention.kind === 'all') ? [] : ['group'] as const), 'all'] as const).map((kind) => found.filter((one) => one.mention.kind === kind)).find((some) => some.length > 0);
  const first = best?.[0];
  if (best === undefined || first === undefined || best.length > entriesMax) return [];
  const value = first.mention.kind === 'all' ? ['all'] : [...new Set(best.map((one) => (one.mention.kind === 'person' ? inFull(one.mention.text, sentences) : one.mention.text)))];
  return [{ field: field.id, value: first.mention.kind === 'group' ? value.slice(0, 1) : value, problem: null, raw: first.sentence.text, source, line: first.sentence.line, rule: field.rule }];
}

/** "When Olivia Hart opens it …, only Olivia": who is named in full elsewhere in the letter, and nobody else of that name. */
function inFull(name: string, sentences: readonly Sentence[]): string {
  if (/\s/.test(name)) return name;
  const full = new Set(sentences.flatMap(({ text }) => personsIn(text)).map((one) => one.name).filter((one) => one.startsWith(`${name} `)));
  const [only] = full;
  return full.size === 1 && only !== undefined ? only : name;
}

/** The persons, groups or everybody that the sentence says it hits. */
function hitIn({ text, wish }: Sentence, writer: ReadonlySet<string>, tellsFault: (text: string) => boolean): Mention[] {
  if (leavesOpen(text)) return [];
  const chains = chainsOf(mentionsIn(text), text);
  return chains.flatMap((chain) => {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first === undefined || last === undefined) return [];
    const before = text.slice(Math.max(0, first.start - beforeCharactersMax), first.start);
    const behind = text.slice(last.end);
    if (notAffected.test(before) || ours.test(before) || guessed.test(clauseBefore(before))) return [];
    const only = onlyBefore.test(before) && namesEnd.test(behind);
    // "When Olivia opens it, it is only Olivia" begins like a wish.
    if (wish && !only) return [];
    const named = (namesBefore.test(before) && (namesEnd.test(behind) || suffersBehind.test(behind))) || onlyBehind.test(behind) || only;
    const hit = named || (((itIs.test(before) && namesEnd.test(behind)) || suffersBehind.test(behind) || (leadsBefore.test(before) && !otherLead.test(before)) || thingBehind.test(behind) || thingBefore.test(before)) && tellsFault(text));
    const persons = chain.filter((one) => one.kind === 'person');
    const own = persons.length > 0 && persons.every((one) => isWriter(one.text, writer));
    if (!hit || own) return [];
    // "Three people, the ones with the new licence: Amy Holm, Priya Dahl".
    const listed = persons.length > 0 ? null : listedAccounts(listBehind.exec(behind)?.[1] ?? '');
    return listed !== null ? listed.map((name) => ({ kind: 'person' as const, text: name, start: last.end, end: last.end })) : persons.length > 0 ? persons : chain.slice(0, 1);
  });
}

/** "User k.bauer only", "Ida Holm seulement". */
const onlyBehind = /^\s(?:only|alone|seulement|uniquement|nur|allein)(?=\s?[,.;:!)]|\s?$)/i;
/** "It's only Olivia". */
const onlyBefore = /(?<![\p{L}])(?:it['’]?s|it is|that['’]?s|es ist|das ist|c['’]est)\s(?:only|just|nur|bloß|seulement|uniquement)\s$/iu;
const listBehind = /^[^:(.;]{0,60}(?::|\s\(|\s[–—-])\s?([^():]{3,200}?)(?:[;)]|\.?$|\.\s)/u;

function clauseBefore(before: string): string {
  return before.split(clauseEnds).at(-1) ?? before;
}

/** Whoever looks after it: "our technician Ida Holm sees it on his test machine". */
const ours = /(?<![\p{L}])(?:our|my|your|unser\p{L}*|mein\p{L}*|ihr\p{L}{0,2}|notre|mon|ma|votre)\s(?:\p{L}+\s)?(?:technician|engineer|colleague|tech|apprentice|consultant|specialist|agent|techniker\p{L}*|kolleg\p{L}*|technicien\p{L}*|coll[eè]gue)\s?,?\s$/iu;
const given = /(?<![\p{L}\p{N}.@'’-])\p{Lu}\p{Ll}{1,14}(?![\p{L}\p{N}@]|[.-]\p{L}|\s\p{Lu}\p{Ll})/gu;
/** "The service account svc-bi". */
const account = /(?<![\p{L}])(?:(?:service|shared|admin|user|test|resource)\s(?:account|mailbox)|(?:Dienst|Service)konto|compte (?:de service|partagé))\s["'“„«]?[\p{L}\p{N}][\p{L}\p{N}._-]{2,30}(?<!\.)(?<!\s(?:is|are|was|that|which|has|can|and|for|ist|hat|est))/gu;
/** "k.bauer": no abbreviation has that many letters. */
const login = /(?<![\p{L}\p{N}.@_-])\p{Ll}\.\p{Ll}{3,20}(?![\p{L}\p{N}@_-]|\.\p{L})/gu;
/** "Die Herren Alder und Koch". */
const several = /(?<![\p{L}])(?:Herren|Damen|Messrs|MM\.?)\s(\p{Lu}[\p{L}-]+(?:(?:,\s|\s(?:und|and|et)\s)(?!(?:Herr|Frau|Mme)(?![\p{L}]))\p{Lu}[\p{L}-]+){1,5})/gu;
const small = /(?<=(?:for|just|only|bei|chez|nur)\s)\p{Ll}{3,14}(?![\p{L}\p{N}@.-])/gu;

function mentionsIn(text: string): Mention[] {
  const persons = personsIn(text).map(({ name, start, end }): Mention => ({ kind: 'person', text: name.replace(/^(?:Seule?s?|Nur|Only|Just)\s/u, ''), start, end }));
  const accounts = [...text.matchAll(account)].map((one): Mention => ({ kind: 'person', text: one[0], start: one.index, end: one.index + one[0].length }));
  const logins = [...text.matchAll(login)].map((one): Mention => ({ kind: 'person', text: one[0], start: one.index, end: one.index + one[0].length }));
  const gentlemen = [...text.matchAll(several)].flatMap((one) => [...(one[1] ?? '').matchAll(/\p{Lu}[\p{L}-]+/gu)].map((name): Mention => {
    const start = one.index + one[0].length - (one[1] ?? '').length + name.index;
    return { kind: 'person', text: name[0], start, end: start + name[0].length };
  }));
  const alone = [...text.matchAll(given), ...text.matchAll(small)].filter((one) => isGivenName(one[0])).map((one): Mention => ({ kind: 'person', text: one[0], start: one.index, end: one.index + one[0].length }));
  const groups = [...text.matchAll(groupWords)].map((one): Mention => ({ kind: 'group', text: one[0].trim(), start: one.index, end: one.index + one[0].length }));
  const totals = [...text.matchAll(totalWords)].map((one): Mention => {
    const rest = text.slice(one.index + one[0].length);
    const more = narrowed.test(rest) ? /^\s(?:(?:in|on|from|im|am|du|de|à)\s(?:(?:the|der|la|service)\s)?[\p{L}’'-]+|(?:\s?[\p{L}’'-]+){2,4})/u.exec(rest)?.[0] ?? '' : /^\s(?:at|in|of|bei|von|chez|de)\s(?:(?:the|der|die|le|la)\s)?(?:\p{Lu}[\p{L}’'&-]*\s?){1,4}/u.exec(rest)?.[0].trimEnd() ?? '';
    return { kind: narrowed.test(rest) ? 'group' : 'all', text: `${one[0]}${more}`.trim(), start: one.index, end: one.index + one[0].length + more.length };
  });
  const all: Mention[] = [];
  for (const one of [...accounts, ...logins, ...gentlemen, ...persons, ...alone, ...totals, ...groups]) if (!all.some((other) => one.start < other.end && other.start < one.end)) all.push(one);
  return all.sort((a, b) => a.start - b.start);
}

const between = /^(?:,?\s(?:and|und|et|or|oder|ou|sowie|ainsi que|plus)\s(?:(?:her|his|their|our|the|sein|seine|ihr|ihre|son|sa)\s(?:\p{L}+\s){1,2})?|,\s|\s?[&+/]\s?|,?\s(?:namely|nämlich|à savoir)\s|:\s)(?:also\s|the\s)?$/iu;

/** "Two of the clerks, Amy Holm and Priya Dahl": what is named in a row. */
function chainsOf(mentions: readonly Mention[], text: string): Mention[][] {
  const chains: Mention[][] = [];
  for (const one of mentions) {
    const chain = chains.at(-1);
    const last = chain?.at(-1);
    if (chain !== undefined && last !== undefined && between.test(text.slice(last.end, one.start))) chain.push(one);
    else chains.push([one]);
  }
  return chains;
}

function isWriter(name: string, writer: ReadonlySet<string>): boolean {
  const words = foldedWords(name);
  return words.length > 0 && words.every((word) => writer.has(word));
}
