// The report on one ticket for its requester (RHI-25) as its template and its file show it: facts, targets, what staff
// found, and what happened. Nothing stands in it that is not on the ticket.
import { localTime } from './local-time.ts';
import type { CaseEvent, CaseReport } from '../decide/case-report.ts';
import type { Ticket } from '../decide/ticket.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { TicketReport } from '../rulebook/report-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { csvText } from './csv.ts';
import { formLabel } from './label.ts';
import { shownValue, severityName, timerTitle } from './ticket-view.ts';

/** More than these nobody reads in a mail; the file has all. */
const eventsShownMax = 80;

interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface CaseView {
  readonly title: string;
  readonly made: string;
  readonly facts: readonly Fact[];
  readonly columns: readonly string[];
  readonly targets: readonly (readonly string[])[];
  readonly findings: readonly Fact[];
  readonly event_columns: readonly string[];
  readonly events: readonly (readonly string[])[];
  readonly more: number;
}

/** What the template shows, and all events as CSV with instants in UTC. */
export function caseView(desk: Desk, ticket: Ticket, rules: TicketReport, { answeredAt, doneAt, targets, events }: CaseReport, now: Instant): { readonly view: CaseView; readonly csv: string } {
  const { language } = ticket;
  const word = (name: string): string => desk.word(name, language);
  const local = (at: Instant): string => localTime(at, ticket.zone, language);
  const told = (event: CaseEvent): string => [word(`case_${event.what}`), shownText(desk, event, language)].filter((part) => part !== '').join(': ');
  const facts: Fact[] = [
    { label: word('report_subject'), value: ticket.subject }, { label: word('report_opened'), value: local(ticket.receivedAt) },
    ...(answeredAt === null ? [] : [{ label: word('report_answered'), value: local(answeredAt) }]), ...(doneAt === null ? [] : [{ label: word('report_done'), value: local(doneAt) }]),
    { label: word('case_status'), value: statusName(ticket.status) },
    ...(ticket.severity === null ? [] : [{ label: capitalised(word('severity')), value: severityName(desk, ticket.severity, language) }]),
  ];
  const view: CaseView = {
    title: rules.title[language] ?? rules.title['en'] ?? Object.values(rules.title)[0] ?? '', made: local(now), facts,
    columns: ['case_due', 'report_in_time', 'case_target'].map(word),
    targets: targets.map(({ timer, dueAt, met }) => [local(dueAt), met === null ? '-' : word(met ? 'yes' : 'no'), timerTitle(desk, timer, language)]),
    findings: rules.findings.flatMap((id) => {
      const field = ticket.fields[id];
      return field === undefined ? [] : [{ label: formLabel(desk, id, language), value: shownValue(desk, id, field, language) }];
    }),
    event_columns: ['case_when', 'case_event'].map(word), events: events.slice(-eventsShownMax).map((event) => [local(event.at), told(event)]), more: Math.max(0, events.length - eventsShownMax),
  };
  return { view, csv: csvText([['at', 'event', 'text'], ...events.map((event) => [isoInstant(event.at), event.what, shownText(desk, event, language)])]) };
}

function shownText(desk: Desk, event: CaseEvent, language: string): string {
  if (event.what === 'status') return statusName(event.text);
  return event.what === 'level' ? severityName(desk, event.text, language) : event.text;
}

function statusName(status: string): string {
  return status.replaceAll('_', ' ');
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
