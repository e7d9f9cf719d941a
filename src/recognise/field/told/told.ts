// "I've already reset the client and tried another laptop": a sentence that answers a question without its label, told by
// the phrases that the pack lists for the field. In: lines of prose. Out: claims and the sentences they stand in, which
// describe nothing else any more. A question back, a wish and a log tell nothing.
import type { Instant } from '../../../mail/instant.ts';
import type { FieldClaim } from '../../recognition.ts';
import type { FieldRule, RecognitionRules } from '../../recognition-rules.ts';
import { allowsWithinHours } from '../value/allowed-hours.ts';
import { isDone } from '../value/done.ts';
import { foldedWords } from '../fold.ts';
import { findDate } from '../value/instant-parts.ts';
import { leavesOpen } from '../withdrawn/left-open.ts';
import { readInstant } from '../value/read-instant.ts';
import { sentenceModel } from '../../sentence/known-models.ts';
import { guessesOf } from '../../sentence/sentence-model.ts';
import { clauseEnds, sentencesOf, type Sentence } from '../sentences.ts';
import type { StatedFacts } from './stated.ts';
import type { TextLine } from '../text-line.ts';
import { isNoStart, startOfSentence } from './told-moment.ts';
import { rolesOfTimes } from './moment-roles.ts';
import { type ToldEnd, toldSpan } from './told-span.ts';
import { phrasesOf, type Phrases } from './told-phrases.ts';

/** Between the first and the last sentence that tell it. */
const valueSentencesMax = 6;

const fillers = /^ (?:(?:the|their|our|an|a|his|her|your|some|one|it|is|s|all|still|just|now|currently|only|rather|more|on|in|with|to|be|der|die|das|ihr|ihre) ){1,3}/;
const denial = / (?:not|no|never|neither|nor|weder|ni|cannot|can t|isn t|nobody|without|unless|if|whether|nicht|kein|keine|pas) /;
const firstTime = / (?:first|new|neu|erstmals|nouveau) /;
/** How far behind a phrase its choice may stand. */
const behindCharactersMax = 60;
/** Between the word that leads to it and a date, and what is read from there. */
const instantWithin = 25;
const instantCharactersMax = 70;
/** German and French write the day before the month. */
const dayFirst = /^(?:seit|depuis|ab|le|am|vom|dès|à partir)(?!\p{L})|\s(?:am|um|dem|le|du)$/iu;

