// What the mail says about the desk's fields and identifiers. In: the parsed mail, its reply text, the desk's rules,
// the instant of receipt. Out: claims with provenance, never believed here. Sources in falling rank: labelled line,
// table, sub-label, filled-in copy of our own form, subject, signature, forwarded part. Quoted history gives nothing.
// Never throws on any mail; cost grows linearly with the text. Attachments are not read (H-09).
import type { Instant } from '../mail/instant.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { isLayoutPicture } from '../mail/layout-picture.ts';
import { compiledRules } from './compiled-rules.ts';
import { withAnswersInPlace } from './field/form/answers-in-place.ts';
import { answersApart } from './field/form/answers-apart.ts';
import { correctionClaims, isOfCorrection, isPutRight, numbersPutRight } from './field/withdrawn/corrections.ts';
import { speaksOfAnother, speaksOfBackThen, speaksOfThen, withoutOthers, withoutPastedOfOthers } from './field/withdrawn/another-case.ts';
import { contactsReached, contactsWithPhone } from './people/contact-phone.ts';
import { withExactRaw } from './field/value/exact-raw.ts';
import { heldInProse } from './field/withdrawn/held-in-prose.ts';
import { labelAtStart } from './field/label/line-labels.ts';
import { labelledSegments } from './field/label/labelled-segments.ts';
import { linesBelowLetter } from './field/letter-end.ts';
import { disownsQuote, isNewMatter } from './field/withdrawn/disowned.ts';
import { instantPieces } from './field/value/instant-pieces.ts';
import { labelledThings } from './field/named/labelled-things.ts';
import { levelTalk } from './field/named/level-talk.ts';
import { levelClaims } from './field/named/level-words.ts';
import { logLines } from './field/log-lines.ts';
import { laidOut } from './field/table/laid-out.ts';
import { thingRows } from './field/table/thing-rows.ts';
import { furtherSentences } from './field/further-sentences.ts';
import { forwardedContact } from './people/forwarded-contact.ts';
import { identifiersNamedInText } from './field/named/named-in-text.ts';
import { isExampleLine } from './field/value/no-value.ts';
import { withLentDay } from './field/form/lent-day.ts';
import { headsAsLines } from './field/form/heads-as-lines.ts';
import { numberedItems } from './field/form/numbered-items.ts';
import { notedClaims } from './field/form/noted.ts';
import { ownEarlierLines, ownFormLines, refPattern } from './field/form/own-form.ts';
import { pointsToForm } from './field/form/pointed-form.ts';
import { saysNothing } from './field/form/silent-note.ts';
import { withoutPrinted } from './field/form/printed-form.ts';
import { withoutPrintedHints } from './field/form/printed-hint.ts';
import { withPassedOn } from './field/told/passed-on.ts';
import { withoutUnhit } from './people/not-hit.ts';
import { ownCompany } from './people/own-company.ts';
import { proseFacts } from './field/told/prose-facts.ts';
import { proseClaims } from './field/told/prose-claims.ts';
import type { ScanContext } from './field/scan-context.ts';
import { type ScanResult, scanLines } from './field/form/scan-lines.ts';
import { signatureContact, signatureLines, wordsOfSender } from './people/signature-contact.ts';
import { subjectClaims } from './field/form/subject.ts';
import { fromSubject, pointedSubject } from './field/form/subject-pointer.ts';
import { withoutWrongLines, withoutWrongNumbers, wrongLineClaims } from './field/withdrawn/wrong-lines.ts';
import { withoutOtherParts } from './field/withdrawn/other-parts.ts';
import { withoutToldAnew } from './field/withdrawn/told-anew.ts';
import { withoutSetApart } from './field/withdrawn/set-apart.ts';
import { opennessOf } from './field/withdrawn/learned-open.ts';
import { exchangedIds, withExchanged, withoutWithdrawn } from './field/withdrawn/exchanged-ids.ts';
import { correctedBelow, withCorrected } from './field/withdrawn/corrected-below.ts';
import { withPhonePutRight } from './field/withdrawn/phone-slip.ts';
import { putRight } from './field/withdrawn/put-right.ts';
import { letterGoesOn } from './field/told/letter-goes-on.ts';
import { toldBefore } from './field/told/told-before.ts';
import { signedOff } from './field/told/signed-off.ts';
import { withoutSlips } from './field/withdrawn/slips.ts';
import { unwrapped } from './field/unwrapped.ts';
import { numbersOfOthers, toldVersions } from './field/named/told-versions.ts';
import { versionClaims } from './field/named/minor-versions.ts';
import { storiesAlone } from './field/told/story-alone.ts';
import { toldApart, toldTogether } from './field/told/told-apart.ts';
import { tellsAnother, toldAlone, toldAs } from './field/told/told-like.ts';
import { withReports } from './field/told/told-report.ts';
import { withSetIn } from './field/set-in.ts';
import { textLines, type TextLine } from './field/text-line.ts';
import { recogniseIdentifiers } from './identifiers.ts';
import type { FieldClaim, IdentifierClaim, InstantPiece, ReplyText } from './recognition.ts';
import type { RecognitionRules } from './recognition-rules.ts';
import { caseModel, valueModel } from './sentence/known-models.ts';
import { isAnswerSubject } from './field/subject-marks.ts';

