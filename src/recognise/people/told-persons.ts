// Who reported a fault or asks for something, told in a sentence: "Miss Trent of Port Tower rang", "it was requested by
// Judith Hart", "dave the office admin rang me". In: lines, the phrases that a pack lists for its contact field. Out: one
// claim. The writer himself, a company, whom somebody called and who is only from there are nobody's user; two persons
// who may be meant are none.
import { foldedWords } from '../field/fold.ts';
import { speaksOfEarlier } from '../field/withdrawn/another-case.ts';
import { corrected } from '../field/withdrawn/contact-correction.ts';
import { withoutExcluded } from '../field/withdrawn/excluded.ts';
import { sentencesOf, type Sentence } from '../field/sentences.ts';
import type { TextLine } from '../field/text-line.ts';
import { phrasesOf, type Phrases } from '../field/told/told-phrases.ts';
import type { FieldClaim, FieldSource } from '../recognition.ts';
import type { FieldRule, RecognitionRules } from '../recognition-rules.ts';
import { open } from './affected-words.ts';
import { shortNamedPersons } from './short-named-persons.ts';
import { sentenceModel } from '../sentence/known-models.ts';
import { candidates, learnedPersons } from './learned-persons.ts';
import { isGivenName } from './given-names.ts';
import { isOrigin, personsIn, type NamedPerson } from './person-names.ts';
import { didReport } from './reporting-deeds.ts';
import { tersePersons } from './terse-persons.ts';

/** Between a person and what he does: "Ida Holm (keeper) just called". */
const aside = /^\s*(?:\([^()]{1,60}\)|,[^,.]{1,40},)?\s*(?:,?\s?(?:who|qui)\s)?(?:(?:has|have|had|just|also|again|then|now|herself|himself|is|was|hat|gerade|eben|a|vient de)\s+){0,2}/u;
/** "Ida Holm was asked to climb up": it was done to him. */
const passive = /(?<![\p{L}])(?:is|was|been|being)\s+$/u;
const participle = /^\s?(?:asked|told|called|emailed|mailed|phoned|requested|reported|noticed|rung)(?![\p{L}])/iu;
const originWords = [2, 3, 4, 5];
/** The fault is his: he is who reports it, when nobody else does. */
const suffers = /^ (?:can ?not|can t|cant|could ?n[o ]?t|couldnt|is unable|isn t able|is not able|has (?:no |lost |trouble|problems|a problem|an issue|issues|the problem|difficult)|gets |is getting|keeps getting|sees |is seeing|is locked out|is stuck|does ?n[o ]?t (?:get|receive|see)|doesnt (?:get|receive|see)|is missing|kann (?:sich |seit )?(?:[^ ]+ ){0,3}(?:nicht|kein|keine)|bekommt |sieht |hat (?:kein|keine|keinen|probleme|das problem)|ne peut|n arrive|n a (?:pas|plus)|recoit |voit )/u;

export interface PersonsInput {
  readonly lines: readonly TextLine[];
  /** The same before broken sentences were joined: a line of who writes without full stops is a sentence. */
  readonly asTyped?: readonly TextLine[];
  readonly rules: RecognitionRules;
  readonly claims: readonly FieldClaim[];
  /** Folded words of the writer's name. */
  readonly writer: ReadonlySet<string>;
  readonly source?: FieldSource;
}

