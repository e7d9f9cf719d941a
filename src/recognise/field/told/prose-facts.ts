// What the prose of a mail says about fields that no label states: all recognisers of sentences, in their order. In: the
// lines by role, what the labels said. Out: claims, each for a field that is still open, and the words that said it, which
// are no report any more.
import { domainOf, type Mailbox } from '../../../mail/mailbox.ts';
import type { ParsedMessage } from '../../../parse/parsed-message.ts';
import type { CompiledRules } from '../../compiled-rules.ts';
import type { FieldClaim } from '../../recognition.ts';
import { affectedUnknown } from '../../people/affected-words.ts';
import { hitsWriter } from '../../people/hits-writer.ts';
import { ownNumber } from '../../people/own-number.ts';
import { onlyMe } from '../../people/only-me.ts';
import { toldAffected } from '../../people/told-affected.ts';
import { companyByDomain, strangersIn } from '../../people/company-of-domain.ts';
import { toldCompany } from '../../people/told-company.ts';
import { toldContacts } from '../../people/told-contacts.ts';
import { toldPersons } from '../../people/told-persons.ts';
import { toldReference } from '../../people/told-reference.ts';
import type { RecognitionRules } from '../../recognition-rules.ts';
import { apposedIds } from '../named/apposed-ids.ts';
import { bareChoices } from '../named/bare-choices.ts';
import { bareLabelClaims } from '../form/bare-labels.ts';
import { contrastedChoices } from '../named/contrasted-choices.ts';
import { clauseAnswers } from './clause-answers.ts';
import { logLines } from '../log-lines.ts';
import { countedAccounts, namedAccounts } from '../named/named-accounts.ts';
import { usedAccounts, withoutCopied, withoutUsed } from '../named/used-accounts.ts';
import { labelledThings } from '../named/labelled-things.ts';
import { namedCodes } from '../named/named-codes.ts';
import { namedThings } from '../named/named-things.ts';
import { namedUrls } from '../named/named-url.ts';
import { furtherBelow, furtherSentences } from '../further-sentences.ts';
import { namedValues } from '../named/named-values.ts';
import { goesOn, speaksOfBackThen, speaksOfEarlier, withoutOthers } from '../withdrawn/another-case.ts';
import { saysAnother } from './says-another.ts';
import { namedChoices } from './named-choice.ts';
import { notYetTold } from './not-yet-told.ts';
import { nowTold } from './now-told.ts';
import { onlyQuestion } from '../form/only-question.ts';
import { isOpenPlace } from '../value/open-place.ts';
import { namedHosts, pairedIds } from '../named/paired-ids.ts';
import { proseAnswers } from './prose-answers.ts';
import { ratedLevels } from '../named/rated-level.ts';
import { sentenceEnds, sentencesOf } from '../sentences.ts';
import { listedSteps } from './listed-steps.ts';
import { statedFacts } from './stated.ts';
import { toldAnswers } from './told.ts';
import { isEndOf, toldFacts } from './told-facts.ts';
import { toldAfterAll } from './told-after-all.ts';
import { toldAgainst } from './told-against.ts';
import { toldExtent } from './told-extent.ts';
import { toldSteps } from './told-steps.ts';
import { rawByLine, toldLate } from './told-late.ts';
import { tellsFault } from './tells-fault.ts';
import { toldInSignature } from './told-in-signature.ts';
import { toldHost } from '../named/told-host.ts';
import { turnedAnswers } from './turned-answers.ts';
import { hangs, unwrapped } from '../unwrapped.ts';
import { foldedWords, labelWords } from '../fold.ts';
import { findLabel } from '../label/label-index.ts';
import type { ScanContext } from '../scan-context.ts';
import type { ScanResult } from '../form/scan-lines.ts';
import type { TextLine } from '../text-line.ts';
import { isAnswerSubject, isPassedOnSubject, unmarkedSubject } from '../subject-marks.ts';

/** A claim that shows no more than this of its line is one fact of it, not the line. */
const shortRawMax = 40;
/** "Prod agent breaks login.": a sentence that also shows a choice describes more than that. */
const wholeSentence = /^\p{L}\S*(?:\s\S+){3,}[.!]$/u;
/** Stops and quotation marks around a value. */
const answerRestMax = 6;
/** What answers another question is like an answer to this one only when it is very much so. */
const sureBehindLabel = 0.95;
/** Behind a label, a longer text is a story and no choice. */
const shortAnswerMax = 80;

