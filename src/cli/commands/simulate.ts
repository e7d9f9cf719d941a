// postern simulate MAIL.eml…: the life of a ticket on a simulated clock, if nobody acts or as a script says, printed as it
// happens. Production code with another clock and a store in memory; nothing is sent. Expectations of the script that do
// not hold are told one by one, and the exit code is 1.
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import type { Command } from 'commander';
import pc from 'picocolors';
import { faultLine, readRulebook } from '../../main/installation.ts';
import { planOf, type SimulationOptions } from '../../main/life-plan.ts';
import { readLife, type Life } from '../../main/life-script.ts';
import { playLife, type LifeListener, type PlayedLife } from '../../main/play-life.ts';
import { ScriptFault } from '../../main/script-mail.ts';
import { readInstant } from '../../main/time-span.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import { limits } from '../../mail/limits.ts';
import { readConfig } from '../../platform/config.ts';
import { errorText } from '../../platform/fault.ts';
import { createParserPool } from '../../platform/parser-pool.ts';
import { createUnderstand } from '../../platform/understand.ts';
import { yamlDirectory } from '../../platform/yaml-directory.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { printable } from '../table.ts';
import { endJson, happeningJson } from '../timeline-json.ts';
import { TimelineText } from '../timeline-text.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('[mail...]', 'files with one mail each, received in the order of their times')
    .option('--desk <id>', 'assume this desk instead of reading it from the recipients')
    .option('--script <file>', 'who does what when, and what must then be so: a *.life.yaml')
    .option('--from <instant>', 'when the first mail is received, ISO 8601 (default: as it says itself)')
    .option('--until <instant>', 'how far to go: an instant, or a span after the last mail or step such as 30d, 12h, 3bd (default: 30d, with a script its end)')
    .option('--full', 'with the texts of the mails that leave').option('--json', 'one JSON object: timeline, tickets, expectations')
    .addHelpText('after', '\nExamples: postern simulate MAIL.eml --until 30d\n          postern simulate --script silence.life.yaml --full');
}

interface Options {
  readonly desk?: string;
  readonly script?: string;
  readonly from?: string;
  readonly until?: string;
  readonly full?: true;
  readonly json?: true;
}

/** A reader that is told something is wrong, not that something is broken. */
const expectationsFailed = 1;

export async function run(files: readonly string[], options: Options): Promise<number> {
  if (files.length === 0 && options.script === undefined) throw usageFault('simulate needs a mail, or a script with --script');
  const config = readConfig(process.env, process.cwd());
  const rulebook = await readRulebook(config.rulesFolder);
  const life = options.script === undefined ? null : await lifeOf(options.script, rulebook);
  const mails = await mailsOf(files);
  const pool = createParserPool({ size: Math.max(1, availableParallelism() - 1), timeoutMs: limits.parseMs, heapMb: limits.parserHeapMb });
  const context = {
    rulebook: () => rulebook, directory: yamlDirectory(rulebook.directory), understand: createUnderstand(pool), host: config.host,
    trustedAuthservIds: config.trustedAuthservIds, keys: [{ id: 's', secret: 'simulation' }],
  };
  const full = options.full === true;
  try {
    const plan = planOf(rulebook, mails, life, simulationOptions(options, rulebook), Date.now());
    const print = options.json === true ? jsonPrinter(full, plan.from) : textPrinter(rulebook, full);
    const played = await playLife(context, plan, print.listener);
    await print.end(played);
    return played.differences.length > 0 ? expectationsFailed : 0;
  } catch (error) {
    if (error instanceof ScriptFault) throw dataFault('script', error.message);
    throw error;
  } finally {
    await pool.close();
  }
}