export function recogniseFields(
  mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, receivedAt: Instant,
): { fields: FieldClaim[]; identifiers: IdentifierClaim[]; noted: FieldClaim[]; pieces: InstantPiece[] } {
  const compiled = compiledRules(rules);
  const context = scanContext(mail, reply.text, rules, receivedAt);
  const { hinted, whole, lines, title } = linesOf(mail, reply, rules, context);
  const fresh = labelledSegments(withoutSetApart(withoutPastedOfOthers(lines.filter((line) => line.role === 'new'))), compiled.labels);
  const forwarded = lines.filter((line) => line.role === 'forwarded');
  const belowLetter = linesBelowLetter(lines);
  const typed = withThings(scanLines(fresh, { ...context, belowLetter }, 'label', false), rules);
  // Who types a form himself points at that one. A form that was filled in for another matter answers nothing here.
  const pointed = pointsToForm(lines) && !hasFormAbove(lines, typed.claims);
  const quotedForm = disownsQuote(whole, mail.subject) ? [] : ownFormLines({ lines, hinted, pointed, silent: saysNothing(lines, context.senderWords) }, mail, rules);
  // A form with our examples is a question of ours: there he answers, whatever he calls new.
  const form = isNewMatter(whole) && !quotedForm.some((line) => hinted.has(line.number) || isExampleLine(line.text)) ? [] : withoutPrinted(quotedForm, rules);
  const inForm = new Set(form.map((line) => line.number));
  const filled = scanLines(form, context, 'own-form', true);
  const passedOn = scanLines(forwarded, { ...context, writer: { name: reply.forwardedFrom?.displayName.trim() ?? '', address: reply.forwardedFrom?.addrSpec ?? '' } }, 'forwarded', false);
  const beforeLabels = new Map(passedOn.before.map((line) => [line.number, line]));
  // What stands in front of a label in the mail passed on is told there as anything else.
  const story = forwarded.map((line) => beforeLabels.get(line.number) ?? line);
  const toldOn = { ...passedOn, used: new Set([...passedOn.used].filter((number) => !beforeLabels.has(number))) };
  const logs = logLines(fresh);
  const outside = fresh.filter((line, index) => !inForm.has(line.number) && !belowLetter.has(line.number) && !logs.has(index) && !typed.unfilled.has(line.number));
  // What a label says stays; what the prose says of another case answers nothing here.
  const ofThisCase = withoutOthers(outside);
  const exchanged = exchangedIds(unwrapped(outside, compiled.labels), compiled.patterns.identifiers, context.values ?? null);
  // A line typed between the quoted questions answers the question above it; it is no labelled line of its own.
  const [corrected, anew] = [correctionClaims(outside, context), wrongLineClaims(outside, context)];
  const talk = levelTalk([...unwrapped(ofThisCase.filter((line) => !typed.used.has(line.number)), compiled.labels), ...typed.before, ...typed.behind], rules);
  const versions = toldVersions([...unwrapped(ofThisCase.filter((line) => !typed.used.has(line.number)), compiled.labels), ...typed.before, ...furtherSentences(typed.behind), ...unwrapped(typed.within, compiled.labels)].sort((a, b) => a.number - b.number), rules, [...anew, ...typed.claims, ...corrected]);
  const claims = [
    ...anew,
    ...storiesAlone(withoutWrongLines(typed.claims, anew), rules).filter((claim) => !isPutRight(claim, corrected, rules.fields)),
    ...corrected,
    ...levelClaims([...withoutOthers(outside, ofAnotherTime).filter((line) => !typed.used.has(line.number)), ...typed.before], context, 'sublabel', outside.filter((line) => typed.used.has(line.number))).filter((claim) => !talk.settles(claim)),
    ...talk.claims, ...versions.claims,
    // Also behind another answer in the same line ("Product: Secure. Java 8."), but never beside a labelled one.
    ...versionClaims(ofThisCase, context, 'sublabel', rules).filter((claim) => !versions.told.has(claim.field) && !typed.claims.some((one) => one.field === claim.field)),
    ...filled.claims.filter((claim) => !typed.claims.some((one) => one.field === claim.field && one.line === claim.line)),
    ...subjectClaims(mail.subject, context).filter((claim) => !isOurEcho(mail.subject, claim.field, rules, context)),
    ...passedOn.claims,
  ];
  claims.push(...stillOpen(versionClaims(unwrapped(withoutOthers(forwarded.filter((line) => !passedOn.used.has(line.number))), compiled.labels), context, 'forwarded', rules), claims));
  const tail = signatureLines(lines, typed.used, context.senderWords);
  const signed = scanLines(lines.filter((line) => line.role === 'signature' && !inForm.has(line.number)), context, 'signature', true);
  claims.push(...signed.claims.filter((claim) => isIdentifierField(rules, claim.field)));
  for (const field of rules.fields) {
    if (field.kind !== 'contact' || !field.fallback.includes('signature')) continue;
    const claim = signatureContact(mail, tail, field);
    if (claim !== null) claims.push(claim);
  }
  claims.push(...ownCompany([...outside, ...tail], rules, mail.from[0]?.addrSpec ?? '', context.senderWords));
  claims.push(...stillOpen(forwardedContact(mail, reply, rules), claims));
  const prose = proseFacts({ mail, passedOnFrom: reply.forwardedFrom, rules, compiled, context, claims, fresh, outside: [...title, ...ofThisCase], forwarded: story, inForm, tail, typed, filled, passedOn: toldOn, isOfAnother: versions.isOfAnother });
  claims.push(...prose.claims.filter((claim) => !talk.settles(claim) && !isOfCorrection(claim, corrected, rules.fields)));
  claims.push(...toldBefore(unwrapped(whole.filter((line) => line.role === 'new' && !inForm.has(line.number) && !typed.claims.some((claim) => claim.line === line.number) && !/:\s*$/.test(line.text)), compiled.labels), rules, claims, typed.leftOpen, receivedAt));
  const withPhone = contactsWithPhone(contactsReached(identifiersNamedInText(claims, rules, context.identifiers), rules, outside), rules, tail);
  const told = proseClaims({ rules, claims: withPhone, fresh: [...title, ...fresh], pointed: title.length > 0, forwarded: story, before: typed.before, apart: typed.apart, used: typed.used, usedForwarded: toldOn.used, formUsed: inForm, facts: prose.facts, told: prose.told, context, subject: mail.subject, unfilled: typed.unfilled, leftOpen: new Set([...typed.leftOpen.keys(), ...filled.leftOpen.keys()]), answeredInForm: filled.claims.length > 0 });
  withPhone.push(...withReports(told, rules, new Set(withPhone.filter((claim) => claim.source !== 'signature').map((claim) => claim.field)), {
    fresh: unwrapped(outside.filter((line) => !typed.used.has(line.number)), compiled.labels),
    forwarded: unwrapped(forwarded.filter((line) => !passedOn.used.has(line.number)), compiled.labels),
    labelled: outside.filter((line) => typed.used.has(line.number)),
    subject: ownSubject(mail.subject),
  }));
  const below = correctedBelow(withPhone, unwrapped(withoutOthers(fresh.filter((line, index) => !inForm.has(line.number) && !logs.has(index) && !answersLabel(line, typed.claims, rules))), compiled.labels), rules, context)
    .filter(({ claim }) => !exchanged.some((one) => [claim.value].flat().includes(one.wrong)));
  const identifiers = withoutWithdrawn(withoutWrongNumbers(recogniseIdentifiers({ mail, lines: ofOneCase(lines, typed.labelled), rules, compiled, claims: withPhone, signature: new Set(tail.map((line) => line.number)), ownForm: inForm, pasted: typed.pasted, ownEarlier: disownsQuote(whole, mail.subject) ? new Set() : ownEarlierLines(lines, mail, compiled.labels) }), typed.claims, anew), exchanged).filter((one) => !numbersPutRight(typed.claims, corrected).has(one.value) && !below.some(({ claim, wrong }) => one.value === wrong && rules.fields.some((field) => field.id === claim.field && (field.identifier ?? field.id) === one.identifier)));
  return { fields: withExactRaw(withLentDay(answersApart(withoutUnhit(withCorrected(heldInProse(withExchanged(withPhonePutRight(putRight(withPhone, outside, rules, context), lines.filter(({ role }) => role === 'new' || role === 'signature'), rules), exchanged, rules), unwrapped(ofThisCase.filter((line) => !typed.used.has(line.number)), compiled.labels), rules, context), below), [...outside, ...forwarded], rules), rules), rules, receivedAt), rules, receivedAt).map((claim) => fromSubject(claim, mail.subject)), identifiers, noted: notedClaims(form, context), pieces: instantPieces(outside.filter((line) => !typed.used.has(line.number)), receivedAt) };
}