export interface ProseFactsInput {
  readonly mail: ParsedMessage;
  /** Who wrote the mail that was passed on. */
  readonly passedOnFrom: Mailbox | null;
  readonly rules: RecognitionRules;
  readonly compiled: CompiledRules;
  readonly context: ScanContext;
  /** What labels, levels and the quoted form said. */
  readonly claims: readonly FieldClaim[];
  readonly fresh: readonly TextLine[];
  /** New lines that are no form, no log and no signature. */
  readonly outside: readonly TextLine[];
  readonly forwarded: readonly TextLine[];
  readonly inForm: ReadonlySet<number>;
  /** The signature. */
  readonly tail: readonly TextLine[];
  readonly typed: ScanResult;
  readonly filled: ScanResult;
  readonly passedOn: ScanResult;
  /** A number that is the version of something else. */
  readonly isOfAnother: (field: string, value: string) => boolean;
}

export interface ProseFacts {
  readonly claims: FieldClaim[];
  /** Number of a line → clauses that state a fact, and sentences that tell another text. */
  readonly facts: ReadonlyMap<number, readonly string[]>;
  readonly told: ReadonlyMap<number, readonly string[]>;
}

/** He who wrote what was passed on writes from the same domain. */
function isColleague({ mail, passedOnFrom }: ProseFactsInput): boolean {
  const domain = domainOf(passedOnFrom?.addrSpec ?? '');
  return domain !== '' && domain === domainOf(mail.from[0]?.addrSpec ?? '');
}