function simulationOptions(options: Options, rulebook: Rulebook): SimulationOptions {
  if (options.desk !== undefined && !rulebook.desks.has(options.desk)) throw noSuchName('desk', options.desk, [...rulebook.desks.keys()]);
  const from = options.from === undefined ? null : readInstant(options.from);
  if (options.from !== undefined && from === null) throw usageFault(`--from ${options.from}: expected an instant such as 2026-03-10T09:12:00Z`);
  if (options.until !== undefined && readInstant(options.until) === null && !/^(\d{1,5}(m|h|d|w|bd))( \d{1,5}(m|h|d|w|bd))*$/u.test(options.until)) {
    throw usageFault(`--until ${options.until}: expected an instant such as 2026-04-10T00:00Z, or a span such as 30d, 12h or 3bd`);
  }
  return { desk: options.desk ?? null, from, until: options.until ?? null };
}

async function lifeOf(path: string, rulebook: Rulebook): Promise<Life> {
  const { life, faults } = await readLife(path, rulebook);
  if (life === null) throw dataFault('script', `the script has ${faults.length} fault${faults.length === 1 ? '' : 's'}:\n  ${faults.map(faultLine).join('\n  ')}`);
  return life;
}

async function mailsOf(files: readonly string[]): Promise<{ readonly name: string; readonly raw: Buffer }[]> {
  return Promise.all(files.map(async (name) => {
    const raw = await readFile(name).catch((error: unknown) => {
      throw dataFault('no-mail', `${name} cannot be read: ${errorText(error)}`);
    });
    return { name: relative(process.cwd(), name), raw };
  }));
}

interface Printer {
  readonly listener: LifeListener;
  readonly end: (played: PlayedLife) => Promise<void>;
}

function textPrinter(rulebook: Rulebook, full: boolean): Printer {
  const timeline = new TimelineText(rulebook, full);
  return {
    listener: {
      step: (step) => write(timeline.step(step)),
      happening: (happening) => write(timeline.event(happening)),
    },
    end: (played) => write([...timeline.end(), '', ...endLines(played)]),
  };
}

function endLines({ until, tickets, differences, open, expected }: PlayedLife): string[] {
  return [
    ...(tickets.length === 0 ? ['no ticket was opened'] : tickets.length > 20 ? [`${tickets.length} tickets`] : tickets.map((ticket) => {
      const running = Object.values(ticket.timers).filter((timer) => timer.state === 'running').map((timer) => timer.name);
      const severity = ticket.severity === null ? '' : `, severity ${ticket.severity}`;
      return `${pc.bold(ticket.ref)}  ${ticket.status}${severity}${running.length === 0 ? ', no timer runs' : `, running: ${running.join(', ')}`} ${pc.dim(`at ${isoInstant(until)}`)}`;
    })),
    ...open.map((one) => `${one.holds === true ? pc.yellow('open, and holds by now') : pc.yellow('open')}  ${one.place} ${printable(one.what)}: ${printable(one.why)}`),
    ...differences.flatMap((one) => [
      `${pc.red('otherwise')}  ${one.place} ${printable(one.what)}`, `  ${one.verdict}: expected ${printable(one.expected)}, found ${foundText(one.found)}`,
    ]),
    ...(expected === 0 ? [] : [differences.length === 0 ? pc.green(`all ${expected} expectations hold`) : pc.red(`${differences.length} of ${expected} expectations do not hold`)]),
  ];
}

/** The text of a mail goes below its verdict, line by line. */
function foundText(found: string): string {
  return found.split('\n').map((line, index) => (index === 0 ? printable(line) : `      | ${printable(line)}`)).join('\n');
}

function jsonPrinter(full: boolean, from: Instant): Printer {
  let first = true;
  return {
    listener: {
      happening: async (happening) => {
        await writeText(`${first ? `{"from":${JSON.stringify(isoInstant(from))},"timeline":[` : ','}${JSON.stringify(happeningJson(happening, full))}`);
        first = false;
      },
    },
    end: (played) => writeText(`${first ? `{"from":${JSON.stringify(isoInstant(from))},"timeline":[` : ''}],${JSON.stringify(endJson(played)).slice(1)}\n`),
  };
}

function write(lines: readonly string[]): Promise<void> {
  return lines.length === 0 ? Promise.resolve() : writeText(`${lines.join('\n')}\n`);
}

async function writeText(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