function scanContext(mail: ParsedMessage, letter: string, rules: RecognitionRules, receivedAt: Instant): ScanContext {
  const { labels, patterns } = compiledRules(rules);
  return {
    labels,
    filesAttached: mail.attachments.some((one) => !isLayoutPicture(one)),
    receivedAt,
    ownRefs: rules.refForms.map(refPattern),
    tellsAnother: (text, field, asItem) => tellsAnother(text, field, rules, asItem),
    toldApart: (text, field, ownLead) => toldApart(text, field, rules, labels, ownLead),
    letterGoesOn: (paragraph, field, apart) => letterGoesOn(paragraph, field, apart, rules),
    toldTogether: (text, fields) => toldTogether(text, fields, rules, labels),
    toldAs: (text, field) => toldAs(text, field, rules),
    toldAlone: (text, field) => toldAlone(text, field, rules),
    values: rules.sentences === undefined ? null : valueModel(rules.sentences),
    numbersOfOthers: (text, field) => numbersOfOthers(text, field, rules),
    opennessOf: (text, field) => opennessOf(text, field, rules),
    writer: { name: mail.from[0]?.displayName.trim() ?? '', address: mail.from[0]?.addrSpec ?? '' },
    senderWords: wordsOfSender(mail.from.map((mailbox) => mailbox.displayName), letter),
    identifiers: new Map(patterns.identifiers.map((identifier) => [identifier.rule.id, identifier])),
  };
}

