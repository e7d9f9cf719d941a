// What templates may show of a ticket. Everything is text, ready to print: labels in the reader's language, local times
// with their zone, keys masked. A name that is not here cannot be used in a template.
import { isSeverityConfirmed, valueText, type KnownField, type Ticket, type WrongField } from '../decide/ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { nameOf } from './greeting.ts';
import { exampleOf, formLabel, printedLabel, questionOf } from './label.ts';
import { maskKey } from '../mail/masked-key.ts';
import { localDay, localTime } from './local-time.ts';
import { shortened } from './shortened.ts';

/** Of a value that does not fit: enough to know it again. */
const rawCharactersMax = 100;

export interface FieldView {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly assumed: boolean;
  readonly source: string;
  readonly source_note: string;
}

export interface AskView {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly example: string;
}

export interface WrongView extends AskView {
  readonly raw: string;
  readonly reason: string;
}

export interface TicketView {
  readonly ref: string;
  readonly subject: string;
  readonly desk: string;
  readonly team: string;
  readonly name: string;
  readonly type: string;
  readonly type_name: string;
  readonly type_assumed: boolean;
  readonly status: string;
  /** What the status means for the requester, in one sentence; '' when the pack does not say. */
  readonly status_text: string;
  readonly severity: string;
  readonly severity_name: string;
  readonly severity_assumed: boolean;
  readonly severity_reason: string;
  /** The level before staff changed it; '' when they confirmed it as it was, or did nothing. */
  readonly severity_before: string;
  /** The words of staff behind the level, for the requester. */
  readonly severity_because: string;
  /** By what words the requester claims that it is urgent: `"P1", "URGENT"`; '' when he does not. */
  readonly claimed: string;
  /** Staff still have to confirm it before they answer. */
  readonly severity_to_confirm: boolean;
  /** No answer leaves before that. */
  readonly severity_guarded: boolean;
  readonly requester: { readonly name: string; readonly address: string };
  /** Name of who looks after the ticket; '' for a role, or where only an address is known. */
  readonly owner: string;
  readonly organisation: string;
  readonly tier: string;
  readonly received: string;
  readonly closed: string;
  readonly close_reason: string;
  readonly follows: string;
  /** The ticket in which it goes on. */
  readonly merged_into: string;
  /** The announcement that it is an answer to. */
  readonly answers: string;
  /** Tickets that may be about the same. */
  readonly related: string;
  /** Those among them that the requester's own organisation has open: only these may be named to him. */
  readonly alike: string;
  readonly vendor_refs: string;
  readonly links: Readonly<Record<string, string>>;
  /** The numbers for the requester's country; '' when the desk has none. */
  readonly phone: string;
  readonly phones: readonly { readonly region: string; readonly numbers: string }[];
  readonly known: readonly FieldView[];
  /** The same values by field id, for a text that speaks of one of them. */
  readonly fields: Readonly<Record<string, string>>;
  /** Questions still open: missing and wrong fields. */
  readonly open_count: number;
  /** The escalation path: who has it, who would be next and what is wanted before; '' where there is none. */
  readonly ladder: { readonly current: string; readonly next: string; readonly not_before: string; readonly attempts_missing: number };
  readonly timers: readonly { readonly name: string; readonly title: string; readonly due_local: string }[];
  readonly reopen_until: string;
  /** Last day on which the version that it names is supported; '' when nobody can say. */
  readonly supported_until: string;
  /** Whose number a call came from, by the directory; '' where it does not say. */
  readonly caller: { readonly phone: string; readonly name: string; readonly address: string; readonly organisation: string };
  /** What he said when he was asked how we did, '' when he did not. */
  readonly rating: string;
}

