// Effect → outgoing mail: one composer a kind, all through the same frame of headers (H-04): our reference in the
// subject, our own token in Message-ID, Reply-To, References and return path, Auto-Submitted on everything the gateway says
// by itself.
import type { CaseReport } from '../decide/case-report.ts';
import type { AnswerEffect, ForwardEffect, RelayEffect, TellEffect, MailEffect } from '../decide/decision.ts';
import { valueText, type Ticket, type TicketFile } from '../decide/ticket.ts';
import { filesFor } from '../decide/ticket-files.ts';
import type { Instant } from '../mail/instant.ts';
import { sameAddress, splitSubaddress, type Mailbox } from '../mail/mailbox.ts';
import { maskedPhones } from '../mail/masked-text.ts';
import { returnPath } from '../mail/return-path.ts';
import { mintReplyToken, type Side, type TokenKey } from '../mail/reply-token.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { answerNames, caseNames, colleagueNames, forwardNames, noticeNames, paragraphNames, relayNames } from '../rulebook/template-names.ts';
import type { TicketReport } from '../rulebook/report-schema.ts';
import { renderLiquid } from '../rulebook/liquid.ts';
import { blocksHtml } from './blocks-html.ts';
import { blocksText } from './blocks-text.ts';
import { caseView } from './case-view.ts';
import { greeted } from './greeting.ts';
import { mapTexts, renderBlocks, type MailBlock } from './mail-blocks.ts';
import { keptBackLines } from './kept-back.ts';
import { printedLabel } from './label.ts';
import { maskIn } from './mask.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { ticketJson } from './ticket-json.ts';
import { askView, secretsOf, ticketView, wrongView, type FieldView, type TicketView } from './ticket-view.ts';

export interface ComposeContext {
  readonly desk: Desk;
  readonly ticket: Ticket;
  /** A ticket that is not stored (held, redirected mail) has no reference and no token. */
  readonly stored: boolean;
  /** `HELD-12` for mails about held message 12, so that the answer of who may release it finds it; else null. */
  readonly heldRef: string | null;
  /** Host of our Message-IDs. */
  readonly host: string;
  readonly keys: readonly TokenKey[];
  readonly now: Instant;
  /** Makes the unique part of a Message-ID: letters and digits. */
  readonly uniqueId: () => string;
  /** For a report on the ticket: what happened on it. */
  readonly caseReport?: CaseReport;
}

/** Packs are checked against these names when they are loaded: what is promised there must be offered here, and no more. */
type Offered<N> = Readonly<Record<keyof N, unknown>>;

/** The mail for one effect. Throws when a template is faulty; packs are checked for that before they run. */
export function composeMail(effect: MailEffect, context: ComposeContext): OutgoingMail {
  switch (effect.kind) {
    case 'answer': return composeAnswer(effect, context);
    case 'forward': return composeForward(effect, context);
    case 'relay': return composeRelay(effect, context);
    case 'tell': return tellComposers[effect.reader ?? 'staff'](effect, context);
  }
}

const tellComposers = { requester: composeReport, colleague: composeColleague, staff: composeTell } as const;

function composeAnswer(effect: AnswerEffect, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const { language } = effect;
  const view = ticketView(desk, ticket, language);
  const missing = effect.missing.map((id) => askView(desk, id, language));
  const optional = effect.optional.map((id) => askView(desk, id, language));
  const wrong = ticket.wrong.filter((one) => effect.wrong.includes(one.field)).map((one) => wrongView(desk, one, language));
  const person = greeted(effect.to, effect.greets, ticket);
  const isAside = (text: string): boolean => desk.pack.good_to_know.includes(text);
  const blocks = renderBlocks(template(desk, 'answer', language), {
    ...view, name: person.name, reader: person.full, known: effect.showKnown ? shownKnown(desk, ticket, view.known) : [], situation: effect.situation, stored: context.stored,
    followup_of: view.follows,
    paragraphs: paragraphs(context, view, effect.paragraphs.filter((text) => !isAside(text)), language), good_to_know: paragraphs(context, view, effect.paragraphs.filter(isAside), language),
    missing, optional, wrong, helpful: effect.helpful, kept_back: keptBackLines(desk, effect.keptBack ?? [], language),
    open_count: missing.length + wrong.length, complete: isCompleteForm(desk, ticket), forwarded: ticket.forwardedAt !== null, resolved: desk.pack.statuses[ticket.status]?.is === 'resolved', words: wordsOf(desk, language),
  } satisfies Offered<typeof answerNames>);
  return frame(context, {
    kind: 'answer', side: 'requester', automatic: effect.autoSubmitted, to: [effect.to], cc: effect.cc,
    language, blocks, inReplyTo: effect.inReplyTo, subject: ticket.subject,
  });
}