/** `whole`: with what the letter tells of other cases; `hinted`: lines on which a form prints what it wants. */
function linesOf(mail: ParsedMessage, reply: ReplyText, rules: RecognitionRules, context: ScanContext): { readonly hinted: ReadonlySet<number>; readonly whole: readonly TextLine[]; readonly lines: TextLine[]; readonly title: readonly TextLine[] } {
  const { labels } = compiledRules(rules);
  const { lines: bare, hinted } = withoutPrintedHints(signedOff(headsAsLines(withPassedOn(withSetIn(textLines(mail, reply), mail), mail, reply, rules), labels, context.senderWords), context.senderWords), labels);
  const { lines: whole, title } = pointedSubject(withAnswersInPlace(laidOut(thingRows(numberedItems(bare, rules, labels), rules), context), rules, context), mail.subject, context);
  const cases = rules.sentences === undefined ? null : caseModel(rules.sentences);
  const isLabelled = (text: string): boolean => labelAtStart(labels, text)?.quality === 'exact';
  const ofThis = withoutSlips(partsOfPassedOn(withoutOtherParts(withoutToldAnew(whole, cases), mail.subject, cases, isLabelled), (lines) => withoutOtherParts(lines, mail.subject, cases, isLabelled)), rules);
  return { hinted, whole, lines: ofThis.map((line, at) => (isCut(line, whole[at]) ? { ...line, cut: true } : line)), title };
}

