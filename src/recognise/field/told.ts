// "I've already reset the client and tried another laptop": a sentence that answers a question without its label, told by
// the phrases that the pack lists for the field. In: lines of prose. Out: claims and the sentences they stand in, which
// describe nothing else any more. A question back, a wish and a log tell nothing.
import type { Instant } from '../../mail/instant.ts';
import type { FieldClaim } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { isClosing, isThanks } from './closing.ts';
import { isDone } from './done.ts';
import { foldedWords } from './fold.ts';
import { findDate } from './instant-parts.ts';
import { readInstant } from './read-instant.ts';
import type { StatedFacts } from './stated.ts';
import type { TextLine } from './text-line.ts';

const lineCharactersMax = 1_000;
const sentencesMax = 200;
/** Between the first and the last sentence that tell it. */
const valueSentencesMax = 6;
const wish = /^\s*(?:please|pls|could you|can you|would you|bitte|merci de|what|who|how|why|when|which)(?![\p{L}])/iu;

const person = /(?:(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau)\.?\s\p{Lu}[\p{L}'’-]+|\p{Lu}[\p{L}.'’-]*\s\p{Lu}[\p{L}'’-]+)/gu;
/** Between a person and what he does: "Ida Holm (keeper) just called". */
const aside = /^\s*(?:\([^()]{1,40}\)|,[^,.]{1,40},)?\s*(?:(?:has|have|had|just|also|again|then|now|herself|himself|is|was)\s+){0,2}/u;
/** A phrase that ends with one of these has the person behind it. */
const towards = /\s(?:by|for|of|from|with|got|have|called)$/;
const originWords = [2, 3, 4, 5];
const fillers = /^ (?:(?:the|their|our|an|a|his|her|your|some|one|it|is|s|all|still|just|now|currently|only|rather|more|on|in|with|to|be|der|die|das|ihr|ihre) ){1,3}/;
/** A shorter spelling stands in many sentences by chance. */
const selfTellingWordsMin = 3;
const denial = / (?:not|no|never|cannot|can t|isn t|nobody|without|unless|if|whether|nicht|kein|keine|pas) /;
const firstTime = / (?:first|new|neu|erstmals|nouveau) /;
/** How far behind a phrase its choice may stand. */
const behindCharactersMax = 60;
/** Between the word that leads to it and a date, and what is read from there. */
const instantWithin = 25;
const instantCharactersMax = 70;
const clauseEnds = /[,;]\s+|\s[–—-]\s|\s(?:but|aber|mais|and|und|et)\s/u;

/** Not behind an initial or a title ("J. Hart", "Mr. Lowe"). */
const sentenceEnds = /(?<=[.!?;])(?<!(?:^|[\s(])\p{Lu}\.|\b(?:Mr|Mrs|Ms|Dr|St|approx|ca|Fr|Hr)\.)\s+(?!\d{1,2}[:.]\d)/u;

interface Sentence {
  readonly text: string;
  readonly line: number;
  /** It asks for something. */
  readonly wish: boolean;
  /** Folded words with a blank on either side. */
  readonly key: string;
  /** The same with `|` where a clause begins. */
  readonly clauses: string;
}

export function toldAnswers(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], receivedAt: Instant): StatedFacts {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => (field.toldBy.length > 0 || field.doing === true) && !stated.has(field.id));
  const found: FieldClaim[] = [];
  const clauses = new Map<number, string[]>();
  if (open.length === 0) return { claims: found, clauses };
  const sentences = sentencesOf(lines);
  for (const field of open) {
    const phrases = phrasesOf(field);
    const telling = sentences.filter((sentence) => (field.wished === true || !sentence.wish) && tells(phrases, sentence, field)).slice(0, valueSentencesMax);
    const first = telling[0];
    if (first === undefined) continue;
    const claim = field.kind === 'instant' ? instantOf(field, telling, receivedAt) : claimOf(field, telling, first, phrases);
    if (claim === null) continue;
    found.push(claim);
    // What a person reported, and who is affected, are the story itself.
    if (field.kind === 'contact' || field.kind === 'list' || field.kind === 'instant') continue;
    for (const one of telling) clauses.set(one.line, [...(clauses.get(one.line) ?? []), ...(field.kind === 'text' ? [toldText(one, phrases)] : clausesWith(one.text, phrases))]);
  }
  for (const field of open) {
    if (field.kind !== 'contact' || found.some((claim) => claim.field === field.id)) continue;
    const spoken = permitted(sentences, field, rules);
    if (spoken !== null) found.push(spoken);
  }
  return { claims: found, clauses };
}

/** "Hana Lewis signed the form, so that is authorised": the only person where a permission is spoken of, or right before. */
function permitted(sentences: readonly Sentence[], field: FieldRule, rules: RecognitionRules): FieldClaim | null {
  const flags = rules.fields.filter((one) => one.kind === 'bool' && one.toldBy.length > 0).map(phrasesOf);
  const at = sentences.findIndex((sentence) => flags.some((phrases) => phrases.any.test(sentence.key)));
  for (const sentence of at < 0 ? [] : [sentences[at], sentences[at - 1]]) {
    const names = [...new Set([...(sentence?.text.matchAll(person) ?? [])].map((one) => one[0]))].filter((name) => !/[\d]|^(?:The|Our|On|In|At|And|Hi|Hello|Dear|Kind|Best|Since|For|Server|User|Word|Microsoft|Outlook|Office|Windows|Monitoring|Cloud)\s/u.test(name));
    if (sentence !== undefined && names.length === 1) return { field: field.id, value: names[0] ?? '', problem: null, raw: sentence.text, source: 'sublabel', line: sentence.line, rule: field.rule };
    if (names.length > 1) return null;
  }
  return null;
}

/** A list is told as a whole ("it affects everybody"), a person by what he did ("Janet Hart reported"). */
function claimOf(field: FieldRule, telling: readonly Sentence[], first: Sentence, phrases: Phrases): FieldClaim | null {
  const text = telling.map((one) => (field.kind === 'text' ? toldText(one, phrases) : one.text)).join(' ');
  const claim = { field: field.id, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule } as const;
  if (field.kind === 'contact') {
    const names = new Set(telling.flatMap((one) => namesBeside(one.text, phrases)));
    return names.size === 1 ? { ...claim, value: [...names][0] ?? '' } : null;
  }
  if (field.kind === 'bool') return telling.some((one) => isDenied(one.text, phrases)) ? null : { ...claim, value: 'yes' };
  if (field.kind === 'bool_text') return { ...claim, value: telling.some((one) => denial.test(one.key) || firstTime.test(one.key)) ? 'no' : 'yes' };
  if (field.kind === 'enum') {
    const values = new Set(telling.flatMap((one) => choiceIn(one.key, phrases)));
    return values.size === 1 ? { ...claim, value: [...values][0] ?? '' } : null;
  }
  return { field: field.id, value: field.kind === 'list' ? ['all'] : text, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule };
}

/** "since 10.03.2026 07:30 UTC+1", "started on …": the date right behind, complete as if it stood behind its label. */
function instantOf(field: FieldRule, telling: readonly Sentence[], receivedAt: Instant): FieldClaim | null {
  const leads = new RegExp(`(?<![\\p{L}])(?:${field.toldBy.map((phrase) => phrase.replace(/\s+/g, '\\s+')).join('|')})(?![\\p{L}])`, 'giu');
  const found = telling.flatMap((one) => [...one.text.matchAll(leads)].flatMap((lead) => {
    const behind = one.text.slice(lead.index + lead[0].length, lead.index + lead[0].length + instantCharactersMax);
    const date = findDate(behind);
    if (date === null || date.at > instantWithin || date.date.year === null) return [];
    const reading = readInstant(behind, field.zone, receivedAt);
    // What is no full date tells a story; a full one without its offset is asked about.
    return reading.problem === null || /offset/.test(reading.problem) ? [{ one, reading, raw: behind.slice(date.at).trim() }] : [];
  }));
  const first = found[0];
  if (first === undefined || found.some((other) => other.reading.value !== first.reading.value)) return null;
  return { field: field.id, value: first.reading.value, problem: first.reading.problem, raw: first.raw, source: 'sublabel', line: first.one.line, rule: field.rule };
}

/** The whole sentence; where only clauses of it begin with what was done, from the first of them on. */
function toldText(sentence: Sentence, phrases: Phrases): string {
  if (phrases.several?.test(sentence.key) === true || phrases.opening === null || /^ (?:we|i) /.test(sentence.key) || isDone(sentence.key)) return sentence.text;
  const parts = sentence.text.split(clauseEnds);
  const at = parts.findIndex((part) => phrases.opening?.test(` | ${foldedWords(part).join(' ')} `) === true);
  return at <= 0 ? sentence.text : sentence.text.slice(sentence.text.indexOf(parts[at] ?? ''));
}

function clausesWith(text: string, phrases: Phrases): string[] {
  return text.split(clauseEnds).filter((clause) => phrases.any.test(` ${foldedWords(clause).join(' ')} `));
}

/** The clause with the phrase says no to it; what else the sentence denies does not matter. */
function isDenied(text: string, phrases: Phrases): boolean {
  return text.split(clauseEnds).map((clause) => ` ${foldedWords(clause).join(' ')} `).some((key) => {
    const said = phrases.any.exec(key)?.[0];
    return said !== undefined && denial.test(key.replace(said, ' '));
  });
}

/** Capitalised words right before one of the phrases, or behind one that leads to a person. */
function namesBeside(text: string, phrases: Phrases): string[] {
  return [...text.matchAll(person)].flatMap((one) => {
    const behind = text.slice(one.index + one[0].length).slice(0, 100);
    const before = ` ${foldedWords(text.slice(Math.max(0, one.index - 60), one.index)).join(' ')}`;
    const does = [behind, behind.slice(aside.exec(behind)?.[0].length ?? 0), ...pastOrigin(behind)].some((rest) => phrases.start.test(` ${foldedWords(rest).join(' ')} `));
    return does || (phrases.towards !== null && phrases.towards.test(before)) ? [one[0]] : [];
  });
}

/** A text is told by what somebody does: one word of it counts only where a clause begins with it ("restarted twice"). */
function tells(phrases: Phrases, sentence: Sentence, field: FieldRule): boolean {
  if (field.doing === true && isDone(sentence.key)) return true;
  if (field.kind !== 'text') return phrases.any.test(sentence.key);
  return phrases.several?.test(sentence.key) === true || phrases.opening?.test(sentence.clauses) === true;
}

/** What stands behind "of the north tower", for each number of words that may belong to it. */
function pastOrigin(behind: string): string[] {
  const words = /^\s(?:of|from|in|at|von|aus)\s/u.test(behind) ? behind.trim().split(/\s+/) : [];
  return words.length === 0 ? [] : originWords.map((count) => words.slice(count).join(' ').replace(/^(?:has|have|had|just|also|again) /u, ''));
}

interface Phrases {
  readonly all: readonly string[];
  readonly any: RegExp;
  /** Of several words; of one word at the beginning of a clause. null = there are none. */
  readonly several: RegExp | null;
  readonly opening: RegExp | null;
  readonly start: RegExp;
  /** Of a choice, longest first, with a blank on either side. */
  readonly spellings: readonly { readonly value: string; readonly key: string }[];
  /** Choices that are phrases with a gap. */
  readonly gaps: readonly { readonly search: RegExp; readonly value: string }[];
  readonly towards: RegExp | null;
}

/** The memory goes with the rules. */
const compiled = new WeakMap<FieldRule, Phrases>();

/** `*` in a phrase is a gap of up to three words. A choice of three words or more tells itself ("not checked yet"). */
function phrasesOf(field: FieldRule): Phrases {
  const found = compiled.get(field);
  if (found !== undefined) return found;
  const long = [...field.values, ...field.words.map((word) => word.text)].filter((text) => field.kind === 'enum' && foldedWords(text).length >= selfTellingWordsMin);
  const all = [...field.toldBy, ...long].map((phrase) => phrase.split('*').map((part) => foldedWords(part).join(' ')).join(' * '));
  const pattern = (phrase: string): string => phrase.replace(/ \* /g, '(?: (?!not |never |t )[^ ]+){0,3} ');
  const anyOf = (phrases: readonly string[], before: string, after: string): RegExp | null =>
    phrases.length === 0 ? null : new RegExp(`${before}(?:${phrases.map(pattern).join('|')})${after}`, 'u');
  const made = {
    all: all.filter((phrase) => !phrase.includes('*')).map((phrase) => ` ${phrase} `),
    any: anyOf(all, ' ', '(?= )') ?? /(?!)/u,
    several: anyOf(all.filter((phrase) => phrase.includes(' ')), ' ', '(?= )'),
    opening: anyOf(all.filter((phrase) => !phrase.includes(' ')), ' \\| (?:(?:and|also|already|then|have|has|so far|just|und|bereits|schon|et|deja) ){0,2}', '(?= )'),
    spellings: field.kind !== 'enum' ? [] : [...field.values.map((value) => ({ text: value, value })), ...field.words].map((one) => ({ value: one.value, key: ` ${foldedWords(one.text).join(' ')} ` })).sort((a, b) => b.key.length - a.key.length),
    gaps: field.kind !== 'enum' ? [] : field.words.filter((word) => word.text.includes('*')).map((word) => ({ value: word.value, search: anyOf([word.text.split('*').map((part) => foldedWords(part).join(' ')).join(' * ')], ' ', '(?= )') ?? /(?!)/u })),
    start: anyOf(all.filter((phrase) => !towards.test(phrase)), '^ ', ' ') ?? /(?!)/u,
    towards: anyOf(all.filter((phrase) => towards.test(phrase)), ' ', '(?: (?!by |for |from )[a-z]+){0,3}$'),
  };
  compiled.set(field, made);
  return made;
}

/** A phrase that is itself a spelling ("cannot tell"), else the spelling right behind it ("we think it is the server"). */
function choiceIn(key: string, phrases: Phrases): string[] {
  const { spellings } = phrases;
  const said = phrases.all.filter((phrase) => key.includes(phrase));
  const themselves = [...said.flatMap((phrase) => spellings.find((one) => one.key === phrase)?.value ?? []), ...phrases.gaps.filter((gap) => gap.search.test(key)).map((gap) => gap.value)];
  if (themselves.length > 0) return themselves;
  return said.flatMap((phrase) => {
    const behind = ` ${key.slice(key.indexOf(phrase) + phrase.length)}`.replace(fillers, ' ');
    return spellings.find((one) => behind.startsWith(one.key))?.value ?? onlyIn(behind.slice(0, behindCharactersMax), spellings);
  });
}

/** The only choice among the words behind: "my bet is the print service on your box". */
function onlyIn(behind: string, spellings: readonly { readonly value: string; readonly key: string }[]): string[] {
  if (denial.test(behind)) return [];
  const said = spellings.filter((one) => one.key.length > 4 && behind.includes(one.key));
  const longest = said.filter((one) => !said.some((other) => other !== one && other.value !== one.value && other.key.includes(one.key)));
  const values = [...new Set(longest.map((one) => one.value))];
  return values.length === 1 ? values : [];
}

function sentencesOf(lines: readonly TextLine[]): Sentence[] {
  const found: Sentence[] = [];
  for (const line of lines) {
    if (line.text.length > lineCharactersMax || line.cells !== null || isClosing(line.text) || isThanks(line.text)) continue;
    for (const part of line.text.split(sentenceEnds)) {
      const text = part.trim();
      if (text === '' || text.endsWith('?') || found.length >= sentencesMax) continue;
      const clauses = text.split(clauseEnds).map((clause) => foldedWords(clause).join(' ')).filter((clause) => clause !== '');
      found.push({ text, line: line.number, wish: wish.test(text), key: ` ${foldedWords(text).join(' ')} `, clauses: ` | ${clauses.join(' | ')} ` });
    }
  }
  return found;
}