export function proseFacts(input: ProseFactsInput): ProseFacts {
  const { mail, rules, compiled, context, typed, outside } = input;
  const [{ labels }, { receivedAt, senderWords: writer }] = [compiled, context];
  // What the covering note tells counts before what the mail below says: that is looked at in its turn.
  const claims = input.claims.filter((claim) => claim.source !== 'forwarded');
  const found: FieldClaim[] = [];
  const isBelieved = beliefIn(input);
  const add = (more: readonly FieldClaim[]): void => {
    const own = more.filter((claim) => isBelieved(claim) && !(claim.source === 'forwarded' && rules.fields.some((field) => field.id === claim.field && field.ofWriter === true)));
    claims.push(...own);
    found.push(...own);
  };
  const prose = unwrapped(outside.filter((line) => !typed.used.has(line.number) && !isOpenPlace(line.text)), labels);
  // Typed without stops, lines that seem to go on are sentences of their own.
  const asTyped = outside.filter((line) => !typed.used.has(line.number));
  const story = unwrapped(typed.within, labels);
  for (const find of [turnedAnswers, contrastedChoices, nowTold]) add(find([...prose, ...typed.before, ...furtherSentences(typed.behind), ...story], rules, claims));
  const facts = statedFacts([...prose, ...typed.before, ...typed.behind], context, claims);
  add(labelledThings(facts.claims, rules));
  add(statedFacts(story, context, claims).claims.filter((claim) => isClosed(rules, claim.field)));
  add(bareLabelClaims(input.fresh.filter((line) => !input.inForm.has(line.number)), typed.labelled, context, claims));
  add(bareChoices(prose.concat(typed.before, typed.behind.filter((line) => line.text.length < shortAnswerMax)), rules, claims, factsByLine(claims)));
  add(apposedIds([...prose, ...typed.before, ...typed.behind], rules, labels, context.identifiers, claims));
  for (const [find, lines] of [[pairedIds, prose], [toldHost, prose.concat(outside.filter((line) => !isOpenPlace(line.text)))]] as const) add(find(lines, rules, context.identifiers, claims));
  add(onlyQuestion(asTyped, input.filled.unanswered, rules, context, claims));
  add(ratedLevels([...prose, ...typed.before, ...typed.behind], rules, claims));
  add([toldExtent, namedChoices].flatMap((find) => find([...prose, ...typed.before, ...furtherSentences(typed.behind), ...story], rules, claims, subjectLine(mail.subject))));
  const listed = listedSteps(asTyped, rules, claims);
  add(listed.claims); // An item of a list of steps tells nothing else.
  const isFree = (line: TextLine): boolean => !listed.clauses.has(line.number) && !isValueOf(line, input.claims);
  const told = toldFacts(joinedBefore(prose.filter(isFree), typed.before, asTyped), rules, claims, receivedAt);
  add(told.claims);
  add(toldContacts(prose.concat(typed.before, furtherSentences(typed.behind), story), rules, claims, authorOf(mail)));
  add([...ownNumber(input.fresh.filter((line) => !input.inForm.has(line.number)), rules, claims, authorOf(mail)), ...toldInSignature(input.tail, rules, claims, receivedAt)]);
  add(toldPersons({ lines: prose.concat(typed.before), asTyped, rules, claims, writer }));
  const whole = [...prose, ...typed.before, ...furtherSentences(typed.behind), ...story];
  add(affectedIn({ whole, counted: prose, writer, source: 'sublabel' }, input, claims));
  add(toldFacts(story.concat(typed.behind).map(withoutSign), rules, claims, receivedAt, sureBehindLabel).claims.filter((claim) => isClosed(rules, claim.field) || isSign(claim) || (isInstant(rules, claim.field) && story.some((line) => line.number === claim.line))));
  add(toldFacts(furtherSentences(typed.behind.filter((line) => !story.some((one) => one.number === line.number))), rules, claims, receivedAt).claims);
  // "A user shares his folder with a": the step goes on in the next line.
  add(toldFacts(withoutHalves(asTyped, prose).filter(isFree), rules, claims, receivedAt).claims.filter((claim) => !(hangs.test(claim.raw.trimEnd()) && rules.fields.some((field) => field.id === claim.field && field.toldInCondition !== undefined))));
  add(toldPersons({ lines: [...furtherSentences(typed.behind), ...story], rules, claims, writer }));
  add(toldAnswers([subjectLine(mail.subject)], rules, claims, receivedAt).claims.filter((claim) => rules.fields.some((field) => field.id === claim.field && field.kind === 'list' && field.accounts === true)).map((claim) => ({ ...claim, source: 'subject' as const })));
  add(toldPersons({ lines: [subjectLine(mail.subject)], rules, claims, writer, source: 'subject' }));
  add(toldFacts(furtherBelow(story), rules, claims, receivedAt).claims.filter((claim) => rules.fields.some((field) => field.id === claim.field && field.kind === 'text')));
  add(listedSteps(outside.filter((line) => typed.used.has(line.number) && line.cells === null), rules, claims).claims);
  // "Problem: open the note and press Bold. The text is gone.": a description may begin with how to see it.
  add(toldFacts(story, rules, claims, receivedAt).claims.filter((claim) => rules.fields.some((field) => field.id === claim.field && field.toldInCondition !== undefined)));
  add(toldAgainst([...prose, ...typed.before, ...furtherSentences(typed.behind), ...story], rules, claims));
  add(toldSteps(prose.concat(typed.before), rules, claims));
  // A mail that names a customer and tells nothing of a fault, nor passes one on, is left to the directory.
  if (claims.some((claim) => rules.fields.some((field) => field.id === claim.field && (field.doing === true || field.accounts === true))) || tellsFault([...prose, ...input.forwarded], rules)) add(namedHosts(prose, rules, context.identifiers, claims));
  add(companyIn([...prose, ...typed.before, ...story, ...typed.behind, subjectLine(mail.subject)], input, claims));
  add(toldReference({ lines: [...prose, ...asTyped, ...typed.before, ...furtherSentences(typed.behind), ...story], tail: input.tail, apart: outside.filter((line) => !typed.labelled.has(line.number)), subject: mail.subject, writerAddress: mail.from[0]?.addrSpec ?? '', ofColleague: isColleague(input) ? input.forwarded : [], rules, claims, identifiers: context.identifiers, ownRefs: context.ownRefs }));
  add(namedCodes([...prose, ...typed.before, ...furtherSentences(typed.behind), ...story], rules, claims, 'sublabel'));
  addPassedOn(input, claims, add, [...prose.filter(isFree), ...typed.before], [...prose, ...typed.before]);
  add(namedThings(wholeLines(input), typed.labelled, mail.subject, rules, claims));
  // What a customer calls by name in a mail that was passed on, where its labels and the writer say nothing of it.
  const logs = logLines(input.forwarded);
  add(namedThings(input.forwarded.filter((_, index) => !logs.has(index)), input.passedOn.labelled, '', rules, claims).filter((claim) => !claims.some((one) => one.field === claim.field)).map((claim) => ({ ...claim, source: 'forwarded' as const })));
  add(namedUrls({ lines: withoutOthers(outside, speaksOfBackThen), labelled: typed.used, subject: mail.subject, senders: mail.from.map((mailbox) => mailbox.addrSpec) }, rules, claims));
  add(urlsPassedOn(input, claims));
  const stories = new Set(claims.filter((claim) => claim.source === 'label' && isTold(rules, claim.field)).map((claim) => claim.line));
  // Where nothing else says it, a name inside the story does.
  for (const lines of [outside.filter((line) => !typed.labelled.has(line.number) || !stories.has(line.number)), outside]) add(namedValues(lines, mail.subject, rules, claims));
  const letter = unwrapped(outside.filter((line) => !typed.labelled.has(line.number)), labels);
  for (const find of [() => proseAnswers(letter, typed.labelled, rules, claims), () => clauseAnswers([...letter, ...typed.before, ...typed.behind, ...story], rules, labels, claims), () => factsOfSubject(input, claims)]) add(find());
  return { claims: found, facts: joinedClauses(facts.clauses, rawByLine(claims.filter((claim) => isShortFact(claim, rules)))), told: [listed.clauses, toldLate(found, rules)].reduce(joinedClauses, told.clauses) };
}