/** The customer whose mail was passed on may speak of others as well. */
function partsOfPassedOn(lines: readonly TextLine[], own: (lines: readonly TextLine[]) => TextLine[]): TextLine[] {
  if (!lines.some(({ role }) => role === 'forwarded')) return [...lines];
  const kept = own(lines.map((line) => ({ ...line, role: line.role === 'forwarded' ? 'new' : 'quoted' })));
  return lines.map((line, at) => (line.role === 'forwarded' ? { ...line, text: kept[at]?.text ?? line.text } : line));
}

/** A sentence was left out at its beginning. */
function isCut({ number, text }: TextLine, before: TextLine | undefined): boolean {
  return before?.number === number && before.text !== text && text.search(/\S/u) > before.text.search(/\S/u);
}

/** So many fields told behind labels are a form that the writer typed. */
const typedFormMin = 2;

function hasFormAbove(lines: readonly TextLine[], claims: readonly FieldClaim[]): boolean {
  const quoted = lines.find((line) => line.role === 'quoted')?.number ?? 0;
  return new Set(claims.filter((claim) => claim.line < quoted).map((claim) => claim.field)).size >= typedFormMin;
}

/** What labels say, each thing for the field that knows it. */
function withThings(scan: ScanResult, rules: RecognitionRules): ScanResult {
  return { ...scan, claims: labelledThings(scan.claims, rules) };
}

/** The subject of an answer is ours. */
function ownSubject(subject: string): TextLine[] {
  return isAnswerSubject(subject) ? [] : [{ number: 0, role: 'new', depth: 0, text: subject.slice(0, 300), cells: null }];
}

/** What the customer wrote counts where the writer says nothing of it. */
function stillOpen(more: readonly FieldClaim[], claims: readonly FieldClaim[]): FieldClaim[] {
  return more.filter((claim) => !claims.some((one) => one.field === claim.field));
}

function ofAnotherTime(sentence: string): boolean {
  return speaksOfAnother(sentence) || speaksOfThen(sentence);
}

/** So far behind the beginning of its line a value answers a label in the middle of a sentence. */
const labelWithin = 80;

/** "Before I press send: …" is no label, though it sounds like one that asks whether it is known. */
function answersLabel(line: TextLine, claims: readonly FieldClaim[], rules: RecognitionRules): boolean {
  return /:\s*$/.test(line.text) || claims.some((claim) => claim.line === line.number && line.text.indexOf(claim.raw.split('\n')[0]?.slice(0, 20) ?? '') < labelWithin && rules.fields.find((field) => field.id === claim.field)?.kind !== 'bool_text');
}

/** The lines in which numbers are looked for: those of another case are none of this one, unless a label names them. */
function ofOneCase(lines: readonly TextLine[], labelled: ReadonlySet<number>): TextLine[] {
  const ofThis = withoutOthers(withoutOthers(withoutPastedOfOthers(lines.filter((line) => line.role === 'new'))), speaksOfBackThen);
  // Who says nothing else ("INC-4711 is another case.") opens that case with it.
  if (!ofThis.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) return [...lines];
  const kept = new Map(ofThis.map((line) => [line.number, line]));
  return lines.map((line) => (line.role !== 'new' || labelled.has(line.number) ? line : (kept.get(line.number) ?? line)));
}

/** Our own subject repeats the other side's number behind our reference: coming back, it says nothing new (H-07). */
function isOurEcho(subject: string, id: string, rules: RecognitionRules, context: ScanContext): boolean {
  const field = rules.fields.find((one) => one.id === id);
  return context.identifiers.get(field?.identifier ?? id)?.rule.external === true && context.ownRefs.some((ref) => ref.test(subject));
}

function isIdentifierField(rules: RecognitionRules, id: string): boolean {
  const field = rules.fields.find((one) => one.id === id);
  return field?.kind === 'id' || field?.kind === 'id_list';
}
