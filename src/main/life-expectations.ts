// What a script expects of a step, held against what came of it: one difference for each verdict that is otherwise, in
// words that stand beside each other. Judges only; the playing is done in play-life.ts.
import { formatDuration } from '../decide/calendar-format.ts';
import { valueText, type Ticket, type TicketTimer } from '../decide/ticket.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { isoInstant } from '../mail/instant.ts';
import type { ExpectedMail, LifeExpectation } from './life-schema.ts';
import type { Happening } from './simulation.ts';

/** What came of a step. */
export interface StepResult {
  /** The ticket that the step is about, as it is now. */
  readonly ticket: Ticket | null;
  /** What its mail or act did; null when only time passed. */
  readonly own: Happening | null;
  /** The sentence with which its act was refused. */
  readonly refused: string | null;
  /** Everything since the step before. */
  readonly happenings: readonly Happening[];
}

export interface LifeDifference {
  /** `status`, `timers.response`, `mails` */
  readonly verdict: string;
  readonly expected: string;
  readonly found: string;
}

type Judge<K extends keyof LifeExpectation> = (wanted: NonNullable<LifeExpectation[K]>, result: StepResult) => LifeDifference[];

const judges: { readonly [K in keyof LifeExpectation]-?: Judge<K> } = {
  state: (wanted, { own }) => same('state', wanted, own?.cause.kind === 'mail' ? own.cause.outcome.state : 'no mail'),
  reason: (wanted, { own }) => contained('reason', wanted, own?.cause.kind === 'mail' ? own.cause.outcome.reason : 'no mail'),
  refused: (wanted, { refused }) => contained('refused', wanted, refused ?? 'not refused'),
  ref: (wanted, { ticket }) => same('ref', wanted, ticket?.ref),
  status: (wanted, { ticket }) => same('status', wanted, ticket?.status),
  type: (wanted, { ticket }) => same('type', wanted, ticket?.type),
  severity: (wanted, { ticket }) => same('severity', wanted, ticket?.severity ?? null),
  assigned: (wanted, { ticket }) => same('assigned', wanted, ticket?.assignedTo ?? null),
  closed_for: (wanted, { ticket }) => same('closed_for', wanted, ticket?.closeReason ?? null),
  requester: (wanted, { ticket }) => same('requester', wanted, ticket?.requester.addrSpec),
  sla: (wanted, { ticket }) => same('sla', wanted, ticket?.sla),
  missing: (wanted, { ticket }) => same('missing', list(wanted.toSorted()), list([...(ticket?.missing ?? [])].sort())),
  wrong: (wanted, { ticket }) => same('wrong', list(wanted.toSorted()), list((ticket?.wrong ?? []).map((one) => one.field).sort())),
  fields: (wanted, { ticket }) => Object.entries(wanted).flatMap(([id, value]) => {
    const known = ticket?.fields[id];
    return same(`fields.${id}`, typeof value === 'string' ? value : list(value), known === undefined ? 'nothing' : valueText(known.value));
  }),
  flags: (wanted, { ticket }) => wanted.filter((name) => ticket?.flags.includes(name) !== true).map((name) => otherwise('flags', name, list(ticket?.flags ?? []))),
  not_flags: (wanted, { ticket }) => wanted.filter((name) => ticket?.flags.includes(name) === true).map((name) => otherwise('not_flags', `no ${name}`, list(ticket?.flags ?? []))),
  links: (wanted, { ticket }) => wanted.filter((ref) => ticket?.links.some((link) => link.ref === ref) !== true)
    .map((ref) => otherwise('links', ref, list((ticket?.links ?? []).map((link) => link.ref)))),
  timers: (wanted, { ticket }) => Object.entries(wanted).flatMap(([name, state]) => timerDifference(name, state, ticket?.timers[name])),
  mails: (wanted, result) => exactMails(wanted, mailsOf(result)),
  sent: (wanted, result) => wanted.flatMap((one) => {
    const mails = mailsOf(result);
    const differences = mails.filter((mail) => sentText(mail) === expectedText(one)).map((mail) => mailDifferences('sent', one, mail));
    if (differences.some((each) => each.length === 0)) return [];
    return differences[0] ?? [otherwise('sent', expectedText(one), sentList(mails))];
  }),
  not_sent: (wanted, result) => wanted.flatMap((beginning) =>
    mailsOf(result).filter((mail) => `${sentText(mail)} `.startsWith(`${beginning} `)).map((mail) => otherwise('not_sent', `no ${beginning}`, sentText(mail)))),
  history: (wanted, { happenings }) => {
    const told = happenings.flatMap((one) => one.changes.flatMap((change) => (change.kind === 'note' ? [`${change.what}: ${change.text}`] : [])));
    return wanted.filter((text) => !told.some((line) => holdsWords(line, text))).map((text) => otherwise('history', text, list(told)));
  },
};

