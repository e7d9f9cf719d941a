// "Power-cycled it, no change", "je n'ai pas encore regardé la console": sentences in words that no list foresees, read by
// their likeness to the example sentences of rules/sentences. In: lines of prose, what labels say already. Out: what each
// open field is told by them, with how sure that is. What is not surely like one kind tells nothing.
import { type FieldRule, type RecognitionRules, stillOpen } from '../../recognition-rules.ts';
import { guessesOf, type Guess, type SentenceModel } from '../../sentence/sentence-model.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { readAnswer } from '../value/read-answer.ts';
import { countsMany } from '../value/counts-many.ts';
import { allowsWithinHours } from '../value/allowed-hours.ts';
import { openValue } from '../value/open-answer.ts';
import { isToldLater, leavesOpen } from '../withdrawn/left-open.ts';
import { behindQuestion } from '../withdrawn/behind-question.ts';
import { promisesToTell } from '../withdrawn/promises-to-tell.ts';
import { clauseEnds, sentencesOf, type Sentence } from '../sentences.ts';
import type { TextLine } from '../text-line.ts';
import { thingsNamed } from '../named/named-things.ts';
import { isAboutField } from './few-words.ts';
import { doneBefore } from './steps-outcome.ts';
import { ownSide } from './told-against.ts';