/** Everything that such a ticket needs is there; of one that needs nothing (thanks, an idea, a fault elsewhere) there is nothing to say. */
function isCompleteForm(desk: Desk, ticket: Ticket): boolean {
  return (desk.pack.require[ticket.type] ?? []).some((one) => (typeof one === 'string' ? !one.endsWith('?') : one.soft !== true)) && ticket.missing.length === 0 && ticket.wrong.length === 0;
}

/** What stands in the answer already is not said twice: the copy of a twin, the level beside its own field. */
function shownKnown(desk: Desk, ticket: Ticket, known: readonly FieldView[]): readonly FieldView[] {
  const level = ticket.severity === null ? null : desk.pack.severity.proposed_by;
  const copies = Object.entries(ticket.fields).filter(([, field]) => field.assumed && field.source !== 'directory').filter(([, field]) =>
    Object.values(ticket.fields).some((other) => !other.assumed && other.raw === field.raw && other.line === field.line && other.source === field.source));
  const said = new Set(copies.map(([id]) => id));
  return known.filter((one) => !said.has(one.id) && !(one.id === level && one.value === ticket.severity));
}

function composeForward(effect: ForwardEffect, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const language = desk.pack.desk.languages[0] ?? 'en';
  const view = ticketView(desk, ticket, '');
  const replyTo = replyAddress(context, 'working');
  const files = filesFor(ticket, effect.attachmentsOf);
  const blocks = renderBlocks(template(desk, desk.pack.forward.template, language), {
    ...view, reason: effect.reason, complete: ticket.missing.length === 0 && ticket.wrong.length === 0,
    // Of a call nobody has an address to ask at; what is said here is not asked by anybody else.
    asked: ticket.asked.length > 0,
    missing: ticket.missing.map((id) => askView(desk, id, language)), wrong: ticket.wrong.map((one) => wrongView(desk, one, language)),
    text: ticket.text, flags: [...ticket.flags], kept_back: keptBackLines(desk, files.leftOut, language), words: wordsOf(desk, language),
  } satisfies Offered<typeof forwardNames>);
  const json = ticketJson(desk, ticket, ticket.text, replyTo);
  const priority = ticket.severity === null ? '' : ` (${ticket.severity})`;
  return frame(context, {
    kind: 'forward', side: 'working', automatic: 'auto-generated', to: [{ displayName: desk.pack.working_side.name, addrSpec: effect.to }], cc: [],
    language, blocks, inReplyTo: null, subject: aboutSubject(`${ticket.type}${priority}`, context),
    files: [{ name: 'ticket.json', mediaType: 'application/json', text: `${JSON.stringify(json, null, 2)}\n` }],
    attachmentsOf: effect.attachmentsOf, taken: files.taken,
  });
}

function composeRelay(effect: RelayEffect, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const toRequester = effect.direction === 'to-requester';
  const language = toRequester ? ticket.language : (desk.pack.desk.languages[0] ?? 'en');
  const view = ticketView(desk, ticket, toRequester ? language : '');
  const messages = effect.attachmentsOf === null ? [] : [effect.attachmentsOf];
  const files = filesFor(ticket, messages);
  const name = toRequester ? 'relay-to-requester' : 'relay-to-working-side';
  const blocks = renderBlocks(template(desk, name, language), {
    // The requester answers the ticket, never the private mailbox of whoever wrote last.
    ...view, author: toRequester && /@|^cli$/u.test(effect.author) ? '' : effect.author, text: effect.text, changed: view.known.filter((one) => effect.changed.includes(one.id)),
    paragraphs: paragraphs(context, toRequester ? view : ticketView(desk, ticket, language), effect.paragraphs, language), words: wordsOf(desk, language),
    resolved: desk.pack.statuses[ticket.status]?.is === 'resolved', kept_back: toRequester ? [] : keptBackLines(desk, files.leftOut, language),
  } satisfies Offered<typeof relayNames>);
  const central = toRequester && desk.pack.desk.personal_copy === true ? (ticket.organisation?.mailbox ?? null) : null;
  const other = toRequester ? ticket.requester : { displayName: desk.pack.working_side.name, addrSpec: effect.to ?? desk.pack.working_side.address };
  // OX-11: personal communication goes to the organisation's default address, copy to who wrote.
  const [to, first] = central === null || sameAddress(central, other.addrSpec) ? [other, []] : [{ displayName: '', addrSpec: central }, [other.addrSpec]];
  const copied = toRequester && desk.pack.desk.copied === 'informed' ? (ticket.copied ?? []) : [];
  const cc = [...first, ...copied.filter((one) => ![to.addrSpec, ...first].some((known) => sameAddress(known, one)))];
  return frame(context, {
    // A person wrote these words: the mail is carried, not made, and is not marked as automatic.
    kind: 'relay', side: toRequester ? 'requester' : 'working', automatic: null, to: [to], cc,
    language, blocks, inReplyTo: effect.inReplyTo, subject: ticket.subject,
    attachmentsOf: messages, taken: files.taken,
  });
}

