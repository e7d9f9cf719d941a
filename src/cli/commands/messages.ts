// postern messages: what came in and what became of it, oldest first.
import type { Command } from 'commander';
import pc from 'picocolors';
import { messageStates } from '../../decide/decision.ts';
import type { Instant } from '../../mail/instant.ts';
import { listMessages, type MessageListing } from '../../record/listings.ts';
import { withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { countOption, namesOption, noSuchName } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--state <states>', `only these, such as held|failed: ${messageStates.join(', ')}`).option('--desk <id>', 'only messages to this desk')
    .option('--limit <count>', 'only the newest so many (default: all)').option('--json', 'one JSON array')
    .addHelpText('after', '\nExample: postern messages --state "held|failed"');
}

interface Options {
  readonly state?: string;
  readonly desk?: string;
  readonly limit?: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  const filter = { states: namesOption('state', options.state, messageStates), desk: options.desk ?? null, limit: countOption('limit', options.limit) };
  await withInstallation(async ({ db, journey, rulebook }) => {
    if (options.json === true) return printJsonArray(listMessages(db, filter));
    const all: MessageListing[] = [];
    for await (const page of listMessages(db, filter)) all.push(...page);
    const { desks } = rulebook();
    if (all.length === 0 && filter.desk !== null && !desks.has(filter.desk)) throw noSuchName('desk', filter.desk, [...desks.keys()]);
    console.log(all.length === 0 ? 'no messages' : listText(all, journey.now()));
  });
}

/** States in which a message waits for a person. */
const waiting: readonly string[] = ['held', 'failed'];

function listText(messages: readonly MessageListing[], now: Instant): string {
  const rows = messages.map((message) => [
    message.id, waiting.includes(message.state) ? pc.yellow(message.state) : message.state, message.ticket ?? message.desk,
    printable(message.from ?? ''), printable(message.reason === '' ? (message.subject ?? '') : message.reason), shortInstant(message.receivedAt, now),
  ]);
  return tableText([{ head: 'id', right: true }, { head: 'state' }, { head: 'ticket or desk', width: 16 }, { head: 'from', width: 22 }, { head: 'because', flexible: true }, { head: 'received (UTC)' }], rows);
}