/** Everything that is otherwise than expected. */
export function lifeDifferences(expected: LifeExpectation, result: StepResult): LifeDifference[] {
  return Object.entries(expected).flatMap(([key, wanted]) => {
    const judge = judges[key as keyof LifeExpectation] as (wanted: unknown, result: StepResult) => LifeDifference[];
    return wanted === undefined ? [] : judge(wanted, result);
  });
}

function same(verdict: string, wanted: Plain, found: Plain): LifeDifference[] {
  return wanted === found ? [] : [otherwise(verdict, shown(wanted), shown(found))];
}

function contained(verdict: string, wanted: string, found: string): LifeDifference[] {
  return holdsWords(found, wanted) ? [] : [otherwise(verdict, wanted, found)];
}

function otherwise(verdict: string, expected: string, found: string): LifeDifference {
  return { verdict, expected, found };
}

type Plain = string | boolean | null | undefined;

function shown(value: Plain): string {
  return value === null || value === undefined ? 'nothing' : String(value);
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'none' : values.join(', ');
}

/** Case, line breaks and repeated blanks are not what a reader sees. */
function holdsWords(text: string, words: string): boolean {
  const plain = (one: string): string => one.replaceAll(/\s+/gu, ' ').toLowerCase();
  return plain(text).includes(plain(words));
}

function timerDifference(name: string, wanted: string, timer: TicketTimer | undefined): LifeDifference[] {
  const state = timer === undefined ? 'none' : timer.pausedAt !== undefined ? 'paused' : timer.withoutTarget === true ? 'none' : timer.state;
  const found = timer?.state === 'running' ? `running, due ${isoInstant(timer.dueAt)}` : state;
  if (!wanted.includes('T')) return wanted === state ? [] : [otherwise(`timers.${name}`, wanted, found)];
  const due = Date.parse(wanted);
  if (timer?.state === 'running' && timer.dueAt === due) return [];
  const off = timer?.state === 'running' ? ` (${formatDuration(Math.abs(timer.dueAt - due))} ${timer.dueAt > due ? 'later' : 'earlier'})` : '';
  return [otherwise(`timers.${name}`, `running, due ${isoInstant(due)}`, found + off)];
}

function mailsOf({ happenings }: StepResult): OutgoingMail[] {
  return happenings.flatMap((one) => [...one.mails]);
}

function exactMails(wanted: readonly ExpectedMail[], mails: readonly OutgoingMail[]): LifeDifference[] {
  const found = mails.map(sentText);
  if (wanted.map(expectedText).join('\n') !== found.join('\n')) return [otherwise('mails', list(wanted.map(expectedText)), sentList(mails))];
  return wanted.flatMap((one, index) => {
    const mail = mails[index];
    return mail === undefined ? [] : mailDifferences(`mails.${index + 1}`, one, mail);
  });
}

function mailDifferences(verdict: string, wanted: ExpectedMail, mail: OutgoingMail): LifeDifference[] {
  if (typeof wanted === 'string') return [];
  const text = `${mail.subject}\n${mail.text}`;
  return [
    ...(wanted.at === undefined ? [] : same(`${verdict}.at`, isoInstant(Date.parse(wanted.at)), isoInstant(mail.date))),
    ...(wanted.subject === undefined ? [] : same(`${verdict}.subject`, wanted.subject, mail.subject)),
    ...(wanted.cc === undefined ? [] : same(`${verdict}.cc`, list(wanted.cc), list(mail.cc))),
    ...(wanted.says ?? []).filter((words) => !holdsWords(text, words)).map((words) => otherwise(`${verdict}.says`, `"${words}"`, `\n${mail.text.trimEnd()}`)),
    ...(wanted.says_not ?? []).filter((words) => holdsWords(text, words)).map((words) => otherwise(`${verdict}.says_not`, `nothing of "${words}"`, `\n${mail.text.trimEnd()}`)),
  ];
}

function expectedText(wanted: ExpectedMail): string {
  return typeof wanted === 'string' ? wanted : wanted.mail;
}

/** `answer to jo@partner.example`; a notice to several names them all. */
function sentText(mail: OutgoingMail): string {
  return `${mail.kind} to ${mail.to.map((one) => one.addrSpec).join(', ')}`;
}

function sentList(mails: readonly OutgoingMail[]): string {
  return mails.length === 0 ? 'none' : mails.map((mail) => `${sentText(mail)} (${isoInstant(mail.date)})`).join(', ');
}