/** A report to people of the requester's side: an answer to nobody's mail, with one text and nothing to ask. */
function composeReport(effect: TellEffect, given: ComposeContext): OutgoingMail {
  const context = effect.fields === undefined ? given : { ...given, ticket: { ...given.ticket, fields: effect.fields } };
  const [first = '', ...others] = effect.to;
  const rules = effect.report === undefined ? undefined : context.desk.pack.reports[effect.report];
  if (rules?.kind === 'ticket' && context.caseReport !== undefined) return composeCase(effect, rules, context.caseReport, context);
  return composeAnswer({
    kind: 'answer', to: { displayName: '', addrSpec: first }, ...(effect.greets === undefined ? {} : { greets: effect.greets }), cc: others, language: context.ticket.language, situation: 'notice', paragraphs: [effect.text],
    missing: [], optional: [], wrong: [], helpful: [], showKnown: false, inReplyTo: context.ticket.requesterMessageId, autoSubmitted: 'auto-generated',
  }, context);
}

/** RHI-25: what is known of the case and what happened on it. */
function composeCase(effect: TellEffect, rules: TicketReport, report: CaseReport, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const { language } = ticket;
  const [first = '', ...others] = effect.to;
  const { view, csv } = caseView(desk, ticket, rules, report, context.now);
  const ticketNames = ticketView(desk, ticket, language);
  const person = greeted({ displayName: '', addrSpec: first }, effect.greets, ticket);
  const blocks = renderBlocks(template(desk, 'case-report', language), {
    ...ticketNames, name: person.name, reader: person.full, ...view, known: shownKnown(desk, ticket, ticketNames.known).filter((one) => desk.pack.fields[one.id]?.labels !== undefined),
    body: paragraphs(context, ticketNames, [effect.text], language).join('\n\n'), words: wordsOf(desk, language),
  } satisfies Offered<typeof caseNames>);
  return frame(context, {
    kind: 'answer', side: 'requester', automatic: 'auto-generated', to: [{ displayName: '', addrSpec: first }], cc: others, language, blocks,
    inReplyTo: ticket.requesterMessageId, subject: `${view.title}: ${plainSubject(desk, ticket.subject)}`, files: [{ name: `${ticket.ref}.csv`, mediaType: 'text/csv', text: csv }],
  });
}

/** What colleagues of the sender are asked about a mail of his: they read it like him, so in his language. */
function composeColleague(effect: TellEffect, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const { language } = ticket;
  const [first = '', ...others] = effect.to;
  const to = { displayName: effect.greets ?? '', addrSpec: first };
  const person = others.length > 0 ? { name: '', full: '' } : greeted(to, undefined, ticket);
  const view = ticketView(desk, ticket, language);
  const blocks = renderBlocks(template(desk, 'colleague', language), {
    ...view, name: person.name, reader: person.full, body: paragraphs(context, view, [effect.text], language).join('\n\n'),
    text: effect.says ?? ticket.text, words: wordsOf(desk, language),
  } satisfies Offered<typeof colleagueNames>);
  return frame(context, {
    kind: 'tell', side: 'working', automatic: 'auto-generated', to: [to, ...others.map((addrSpec) => ({ displayName: '', addrSpec }))], cc: [],
    language, blocks, inReplyTo: null, subject: aboutSubject(subjectOf(desk, effect.text, language), context),
  });
}

