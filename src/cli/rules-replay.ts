// postern rules replay --since 30d: stored mail through another rules folder, and what would be decided otherwise. The
// store is only read.
import { resolve } from 'node:path';
import pc from 'picocolors';
import { directoryOf, readRulebook } from '../main/installation.ts';
import { replayMails, type Replay } from '../main/replay-mails.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import { exitCodes } from '../platform/fault.ts';
import { directoryChoice } from './chosen-directory.ts';
import { changeLines } from './change-text.ts';
import { printJson, withInstallation } from './open.ts';
import { deskOption, type RulesOptions } from './rules-options.ts';
import { printable } from './table.ts';
import { usageFault } from './usage.ts';

export async function rulesReplay(paths: readonly string[], options: RulesOptions): Promise<number> {
  if (paths.length > 0) throw usageFault('rules replay takes no folder here: name the rules with --rules DIR');
  if (options.since === undefined) throw usageFault('rules replay needs --since: 30d, 12h, or a date such as 2026-03-01');
  const age = options.since;
  return withInstallation(async (installation) => {
    const { config, db, journey } = installation;
    const folder = options.rules === undefined ? config.rulesFolder : resolve(options.rules);
    const rulebook = options.rules === undefined ? installation.rulebook() : await readRulebook(folder);
    const since = sinceInstant(age, journey.now());
    const replay = await replayMails({ ...journey, rulebook: () => rulebook, directory: directoryOf({ directory: directoryChoice(config, options.directory) === 'store' ? 'postgres' : 'yaml' }, db, rulebook) }, db, since, deskOption(rulebook, options));
    if (options.json === true) {
      printJson({
        since: isoInstant(since), rules: folder, version: rulebook.version, mails: replay.mails, alike: replay.alike, unread: replay.unread,
        otherwise: replay.otherwise.map((one) => ({ ...one, receivedAt: isoInstant(one.receivedAt) })),
      });
    } else console.log(replayText(replay, since, folder));
    return replay.unread.length > 0 ? exitCodes.tryLater : 0;
  });
}

const unitMs: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };

/** `30d` before now, or the instant that is written; a date begins at midnight UTC. */
function sinceInstant(written: string, now: Instant): Instant {
  const [, count, unit] = /^(\d{1,5})([mhdw])$/u.exec(written) ?? [];
  if (count !== undefined && unit !== undefined) return now - Number(count) * (unitMs[unit] ?? 0);
  const at = /^\d{4}-\d{2}-\d{2}(T.+)?$/u.test(written) ? Date.parse(written) : Number.NaN;
  if (Number.isNaN(at)) throw usageFault(`--since ${written}: expected an age such as 30d, 12h or 2w, or a date such as 2026-03-01`);
  return at;
}

function replayText({ mails, alike, otherwise, unread }: Replay, since: Instant, folder: string): string {
  return [
    `${mails} mails since ${isoInstant(since).slice(0, 16).replace('T', ' ')} UTC by ${folder}: ${alike} decided alike, ${otherwise.length} otherwise`,
    ...(unread.length === 0 ? [] : [`${unread.length} could not be read in time and are in neither number: ${unread.map((id) => `message ${id}`).join(', ')}`]),
    ...otherwise.flatMap((one) => [
      '', `${pc.bold(`message ${one.id}`)}  ${one.ref ?? one.desk}  ${printable(one.from)}  ${printable(one.subject)}`, ...changeLines(one.changes),
      ...(one.actsByHand === 0 ? [] : [pc.dim(`    people have changed this ticket by hand (${one.actsByHand}): some of it may be theirs`)]),
    ]),
  ].join('\n');
}
