// postern timers: which clocks run, when they are due, and why then; and the one way to count them again.
import type { Command } from 'commander';
import pc from 'picocolors';
import { formatLocal, isOlderCalendar } from '../../decide/calendar.ts';
import type { Installation } from '../../main/installation.ts';
import { listTimers, type TimerListing } from '../../record/listings.ts';
import { olderCalendars, olderText } from '../older-calendars.ts';
import { withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { recomputeTimers } from '../recompute-timers.ts';
import { printable, tableText } from '../table.ts';
import { noSuchName, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--desk <id>', 'only timers of this desk').option('--overdue', 'only those that should have rung already')
    .option('--why', 'with the steps that led to each due time')
    .option('--recompute', 'count running timers again whose calendar has changed since').option('--dry-run', 'with --recompute: only show old and new due times')
    .option('--json', 'one JSON array, with the timers that have ended and the steps that led to each due time')
    .addHelpText('after', '\nExamples: postern timers --overdue\n          postern timers --recompute --dry-run');
}

interface Options {
  readonly desk?: string;
  readonly overdue?: true;
  readonly why?: true;
  readonly recompute?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  if (options.dryRun === true && options.recompute !== true) throw usageFault('--dry-run belongs to --recompute');
  await withInstallation(async (installation) => {
    const { db, journey, rulebook } = installation;
    if (options.recompute === true) return recompute(installation, options);
    const filter = { desk: options.desk ?? null, overdueAt: options.overdue === true ? journey.now() : null };
    if (options.json === true) return printJsonArray(listTimers(db, filter));
    const running: TimerListing[] = [];
    let ended = 0;
    for await (const page of listTimers(db, filter)) {
      running.push(...page.filter((timer) => timer.state === 'running'));
      ended += page.filter((timer) => timer.state !== 'running').length;
    }
    const { desks } = rulebook();
    if (running.length + ended === 0 && filter.desk !== null && !desks.has(filter.desk)) throw noSuchName('desk', filter.desk, [...desks.keys()]);
    console.log(running.length === 0 ? (options.overdue === true ? 'no timer is overdue' : 'no timer is running') : listText(running, installation, options.why === true));
    const older = olderText(await olderCalendars(db, rulebook(), filter.desk));
    if (older !== '') console.log(pc.yellow(`${older}; \`postern timers --recompute\` counts them again`));
    if (ended > 0) console.log(pc.dim(`${ended} more have ended; \`postern ticket REF\` and --json show them`));
  });
}

function recompute(installation: Installation, { desk, dryRun, json }: Options): Promise<void> {
  const desks = [...installation.rulebook().desks.keys()];
  if (desk !== undefined && !desks.includes(desk)) throw noSuchName('desk', desk, desks);
  return recomputeTimers(installation, { desk: desk ?? null, dryRun: dryRun === true, json: json === true });
}

function listText(timers: readonly TimerListing[], { journey, rulebook }: Installation, why: boolean): string {
  const now = journey.now();
  // A ticket's reference begins with its desk's, and only the desk knows in which zone its people read a clock.
  const desks = [...rulebook().desks.values()].map((desk) => ({ prefix: desk.pack.desk.ref.replace(/\{.*/u, ''), zone: desk.pack.desk.zone, calendars: desk.calendars }));
  const sorted = timers.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));
  const rows = sorted.map((timer) => {
    const due = Date.parse(timer.due);
    const desk = desks.find((one) => timer.ref.startsWith(one.prefix));
    const [calendar = '', version = ''] = timer.calendar.split('@');
    const older = desk !== undefined && isOlderCalendar(calendar, version, desk.calendars) ? pc.yellow(' (older)') : '';
    return [formatLocal(due, desk?.zone ?? 'UTC'), due < now ? pc.red('overdue') : '', timer.ref, timer.name, calendar + older];
  });
  const table = tableText([{ head: 'due' }, { head: '' }, { head: 'ticket' }, { head: 'timer' }, { head: 'calendar' }], rows);
  if (!why) return table;
  const [head = '', ...lines] = table.split('\n');
  return [head, ...lines.flatMap((line, index) => [line, ...(sorted[index]?.why ?? []).map((step) => pc.dim(`    ${printable(step)}`))])].join('\n');
}