function composeTell(effect: TellEffect, context: ComposeContext): OutgoingMail {
  const { desk, ticket } = context;
  const language = desk.pack.desk.languages[0] ?? 'en';
  const lines = (effect.lines ?? []).map((line) => `  ${oneLine(line)}`).join('\n');
  const body = [...paragraphs(context, ticketView(desk, ticket, language), [effect.text], language), ...(lines === '' ? [] : [lines])].join('\n\n');
  const view = ticketView(desk, ticket, '');
  const blocks = renderBlocks(template(desk, 'staff-notice', language), {
    ...view, body: body === '' ? effect.text.replaceAll('_', ' ') : body, stored: context.stored, words: wordsOf(desk, language),
    text: effect.says ?? ticket.text,
  } satisfies Offered<typeof noticeNames>);
  return frame(context, {
    kind: 'tell', side: 'working', automatic: 'auto-generated', to: effect.to.map((addrSpec) => ({ displayName: '', addrSpec })), cc: [],
    language, blocks, inReplyTo: null, subject: aboutSubject(subjectOf(desk, effect.text, language), context),
  });
}

/** `for you: Mail rejected`; of a mail without a subject what it is about stands alone. */
function aboutSubject(about: string, { desk, ticket }: ComposeContext): string {
  const plain = plainSubject(desk, ticket.subject);
  return plain === '' ? about : `${about}: ${plain}`;
}

function subjectOf(desk: Desk, text: string, language: string): string {
  const name = `subject_${text}`;
  const words = desk.word(name, language);
  return words === name ? text.replace(/^staff_/u, '').replaceAll('_', ' ') : words;
}

interface Framed {
  readonly kind: OutgoingMail['kind'];
  readonly side: Side;
  readonly automatic: 'auto-replied' | 'auto-generated' | null;
  readonly to: readonly Mailbox[];
  readonly cc: readonly string[];
  readonly language: string;
  readonly blocks: readonly MailBlock[];
  readonly subject: string;
  readonly inReplyTo: string | null;
  readonly files?: OutgoingMail['files'];
  readonly attachmentsOf?: readonly string[];
  readonly taken?: readonly TicketFile[] | null;
}

function frame(context: ComposeContext, mail: Framed): OutgoingMail {
  const { desk, ticket, stored } = context;
  const address = deskAddress(desk, ticket);
  const ref = tokenRef(context);
  const token = ref === null ? `${desk.id.toLowerCase()}.unfiled` : mintReplyToken(context.keys, ref, mail.side);
  const messageId = `${token}.${context.uniqueId()}@${context.host}`;
  const headers = [{ name: 'X-Desk-Id', value: desk.id }];
  if (stored) headers.push({ name: 'X-Ticket-Ref', value: ticket.ref });
  if (mail.automatic !== null) {
    headers.push({ name: 'Auto-Submitted', value: mail.automatic }, { name: 'X-Auto-Response-Suppress', value: 'All' });
  }
  // The last thing before a mail exists: no whole key leaves, wherever it stood (H-13).
  const quiet = mail.side === 'working' && desk.pack.forward.mask_phones ? withoutPhones(context) : (text: string): string => text;
  const secrets = secretsOf(desk, ticket);
  const shown = (text: string): string => quiet(maskIn(text, [...secrets, ...desk.secretsIn(text)]));
  const blocks = mail.blocks.map((block) => mapTexts(block, shown));
  const subject = shown(subjectLine(context, mail));
  const inReplyTo = mail.inReplyTo === null ? null : oneLine(mail.inReplyTo);
  const others = inReplyTo === null ? [] : [inReplyTo];
  return {
    kind: mail.kind, automatic: mail.automatic !== null, from: { displayName: desk.pack.desk.name, addrSpec: address },
    to: mail.to.map((one) => ({ displayName: oneLine(one.displayName), addrSpec: oneLine(one.addrSpec) })), cc: mail.cc.map(oneLine), replyTo: { displayName: desk.pack.desk.name, addrSpec: ref === null ? address : replyAddress(context, mail.side) },
    subject, text: blocksText(blocks), html: blocksHtml(blocks, { language: mail.language, title: subject, head: htmlHead(context, mail) }), messageId, inReplyTo,
    references: [...others, messageId], headers, date: context.now, reversePath: returnPath(address, messageId),
    files: (mail.files ?? []).map((file) => ({ ...file, text: file.mediaType === 'application/json' ? `${JSON.stringify(JSON.parse(file.text, (_, value: unknown) => (typeof value === 'string' ? shown(value) : value)), null, 2)}\n` : shown(file.text) })), attachmentsOf: mail.attachmentsOf ?? [],
    ...(mail.taken == null ? {} : { taken: mail.taken.map(({ messageId: id, path }) => ({ messageId: id, path })) }),
  };
}

