// postern timers: which clocks run, when they are due, and why then.
import type { Command } from 'commander';
import pc from 'picocolors';
import { formatLocal } from '../../decide/calendar.ts';
import type { Installation } from '../../main/installation.ts';
import { listTimers, type TimerListing } from '../../record/listings.ts';
import { withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { tableText } from '../table.ts';
import { noSuchName } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--desk <id>', 'only timers of this desk').option('--overdue', 'only those that should have rung already')
    .option('--json', 'one JSON array, with the timers that have ended and the steps that led to each due time')
    .addHelpText('after', '\nExample: postern timers --overdue');
}

interface Options {
  readonly desk?: string;
  readonly overdue?: true;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  await withInstallation(async (installation) => {
    const { db, journey, rulebook } = installation;
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
    console.log(running.length === 0 ? (options.overdue === true ? 'no timer is overdue' : 'no timer is running') : listText(running, installation));
    if (ended > 0) console.log(pc.dim(`${ended} more have ended; \`postern ticket REF\` and --json show them`));
  });
}

function listText(timers: readonly TimerListing[], { journey, rulebook }: Installation): string {
  const now = journey.now();
  // A ticket's reference begins with its desk's, and only the desk knows in which zone its people read a clock.
  const zones = [...rulebook().desks.values()].map((desk) => ({ prefix: desk.pack.desk.ref.replace(/\{.*/u, ''), zone: desk.pack.desk.zone }));
  const zoneOf = (ref: string): string => zones.find((one) => ref.startsWith(one.prefix))?.zone ?? 'UTC';
  const rows = timers.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due)).map((timer) => {
    const due = Date.parse(timer.due);
    return [formatLocal(due, zoneOf(timer.ref)), due < now ? pc.red('overdue') : '', timer.ref, timer.name, timer.calendar.replace(/@.*/u, '')];
  });
  return tableText([{ head: 'due' }, { head: '' }, { head: 'ticket' }, { head: 'timer' }, { head: 'calendar' }], rows);
}