/** What the mail that was passed on tells, where the writer's own lines leave it open; `own`: those of his that are not told yet. */
function addPassedOn(input: ProseFactsInput, claims: FieldClaim[], add: (more: readonly FieldClaim[]) => void, own: readonly TextLine[], all: readonly TextLine[]): void {
  const { rules, context, compiled: { labels } } = input;
  const { receivedAt } = context;
  claims.push(...input.claims.filter((claim) => claim.source === 'forwarded'));
  const passedOn = unwrapped(withoutOthers([...input.forwarded.filter((line) => !input.passedOn.used.has(line.number)), ...furtherSentences(input.passedOn.behind)]), labels);
  add(toldFacts(passedOn, rules, claims, receivedAt).claims.filter((claim) => isTold(rules, claim.field) || isInstant(rules, claim.field)).map((claim) => ({ ...claim, source: 'forwarded' as const })));
  add(toldAfterAll(own, passedOn, rules, claims));
  add(statedFacts(passedOn, context, claims).claims.filter((claim) => isInstant(rules, claim.field)).map((claim) => ({ ...claim, source: 'forwarded' as const })));
  add(toldPersons({ lines: passedOn, rules, claims, writer: new Set(), source: 'forwarded' }));
  add([...companyOfCustomer(all, input, claims), ...namedCodes(passedOn, rules, claims, 'forwarded')]);
  add(affectedIn({ whole: passedOn, counted: [], writer: new Set(), source: 'forwarded' }, input, claims));
}

/** Of a paragraph with stops, a line is the half of a sentence: "never delivered. First one we". */
function withoutHalves(asTyped: readonly TextLine[], prose: readonly TextLine[]): TextLine[] {
  const whole = new Map(prose.map((line) => [line.number, line.text]));
  let paragraph = '';
  return asTyped.filter((line, at) => {
    paragraph = whole.get(line.number) ?? paragraph;
    // The rest of a sentence that a mail program broke: "from the post room as well."
    if (goesOn(asTyped[at - 1], line) && /^\s*\p{Ll}/u.test(line.text) && paragraph !== line.text && paragraph.includes(line.text.trim())) return false;
    return paragraph === line.text || !/[\p{L}\d)][.!?]\s+\p{Lu}/u.test(paragraph) || /^\P{Ll}.*[.!?]$/su.test(line.text.trim());
  });
}

/** One fact of its line, not the line. */
function isShortFact(claim: FieldClaim, rules: RecognitionRules): boolean {
  return claim.source === 'sublabel' && claim.raw.length <= shortRawMax && !wholeSentence.test(claim.raw) && !rules.fields.some((field) => field.id === claim.field && field.codes !== undefined);
}

function authorOf({ from: [author] }: ParsedMessage): { name: string; address: string } {
  return { name: author?.displayName.trim() ?? '', address: author?.addrSpec ?? '' };
}

