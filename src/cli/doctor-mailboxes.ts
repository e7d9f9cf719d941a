// What the doctor finds of the mailboxes: is each for a desk that exists, does its login work, is it read, what is set aside.
import { tryMailbox } from '../main/try-mailbox.ts';
import { isoInstant } from '../mail/instant.ts';
import type { Config } from '../platform/config.ts';
import type { MailboxConfig } from '../platform/config-mailboxes.ts';
import { errorText, Fault } from '../platform/fault.ts';
import type { Db } from '../record/database.ts';
import { listMailboxes, type MailboxListing } from '../record/mailbox-listing.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { fail, misconfigured, ok, warn, type Finding } from './doctor-finding.ts';

export async function examineMailboxes({ mailboxes }: Config, db: Db | null, rulebook: Rulebook | null, now: number): Promise<Finding[]> {
  const rows = new Map((db === null ? [] : await listMailboxes(db)).map((row) => [row.id, row]));
  const findings: Finding[] = [];
  for (const mailbox of mailboxes) {
    const what = `mailbox ${mailbox.id}`;
    if (rulebook !== null && !rulebook.desks.has(mailbox.desk)) findings.push(misconfigured(what, `there is no desk ${mailbox.desk}`, `the rules have ${[...rulebook.desks.keys()].join(', ')}`));
    findings.push(await examineOne(what, mailbox, db, rows.get(mailbox.id), now));
    const aside = rows.get(mailbox.id)?.aside ?? 0;
    if (aside > 0) findings.push(warn(what, `${aside} mail${aside === 1 ? '' : 's'} set aside`, `postern mailboxes ${mailbox.id} names them, --retry tries them again`));
  }
  return findings;
}

async function examineOne(what: string, mailbox: MailboxConfig, db: Db | null, row: MailboxListing | undefined, now: number): Promise<Finding> {
  try {
    const trial = await tryMailbox(db, mailbox);
    if (trial.outcome === 'opened') return ok(what, `logged in as ${mailbox.user} at ${mailbox.host}, ${mailbox.folder} is open; for ${mailbox.desk}`);
    if (trial.outcome === 'nowhere-to-keep') return ok(what, 'not tried: its refresh token is used from the first start of postern serve');
    return underWatch(what, mailbox, row, now);
  } catch (error) {
    if (error instanceof Fault && error.code === 'needs-consent') return fail(what, errorText(error), `a person must consent anew; then postern mailboxes ${mailbox.id} --refresh-token`);
    return fail(what, errorText(error), `are host, port, tls and login of mailboxes.${mailbox.id} right, and the server up?`);
  }
}

/** A gateway has its lease: what it says of it counts. */
function underWatch(what: string, mailbox: MailboxConfig, row: MailboxListing | undefined, now: number): Finding {
  if (row?.state === 'needs-consent') return fail(what, row.reason, `a person must consent anew; then postern mailboxes ${mailbox.id} --refresh-token`);
  if (row?.state === 'failing') return fail(what, row.reason, `tried again at ${row.nextAttemptAt === null ? 'the next look' : isoInstant(row.nextAttemptAt)}; postern mailboxes ${mailbox.id} --retry tries at once`);
  const success = row?.lastSuccessAt ?? null;
  if (success === null) return ok(what, 'a gateway is about to read it');
  const text = `read by a gateway, last at ${isoInstant(success)}`;
  return now - success > mailbox.lateMs ? fail(what, text, 'see what the gateway logs') : ok(what, text);
}
