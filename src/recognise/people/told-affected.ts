// Whom a fault hits, told as part of its story: "Gloria Stein is caught in a loop", "bei Dr. Ortiz meldet Outlook …", "the
// fourteen nurses get no mail", "every single person at Fern Hill loses calls". Whoever is mentioned is asked about by what
// the sentence is like with a placeholder in his place; examples of both, whom it hits and who only reports it, tries it or
// is fine, stand in rules/sentences. In: lines of prose. Out: one claim for the list of the pack that accounts answer:
// persons and accounts, a group in its own words, everybody as such. A letter that says that it is not known yet gives none.
import { leavesOpen } from '../field/withdrawn/left-open.ts';
import { clauseEnds, sentencesOf, type Sentence } from '../field/sentences.ts';
import { foldedWords } from '../field/fold.ts';
import type { TextLine } from '../field/text-line.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { RecognitionRules } from '../recognition-rules.ts';
import { anotherPerson, standingChance } from '../sentence/person-standing.ts';
import { affectedModel, sentenceModel } from '../sentence/known-models.ts';
import { personAskedAbout } from '../sentence/sentence-features.ts';
import type { SentenceModel } from '../sentence/sentence-model.ts';
import { affectedUnknown } from './affected-words.ts';
import { isContact } from './known-contact.ts';
import { surenessFor, sureMin as sureOfPerson } from './learned-persons.ts';
import { mentionRows, type Mention } from './mentions.ts';
import { personsIn } from './person-names.ts';

/** At least so much like the examples. */
const sureMin = 0.75;
/** Less, and the sentence as a whole says that it is not he. */
const notOtherwise = 0.25;
/** He may as well be told of as one who tried it. */
const sureOfHer = 0.9;
const startsWithPronoun = /^(?:she|he|they|sie|er|die|der|elles?|ils?|(her|his|their|ihre?|seine?|son|sa|ses))(?=\s)/i;
const sentencesReadMax = 60;
const rowsReadMax = 8;
const entriesMax = 30;
const wordsBefore = 14;
const wordsBehind = 18;
/** "No thisperson can log in" tells that it hits everybody. */
const none = /^(?:no(?:body|ne)?|not|niemand|kein|aucun|(?:plus )?personne)(?![a-z]{4})/i;
/** Right before who is not meant. */
const denied = /(?<![\p{L}])(?:not|nicht|pas|non|instead of|rather than|statt|anstatt|au lieu de)\s$/iu;
const noWords = { en: 'no', de: 'kein', fr: 'aucun' };

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
  const model = rules.sentences === undefined ? null : affectedModel(rules.sentences);
  if (field === undefined || rules.sentences === undefined || model === null) return [];
  const sentences = sentencesOf(lines).slice(0, sentencesReadMax);
  if (sentences.some((sentence) => affectedUnknown.test(sentence.text))) return [];
  const told = sentenceModel(rules.sentences);
  const said = sentences.flatMap((sentence, at) => {
    const hit = hitIn(sentence.text, writer, model, told);
    return (hit.length > 0 ? hit : hitAbove(sentence.text, sentences[at - 1]?.text ?? '', writer, model, told)).filter((mention) => !isContact(mention.text, claims, rules)).map((mention) => ({ mention, sentence }));
  });
  const found = said.length > 0 ? said : namesAlone(sentences, writer, told).filter(({ mention }) => !isContact(mention.text, claims, rules));
  // "Their lawyers can't open it … all users have it": everybody is more than the group that the story begins with.
  const named = new Set(found.filter(({ mention }) => isNamed(mention)).map(({ sentence }) => sentence));
  const everybody = found.filter(({ mention }) => mention.kind === 'all');
  const best = named.size > 0 ? found.filter(({ mention, sentence }) => mention.kind !== 'all' && named.has(sentence)) : everybody.length > 0 ? everybody : found.slice(0, 1);
  const first = best[0];
  if (first === undefined || best.length > entriesMax) return [];
  const value = first.mention.kind === 'all' ? ['all'] : [...new Set(best.map(({ mention }) => (mention.kind === 'person' ? inFull(mention.text, sentences) : mention.text)))];
  return [{ field: field.id, value, problem: null, raw: first.sentence.text, source, line: first.sentence.line, rule: field.rule }];
}

/** "Amy Holm, Priya Dahl and Tom Baker.": several in a sentence of nothing else, where of nobody else it is said that it hits him. */
function namesAlone(sentences: readonly Sentence[], writer: ReadonlySet<string>, told: SentenceModel): { mention: Mention; sentence: Sentence }[] {
  for (const [at, sentence] of sentences.entries()) {
    if (sentence.text.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length > smallWordsMax) continue;
    const named = mentionRows(sentence.text, told).flat();
    const rest = named.reduceRight((left, one) => left.slice(0, one.start) + left.slice(one.end), sentence.text);
    const isLed = /[:–—-]\s*$/u.test(sentences[at - 1]?.text ?? '');
    const areKnown = named.length > 1 && !isLed && !/\p{L}/u.test(rest.replace(joiningWords, ' ')) && named.every((one) => isNamed(one) || one.kind === 'group');
    if (areKnown && named.some((one) => one.kind === 'person' && surenessFor(one.text, told) === sureOfPerson) && !named.some((one) => isWriter(one.text, writer))) return named.map((mention) => ({ mention, sentence }));
  }
  return [];
}