/** What may name a thing: sentences of the letter in one piece, and lines with labels as they stand. */
function wholeLines({ outside, typed, compiled }: ProseFactsInput): TextLine[] {
  const told = outside.filter((line) => typed.used.has(line.number) && typed.labelled.has(line.number));
  // Below the label of a story it goes on, and may come to what it runs on.
  const story = typed.within.filter((line) => !typed.labelled.has(line.number));
  const logs = logLines(story);
  const within = story.filter((_, index) => !logs.has(index));
  return [...unwrapped(outside.filter((line) => !typed.used.has(line.number)), compiled.labels), ...told, ...unwrapped(within, compiled.labels)].sort((a, b) => a.number - b.number);
}

/** What is taken of what the recognisers of sentences found. */
function beliefIn({ rules, compiled, outside, claims, typed, isOfAnother }: ProseFactsInput): (claim: FieldClaim) => boolean {
  const unknown = outside.some((line) => line.text.split(sentenceEnds).some((sentence) => affectedUnknown.test(sentence)));
  // The date behind the label of the end is the end, however much it sounds like a beginning.
  const isOtherDate = (claim: FieldClaim): boolean => isInstant(rules, claim.field) && claims.some((one) => one.line === claim.line && one.field !== claim.field && isInstant(rules, one.field) && !isEndOf(rules, claim, one));
  // Who leaves an answer open behind its label may tell it in a later sentence, but not behind another label.
  const isOpen = (claim: FieldClaim): boolean => typed.leftOpen.has(claim.field) && (isNameInPassing(rules, claim) || (isToldLike(rules, claim) && (typed.used.has(claim.line) || claim.line <= (typed.leftOpen.get(claim.field) ?? 0))));
  const untold = notYetTold(outside.filter((line) => !typed.used.has(line.number)), compiled.labels);
  // An open place of a form may be told elsewhere, but in no answer to another label.
  const isElsewhere = (claim: FieldClaim): boolean => (typed.openPlaces.get(claim.field) ?? claim.line) !== claim.line && typed.used.has(claim.line) && isToldLike(rules, claim);
  // What the console showed when it happened in May says nothing of today.
  const isOfEarlier = (claim: FieldClaim): boolean => claim.source === 'sublabel' && rules.fields.some((one) => one.id === claim.field && (one.kind === 'enum' || one.kind === 'list') && one.toldLike !== undefined) && speaksOfEarlier(claim.raw);
  // Likeness to "all of them" counts little in a letter that says that it is not known whom it hits.
  const isAnothers = (claim: FieldClaim): boolean => claim.source === 'sublabel' && typeof claim.value === 'string' && rules.fields.some((one) => one.id === claim.field && one.kind === 'version') && isOfAnother(claim.field, claim.value);
  return (claim) => !isOtherDate(claim) && !isAnothers(claim) && !isOfEarlier(claim) && !isOpen(claim) && !(untold.has(claim.field) && isToldLike(rules, claim)) && !isElsewhere(claim) && !(claim.source === 'sublabel' && saysAnother(claim, rules)) && !(unknown && isLike(rules, claim));
}

/** The server that only what was passed on names. */
function urlsPassedOn({ mail, forwarded, passedOn, rules }: ProseFactsInput, claims: readonly FieldClaim[]): FieldClaim[] {
  return namedUrls({ lines: forwarded, labelled: passedOn.used, subject: '', senders: mail.from.map((mailbox) => mailbox.addrSpec) }, rules, claims)
    .filter((claim) => !claims.some((one) => one.field === claim.field)).map((claim) => ({ ...claim, source: 'forwarded' as const }));
}

function ownAddresses({ mail, rules }: ProseFactsInput): string[] {
  return [...mail.from.map((mailbox) => mailbox.addrSpec), ...rules.deskAddresses];
}

/** "From Fern Hill, see below": whom the covering note names, or his own mail, by the domain of who wrote. */
function companyOfCustomer(own: readonly TextLine[], input: ProseFactsInput, claims: readonly FieldClaim[]): FieldClaim[] {
  const domains = strangersIn([...input.forwarded, subjectLine(input.passedOnFrom?.addrSpec ?? '')], ownAddresses(input));
  const named = companyByDomain(own, input.rules, claims, domains, 'sublabel');
  return named.length > 0 ? named : companyByDomain(unwrapped(input.forwarded, input.compiled.labels), input.rules, claims, domains, 'forwarded');
}

