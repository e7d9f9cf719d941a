// postern mutes: what the loop budgets have stopped (H-05): tickets, senders and desks; and the way out.
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import pc from 'picocolors';
import { submitEvent } from '../../journey.ts';
import type { Installation } from '../../main/installation.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import { heldByMute, liftMute, listMutes, mutedTickets, type MuteListing } from '../../record/loop-counts.ts';
import { releaseMessage } from '../../record/message-repair.ts';
import { isGuest, processHere, ring } from '../gateway.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { dataFault, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('[which]', 'number of a mute, or reference of a ticket').option('--lift', 'end it, and let go what was held because of it').option('--json', 'one JSON array; one object for one mute')
    .addHelpText('after', '\nA mute ends by itself when nothing was stopped for an hour, that of a ticket when somebody of the working side acts on it.\nEvery mail is kept meanwhile: `postern messages --state held` shows what waits.\n\nExamples: postern mutes\n          postern mutes 3 --lift\n          postern mutes RTP-2026-000012 --lift');
}

interface Options {
  readonly lift?: true;
  readonly json?: true;
}

/** One line of the list. */
interface Shown {
  readonly which: string;
  readonly scope: 'ticket' | 'sender' | 'desk';
  readonly subject: string;
  readonly desk: string;
  readonly what: readonly string[];
  readonly reason: string;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly stopped: number | null;
  readonly mute: MuteListing | null;
}

/** Flags of tickets that are mutes, and what they stop. */
const ticketFlags = { answers_muted: 'answers', reopens_muted: 'reopens' } as const;

export async function run(which: string | undefined, options: Options): Promise<void> {
  if (which === undefined && options.lift === true) throw usageFault('--lift needs to know which: postern mutes 3 --lift');
  await withInstallation(async (installation) => {
    const all = await shownMutes(installation);
    const wanted = which === undefined ? all : all.filter((one) => one.which.toLowerCase() === which.replace(/^#/u, '').toLowerCase());
    const [one] = wanted;
    if (which !== undefined && one === undefined) throw dataFault('not-muted', `${which} is not muted; \`postern mutes\` lists what is`);
    if (options.lift === true && one !== undefined) {
      const released = await lift(installation, one);
      if (options.json === true) printJson({ ...shownJson(one), lifted: true, released });
      else console.log(`${one.subject}: ${one.what.join(' and ')} go on${released.length === 0 ? '' : `; let go ${released.length} held message${released.length === 1 ? '' : 's'}`}`);
    } else if (options.json === true) printJson(which === undefined || one === undefined ? wanted.map(shownJson) : shownJson(one));
    else console.log(wanted.length === 0 ? 'nothing is muted' : listText(wanted, installation.journey.now()));
  });
}

async function shownMutes({ db, journey }: Installation): Promise<Shown[]> {
  const tickets = (await mutedTickets(db)).map(({ ref, desk, flags }): Shown => ({
    which: ref, scope: 'ticket', subject: ref, desk, what: Object.entries(ticketFlags).flatMap(([flag, what]) => (flags.includes(flag) ? [what] : [])), reason: 'the budget of this ticket is used up',
    since: null, until: null, stopped: null, mute: null,
  }));
  const others = (await listMutes(db, journey.now())).map((mute): Shown => ({ ...mute, which: mute.id, subject: mute.scope === 'desk' ? mute.desk : mute.subject, what: [mute.what], mute }));
  return [...others, ...tickets];
}

/** Ends it; returns the messages that go on because of that. */
async function lift(installation: Installation, { mute, which }: Shown): Promise<string[]> {
  const { db, journey } = installation;
  if (mute === null) {
    const muted = (await mutedTickets(db)).find((ticket) => ticket.ref === which);
    for (const flag of Object.keys(ticketFlags)) {
      if (muted?.flags.includes(flag) === true) await submitEvent(journey, which, { kind: 'act', verb: 'unflag', argument: flag, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });
    }
    return [];
  }
  const held = await heldByMute(db, mute);
  await liftMute(db, mute, whoActs(), journey.now());
  const released: string[] = [];
  for (const id of held) if ((await releaseMessage(db, id, whoActs(), journey.now())) === id) released.push(id);
  if (!isGuest(installation)) for (const id of released) await processHere(installation, id);
  else if (released.length > 0) await ring(installation, 'process');
  return released;
}

function whoActs(): string {
  return `${userInfo().username} on the command line`;
}

function shownJson({ mute: _, since, until, ...one }: Shown): object {
  return { ...one, since: since === null ? null : isoInstant(since), until: until === null ? null : isoInstant(until) };
}

function listText(all: readonly Shown[], now: Instant): string {
  const rows = all.map((one) => [
    one.which, one.scope, printable(one.subject), pc.yellow(one.what.join(', ')), printable(one.reason), one.stopped === null ? '' : String(one.stopped), one.since === null ? '' : shortInstant(isoInstant(one.since), now),
  ]);
  return tableText([{ head: 'which' }, { head: 'scope' }, { head: 'of', width: 32 }, { head: 'muted' }, { head: 'because', flexible: true }, { head: 'stopped', right: true }, { head: 'since (UTC)' }], rows);
}