/** "… and the two night porters": more words tell something. */
const smallWordsMax = 6;
const joiningWords = /(?<![\p{L}])(?:and|also|plus|und|auch|sowie|et|aussi)(?![\p{L}])/giu;

/** "When Olivia Hart opens it …, only Olivia": who is named in full elsewhere in the letter, and nobody else of that name. */
function inFull(name: string, sentences: readonly Sentence[]): string {
  if (/\s/.test(name)) return name;
  const full = new Set(sentences.flatMap(({ text }) => personsIn(text)).map((one) => one.name).filter((one) => one.startsWith(`${name} `)));
  const [only] = full;
  return full.size === 1 && only !== undefined ? only : name;
}

/** The persons, groups or everybody that the sentence says it hits. */
function hitIn(text: string, writer: ReadonlySet<string>, model: SentenceModel, told: SentenceModel): Mention[] {
  if (leavesOpen(text)) return [];
  const rows = mentionRows(text, told).slice(0, rowsReadMax);
  const hit = rows.filter((row) => {
    const persons = row.filter((one) => one.kind === 'person');
    if (persons.length > 0 && persons.every((one) => isWriter(one.text, writer))) return false;
    const asked = askedAbout(text, row, rows);
    const clause = asked.split(clauseEnds).find((part) => part.includes(personAskedAbout)) ?? asked;
    const whole = standingChance(model, told, asked);
    // "It hits Amy Holm, I have checked that the others can send": the rest of the sentence is about something else.
    return Math.max(whole, whole >= notOtherwise && clause.trim() !== personAskedAbout ? standingChance(model, told, clause) : 0) >= surenessOf(persons, row, told);
  });
  // "It hits Amy Holm, not Priya": she who is denied beside somebody else.
  const meant = hit.filter((row) => !denied.test(text.slice(0, row[0]?.start)));
  // "Two of the clerks have it, Amy Holm and Priya Dahl": who they are is told with them.
  const named = (meant.length > 0 ? meant : hit).filter((row) => row.some(isNamed));
  return (named.length > 0 ? named : meant.length > 0 ? meant : hit).flatMap((row) => row.filter((one, at) => isNamed(one) || one.kind === 'self' || named.length === 0 || !leadsToNames(text, row, at)));
}

/** "It is about Ida Holm. She gets no mail", "… Her calendar is empty": she is the only one whom the sentence before mentions. */
function hitAbove(text: string, above: string, writer: ReadonlySet<string>, model: SentenceModel, told: SentenceModel): readonly Mention[] {
  const [pronoun, whose] = startsWithPronoun.exec(text) ?? [];
  const [row = [], ...more] = pronoun === undefined ? [] : mentionRows(above, told);
  if (pronoun === undefined || more.length > 0 || !row.every((one) => one.kind === 'person' && surenessFor(one.text, told) === sureOfPerson && !isWriter(one.text, writer)) || mentionRows(text, told).length > 0) return [];
  return standingChance(model, told, `${personAskedAbout}${whose === undefined ? '' : "'s"}${text.slice(pronoun.length)}`) >= sureOfHer ? row : [];
}

function isNamed({ kind }: Mention): boolean {
  return kind === 'person' || kind === 'account';
}

function leadsToNames(text: string, row: readonly Mention[], at: number): boolean {
  const next = row[at + 1];
  return at === 0 && next !== undefined && /^\s?[,:]|nämlich|namely|savoir/.test(text.slice(row[at]?.end, next.start));
}

/** Two capitalised words of which none is known as a name may as well be a thing. */
function surenessOf(persons: readonly Mention[], row: readonly Mention[], told: SentenceModel): number {
  if (row.some(({ kind }) => kind !== 'person' && kind !== 'self')) return sureMin;
  const most = Math.min(...persons.map((one) => surenessFor(one.text, told)));
  return most > sureOfPerson ? most : sureMin;
}

/** The sentence around them, with placeholders for them and for everybody else. */
function askedAbout(text: string, row: readonly Mention[], rows: readonly (readonly Mention[])[]): string {
  let masked = '';
  let at = 0;
  for (const one of rows) {
    masked += `${text.slice(at, one[0]?.start)}${negation(one)}${one === row ? personAskedAbout : anotherPerson}`;
    at = one.at(-1)?.end ?? at;
  }
  const [before = '', behind = ''] = `${masked}${text.slice(at)}`.split(personAskedAbout);
  return `${before.split(/\s+/).slice(-wordsBefore).join(' ')}${personAskedAbout}${behind.split(/\s+/).slice(0, wordsBehind).join(' ')}`;
}

function negation(row: readonly Mention[]): string {
  const text = row[0]?.text ?? '';
  if (row[0]?.kind === 'person' || !none.test(text)) return '';
  return `${/^n[io]/i.test(text) && !/^niem/i.test(text) ? noWords.en : /^(?:kein|niem)/i.test(text) ? noWords.de : noWords.fr} `;
}

function isWriter(name: string, writer: ReadonlySet<string>): boolean {
  const words = foldedWords(name);
  return words.length > 0 && words.every((word) => writer.has(word));
}
