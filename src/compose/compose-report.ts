// The monthly reports: the tickets of one organisation to itself, or how content people were to a role of the working
// side. A small table in both parts of the mail, all of it as CSV beside it. Every row that comes in here goes out: who may
// see which is decided by whoever asks the store.
import type { ReportPeriod } from '../decide/report-period.ts';
import type { ReportedTicket, Satisfaction, TicketSums } from '../decide/ticket-report.ts';
import type { Ticket } from '../decide/ticket.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import { returnPath } from '../mail/return-path.ts';
import { renderLiquid } from '../rulebook/liquid.ts';
import type { MonthlyReport } from '../rulebook/report-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { reportNames } from '../rulebook/template-names.ts';
import { blocksHtml } from './blocks-html.ts';
import { blocksText } from './blocks-text.ts';
import { csvText } from './csv.ts';
import { mapTexts, renderBlocks } from './mail-blocks.ts';
import { maskIn } from './mask.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { ratingText, secretsOf, timerTitle } from './ticket-view.ts';

/** More rows than this nobody reads in a mail; the file has all. */
const rowsShownMax = 60;
const missedShownMax = 20;

export interface ReportContext {
  readonly desk: Desk;
  readonly host: string;
  readonly now: Instant;
  readonly uniqueId: () => string;
}

/** Who gets it, in what language, by which rule of the pack. */
export interface ReportEnvelope {
  readonly rules: MonthlyReport;
  readonly period: ReportPeriod;
  readonly to: readonly string[];
  readonly language: string;
  readonly organisation: string;
}

/** The tickets of an organisation. */
export function composeTicketReport(context: ReportContext, envelope: ReportEnvelope, reported: readonly ReportedTicket[], sums: TicketSums): OutgoingMail {
  const { desk } = context;
  const { language } = envelope;
  const zone = desk.pack.desk.zone;
  const levels = desk.pack.severity.levels.length > 0;
  const word = (name: string): string => desk.word(name, language);
  const days = new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'short', timeZone: zone });
  const day = (at: Instant | null): string => (at === null ? '-' : days.format(new Date(at)));
  const inTime = (one: ReportedTicket): string => (one.withinTarget === null ? '-' : word(one.withinTarget ? 'yes' : 'no'));
  const rows = reported.slice(0, rowsShownMax).map((one) => [
    one.ticket.ref, ...(levels ? [one.ticket.severity ?? '-'] : []), day(one.ticket.receivedAt), day(one.answeredAt), day(one.doneAt), inTime(one), shownSubject(desk, one.ticket),
  ]);
  const missed = reported.filter((one) => one.missed.length > 0).map((one) => `${one.ticket.ref}: ${one.missed.map((name) => timerTitle(desk, name, language)).join(', ')}`);
  const columns = ['report_ticket', ...(levels ? ['severity'] : []), 'report_opened', 'report_answered', 'report_done', 'report_in_time', 'report_subject'].map(word);
  return frame(context, envelope, {
    ...common(context, envelope), columns, rows, missed: missed.slice(0, missedShownMax), more: Math.max(0, reported.length - rowsShownMax),
    totals: [
      { label: word('report_total'), value: String(sums.tickets) }, { label: word('report_total_opened'), value: String(sums.opened) },
      { label: word('report_total_done'), value: String(sums.done) }, { label: word('report_total_open'), value: String(sums.open) },
      { label: word('report_total_missed'), value: String(sums.missed) },
    ],
  }, ticketCsv(desk, reported));
}

/** All columns and rows, instants in UTC; the headings are fixed, because machines read them. */
function ticketCsv(desk: Desk, reported: readonly ReportedTicket[]): string {
  const at = (instant: Instant | null): string => (instant === null ? '' : isoInstant(instant));
  return csvText([
    ['ref', 'subject', 'type', 'severity', 'status', 'opened', 'first_response', 'resolved', 'within_target', 'missed_targets'],
    ...reported.map((one) => [
      one.ticket.ref, shownSubject(desk, one.ticket), one.ticket.type, one.ticket.severity ?? '', one.ticket.status, at(one.ticket.receivedAt), at(one.answeredAt), at(one.doneAt),
      one.withinTarget === null ? '' : one.withinTarget ? 'yes' : 'no', one.missed.join(' '),
    ]),
  ]);
}

