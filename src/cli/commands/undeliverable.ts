// postern undeliverable: addresses from which mail of ours came back for good; one of them, to let mail leave again.
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import pc from 'picocolors';
import { submitEvent } from '../../journey.ts';
import type { Installation } from '../../main/installation.ts';
import { isoInstant, type Instant } from '../../mail/instant.ts';
import { clearUndeliverable, listUndeliverable, ticketsMarkedFor, type UndeliverableListing } from '../../record/undeliverable.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, shortInstant, tableText } from '../table.ts';
import { dataFault, usageFault } from '../usage.ts';

export function describe(command: Command): Command {
  return command.argument('[address]', 'one of them').option('--clear', 'let mail to that address leave again').option('--json', 'one JSON array; one object for one address')
    .addHelpText('after', '\nNothing is sent to these addresses. A mark ends when its person writes from there, once, or with --clear. What was not\nsent meanwhile stands discarded in `postern outbox`.\n\nExamples: postern undeliverable\n          postern undeliverable tom@partner.example --clear');
}

interface Options {
  readonly clear?: true;
  readonly json?: true;
}

export async function run(address: string | undefined, options: Options): Promise<void> {
  if (address === undefined && options.clear === true) throw usageFault('--clear needs the address: postern undeliverable tom@partner.example --clear');
  await withInstallation(async (installation) => {
    const all = await listUndeliverable(installation.db);
    if (address === undefined) return options.json === true ? printJson(all.map(listingJson)) : console.log(all.length === 0 ? 'no address is marked' : listText(all, installation.journey.now()));
    const one = all.find((listing) => listing.address === address.toLowerCase());
    if (one === undefined) throw dataFault('not-marked', `${address} is not marked as undeliverable; \`postern undeliverable\` lists those that are`);
    if (options.clear !== true) return options.json === true ? printJson(listingJson(one)) : console.log(listText([one], installation.journey.now()));
    const refs = await clear(installation, one.address);
    if (options.json === true) printJson({ ...listingJson(one), cleared: true, tickets: refs });
    else console.log(`${one.address}: mail leaves again${refs.length === 0 ? '' : `, also on ${refs.join(', ')}`}`);
  });
}

/** The mark goes, and with it the flag on the tickets of that requester. */
async function clear({ db, journey }: Installation, address: string): Promise<string[]> {
  const refs = await ticketsMarkedFor(db, address);
  await clearUndeliverable(db, address, `${userInfo().username} on the command line`, journey.now());
  for (const ref of refs) await submitEvent(journey, ref, { kind: 'act', verb: 'unflag', argument: 'undeliverable', by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });
  return refs;
}

function listingJson({ since, ...listing }: UndeliverableListing): object {
  return { ...listing, since: isoInstant(since) };
}

function listText(all: readonly UndeliverableListing[], now: Instant): string {
  const rows = all.map((one) => [
    printable(one.address), one.status ?? '', one.stopped ? pc.yellow('nothing is sent') : 'sent nevertheless', one.ticket ?? one.desk, printable(one.diagnostic), shortInstant(isoInstant(one.since), now),
  ]);
  return tableText([{ head: 'address' }, { head: 'status' }, { head: 'mail to it' }, { head: 'ticket or desk', width: 16 }, { head: 'because', flexible: true }, { head: 'since (UTC)' }], rows);
}