/** The view of a ticket for a reader of `language`. */
export function ticketView(desk: Desk, ticket: Ticket, language: string): TicketView {
  const { pack } = desk;
  const reader = language === '' ? mainLanguage(desk) : language;
  return {
    ref: ticket.ref, subject: ticket.subject, desk: pack.desk.name, team: pack.working_side.name,
    name: nameOf(ticket.requester.displayName, ticket.organisation?.name ?? '').name,
    type: ticket.type, type_name: pack.types[ticket.type]?.name?.[language] ?? pack.types[ticket.type]?.name?.['en'] ?? ticket.type,
    type_assumed: ticket.typeAssumed, status: ticket.status,
    status_text: pack.statuses[ticket.status]?.means?.[language] ?? pack.statuses[ticket.status]?.means?.['en'] ?? '',
    severity_name: severityName(desk, ticket.severity ?? '', language),
    severity: ticket.severity ?? '', severity_assumed: ticket.severityAssumed, severity_reason: ticket.severityReason,
    severity_before: severityName(desk, ticket.severityChange?.from ?? '', language), severity_because: (ticket.severityChange?.because ?? '').replace(/[.\s]+$/u, ''),
    claimed: (ticket.claimed ?? []).map((words) => `"${words}"`).join(', '),
    severity_to_confirm: pack.severity.confirmed_by !== undefined && ticket.severity !== null && !isSeverityConfirmed(ticket),
    severity_guarded: pack.severity.guard !== undefined,
    requester: { name: ticket.requester.displayName, address: ticket.requester.addrSpec },
    owner: ownerName(desk, ticket.assignedTo ?? ''),
    organisation: ticket.organisation?.name ?? '', tier: ticket.entitlement?.tier ?? '',
    received: localTime(ticket.receivedAt, ticket.zone, reader),
    closed: ticket.closedAt === null ? '' : localTime(ticket.closedAt, ticket.zone, reader),
    close_reason: ticket.closeReason ?? '',
    answers: refsOf(ticket, ['answers']), related: refsOf(ticket, ['possibly-related', 'alike']), alike: refsOf(ticket, ['alike']),
    merged_into: ticket.mergedInto ?? '',
    follows: ticket.links.find((link) => link.kind === 'follows')?.ref ?? '',
    vendor_refs: ticket.vendorRefs.join(', '), links: pack.desk.links ?? {}, phones: phonesOf(desk), phone: phoneFor(desk, ticket),
    known: Object.keys(pack.fields).flatMap((id) => {
      const field = ticket.fields[id];
      return field === undefined ? [] : [fieldView(desk, id, field, language)];
    }),
    fields: Object.fromEntries(Object.entries(ticket.fields).map(([id, field]) => [id, shownValue(desk, id, field, reader)])),
    ladder: ladderOf(desk, ticket, language),
    open_count: ticket.missing.length + ticket.wrong.length,
    timers: Object.values(ticket.timers).filter((timer) => timer.state === 'running' && pack.timers[timer.name]?.internal !== true && timer.dueAt > (ticket.staffAt ?? ticket.receivedAt)).map((timer) => ({
      name: timer.name, title: timerTitle(desk, timer.name, language), due_local: localTime(timer.dueAt, ticket.zone, reader),
    })),
    reopen_until: windowOf(desk, ticket, reader), rating: ratingText(ticket), supported_until: ticket.supportedUntil === undefined ? '' : localDay(Date.parse(ticket.supportedUntil), reader),
    caller: ticket.caller ?? { phone: '', name: '', address: '', organisation: '' },
  };
}

/** One line of the question form. */
export function askView(desk: Desk, id: string, language: string): AskView {
  const example = exampleOf(desk, id, language);
  return { id, label: formLabel(desk, id, language), hint: questionOf(desk, id, language) ?? '', example: example ?? '' };
}

/** A value that does not fit, with the reason in the reader's words and the line to write it again. */
export function wrongView(desk: Desk, one: WrongField, language: string): WrongView {
  const secret = isSecret(desk, one.field);
  const choices = (desk.pack.fields[one.field]?.values ?? []).map((value) => valueName(desk, one.field, value, language));
  return {
    ...askView(desk, one.field, language), raw: shortened(secret ? maskKey(one.raw) : one.raw, rawCharactersMax),
    reason: desk.word(`wrong_${one.reason}`, language).replace('{choices}', () => choices.join(', ')),
  };
}

function mainLanguage(desk: Desk): string {
  return desk.pack.desk.languages[0] ?? 'en';
}

/** All values of masked fields of a ticket: they are masked wherever the writer's words are repeated. */
export function secretsOf(desk: Desk, ticket: Ticket): string[] {
  return Object.entries(ticket.fields).filter(([id]) => isSecret(desk, id)).flatMap(([, field]) => [valueText(field.value), field.raw]);
}

/** Values shown to people: dates as he wrote them, keys masked, words of the pack as people say them. */
export function shownValue(desk: Desk, id: string, field: KnownField, language: string): string {
  if (isSecret(desk, id)) return maskKey(valueText(field.value));
  const value = valueText(field.value);
  if (value === desk.pack.fields[id]?.absent_means) return desk.word(value, language);
  if (desk.pack.fields[id]?.kind === 'instant') return field.raw.trim();
  return valueName(desk, id, value, language);
}

/** What people call a value that the pack has its own word for. */
function valueName(desk: Desk, id: string, value: string, language: string): string {
  const { kind, shown, all_words: allWords } = desk.pack.fields[id] ?? {};
  if ((kind === 'bool' || kind === 'bool_text') && (value === 'yes' || value === 'no')) return desk.word(value, language);
  if (allWords !== undefined && value === 'all') return desk.word(value, language);
  const names = shown?.[value];
  return names?.[language] ?? names?.[desk.pack.desk.languages[0] ?? 'en'] ?? value;
}