/** Below this likeness a sentence says nothing at all of a field. */
const likelyMin = 0.5;
/** Less sure than the surest by more than this, a sentence does not contradict it. */
const asSure = 0.2;
/** Fewer words are like many things. */
const wordsMin = 2;
/** Of an answer behind the label of the field. */
const sureBehindLabel = 0.8;
/** The label in front of fewer words would tell by itself. */
const answerWordsMin = 3;
/** A message that a label shows ends where somebody tells what was done about it. */
const deeds = 'deed';
const valueSentencesMax = 6;
const sentencesReadMax = 80;
const lineCharactersMax = 400;
/** A value that goes on over several lines ends where a sentence surely answers another field. */
const sureOfEnd = 0.65;
const endWordsMin = 4;
const subordinate = /^(?:whether|if|because|that|unless|until|after|while|ob|wenn|falls|weil|dass|bis|indem|nachdem|während|sodass|si|que|parce|quand|après|pendant|tandis|lorsque|what(?=\s(?:we|i|has|have|was|they|he|she))|was(?=\s(?:wir|ich|sie|er|man|schon|bisher|bereits|bislang))|ce\s(?:que|qui|qu['’]))(?![\p{L}])/iu;
/** The same of several other fields together. */
const sureOfOthers = 0.8;
/** A clause that is like what no field is told by. */
const sureOfStory = 0.6;
/** A clause of a sentence that as a whole is surely like something else. */
const sureAgainstWhole = 0.85;
/** The same of a choice, which is often told in passing. */
const valueAgainstWhole = 0.65;
/** "It is hereby noted that a repetition succeeded": what is only led in. */
const ledIn = /^.{0,70}?(?<!\p{L})(?:noted?|stated?|added?|report(?:ed)?|informs? (?:you|me)|informed|let you know|pointed? out|mention(?:ed)?|advised?|confirm(?:ed)?|sa(?:y|id|ys)|tells? (?:you|me|us)|told (?:you|me|us)|(?:an|be|ver)merk\p{L}*|bemerkt|mitgeteilt|mitteilen|mitzuteilen|festzuhalten|festgehalten|festgestellt|hinzugefügt|hinzuzufügen|hingewiesen|hinzuweisen|ergänz\p{L}*|berichtet\p{L}*|sagt\p{L}*|gesagt|schreibt|teilt mit|signal\p{L}*|précis\p{L}*|ajout\p{L}*|not(?:er|ons|ez)|informe\p{L}*|indiqu\p{L}*|mentionn\p{L}*|confirm\p{L}*|dit|disent)(?: (?:you|me|us|here|also|hereby|again|ihnen|auch|hiermit|noch|aussi|également)){0,2},? (?:dass|that|qu(?:e |['’]))(?=\s?\p{L})/iu;
/** "Whether it was seen before I cannot say": the question is said again, and not answered. */
const asksItself = /^(?:(?:as to|and|but|und|aber|et|mais)\s)?(?:whether|if|ob|si)\s/i;
const linking = /^(?:is|are|was|were|would be|should be|ist|sind|war|waren|wäre|wären|est|sont|était|serait|seraient)\s/i;
const storyWordsMin = 3;
const begins = /^(?:and|und|et)\s/i;
const joins = /\s(?:and|und|et)\s*$/i;
const item = /^\s*(?:[-*•·–>|]|\(?\d{1,2}[.)]\s|\s{2,})/u;

export interface Likeness {
  readonly field: FieldRule;
  /** Of a choice or yes/no; null = the sentences themselves. */
  readonly value: string | null;
  /** 0 to 1, of the surest of them. */
  readonly probability: number;
  /** The sentences, with the clause of each that tells it, and the sentence without clauses that only tell the story. */
  /** `reports`: as a whole it tells the story more than this field. */
  readonly telling: readonly { readonly sentence: Sentence; readonly clause: string; readonly text: string; readonly reports: boolean }[];
}

/** What sentences are like, field by field; none where two of them tell different values. */
export function toldLike(lines: readonly TextLine[], rules: RecognitionRules, stated: ReadonlySet<string>): Likeness[] {
  const open = rules.fields.filter((field) => field.toldLike !== undefined && field.kind !== 'contact' && !field.prose && !stated.has(field.id));
  if (open.length === 0 || rules.sentences === undefined) return [];
  const model = sentenceModel(rules.sentences);
  const read = joinedUp(sentencesOf(lines).slice(0, sentencesReadMax), model).map((sentence) => ({ sentence, parts: partsOf(sentence.text, model, sentence.asked) }));
  const stories = new Set(rules.fields.filter((field) => field.prose || field.kind === 'contact').flatMap((field) => (field.toldLike ?? []).map(({ kind }) => kind)));
  return open.flatMap((field) => {
    const telling = read.flatMap(({ sentence, parts }, i) => {
      const asked = field.kind === 'enum' && isToldLater(sentence.text) ? null : (answeredTopic(field, sentence.text, model) ?? toldBy(field, parts) ?? countedIn(field, sentence.text, parts));
      const said = asked !== null && field.kind === 'bool' && !isAboutField(asked.clause, { whole: sentence.text, asked: sentence.asked, before: read[i - 1]?.sentence.text ?? '', behind: read[i + 1]?.sentence.text ?? '' }, field, model) ? null : asked;
      const told = openValue.test(said?.value ?? '') && promisesToTell(sentence.text) ? null : said;
      const done = told?.value === null && field.toldInCondition !== undefined ? doneBefore(sentence.text, field, rules, model) : null;
      if (told !== null && done !== null && !leavesOpen(sentence.text)) return [{ sentence, ...told, text: done, reports: true }];
      return told === null || ((told.value === null || field.kind === 'bool' || sentence.asked !== null || asksItself.test(sentence.text)) && (leavesOpen(sentence.text) || leavesItsQuestion(sentence.text, model))) ? [] : [{ sentence, ...told, text: ownSide(`${withoutStory(sentence.text, told.clause, parts, field, rules)}${told.value === null && !(field.toldInCondition !== undefined && stories.has(read[i + 1]?.parts[0]?.guess.kind ?? '')) ? goingOn(sentence, read[i + 1], rules) : ''}`, field, rules), reports: told.value === null && stories.has(parts[0]?.guess.kind ?? '') && (parts[0]?.guess.probability ?? 0) >= likelyMin }];
    });
    const surest = telling.toSorted((a, b) => b.probability - a.probability)[0];
    if (surest === undefined) return [];
    const sure = telling.filter((one) => one.probability >= surest.probability - asSure).slice(0, valueSentencesMax);
    if (sure.some((one) => one.value !== surest.value)) return [];
    // Two sentences that say the same are surer than either.
    const doubt = sure.reduce((left, one) => left * (1 - one.probability), 1);
    return [{ field, value: surest.value, probability: 1 - doubt, telling: sure }];
  });
}

/** "What should come instead I still have to clear with them." */
function leavesItsQuestion(text: string, model: SentenceModel): boolean {
  const rest = behindQuestion(text);
  return rest !== null && guessesOf(model, rest).some(({ kind, probability }) => kind === leftOpen && probability >= sureAgainstWhole);
}
const leftOpen = 'left_open';

/** "We sent three more at 10:15; all of them were late": what stands before the stroke is only how it came about. */
function joinedUp(sentences: readonly Sentence[], model: SentenceModel): Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    const both = before?.line === sentence.line && before.text.endsWith(';') && /^\p{Ll}/u.test(sentence.text) ? `${before.text} ${sentence.text}` : '';
    const [own, whole, first] = [sentence.text, both, before?.text ?? ''].map((text) => (both === '' ? undefined : guessesOf(model, text)[0]));
    if (before !== undefined && own !== undefined && whole?.kind === own.kind && whole.probability >= sureOfEnd && (first === undefined || first.kind === own.kind || first.probability < sureBehindLabel)) joined[joined.length - 1] = { ...before, text: both, key: `${before.key.trimEnd()}${sentence.key}` };
    else joined.push(sentence);
  }
  return joined;
}

/** "The customer sent one at our request; it took 90 minutes.": what stands behind the stroke belongs to it, unless it tells another field. */
function goingOn(sentence: Sentence, next: { readonly sentence: Sentence; readonly parts: readonly Part[] } | undefined, rules: RecognitionRules): string {
  if (next === undefined || next.sentence.line !== sentence.line || !sentence.text.endsWith(';') || !/^\p{Ll}/u.test(next.sentence.text)) return '';
  const guess = next.parts[0]?.guess;
  const toldElsewhere = guess !== undefined && guess.probability >= sureOfEnd && rules.fields.some((one) => !one.prose && one.kind !== 'instant' && one.toldLike?.some(({ kind }) => kind === guess.kind) === true);
  return toldElsewhere ? '' : ` ${next.sentence.text}`;
}

interface Part {
  readonly text: string;
  readonly guess: Guess;
  /** It lies inside of a clause, or holds several. */
  readonly inner: boolean;
}

/** The sentence as a whole, then its clauses, with what each is most like; an answer is read with its question as well. */
function partsOf(sentence: string, model: SentenceModel, asked: string | null = null): Part[] {
  // "whether you may test": half of a sentence that says the contrary as a whole.
  const clauses = sentence.split(clauseEnds).map((clause) => clause.trim().replace(begins, '')).filter((clause) => !subordinate.test(clause));
  const parts = [sentence, ...clauses.filter((clause) => clause !== sentence), ...bracketed(sentence)].filter((text) => text.split(/\s+/).length >= wordsMin).flatMap((text, at) => {
    const guess = guessesOf(model, text)[0];
    return guess === undefined ? [] : [{ text, guess, inner: at > 0 && !clauses.includes(text) }];
  });
  const answer = asked === null ? undefined : guessesOf(model, `${asked} ${sentence}`)[0];
  if (answer === undefined) return parts;
  const whole = parts[0]?.text === sentence ? parts[0] : undefined;
  if (whole !== undefined && whole.guess.probability >= answer.probability) return parts;
  return [{ text: sentence, guess: answer, inner: false }, ...parts.filter((part) => part !== whole)];
}

/** "Ida Holm (practice lead, cleared to raise it) says …": what is put in brackets is said as well, and so is what leads to a colon. */
function bracketed(sentence: string): string[] {
  const inside = [...sentence.matchAll(/\(([^()]{8,80})\)/gu)].flatMap((one) => (one[1] ?? '').split(clauseEnds));
  const before = /^.{20,}?(?=:\s)/u.exec(sentence)?.[0];
  const led = ledIn.exec(sentence);
  return [...inside, ...(before === undefined ? [] : [before]), ...(led === null ? [] : [sentence.slice(led[0].length)])].map((clause) => clause.trim());
}

/** What stands behind labels is like any short clause: "open a list". */
const shortAnswer = 'answer';

/** "There the old one stands, while they hoped for the new one": without what around it answers no field. */
function withoutStory(sentence: string, told: string, parts: readonly Part[], field: FieldRule, rules: RecognitionRules): string {
  // What sentences of several kinds tell is a story by itself: "I sent three mails, all came back, so we can provoke it".
  if ((field.toldLike?.length ?? 0) > 1) return sentence;
  const clauses = parts.slice(1).filter(({ inner }) => !inner);
  const own = ({ guess }: Part): boolean => field.toldLike?.some((one) => one.kind === guess.kind) === true;
  const at = told === sentence ? clauses.findIndex(own) : clauses.findIndex((part) => part.text === told);
  if (at < 0) return sentence;
  // A sentence that as a whole is surely this one is cut only where a clause is as surely something else ("open a list" is an answer too).
  const whole = parts[0];
  const sureOfClause = whole !== undefined && own(whole) && whole.guess.probability >= sureAgainstWhole ? sureAgainstWhole : sureOfStory;
  // "We made a group, entered three people and sent it off": what is done in a row belongs together.
  if (field.toldInCondition !== undefined && whole !== undefined && own(whole) && whole.guess.probability >= sureOfEnd) return sentence.replace(/[\s;]+$/, '');
  // "What one ought to see, of course, is the draft": a verb needs what stands before it, and an aside tells nothing.
  const isStory = ({ text, guess }: Part): boolean => !linking.test(text) && text.split(/\s+/).length >= storyWordsMin && guess.probability >= sureOfClause && guess.kind !== shortAnswer && !rules.fields.some((one) => one.toldLike?.some(({ kind }) => kind === guess.kind));
  // "Write a mail and look at it": what an "and" joins belongs together.
  const joined = (part: Part | undefined): boolean => part !== undefined && (joins.test(sentence.slice(0, sentence.indexOf(part.text))) || begins.test(part.text));
  const before = clauses.slice(0, at).findLastIndex((part, i) => isStory(part) && !joined(clauses[i + 1]));
  const from = before < 0 ? 0 : sentence.indexOf(clauses[before + 1]?.text ?? told);
  const behind = clauses.slice(at + 1).map((part) => ({ part, start: sentence.indexOf(part.text, from) })).find(({ part }) => isStory(part) && !joined(part));
  return sentence.slice(from, behind?.start ?? sentence.length).replace(/[\s,;–—-]+$|[\s,;–—-]+(?:but|aber|mais)\s*$/i, '');
}

/** "On Monday we write to 300,000 mailboxes": a sentence of another kind that counts something, beside one that tells it or alone. */
function countedIn(field: FieldRule, text: string, parts: readonly Part[]): { value: null; clause: string; probability: number } | null {
  const like = parts[0]?.guess;
  return like !== undefined && field.toldCounted?.includes(like.kind) === true && like.probability >= sureOfEnd && countsMany(text) ? { value: null, clause: text, probability: like.probability } : null;
}

function toldBy(field: FieldRule, parts: readonly Part[]): { value: string | null; clause: string; probability: number } | null {
  const whole = parts[0];
  const elsewhere = whole !== undefined && whole.guess.probability >= sureOfStory && field.toldLike?.some((one) => one.kind === whole.guess.kind) !== true;
  const found = parts.flatMap(({ text, guess }) => {
    const rule = field.toldLike?.find((one) => one.kind === guess.kind);
    return rule === undefined || guess.probability < (!elsewhere || text === whole?.text ? likelyMin : rule.value === null ? sureAgainstWhole : valueAgainstWhole) ? [] : [{ value: rule.value, clause: text, probability: guess.probability }];
  });
  const sure = found.toSorted((a, b) => b.probability - a.probability)[0];
  if (field.kind === 'bool' && sure !== undefined && whole !== undefined && !found.some((one) => one.value === stillOpen) && allowsWithinHours(whole.text, false)) return { value: 'yes', clause: whole.text, probability: sure.probability };
  // What the sentence says as a whole counts before what a part of it seems to say.
  const said = found.find((one) => one.clause === parts[0]?.text);
  const surest = sure ?? null;
  // A clause that says the same choice more surely: "it hits their live environment, and I would call it grave".
  const agreed = said !== undefined && said.value !== null && said.probability >= sureOfEnd && found.every((one) => one.value === said.value);
  if (said === undefined || agreed) return surest;
  // "It comes back each time, and we have emptied the queue": a clause is surer than the sentence, which is like it as well.
  return said.value === null && surest !== null ? { ...said, probability: surest.probability } : said;
}

const topic = /^(?<lead>\S.{5,110}?)(?:\s?:|\s[–—-])\s+(?<answer>\S.{0,160})$/u;

/** "As regards trial sendings by your good selves: permitted": what is spoken of, in whatever words, and a sign behind it. */
function answeredTopic(field: FieldRule, text: string, model: SentenceModel): { value: string; clause: string; probability: number } | null {
  const { lead, answer } = field.kind === 'bool' ? (topic.exec(text)?.groups ?? {}) : {};
  const sign = lead === undefined || answer === undefined ? null : allowsWithinHours(answer, true) ? 'yes' : readAnswer(answer);
  if (lead === undefined || sign === null || sign === 'choice' || lead.split(/\s+/).length < wordsMin) return null;
  const about = guessesOf(model, lead).reduce((sum, guess) => (field.toldLike?.some((one) => one.kind === guess.kind) === true ? sum + guess.probability : sum), 0);
  return about >= sureBehindLabel ? { value: sign, clause: text, probability: about } : null;
}

/** "Console: nobody has had a chance to look": what stands behind a label in no word of the pack, read as sentences are; null = like nothing. */
export function toldAs(text: string, field: FieldRule, rules: RecognitionRules): string | null {
  if (rules.sentences === undefined || text.length > lineCharactersMax || text.split(/\s+/).length < answerWordsMin || field.toldLike?.some((one) => one.value !== null) !== true) return null;
  const model = sentenceModel(rules.sentences);
  // Most examples are sentences: with its label in front of it, the answer is one as well.
  const label = field.labels[0]?.text;
  return surelyTold(label === undefined ? text : `${label}: ${text}`, field, model);
}

/** The same of a sentence without a label: it must be about the field by itself, as "it began on 12 May" is not about tests. */
export function toldAlone(text: string, field: FieldRule, rules: RecognitionRules): string | null {
  return rules.sentences === undefined || text.length > lineCharactersMax ? null : surelyTold(text, field, sentenceModel(rules.sentences));
}

function surelyTold(text: string, field: FieldRule, model: SentenceModel): string | null {
  const found = sentencesOf([{ number: 0, role: 'new', depth: 0, text, cells: null }]).flatMap((sentence) => toldBy(field, partsOf(sentence.text, model)) ?? []);
  const surest = found.toSorted((a, b) => b.probability - a.probability)[0];
  return surest === undefined || surest.probability < sureBehindLabel || found.some((one) => one.value !== surest.value) ? null : surest.value;
}

/** Whether this line below a label's value tells another field. A list goes on, and so does a story. */
export function tellsAnother(text: string, field: FieldRule, rules: RecognitionRules, asItem = false): boolean {
  if (asItem) return tellsChoice(text, field, rules);
  // "The system is Slate 9.3 with the Shelf that comes with it, 8.8.2": what it runs on is nothing that one does.
  if (!field.prose && field.names.length === 0 && field.kind === 'text' && !item.test(text) && text.length <= lineCharactersMax && thingsNamed(text, rules) >= otherThingsMin) return true;
  if (rules.sentences === undefined || field.prose || item.test(text) || text.length > lineCharactersMax || !rules.fields.some((one) => one.toldLike !== undefined)) return false;
  const [first, ...further] = sentencesOf([{ number: 0, role: 'new', depth: 0, text, cells: null }]);
  if (first === undefined) return false;
  // "Whether it can be repeated we do not know yet. So far we …. Tests are not welcome.": two of its sentences tell other fields.
  return endsHere(first, field, rules) || further.filter((sentence) => endsHere(sentence, field, rules)).length >= otherSentencesMin;
}

/** An item of a list that surely tells the choice of another field. */
function tellsChoice(text: string, field: FieldRule, rules: RecognitionRules): boolean {
  if (rules.sentences === undefined || text.length > lineCharactersMax || text.split(/\s+/).length < endWordsMin) return false;
  const surest = guessesOf(sentenceModel(rules.sentences), text)[0];
  return surest !== undefined && surest.probability >= sureBehindLabel && rules.fields.some((one) => one.id !== field.id && (one.kind === 'enum' || one.kind === 'bool') && one.toldLike?.some(({ kind, value }) => kind === surest.kind && value !== null) === true);
}

const otherSentencesMin = 2;
const otherThingsMin = 2;

function endsHere(sentence: Sentence, field: FieldRule, rules: RecognitionRules): boolean {
  const said = sentence.asked === null ? sentence.text : `${sentence.asked} ${sentence.text}`;
  if (rules.sentences === undefined || said.split(/\s+/).length < endWordsMin) return false;
  const guesses = guessesOf(sentenceModel(rules.sentences), said);
  // Steps to take are much like steps taken: only what is told of in sentences itself knows that another text begins.
  const tells = ({ kind }: Guess): boolean => field.toldLike?.some((one) => one.kind === kind) !== true
    && rules.fields.some((other) => other.id !== field.id && !other.prose && other.kind !== 'instant' && other.toldLike?.some((one) => one.kind === kind && (one.value !== null || field.toldLike !== undefined || (field.codes !== undefined && kind === deeds))) === true);
  const [surest] = guesses;
  if (surest === undefined || !tells(surest)) return false;
  return surest.probability >= sureOfEnd || guesses.filter(tells).reduce((sum, one) => sum + one.probability, 0) >= sureOfOthers;
}