export function toldPersons({ lines, asTyped, rules, claims, writer: sender, source = 'sublabel' }: PersonsInput): FieldClaim[] {
  const writer = new Set([...sender, ...selfNamed(lines)]);
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  const open = rules.fields.filter((field) => field.kind === 'contact' && field.toldBy.length > 0 && field.reached !== true && !stated.has(field.id));
  if (open.length === 0) return [];
  const sentences = sentencesOf(lines.map((line) => ({ ...line, text: withoutExcluded(corrected(line.text)) }))).filter((sentence) => !speaksOfEarlier(sentence.text.split(/;\s/u)[0] ?? ''));
  // "The name of the caller will follow, Ida Holm took the call."
  if (sentences.some((sentence) => callerUnknown.test(sentence.text))) return [];
  return open.flatMap((field) => {
    const phrases = phrasesOf(field);
    const led = reported(sentences, field, phrases, writer);
    const told = onlyOne(led.filter((one) => !onlyNoticed(one))) ?? whoTold(led.every(onlyNoticed) ? [...led, ...doers(sentences, field, writer, (text) => (rules.sentences === undefined ? personsIn(text) : candidates(text, sentenceModel(rules.sentences))))] : led)
      ?? onlyOne(shortNamedPersons(sentencesOf(asTyped ?? lines), (rest) => phrases.start.test(rest) || suffers.test(rest)).filter((one) => !isWriter(one.name, writer)))
      ?? onlyOne(tersePersons(asTyped ?? lines).filter((one) => !isWriter(one.name, writer)))
      ?? onlyOne(learnedPersons(sentences, rules, field).filter((one) => !isWriter(one.name, writer) && !isOurs(one.sentence.text, one)))
      ?? permitted(sentences, rules, writer) ?? affected(sentences, writer);
    return told === null ? [] : [{ field: field.id, value: fullName(told.name, sentences, rules), problem: null, raw: told.sentence.text, source, line: told.sentence.line, rule: field.rule }];
  });
}

const shift = String.raw`(?:here|again|on (?:nights?|days?|lates|earlies|shift|call|duty|the (?:desk|night shift|late shift))|(?:from|at|on) (?:the |our )?(?:(?:service|help)[\s-]?desk|desk|first line|1st line|support)|vom (?:service[\s-]?desk|support|nachtdienst|spätdienst|bereitschaftsdienst)|aus der (?:nachtschicht|bereitschaft)|du (?:support|service|centre)|de l['’](?:astreinte|équipe))`;
const selfWord = String.raw`(\p{L}[\p{Ll}'’-]{1,15}(?:\s\p{L}[\p{Ll}'’-]{1,15})?)`;
/** "morning its dewi on nights", "hi, Nick here": who writes from the address of a team says who he is. */
const introduced = new RegExp(String.raw`(?:^|[\s,])(?:it['’]?s|this is|i['’]?m|i am|hier (?:ist|spricht)|c['’]est|ici|je suis)\s${selfWord}\s${shift}(?![\p{L}])|(?:^|[\s,])${selfWord}\s(?:here|hier|ici)(?=\s?[,.;:!–-]|$)`, 'iu');
const linesOfGreeting = 2;

function selfNamed(lines: readonly TextLine[]): string[] {
  return lines.slice(0, linesOfGreeting).flatMap((line) => {
    const one = introduced.exec(line.text.slice(0, 160));
    return [...foldedWords(one?.[1] ?? one?.[2] ?? '')].filter((word) => isGivenName(word));
  });
}

/** Nobody knows yet who it was, or somebody will say so. */
const caller = String.raw`(?:caller|user|reporter|person|requester|anrufer\p{L}*|melder\p{L}*|anwender\p{L}*|benutzer\p{L}*|appelante?|utilisat\p{L}*|demandeu\p{L}+|personne)`;
const whoItWas = String.raw`(?:(?:the |his |her |their )?names?(?: of (?:the|that|their) ${caller})?|(?:the )?${caller}['’]s name|who (?:it was|(?:has |had )?(?:called|rang|phoned|reported|asked|noticed)(?: it| this| that| for it| it in)?)|(?:den|der|die|deren|ihren|seinen) namen?(?: (?:des|der) ${caller})?|wer (?:(?:es|das|uns|da) )*(?:(?:gemeldet|angerufen|gefragt|bemerkt) hat|war|anrief)|(?:le|son) nom(?: de (?:la |l['’])?${caller}| du ${caller})?|qui (?:(?:nous )?(?:l['’])?a (?:appelé|signalé|demandé|téléphoné)|c['’]était))`;
const callerUnknown = new RegExp(String.raw`(?:^|[,;:–—-]\s)(?:and |but |und |aber |et |mais )?${whoItWas}(?![\p{L}])(?=[^.!?]{0,50}(?<![\p{L}])(?:${open}|did ?n['’]?o?t (?:get|catch|leave|give|say)|didnt (?:get|catch|say)|forgot|(?:habe|hat) (?:ich |er |sie )?(?:leider )?(?:nicht|vergessen)|pas (?:noté|donné|compris|retenu))(?![\p{L}]))|(?<![\p{L}])${open}(?![\p{L}])(?=[^.!?,;]{0,40}(?<![\p{L}])${whoItWas}(?![\p{L}]))`, 'iu');
/** Noticed it and told somebody: whoever told us is the one. */
const noticing = /(?:noticed|spotted|discovered|seen|saw|aufgefallen|bemerkt|entdeckt|gesehen|remarqué|constaté|vu)(?![\p{L}])/iu;