/** Whose site it is: by its domain, more fully where the words around say it. */
function companyIn(lines: readonly TextLine[], input: ProseFactsInput, claims: readonly FieldClaim[]): FieldClaim[] {
  const told = toldCompany([...lines, ...input.outside], input.rules, claims, input.mail.from[0]?.addrSpec ?? '');
  // What stands before a label in its line as well: "at Fern Hill (domain: fernhill.example)".
  const ofDomain = companyByDomain([...lines, ...input.outside], input.rules, claims, strangersIn(lines, ownAddresses(input)), 'sublabel');
  const [one, other] = [String(told[0]?.value ?? ''), String(ofDomain[0]?.value ?? '')];
  return other === '' || one.toLowerCase().includes(other.toLowerCase()) ? told : ofDomain;
}

interface AffectedLines {
  readonly whole: readonly TextLine[];
  readonly counted: readonly TextLine[];
  readonly writer: ReadonlySet<string>;
  readonly source: FieldClaim['source'];
}

function nameOf(mailbox: Mailbox | null): string {
  return mailbox === null ? '' : mailbox.displayName.trim() || mailbox.addrSpec;
}

/** Who has it: by address, told of in the story, or how many they are. */
function affectedIn({ whole, counted, writer, source }: AffectedLines, { mail, passedOnFrom, rules, context }: ProseFactsInput, claims: readonly FieldClaim[]): FieldClaim[] {
  const senders = mail.from.map((mailbox) => mailbox.addrSpec);
  const writerOf = (from: FieldClaim['source']): string => nameOf(from === 'forwarded' ? passedOnFrom : mail.from[0] ?? null);
  const lines = whole.map(withoutCopied);
  const used = usedAccounts(lines);
  const named = namedAccounts(lines, rules, senders, claims, context.identifiers, source);
  const others = (found: readonly FieldClaim[]): FieldClaim[] => found.flatMap((claim) => withoutUsed(claim, used) ?? []);
  // The first that finds somebody; a mailbox that something is done with where nobody else has it.
  for (const find of [() => others(named), () => onlyMe(lines, rules, claims, writerOf(source), source), () => others(toldAffected({ lines, rules, claims, writer, source })), () => named, () => countedAccounts(counted, rules, claims)]) {
    const found = find();
    if (found.length > 0) return source === 'forwarded' ? found.map((claim) => withWriter(claim, whole, nameOf(passedOnFrom))) : found;
  }
  return source === 'forwarded' ? writerAlone(whole, rules, claims, nameOf(passedOnFrom)) : [];
}

/** "I get a message. Gavin gets the same": of a customer's own mail, its writer has it too. */
function withWriter(claim: FieldClaim, lines: readonly TextLine[], writer: string): FieldClaim {
  const value = Array.isArray(claim.value) ? (claim.value as readonly string[]) : ['all'];
  const known = value.some((entry) => entry === 'all' || foldedWords(writer).some((word) => foldedWords(entry).includes(word)));
  return writer === '' || known || hitsWriter(sentencesOf(lines)) === null ? claim : { ...claim, value: [writer, ...value] };
}

function writerAlone(lines: readonly TextLine[], rules: RecognitionRules, claims: readonly FieldClaim[], writer: string): FieldClaim[] {
  const field = rules.fields.find((one) => one.accounts === true && !claims.some((claim) => claim.field === one.id && claim.source !== 'signature'));
  const said = field === undefined || writer === '' || !tellsFault(lines, rules) ? null : hitsWriter(sentencesOf(lines));
  return field === undefined || said === null || sentencesOf(lines).some((sentence) => affectedUnknown.test(sentence.text)) ? [] : [{ field: field.id, value: [writer], problem: null, raw: said.text, source: 'forwarded', line: said.line, rule: field.rule }];
}

/** A full date with its word of time, everybody, a choice: what the subject of a first mail states when nothing else does. */
function factsOfSubject({ mail, rules, context }: ProseFactsInput, claims: readonly FieldClaim[]): FieldClaim[] {
  // The subject of an older mail may be of another day.
  if (isAnswerSubject(mail.subject) || isPassedOnSubject(mail.subject) || context.ownRefs.some((ref) => ref.test(mail.subject))) return [];
  const title = [subjectLine(mail.subject)];
  const stated = statedFacts(title, context, claims).claims.filter((claim) => isClosed(rules, claim.field) || isInstant(rules, claim.field));
  const told = toldFacts(title, rules, [...claims, ...stated], context.receivedAt).claims;
  // "Prod: login hangs", but no label ("Problem: …") in front of what the mail is about.
  const bare = bareChoices(title, rules, [...claims, ...stated], new Map()).filter((claim) => findLabel(context.labels, labelWords(claim.raw), false) === null);
  return [...stated, ...bare.map((claim) => ({ ...claim, source: 'subject' as const })), ...told.filter((claim) => isInstant(rules, claim.field) || rules.fields.some((field) => field.id === claim.field && field.kind === 'list'))];
}

