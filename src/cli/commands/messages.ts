// postern messages: what came in and what became of it, oldest first.
import type { Command } from 'commander';
import pc from 'picocolors';
import { messageStates } from '../../decide/decision.ts';
import type { Instant } from '../../mail/instant.ts';
import type { Installation } from '../../main/installation.ts';
import { listMessages, type MessageFilter, type MessageListing } from '../../record/listings.ts';
import { discardMessage, retryMessage } from '../../record/message-repair.ts';
import { audited } from '../audited.ts';
import { isGuest, processHere, ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { printJsonArray } from '../print-json-array.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { countOption, namesOption, noSuchName, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.option('--state <states>', `only these, such as held|failed: ${messageStates.join(', ')}`).option('--desk <id>', 'only messages to this desk')
    .option('--limit <count>', 'only the newest so many (default: all)')
    .option('--retry', 'decide all of these again; they keep their receipt times').option('--discard <reason>', 'set all of these aside for good; their bytes stay')
    .option('--json', 'one JSON array')
    .addHelpText('after', '\nExamples: postern messages --state "held|failed"\n          postern messages --state failed --desk my-desk --retry');
}

interface Options {
  readonly state?: string;
  readonly desk?: string;
  readonly limit?: string;
  readonly retry?: true;
  readonly discard?: string;
  readonly json?: true;
}

export async function run(options: Options): Promise<void> {
  const filter = { states: namesOption('state', options.state, messageStates), desk: options.desk ?? null, limit: countOption('limit', options.limit) };
  if (options.retry === true || options.discard !== undefined) return withInstallation((installation) => repairAll(installation, filter, options));
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

/** Does the same with each message of the list: what may not be done with one leaves the others alone. */
async function repairAll(installation: Installation, filter: MessageFilter, options: Options): Promise<void> {
  const reason = options.discard?.trim() ?? '';
  if (filter.states === null) throw usageFault('name the states: postern messages --state failed --retry');
  if (options.retry === true ? options.discard !== undefined : reason === '') throw usageFault('either --retry, or --discard with a reason: whoever looks later will ask for it');
  const what = options.retry === true ? 'retry' : 'discard';
  const changed: string[] = [];
  let left = 0;
  for await (const page of listMessages(installation.db, filter)) {
    for (const { id } of page) {
      const done = await audited(installation, { what, object: `message ${id}`, detail: reason }, (tx, now) => (options.retry === true ? retryMessage(tx, id) : discardMessage(tx, id, reason, now)));
      if (done) changed.push(id);
      else left += 1;
    }
  }
  if (options.retry === true) await decideAll(installation, changed);
  const note = left === 0 ? '' : `; ${left} could not be, postern message ID says why`;
  if (options.json === true) printJson({ [what]: changed, left });
  else console.log(`${changed.length} message${changed.length === 1 ? '' : 's'} ${options.retry === true ? (isGuest(installation) ? 'given to the gateway to decide again' : 'decided again') : 'discarded'}${note}`);
}

async function decideAll(installation: Installation, ids: readonly string[]): Promise<void> {
  if (isGuest(installation)) return void (await ring(installation, 'process'));
  for (const id of ids) await processHere(installation, id);
}