function fieldView(desk: Desk, id: string, field: KnownField, language: string): FieldView {
  return {
    id, label: language === '' ? printedLabel(desk, id) : formLabel(desk, id, language), value: shownValue(desk, id, field, language === '' ? mainLanguage(desk) : language),
    assumed: field.assumed, source: field.source,
    source_note: sourceNote(desk, field, language),
  };
}

/** Where a value comes from, if not simply from what he wrote at that place. */
function sourceNote(desk: Desk, field: KnownField, reader: string): string {
  if (field.earlier !== undefined && reader === '') return `from ${field.earlier}`;
  const language = reader === '' ? 'en' : reader;
  if (field.earlier !== undefined) return desk.word('source_earlier', language);
  const written = ['label', 'table', 'sublabel', 'own-form'].includes(field.source);
  if (written) return field.assumed ? desk.word('source_twin', language) : '';
  return desk.word(`source_${field.source.replaceAll('-', '_')}`, language);
}

/** What people call a level. */
export function severityName(desk: Desk, level: string, language: string): string {
  const names = desk.pack.severity.names?.[level];
  return names?.[language] ?? names?.['en'] ?? level;
}

/** A key: whole in no mail. */
export function isSecret(desk: Desk, id: string): boolean {
  const identifier = desk.pack.fields[id]?.identifier ?? id;
  return desk.pack.identifiers[identifier]?.mask === true;
}

/** What a timer measures, for people. */
export function timerTitle(desk: Desk, timer: string, language: string): string {
  const title = desk.pack.timers[timer]?.title;
  return title?.[language] ?? title?.['en'] ?? timer;
}

/** `2 of 5: took too long`; '' without an answer. */
export function ratingText(ticket: Ticket): string {
  const rated = ticket.survey?.answer ?? null;
  if (rated === null) return '';
  const words = rated.words.replace(/\s+/gu, ' ');
  if (rated.score === null) return words;
  const figure = `${rated.score} of ${rated.scale}`;
  return /\p{L}{2}/u.test(words) ? `${figure}: ${words}` : figure;
}

/** End of the running window after a closing ("you can reopen it until …"), '' without one. */
function windowOf(desk: Desk, ticket: Ticket, language: string): string {
  const window = Object.values(ticket.timers).find((timer) => timer.state === 'running' && desk.pack.timers[timer.name]?.window === true);
  return window === undefined ? '' : localTime(window.dueAt, ticket.zone, language);
}

function phonesOf(desk: Desk): { region: string; numbers: string }[] {
  return Object.values(desk.pack.channels)
    .filter((channel) => channel.kind === 'phone')
    .flatMap((channel) => Object.entries(channel.numbers ?? {}).map(([region, numbers]) => ({
      region, numbers: typeof numbers === 'string' ? numbers : numbers.join(' / '),
    })));
}

/** His own country's number, else the one for everywhere else, else all of them. */
function phoneFor(desk: Desk, ticket: Ticket): string {
  const phones = phonesOf(desk);
  const own = [ticket.organisation?.country, 'other'].flatMap((region) => phones.filter((phone) => phone.region === region)).slice(0, 1);
  return (own.length > 0 ? own : phones).map((phone) => phone.numbers).join(' / ');
}

function ladderOf(desk: Desk, ticket: Ticket, language: string): TicketView['ladder'] {
  const steps = desk.pack.ladder?.steps ?? [];
  const at = steps.findIndex((step) => step.step === ticket.ladder?.step);
  const nameOf = (index: number): string => steps[index]?.name[language] ?? steps[index]?.name['en'] ?? '';
  const { notBefore = null, attemptsMissing = 0 } = ticket.ladder?.shut ?? {};
  return { current: nameOf(at), next: nameOf(at + 1), not_before: notBefore === null ? '' : localTime(notBefore, ticket.zone, language), attempts_missing: attemptsMissing };
}

function refsOf(ticket: Ticket, kinds: readonly string[]): string {
  return ticket.links.filter((link) => kinds.includes(link.kind)).map((link) => link.ref).join(', ');
}

/** `Mia Lang <mia@…>` and `Mia Lang` are names; a role or a bare address tells the requester nothing that he could use. */
function ownerName(desk: Desk, assignedTo: string): string {
  const name = assignedTo.replace(/<[^>]*>/u, '').trim();
  return name.includes('@') || name === 'working_side' || Object.hasOwn(desk.pack.working_side.roles ?? {}, name.replace(/^staff\./u, '')) ? '' : name;
}