/** How content people were. */
export function composeSatisfactionReport(context: ReportContext, envelope: ReportEnvelope, figures: Satisfaction): OutgoingMail {
  const word = (name: string): string => context.desk.word(name, envelope.language);
  return frame(context, envelope, {
    ...common(context, envelope), columns: [word('report_score'), word('report_answers')],
    rows: figures.distribution.map(({ score, count }) => [`${score}`, `${count}${count === 0 ? '' : `  ${'#'.repeat(Math.min(count, 40))}`}`]), more: 0,
    missed: figures.rated.slice(0, missedShownMax).map((ticket) => `${ticket.ref}: ${maskedFor(context.desk, ticket, ratingText(ticket)).slice(0, 200)}`),
    totals: [
      { label: word('report_asked'), value: String(figures.asked) }, { label: word('report_answers'), value: String(figures.answers) },
      { label: word('report_mean'), value: figures.mean === null ? '-' : `${figures.mean.toFixed(1)} / ${figures.scale}` },
    ],
  }, satisfactionCsv(context.desk, figures));
}

function satisfactionCsv(desk: Desk, figures: Satisfaction): string {
  return csvText([
    ['ref', 'organisation', 'type', 'asked', 'answered', 'score', 'scale', 'words'],
    ...figures.rated.map((ticket) => {
      const { askedAt = 0, answer = null } = ticket.survey ?? {};
      return [ticket.ref, ticket.organisation?.name ?? '', ticket.type, isoInstant(askedAt), answer === null ? '' : isoInstant(answer.at), String(answer?.score ?? ''),
        String(answer?.scale ?? ''), maskedFor(desk, ticket, answer?.words ?? '')];
    }),
  ]);
}

function common({ desk }: ReportContext, { rules, period, language, organisation }: ReportEnvelope) {
  const source = desk.text(rules.text, language);
  const words = desk.words(language);
  return {
    kind: rules.kind, desk: desk.pack.desk.name, zone: desk.pack.desk.zone, organisation, month: monthName(period, language), words,
    body: source === null ? '' : renderLiquid('paragraph', source, { desk: desk.pack.desk.name, links: desk.pack.desk.links ?? {}, words }).trim(),
  };
}

type ReportView = Readonly<Record<keyof typeof reportNames, unknown>>;

function frame(context: ReportContext, envelope: ReportEnvelope, view: ReportView, csv: string): OutgoingMail {
  const { desk, host, now } = context;
  const { rules, period, language } = envelope;
  const template = desk.template('report', language);
  if (template === null) throw new Error(`template report.${language} is missing for desk ${desk.id}`);
  const shown = (text: string): string => maskIn(text, [...desk.secretsIn(text)]);
  const blocks = renderBlocks(template, view).map((block) => mapTexts(block, shown));
  const title = rules.title[language] ?? rules.title['en'] ?? Object.values(rules.title)[0] ?? '';
  const subject = `${title}: ${monthName(period, language)}`;
  const address = desk.addresses[0] ?? '';
  const from = { displayName: desk.pack.desk.name, addrSpec: address };
  const messageId = `report.${desk.id.toLowerCase()}.${period.name}.${context.uniqueId()}@${host}`;
  return {
    kind: 'report', automatic: true, from, to: envelope.to.slice(0, 1).map((addrSpec) => ({ displayName: '', addrSpec })), cc: envelope.to.slice(1), replyTo: from,
    subject, text: blocksText(blocks), html: blocksHtml(blocks, { language, title: subject, head: desk.pack.desk.name }), messageId, inReplyTo: null, references: [messageId],
    headers: [{ name: 'X-Desk-Id', value: desk.id }, { name: 'Auto-Submitted', value: 'auto-generated' }, { name: 'X-Auto-Response-Suppress', value: 'All' }],
    date: now, reversePath: returnPath(address, messageId), files: [{ name: `${rules.kind}-${period.name}.csv`, mediaType: 'text/csv', text: csv }], attachmentsOf: [],
  };
}

/** `10 Mar` and not `Mar 10`: the desks write their days so. */
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

/** `March 2026` in the language of the reader. */
function monthName(period: ReportPeriod, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${period.name}-01T00:00:00Z`));
}

function shownSubject(desk: Desk, ticket: Ticket): string {
  return maskedFor(desk, ticket, ticket.subject);
}

function maskedFor(desk: Desk, ticket: Ticket, text: string): string {
  return maskIn(text, [...secretsOf(desk, ticket), ...desk.secretsIn(text)]);
}
