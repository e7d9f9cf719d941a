// postern import PATH…: mails from disk, through the same acceptance and the same journey as mail that is received.
// They are decided here, one after the other, also while the gateway runs: only so can their mails be withheld before
// they leave. Bytes that are known already are duplicates, so an import that was interrupted is simply repeated.
import type { Command } from 'commander';
import { submitEvent } from '../../journey.ts';
import { importBytes, importSteps, type ImportStep } from '../../main/import-mails.ts';
import type { Installation } from '../../main/installation.ts';
import { firstCopy, readMessage, stateOfMessage } from '../../record/message-repair.ts';
import { newestOutboxId, withholdMails, withholdTimerMails } from '../../record/outbox-repair.ts';
import { findDueTimersOf } from '../../record/ticket-timers.ts';
import { errorText, exitCodes } from '../../platform/fault.ts';
import type { Desk } from '../../rulebook/rulebook.ts';
import { deliveryNote, processHere, ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { startProgress } from '../progress-bar.ts';
import { printable } from '../table.ts';
import { noSuchName } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('<path...>', '.eml files, mbox files, maildirs, or folders of them')
    .option('--desk <id>', 'all of them are for this desk (default: the desk among their recipients)')
    .option('--answer', 'send what their tickets say: answers, forwards; without it all of it is withheld')
    .option('--json', 'one JSON object: the counts')
    .addHelpText('after', '\nExample: postern import archive.mbox --desk my-desk');
}

interface Options {
  readonly desk?: string;
  readonly answer?: true;
  readonly json?: true;
}

interface Tally {
  /** By the state the messages ended in. */
  readonly states: Map<string, number>;
  known: number;
  unreadable: number;
  withoutDesk: number;
  withheld: number;
  left: number;
  /** References of the tickets that were opened or continued. */
  readonly tickets: Set<string>;
}

export async function run(paths: readonly string[], options: Options): Promise<number> {
  return withInstallation(async (installation) => {
    const desk = deskOption(installation, options.desk);
    const tally: Tally = { states: new Map(), known: 0, unreadable: 0, withoutDesk: 0, withheld: 0, left: 0, tickets: new Set() };
    const newest = await newestOutboxId(installation.db);
    const progress = startProgress((await Promise.all(paths.map((path) => importBytes(path)))).reduce((sum, one) => sum + one, 0));
    let bytes = 0;
    try {
      for await (const step of importSteps(installation, paths, desk)) {
        if (step.kind === 'mail') await takeOne(installation, step, options.answer === true, tally);
        else refuse(tally, step.why, step.name, step.reason);
        bytes += step.bytes;
        progress.to(bytes, `${[...tally.states.values()].reduce((sum, count) => sum + count, 0)} decided, ${tally.known} known already`);
      }
    } finally {
      progress.stop();
    }
    if (options.answer !== true) tally.withheld += await windOff(installation, [...tally.tickets], newest);
    const note = options.answer === true && tally.states.size > 0 ? deliveryNote(installation, await ring(installation, 'deliver')) : '';
    if (options.json === true) printJson({ ...tally, states: Object.fromEntries(tally.states), tickets: [...tally.tickets] });
    else console.log(summary(tally, note));
    return tally.unreadable + tally.withoutDesk > 0 ? exitCodes.badData : 0;
  });
}

function deskOption({ rulebook }: Installation, desk: string | undefined): Desk | null {
  const { desks } = rulebook();
  const chosen = desk === undefined ? null : (desks.get(desk) ?? null);
  if (desk !== undefined && chosen === null) throw noSuchName('desk', desk, [...desks.keys()]);
  return chosen;
}

function refuse(tally: Tally, kind: 'unreadable' | 'withoutDesk', name: string, reason: string): void {
  tally[kind] += 1;
  console.error(`${printable(name)}: ${reason}`);
}

/** Accepts one mail and sees it through, so that the answer to it comes after it in the archive as in life. */
async function takeOne(installation: Installation, { accept, known }: Extract<ImportStep, { kind: 'mail' }>, answer: boolean, tally: Tally): Promise<void> {
  const { db, journey } = installation;
  const newest = await newestOutboxId(db);
  // An import that is repeated leaves no trace of what it took before.
  const before = await known();
  const acceptance = before === null ? await accept() : { outcome: 'duplicate' as const, id: before };
  const id = acceptance.outcome === 'stored' ? acceptance.id : await firstCopy(db, acceptance.id);
  if (acceptance.outcome === 'duplicate') {
    tally.known += 1;
    // Left behind by an import that was interrupted between accepting and deciding.
    if ((await stateOfMessage(db, id)) !== 'accepted') return;
  }
  const problem = await processHere(installation, id);
  if (problem !== null) console.error(`message ${id}: ${printable(problem)}`);
  if (!answer) {
    const { withheld, left } = await withholdMails(db, id, newest, journey.now());
    tally.withheld += withheld;
    tally.left += left;
  }
  const { state = 'failed', ticket = null } = (await readMessage(db, id)) ?? {};
  if (ticket !== null) tally.tickets.add(ticket);
  tally.states.set(state, (tally.states.get(state) ?? 0) + 1);
}

/** Tickets whose timers are looked at together. */
const refsPerQuery = 200;
/** A timer that starts itself again is due again at once; so often is enough for any ladder. */
const roundsMax = 20;

/**
 * An old mail starts clocks that ran out long ago. Without --answer they run out here, in due order and unheard, so that
 * the next start of the gateway does not remind and escalate for an archive.
 */
async function windOff({ db, journey }: Installation, refs: readonly string[], after: string): Promise<number> {
  let withheld = 0;
  for (let start = 0; start < refs.length; start += refsPerQuery) {
    const some = refs.slice(start, start + refsPerQuery);
    for (let round = 0; round < roundsMax; round++) {
      const due = await findDueTimersOf(db, some, journey.now());
      if (due.length === 0) break;
      for (const { ref, name, generation } of due) {
        await submitEvent(journey, ref, { kind: 'timer', name, generation })
          .catch((error: unknown) => console.error(`${ref}: timer ${name} is left to the gateway: ${printable(errorText(error))}`));
      }
    }
    withheld += await withholdTimerMails(db, some, after, journey.now());
  }
  return withheld;
}

function summary(tally: Tally, note: string): string {
  const states = [...tally.states].map(([state, count]) => `${count} ${state}`);
  return [
    states.length === 0 ? 'nothing new' : states.join(', '),
    ...(tally.known > 0 ? [`${tally.known} known already`] : []),
    ...(tally.unreadable > 0 ? [`${tally.unreadable} not read`] : []),
    ...(tally.withoutDesk > 0 ? [`${tally.withoutDesk} for no desk`] : []),
    ...(tally.withheld > 0 ? [`${tally.withheld} mails withheld (--answer would have sent them)`] : []),
    ...(tally.left > 0 ? [`${tally.left} mails had left before they could be withheld: the running gateway was faster`] : []),
    ...(note === '' ? [] : [note]),
  ].join('; ');
}