/** Numbers that were given to be called stay. */
function withoutPhones({ desk, ticket }: ComposeContext): (text: string) => string {
  const given = Object.entries(ticket.fields).filter(([id]) => desk.pack.fields[id]?.kind === 'contact').map(([, field]) => valueText(field.value));
  return (text) => maskedPhones(text, given);
}

/** Whose mail it is, above what the gateway says by itself. A forward begins so anyway, and a person's words stand alone. */
function htmlHead({ desk, ticket, stored }: ComposeContext, mail: Framed): string {
  if (mail.kind === 'forward' || mail.kind === 'relay') return '';
  return stored ? `${desk.pack.desk.name} · ${ticket.ref}` : desk.pack.desk.name;
}

/** `Re: [RTP-2026-000001] Mail rejected` for answers; no growth of Re: and tags over a long conversation. */
function subjectLine(context: ComposeContext, mail: Framed): string {
  const { desk, ticket, stored } = context;
  const plain = plainSubject(desk, mail.subject);
  const tagged = stored ? `[${ticket.ref}] ${plain}${mail.side === 'requester' ? ownNumber(desk, ticket, plain) : ''}`.trim() : plain;
  return mail.kind === 'answer' || (mail.kind === 'relay' && mail.side === 'requester') ? `Re: ${tagged}` : tagged;
}

/** Without the marks of answering and forwarding, and without our tags; a tag of the requester's own system stays. */
function plainSubject(desk: Desk, subject: string): string {
  const prefixes = [desk.pack.desk.ref, ...desk.recognition.refForms].map((form) => form.replace(/-.*$/u, '')).join('|');
  return oneLine(subject).replace(new RegExp(`^\\s*((re|aw|antw|sv|vs|fwd?|wg|tr)\\s*:\\s*|\\[(${prefixes})-[\\d-]+\\]\\s*)+`, 'giu'), '').trim();
}

/** OX-31: the number of the requester's own ticket system, by which that system files our mail; '' when it stands there. */
function ownNumber(desk: Desk, ticket: Ticket, subject: string): string {
  const numbers = Object.entries(ticket.fields).filter(([id]) => desk.pack.identifiers[desk.pack.fields[id]?.identifier ?? id]?.resolves === 'external_ticket');
  return numbers.map(([id, field]) => [id, oneLine(valueText(field.value))] as const).filter(([, number]) => !subject.includes(number))
    .map(([id, number]) => ` [${printedLabel(desk, id)} ${number}]`).join('');
}

/** Names, subjects and ids come from strangers: nothing in them may begin another header line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

function deskAddress(desk: Desk, ticket: Ticket): string {
  return desk.pack.channels[ticket.channel]?.address ?? desk.addresses[0] ?? '';
}

function tokenRef(context: ComposeContext): string | null {
  return context.stored ? context.ticket.ref : context.heldRef;
}

function replyAddress(context: ComposeContext, side: Side): string {
  const { user, domain } = splitSubaddress(deskAddress(context.desk, context.ticket));
  return `${user}+${mintReplyToken(context.keys, tokenRef(context) ?? context.ticket.ref, side)}@${domain}`;
}

function paragraphs({ desk }: ComposeContext, ticket: TicketView, names: readonly string[], language: string): string[] {
  const view = { ...ticket, words: wordsOf(desk, language) } satisfies Offered<typeof paragraphNames>;
  return names.flatMap((name) => {
    const source = desk.text(name, language);
    return source === null ? [] : [renderLiquid('paragraph', source, view).trim()];
  }).filter((text) => text !== '');
}

function template(desk: Desk, name: string, language: string): string {
  const source = desk.template(name, language);
  if (source === null) throw new Error(`template ${name}.${language} is missing for desk ${desk.id}`);
  return source;
}

/** Fixed words, looked up by name inside a template: `{{ words.greeting }}`. */
function wordsOf(desk: Desk, language: string): Record<string, string> {
  return desk.words(language);
}
