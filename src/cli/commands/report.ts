// postern report: monthly figures by hand. What the gateway sends by itself on the first open day of a month is sent here
// before, or looked at; nobody gets the same month twice.
import { Argument, type Command } from 'commander';
import { composeReport, makeReport, monthlyReports, readersOf, type Report, type ReportReader } from '../../journey.ts';
import { reportPeriod } from '../../decide/report-period.ts';
import type { Installation } from '../../main/installation.ts';
import type { Desk } from '../../rulebook/rulebook.ts';
import { deliveryNote, ring } from '../gateway.ts';
import { withInstallation } from '../open.ts';
import { printable, printableLines } from '../table.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

interface Options {
  readonly desk?: string;
  readonly month?: string;
  readonly organisation?: string;
  readonly report?: string;
  readonly csv?: true;
  readonly dryRun?: true;
}

export function describe(command: Command): Command {
  return command.addArgument(new Argument('<what>', 'monthly: the reports on a month').choices(['monthly']))
    .option('--desk <id>', 'desk whose report it is').option('--month <yyyy-mm>', 'such as 2026-03')
    .option('--organisation <id>', 'only for this organisation of the directory, whether it asked for reports or not')
    .option('--report <name>', 'only this report of the pack').option('--csv', 'print the tables as CSV; send nothing')
    .option('--dry-run', 'print the mails; send and keep nothing')
    .addHelpText('after', '\nExamples: postern report monthly --desk ABC --month 2026-03 --dry-run\n          postern report monthly --desk ABC --month 2026-03 --organisation alder --csv');
}

export async function run(_what: 'monthly', options: Options): Promise<void> {
  await withInstallation(async (installation) => {
    const reports = reportsOf(installation, options);
    const looksOnly = options.csv === true || options.dryRun === true;
    const running = reports.find((report) => report.period.to > installation.journey.now());
    // Sent now it would be the one report on that month, and the rest of the month in none.
    if (!looksOnly && running !== undefined) throw usageFault(`${running.period.name} is not over; --dry-run and --csv show it as it is`);
    let sent = 0;
    for (const report of reports) {
      const readers = await readersOf(installation.journey, report, report.rules.kind === 'tickets' ? (options.organisation ?? null) : null);
      if (readers.length === 0) console.log(noReader(report, options));
      else if (looksOnly) await show(installation, report, readers, options);
      else sent += await send(installation, report, readers);
    }
    if (sent > 0) console.log(deliveryNote(installation, await ring(installation, 'deliver')));
  });
}

function reportsOf({ rulebook }: Installation, options: Options): Report[] {
  const desk = deskOf([...rulebook().desks.values()], options.desk);
  const month = options.month ?? '';
  const period = /^\d{4}-\d{2}$/u.test(month) ? reportPeriod(month, desk.pack.desk.zone) : null;
  if (period === null) throw usageFault(`which month? --month 2026-03${month === '' ? '' : `, not ${month}`}`);
  const names = monthlyReports(desk).map(([name]) => name);
  if (names.length === 0) throw dataFault('no-report', `the pack of ${desk.id} has no monthly report in its section reports`);
  if (options.report !== undefined && !names.includes(options.report)) throw noSuchName('report', options.report, names);
  return monthlyReports(desk).map(([name, rules]) => ({ desk, name, rules, period }))
    .filter(({ name, rules }) => (options.report === undefined || name === options.report) && (options.organisation === undefined || rules.kind === 'tickets'));
}

function deskOf(desks: readonly Desk[], named: string | undefined): Desk {
  const having = desks.filter((desk) => monthlyReports(desk).length > 0);
  if (named === undefined) throw usageFault(`which desk? --desk ${having.map((desk) => desk.id).join(' or ')}`);
  const desk = desks.find((one) => one.id === named);
  if (desk === undefined) throw noSuchName('desk', named, desks.map((one) => one.id));
  return desk;
}

function noReader({ desk, name, rules }: Report, { organisation }: Options): string {
  if (organisation !== undefined) return `${name}: nobody of ${printable(organisation)} whom the directory knows has written to ${desk.id}`;
  return `${name}: no organisation gets it${rules.kind === 'tickets' ? `; staff say so on one of its tickets: postern act REF flag ${rules.flag}` : ''}`;
}

async function show({ journey, db }: Installation, report: Report, readers: readonly ReportReader[], options: Options): Promise<void> {
  for (const reader of readers) {
    const mail = await composeReport(journey, db, report, reader);
    if (options.csv === true) process.stdout.write(mail?.files[0]?.text ?? '');
    else if (mail === null) console.log(`${report.name}: nobody was asked or answered in ${report.period.name}`);
    else console.log([`To: ${reader.to.map(printable).join(', ')}`, `Subject: ${printable(mail.subject)}`, '', ...printableLines(mail.text)].join('\n'));
  }
}

async function send({ journey }: Installation, report: Report, readers: readonly ReportReader[]): Promise<number> {
  const { made } = await makeReport(journey, report, readers);
  for (const reader of readers) {
    const whom = reader.organisation.startsWith('role.') ? reader.to.join(', ') : `${reader.organisation} (${reader.to.join(', ')})`;
    console.log(`${report.name} ${report.period.name}: ${printable(whom)}${made.includes(reader) ? '' : ': sent before, or nothing to say; --dry-run shows it'}`);
  }
  return made.length;
}