/** "Back to normal from …", "behoben seit …": the end, whatever word leads to the date. */
const endsThere = /(?<![\p{L}])(?:normal|resolved|fixed|solved|restored|recovered|over|ended|working|up again|fine|behoben|gelöst|vorbei|beendet|erledigt|läuft|funktioniert|ordnung|weg|rétabli\p{L}*|résolu\p{L}*|terminé\p{L}*|fini\p{L}*|ordre|refonctionne|remarche|de nouveau|wieder|again)[\s,(]+(?:[\p{L}'’]+\s){0,2}$/iu;

export function toldAnswers(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], receivedAt: Instant): StatedFacts {
  const stated = new Set(claims.filter((claim) => claim.source !== 'signature').map((claim) => claim.field));
  // Persons are told in another way: people/told-persons.ts.
  const open = rules.fields.filter((field) => (field.toldBy.length > 0 || field.doing === true || field.notBefore !== undefined) && field.kind !== 'contact' && !stated.has(field.id));
  const found: FieldClaim[] = [];
  const clauses = new Map<number, string[]>();
  if (open.length === 0) return { claims: found, clauses };
  const sentences = sentencesOf(lines, open.some((field) => field.wished === true));
  for (const field of open) {
    if (field.notBefore !== undefined) {
      found.push(...endOf(field, sentences, claims, receivedAt));
      continue;
    }
    // Both ends of it in one sentence: no word of the pack needs to lead there.
    const span = field.kind === 'instant' && rules.fields.some((other) => other.notBefore === field.id) ? toldSpan(sentences, field, receivedAt, null).start : null;
    if (span !== null && span.sure) {
      found.push(momentClaim(field, span));
      continue;
    }
    const phrases = phrasesOf(field);
    const telling = sentences.filter((sentence) => !(field.kind === 'list' && notAll.test(sentence.text)) && (field.wished === true || !sentence.wish) && tells(phrases, sentence, field) && !isAnothers(sentence.text, field, rules) && !(mayStayOpen(field) && (leavesOpen(sentence.text) || (field.ofWriter === true && unproven.test(sentence.text))))).slice(0, valueSentencesMax);
    const first = telling[0];
    if (first === undefined) continue;
    const claim = field.kind === 'instant' ? instantOf(field, telling, receivedAt) : claimOf(field, telling, first, phrases);
    if (claim === null) continue;
    found.push(claim);
    // Who is affected is the story itself.
    if (field.kind === 'list' || field.kind === 'instant') continue;
    for (const one of telling) clauses.set(one.line, [...(clauses.get(one.line) ?? []), ...(field.kind === 'text' ? [toldText(one, phrases)] : clausesWith(one.text, phrases))]);
  }
  return { claims: found, clauses };
}

/** "We had the very same thing in autumn": the words of a deed, and surely the answer to another question. */
function isAnothers(text: string, field: FieldRule, rules: RecognitionRules): boolean {
  if (field.kind !== 'text' || field.toldLike === undefined || rules.sentences === undefined) return false;
  const guesses = guessesOf(sentenceModel(rules.sentences), text);
  const surest = guesses[0];
  return surest !== undefined && surest.probability >= sureOfAnother && rules.fields.some((one) => one.id !== field.id && one.toldLike?.some(({ kind, value }) => kind === surest.kind && value !== null) === true);
}

/** Nothing is left for the field itself. */
const sureOfAnother = 0.95;

/** "Not everybody has it, who exactly I'll find out." */
const notAll = /(?<![\p{L}])(?:not|nicht|pas|almost|nearly|fast|presque|never|nie)\s(?:quite\s|at all\s|gerade\s|ganz\s)?(?:all|every\p{L}*|alle[nrs]?|jede[rmns]?|tou(?:s|tes|t le monde))(?![\p{L}])/iu;

/** "We took his word that he may": nobody looked. */
const unproven = /(?<![\p{L}])(?:(?:took|taken?|taking|have|had|got|only|on)\s(?:[\p{L}’']+\s){0,3}word(?:\sthat|\sfor|\son|\s?[,.;])|claims?|claimed|supposedly|allegedly|apparently|presumably|(?:nothing|not a thing) (?:on paper|in writing|written|to show)|on trust|in good faith|angeblich|vermutlich|mutmaßlich|anscheinend|auf (?:sein|ihr) wort|nichts schriftliches|behauptet|soi-disant|apparemment|sur parole|en croire|rien par écrit|prétend)(?![\p{L}])/iu;

/** "I have to ask whether tests are fine" tells none of these; a choice may have a word for it, and a story goes on. */
function mayStayOpen(field: FieldRule): boolean {
  return field.kind === 'bool' || field.kind === 'bool_text' || (field.kind === 'text' && !field.prose);
}

/** A list is told as a whole ("it affects everybody"). */
function claimOf(field: FieldRule, telling: readonly Sentence[], first: Sentence, phrases: Phrases): FieldClaim | null {
  const text = telling.map((one) => (field.kind === 'text' ? toldText(one, phrases) : one.text)).join(' ');
  const claim = { field: field.id, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule } as const;
  if (field.kind === 'bool') return telling.some((one) => isDenied(one.text, phrases) && !allowsWithinHours(one.text, false)) ? null : { ...claim, value: 'yes' };
  if (field.kind === 'bool_text') return { ...claim, value: telling.some((one) => denial.test(one.key) || firstTime.test(one.key)) ? 'no' : 'yes' };
  if (field.kind === 'enum') {
    const values = new Set(telling.flatMap((one) => choiceIn(keyWithoutOthers(one), phrases)));
    return values.size === 1 ? { ...claim, value: [...values][0] ?? '' } : null;
  }
  return { field: field.id, value: field.kind === 'list' ? ['all'] : text, problem: null, raw: text, source: 'sublabel', line: first.line, rule: field.rule };
}

/** "since 10.03.2026 07:30 UTC+1", "started on …": the date right behind, complete as if it stood behind its label. */
function instantOf(field: FieldRule, telling: readonly Sentence[], receivedAt: Instant): FieldClaim | null {
  const leads = new RegExp(`(?<![\\p{L}])(?:${field.toldBy.map((phrase) => phrase.replace(/\s+/g, '\\s+')).join('|')})(?![\\p{L}])`, 'giu');
  const found = telling.flatMap((one) => [...one.text.matchAll(leads)].flatMap((lead) => {
    const told = startOfSentence(one.text, field, receivedAt);
    if (told !== null) return [{ one, ...told }];
    if (endsThere.test(one.text.slice(0, lead.index)) || isNoStart(one.text) || rolesOfTimes(one.text).length > 1) return [];
    const behind = one.text.slice(lead.index + lead[0].length, lead.index + lead[0].length + instantCharactersMax);
    const date = findDate(behind);
    if (date === null || date.at > instantWithin) return [];
    const reading = readInstant(behind, field.zone, receivedAt, dayFirst.test(lead[0]));
    // What is no full date tells a story; a full one without its offset is asked about.
    return reading.problem === null || (date.date.year !== null && /offset/.test(reading.problem)) ? [{ one, reading, raw: behind.slice(date.at).trim() }] : [];
  }));
  const first = found[0];
  if (first === undefined || found.some((other) => other.reading.value !== first.reading.value)) return null;
  return { field: field.id, value: first.reading.value, problem: first.reading.problem, raw: first.raw, source: 'sublabel', line: first.one.line, rule: field.rule };
}

/** "From … until …", "it was over on …": an end with a full date, or with that of the beginning, where one is told. */
function endOf(field: FieldRule, sentences: readonly Sentence[], claims: readonly FieldClaim[], receivedAt: Instant): FieldClaim[] {
  const labelled = claims.find((claim) => claim.field === field.notBefore && claim.value !== null)?.raw ?? null;
  // "Start: 31.03.2026 07:30 to 08:50 UTC+2" says both behind the one label.
  const behindLabel = labelled === null ? undefined : rolesOfTimes(labelled).find(({ role, paired }) => role === 'end' && paired);
  const own: Sentence | undefined = behindLabel === undefined ? undefined : { text: labelled ?? '', line: claims.find((claim) => claim.field === field.notBefore)?.line ?? 0, wish: false, asked: null, key: '', clauses: '' };
  const { end } = toldSpan(own === undefined ? sentences : [own], field, receivedAt, labelled);
  return end === null ? [] : [momentClaim(field, end)];
}

function momentClaim(field: FieldRule, { sentence, reading, raw }: ToldEnd): FieldClaim {
  return { field: field.id, value: reading.value, problem: reading.problem, raw, source: 'sublabel', line: sentence.line, rule: field.rule };
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

/** A text is told by what somebody does: one word of it counts only where a clause begins with it ("restarted twice"). */
function tells(phrases: Phrases, sentence: Sentence, field: FieldRule): boolean {
  // Where examples tell a deed, they tell it better: "I typed here instead" is none.
  if (field.doing === true && field.toldLike === undefined && isDone(sentence.key)) return true;
  if (field.kind !== 'text') return phrases.any.test(sentence.key);
  return phrases.several?.test(sentence.key) === true || phrases.opening?.test(sentence.clauses) === true;
}

/** "By mail rather than by phone": the choice that is not meant. */
const rather = /(?<!\p{L})(?:rather than|instead of|and not|not (?=by |via |on |over |through )|statt|anstatt|anstelle|und nicht|nicht (?=per |über |am )|plutôt qu[e'’]|au lieu d[e'’]|et non|pas (?=par |sur |via ))\s?(?:(?:by|via|on|over|through|in|the|my|a|an|per|über|am|das|dem|der|die|par|sur|le|la|un|une|l['’]|de)\s){0,3}\p{L}[\p{L}-]*(?:\s(?:call|anruf))?/giu;

function keyWithoutOthers(sentence: Sentence): string {
  const text = sentence.text.replace(rather, ' ');
  return text === sentence.text ? sentence.key : ` ${foldedWords(text).join(' ')} `;
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
