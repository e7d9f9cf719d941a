// Monthly reports: which months are due, who gets them, and the one transaction that claims a month and puts its mails
// into the outbox. Whoever comes second, another gateway or the same one after a crash, finds it claimed.
import { composeSatisfactionReport, composeTicketReport, type ReportEnvelope } from '../compose/compose-report.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { roleAddress } from '../decide/role-address.ts';
import { newestDuePeriod, periodsBetween, type ReportPeriod } from '../decide/report-period.ts';
import { reportTicket, sumSatisfaction, sumTickets } from '../decide/ticket-report.ts';
import type { Db } from '../record/database.ts';
import {
  claimReport, lastReportPeriod, newestRequester, organisationsWanting, storeReportMails, surveyedTickets, ticketsOfPeriod, type ReportKey,
} from '../record/report-rows.ts';
import type { MonthlyReport } from '../rulebook/report-schema.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { JourneyContext } from './context.ts';

export interface Report {
  readonly desk: Desk;
  readonly name: string;
  readonly rules: MonthlyReport;
  readonly period: ReportPeriod;
}

/** Who gets one mail of a report; `organisation` is `role.NAME` for a role of the working side. */
export interface ReportReader {
  readonly organisation: string;
  readonly name: string;
  readonly to: readonly string[];
  readonly language: string;
}

/** Makes every report whose day has come and that was not made yet; the number of mails. A fault of one keeps none of the others. */
export async function makeDueReports(context: JourneyContext, onFault: (report: string, error: unknown) => void): Promise<number> {
  let mails = 0;
  for (const desk of context.rulebook().desks.values()) {
    for (const [name, rules] of monthlyReports(desk)) {
      try {
        for (const period of await missedPeriods(context, desk, name, rules)) mails += await makeRound(context, { desk, name, rules, period });
      } catch (error) {
        onFault(`${desk.id} ${name}`, error);
      }
    }
  }
  return mails;
}

/** Reports on one ticket leave when somebody asks for them. */
export function monthlyReports(desk: Desk): [string, MonthlyReport][] {
  return Object.entries(desk.pack.reports).flatMap(([name, rules]) => (rules.kind === 'ticket' ? [] : [[name, rules]]));
}

/** Months to be made up for. An installation that never made one begins with the month it is in. */
async function missedPeriods(context: JourneyContext, desk: Desk, name: string, rules: MonthlyReport): Promise<ReportPeriod[]> {
  const calendar = desk.calendars.get(rules.calendar);
  if (calendar === undefined) return [];
  const newest = newestDuePeriod(context.now(), calendar, desk.pack.desk.zone);
  const last = await lastReportPeriod(context.db, desk.id, name);
  if (last !== null) return periodsBetween(last, newest, desk.pack.desk.zone);
  await context.db.transaction().execute((tx) => claimReport(tx, { desk: desk.id, report: name, period: newest.name, organisation: '' }, context.now()));
  return [];
}

/** One month for everybody. The directory is asked before the transaction: it may need a connection of its own. */
async function makeRound(context: JourneyContext, report: Report): Promise<number> {
  const readers = await readersOf(context, report);
  const round = keyOf(report, '');
  return context.db.transaction().execute(async (tx) => {
    if (!(await claimReport(tx, round, context.now()))) return 0;
    let count = 0;
    for (const reader of readers) {
      const key = keyOf(report, reader.organisation);
      // Somebody may have sent it by hand already.
      if (!(await claimReport(tx, key, context.now()))) continue;
      const mail = await composeReport(context, tx, report, reader);
      const mails = mail === null ? [] : [mail];
      await storeReportMails(tx, key, mails);
      count += mails.length;
    }
    return count;
  });
}

/** Makes the report for these readers now; who has it already is left out. */
export async function makeReport(context: JourneyContext, report: Report, readers: readonly ReportReader[]): Promise<{ readonly made: readonly ReportReader[] }> {
  // What is made by hand must not look like the last round of the gateway.
  await missedPeriods(context, report.desk, report.name, report.rules);
  return context.db.transaction().execute(async (tx) => {
    const made: ReportReader[] = [];
    for (const reader of readers) {
      const key = keyOf(report, reader.organisation);
      if (!(await claimReport(tx, key, context.now()))) continue;
      const mail = await composeReport(context, tx, report, reader);
      await storeReportMails(tx, key, mail === null ? [] : [mail]);
      if (mail !== null) made.push(reader);
    }
    return { made };
  });
}

/** Everybody who gets this report by the pack; `only` = this organisation, whether it asked or not. */
export async function readersOf(context: JourneyContext, { desk, rules }: Pick<Report, 'desk' | 'rules'>, only: string | null = null): Promise<ReportReader[]> {
  if (rules.kind === 'satisfaction') {
    return [{ organisation: `role.${rules.to}`, name: '', to: [roleAddress(desk, rules.to)], language: desk.pack.desk.languages[0] ?? 'en' }];
  }
  const newest = only === null ? null : await newestRequester(context.db, desk.id, only);
  const wanting = only === null ? await organisationsWanting(context.db, desk.id, rules.flag) : newest === null ? [] : [newest];
  const readers: ReportReader[] = [];
  for (const { organisation, requester, language } of wanting) {
    const facts = await context.directory.facts({ desk: desk.id, addrSpec: requester, identifiers: [] });
    // Whoever asked may have gone elsewhere since: the report is for the organisation, at addresses the directory has of it.
    if (facts.organisation === null || facts.organisation.id !== organisation) continue;
    const { defaultAddress, name } = facts.organisation;
    const to = defaultAddress === null ? facts.authorisedContacts.filter((one) => one.organisation === organisation).map((one) => one.addrSpec) : [defaultAddress];
    if (to.length > 0) readers.push({ organisation, name, to, language });
  }
  return readers;
}

/** The mail for one reader; null when there is nothing to report to a role. */
export async function composeReport(context: JourneyContext, db: Db, { desk, rules, period }: Report, reader: ReportReader): Promise<OutgoingMail | null> {
  const composing = { desk, host: context.host, now: context.now(), uniqueId: context.uniqueId };
  const envelope: ReportEnvelope = { rules, period, to: reader.to, language: reader.language, organisation: reader.name };
  if (rules.kind === 'satisfaction') {
    const figures = sumSatisfaction(desk.pack, await surveyedTickets(db, desk.id, period.from), period);
    return figures.asked + figures.answers === 0 ? null : composeSatisfactionReport(composing, envelope, figures);
  }
  const tickets = await ticketsOfPeriod(db, desk.id, reader.organisation, period.from, period.to);
  const reported = tickets.filter(({ ticket }) => ticket.notice === undefined && rules.types?.includes(ticket.type) !== false)
    .map(({ ticket, events }) => reportTicket(desk.pack, ticket, events));
  return composeTicketReport(composing, envelope, reported, sumTickets(reported, period));
}

function keyOf({ desk, name, period }: Report, organisation: string): ReportKey {
  return { desk: desk.id, report: name, period: period.name, organisation };
}