/** Without the marks of an answer or of a ticket: "AW: lamp, reported by J. Holm". */
function subjectLine(subject: string): TextLine {
  return { number: 0, role: 'new', depth: 0, text: unmarkedSubject(subject), cells: null };
}

/** A text or a person stands behind its label, where a name may be part of a story. */
function isTold(rules: RecognitionRules, id: string): boolean {
  const kind = rules.fields.find((one) => one.id === id)?.kind;
  return kind === 'text' || kind === 'bool_text' || kind === 'contact' || kind === 'list' || kind === 'enum_open';
}

function joinedClauses(one: ReadonlyMap<number, readonly string[]>, other: ReadonlyMap<number, readonly string[]>): Map<number, readonly string[]> {
  const all = new Map(one);
  for (const [line, clauses] of other) all.set(line, [...(all.get(line) ?? []), ...clauses]);
  return all;
}

/** Its value is one of a few words: what the story says of it is certain enough. */
function isClosed(rules: RecognitionRules, id: string): boolean {
  const kind = rules.fields.find((one) => one.id === id)?.kind;
  return kind === 'enum' || kind === 'bool';
}

/** Whether the issue is known is told behind the label of anything else as well. */
function isSign({ value }: FieldClaim): boolean {
  return value === 'yes' || value === 'no';
}

/** A list of accounts that a sentence is only like. */
function isLike(rules: RecognitionRules, claim: FieldClaim): boolean {
  return rules.fields.some((one) => one.id === claim.field && one.accounts === true && one.likeRule !== undefined && one.likeRule === claim.rule);
}

/** "OS: they are looking it up", and further down "their other shop runs on Windows". */
function isNameInPassing(rules: RecognitionRules, claim: FieldClaim): boolean {
  return rules.fields.some((one) => one.id === claim.field && one.kind === 'text' && one.names.length > 0);
}

function isToldLike(rules: RecognitionRules, claim: FieldClaim): boolean {
  return rules.fields.some((one) => one.id === claim.field && one.toldLike !== undefined && claim.rule === (one.likeRule ?? one.rule));
}

/** Told with its words of time, a full date is certain wherever it stands. */
function isInstant(rules: RecognitionRules, id: string): boolean {
  return rules.fields.some((one) => one.id === id && one.kind === 'instant');
}

/** A line that is nothing but the value of a label above it. */
function isValueOf(line: TextLine, claims: readonly FieldClaim[]): boolean {
  return claims.some((claim) => claim.line === line.number && claim.source === 'label' && line.text.trim().length - claim.raw.trim().length < answerRestMax);
}

/** "Reproduced: yes, three test mails": what is said with yes or no answers its own label. */
const sign = /^\s*(?:yes|no|ja|nein|oui|non)(?:\s*[.,;:!–—-]+\s*|\s*$)/i;

function withoutSign(line: TextLine): TextLine {
  return { ...line, text: line.text.replace(sign, '') };
}

/** How many things are known to stand on each line. */
function factsByLine(claims: readonly FieldClaim[]): Map<number, number> {
  const count = new Map<number, number>();
  for (const claim of claims) count.set(claim.line, (count.get(claim.line) ?? 0) + 1);
  return count;
}

/** "… and found" / "them identical. Tests? Sure.": a broken sentence may end in front of a label. */
function joinedBefore(prose: readonly TextLine[], before: readonly TextLine[], asTyped: readonly TextLine[]): TextLine[] {
  const lines = [...prose];
  const rest = before.filter((end) => {
    const above = asTyped.find((line) => line.number === end.number - 1);
    const at = lines.findLastIndex((line) => line.number < end.number);
    const start = lines[at];
    if (above === undefined || start === undefined || !(/^\p{Ll}/u.test(end.text) || goesOn(above, end)) || /[.!?:;]\s*$/.test(above.text) || !start.text.trimEnd().endsWith(above.text.trim())) return true;
    lines[at] = { ...start, text: `${start.text.trimEnd()} ${end.text.trim()}` };
    return false;
  });
  return lines.concat(rest);
}
