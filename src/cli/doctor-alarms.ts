// What the doctor finds about the watch over the gateway: what is wrong at present, since when, and who would be told.
import { deskOf } from '../main/installation.ts';
import { isoInstant, type Instant } from '../mail/instant.ts';
import type { Config } from '../platform/config.ts';
import { lastingAlarms } from '../record/alarm-rows.ts';
import type { Db } from '../record/database.ts';
import { readRetention } from '../record/retention-rows.ts';
import { lastSweep } from '../record/troubles.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { misconfigured, ok, warn, type Finding } from './doctor-finding.ts';

/** A round comes every quarter of a minute. */
const sweepLateMs = 3 * 60_000;

/** Of the store: alarms that last, and the last round. */
export async function examineAlarms(db: Db, now: Instant, gatewayRuns: boolean): Promise<Finding[]> {
  const alarms = await lastingAlarms(db);
  const [swept, kept] = [await lastSweep(db), await readRetention(db)];
  const late = gatewayRuns && (swept === null || now - swept > sweepLateMs);
  return [
    alarms.length === 0 ? ok('alarms', 'none') : warn('alarms', alarms.map((one) => `${one.detail} (since ${isoInstant(one.since)})`).join('\n'), 'each ends by itself five minutes after its cause'),
    ok('retention', kept.finishedAt === null ? 'no whole round yet; what is older than its desk keeps it goes once a day' : `last round ended at ${isoInstant(kept.finishedAt)}`),
    (late ? warn : ok)('rounds', swept === null ? 'no complete round over timers and queues yet' : `last complete round over timers and queues at ${isoInstant(swept)}`, late ? 'a gateway runs, but its rounds do not end: do the queues answer?' : ''),
  ];
}

/** Of the configuration: whom alarms reach. */
export function examineAdmins({ admins }: Config, rulebook: Rulebook | null): Finding {
  if (admins.length === 0) return warn('admin', 'nobody is written to when the gateway needs somebody', 'POSTERN_ADMIN=you@your-company.example');
  const desks = rulebook === null ? [] : admins.filter((one) => deskOf(rulebook, one) !== null);
  if (desks.length > 0) return misconfigured('admin', `${desks.join(', ')} is a desk: an alarm would open a ticket, and is not sent there`, 'POSTERN_ADMIN names people who look after the gateway');
  return ok('admin', `alarms go to ${admins.join(', ')}`);
}