function onlyNoticed({ name, sentence }: Told): boolean {
  return sentence.text.split(/[,;]\s/u).some((clause) => clause.includes(name) && noticing.test(clause));
}

function whoTold(found: readonly Told[]): Told | null {
  return onlyOne(found) ?? onlyOne(found.filter((one) => !onlyNoticed(one)));
}

/** Of our side or of the desk's: "our technician Ida Holm noticed it", "Ida Holm of your team". */
const ownBefore = /(?<![\p{L}])(?:our|my|your|unser\p{L}*|mein\p{L}*|ihr\p{L}{0,2}|notre|mon|ma|votre)\s(?:\p{L}+\s)?(?:technician|engineer|colleague|tech|mate|apprentice|consultant|specialist|supporter|agent|manager|boss|techniker\p{L}*|kolleg\p{L}*|chef|technicien\p{L}*|collegue|collègue)\s?,?\s$/iu;
const ownBehind = /^\s?[,(]?\s?(?:(?:of|from|in|aus|von|de)\s)?(?:our|my|your|unser\p{L}*|mein\p{L}*|ihrem|eurem|notre|mon|votre)\s(?:\p{L}+\s)?(?:team|side|desk|shift|technician|engineer|colleague|tech|helpdesk|service|support|company|staff|techniker\p{L}*|kolleg\p{L}*|equipe|équipe|technicien\p{L}*|collègue)/iu;

function isOurs(text: string, one: NamedPerson): boolean {
  return ownBefore.test(text.slice(Math.max(0, one.start - 60), one.start)) || ownBehind.test(text.slice(one.end, one.end + 60));
}

/** "It was reported by …", "wurde von … gemeldet": the deed stands behind him. */
const deedBehind = /^\s(?:gemeldet|angefragt|beantragt|gewünscht|bemerkt|signalé|demandé|reported|requested|raised)(?![\p{L}])/iu;

interface Told {
  readonly name: string;
  readonly sentence: Sentence;
}

function reported(sentences: readonly Sentence[], field: FieldRule, phrases: Phrases, writer: ReadonlySet<string>): Told[] {
  const telling = sentences.filter((sentence) => (field.wished === true || !sentence.wish) && phrases.any.test(sentence.key));
  return telling.flatMap((sentence) => besidePhrase(sentence.text, phrases).filter((name) => !isWriter(name, writer)).map((name) => ({ name, sentence })));
}

/** "Ms Holm put this to us", "gemeldet wurde dies von Herrn Holm": what no phrase of the pack foresees. */
function doers(sentences: readonly Sentence[], field: FieldRule, writer: ReadonlySet<string>, persons: (text: string) => readonly NamedPerson[]): Told[] {
  return sentences.filter((sentence) => field.wished === true || !sentence.wish)
    .flatMap((sentence) => persons(sentence.text).filter((one) => !isOurs(sentence.text, one) && !isWriter(one.name, writer) && didReport(sentence.text, one, isOrigin(sentence.text, one))).map(({ name }) => ({ name, sentence })));
}

/** "Hana Lewis signed the form, so that is authorised": the only person where a permission is spoken of, or right before. */
function permitted(sentences: readonly Sentence[], rules: RecognitionRules, writer: ReadonlySet<string>): Told | null {
  const flags = rules.fields.filter((one) => one.kind === 'bool' && one.toldBy.length > 0).map(phrasesOf);
  const at = sentences.findIndex((sentence) => flags.some((phrases) => phrases.any.test(sentence.key)));
  for (const sentence of at < 0 ? [] : [sentences[at], sentences[at - 1]]) {
    const names = sentence === undefined ? [] : personsIn(sentence.text).filter((one) => !isOrigin(sentence.text, one) && !isOurs(sentence.text, one) && !isWriter(one.name, writer)).map((one) => one.name);
    if (sentence !== undefined && names.length > 0) return onlyOne(names.map((name) => ({ name, sentence })));
  }
  return null;
}

/** "Carys Bowen (reception) can't print labels": nobody reports it but whoever has it. */
function affected(sentences: readonly Sentence[], writer: ReadonlySet<string>): Told | null {
  return onlyOne(sentences.flatMap((sentence) => personsIn(sentence.text)
    .filter((one) => !isOrigin(sentence.text, one) && !isOurs(sentence.text, one) && !isWriter(one.name, writer) && restsBehind(sentence.text, one).some((rest) => suffers.test(rest)))
    .map((one) => ({ name: one.name, sentence }))));
}

/** Persons right before one of the phrases, or behind one that leads to a person. */
function besidePhrase(text: string, phrases: Phrases): string[] {
  return personsIn(text).filter((one) => {
    if (isOurs(text, one)) return false;
    const before = ` ${foldedWords(text.slice(Math.max(0, one.start - 60), one.start)).join(' ')}`;
    const led = phrases.towards?.exec(before)?.[0];
    // "requested by Ida Holm of Port Tower": the phrase leads to the first of them.
    if (isOrigin(text, one) && !deedBehind.test(text.slice(one.end)) && !phrases.all.includes(`${led ?? ''} `)) return false;
    return led !== undefined || restsBehind(text, one).some((rest) => phrases.start.test(rest));
  }).map((one) => one.name);
}

/** What a person does, folded: what stands behind him, without an aside and without where he is from. */
function restsBehind(text: string, one: NamedPerson): string[] {
  const behind = text.slice(one.end, one.end + 120);
  const skipped = aside.exec(behind)?.[0] ?? '';
  const past = behind.slice(skipped.length);
  const done = passive.test(skipped) && participle.test(past);
  return [behind, ...(done ? [] : [past, ...pastOrigin(behind)])].map((rest) => ` ${foldedWords(rest).join(' ')} `);
}

/** What stands behind "of the north tower", for each number of words that may belong to it. */
function pastOrigin(behind: string): string[] {
  const words = /^\s(?:of|from|in|at|von|aus|bei|de|chez)\s/u.test(behind) ? behind.trim().split(/\s+/) : [];
  return words.length === 0 ? [] : originWords.map((count) => words.slice(count).join(' ').replace(/^(?:has|have|had|just|also|again|hat|a) /u, ''));
}

/** "J. Hart" and "Judith Hart" are one; two others are none. */
function onlyOne(found: readonly Told[]): Told | null {
  const first = found[0];
  if (first === undefined) return null;
  const longest = found.reduce((best, one) => (one.name.length > best.name.length ? one : best), first);
  const words = foldedWords(longest.name);
  // "Ingrid, Ingrid Holm I mean".
  return found.every(({ name }) => foldedWords(name).at(-1) === words.at(-1) || (foldedWords(name).length === 1 && foldedWords(name)[0] === words[0])) ? longest : null;
}

/** "Maureen's authority I have verified … Maureen Sykes": by his whole name where one stands, and only one. */
function fullName(name: string, sentences: readonly Sentence[], rules: RecognitionRules): string {
  if (/\s/.test(name) || rules.sentences === undefined) return name;
  const model = sentenceModel(rules.sentences);
  const whole = new Set(sentences.flatMap((sentence) => candidates(sentence.text, model).map((one) => one.name)).filter((other) => /\s/.test(other) && foldedWords(other)[0] === foldedWords(name)[0]));
  return whole.size === 1 ? ([...whole][0] ?? name) : name;
}

/** The writer by his own name, or by a part of it with a title or his initial before it. */
function isWriter(name: string, writer: ReadonlySet<string>): boolean {
  const words = foldedWords(name);
  const initials = [...writer].map((word) => word.slice(0, 1));
  return writer.size > 0 && words.every((word) => writer.has(word) || (word.length === 1 ? initials.includes(word) : word.length === 2));
}
