// Samples of a monitoring feed become rows, and what they mean becomes an outage: one announcement for all services of a
// platform, opened once however often the feed repeats itself. State is the rows alone, so a restart forgets nothing.
import { sql } from 'kysely';
import { decide } from '../decide/decide.ts';
import type { MonitorEvent } from '../decide/decision.ts';
import { serviceStates, type Sample } from '../decide/metric.ts';
import type { Tx } from '../record/database.ts';
import { findOpenNotice, readSamples, storeSamples } from '../record/monitor-rows.ts';
import { recordDecisions } from '../record/record-decision.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { PackMetric } from '../rulebook/notice-schema.ts';
import { composeForAll } from './compose-all.ts';
import type { JourneyContext } from './context.ts';
import { openNoticeIn } from './submit-notice.ts';

export interface PlatformSample extends Sample {
  /** '' = the feed names none. */
  readonly platform: string;
}

export interface SamplesResult {
  /** References of outages that were opened now. */
  readonly opened: readonly string[];
  readonly mails: number;
}

/** Takes samples of a desk in and does what they ask for. */
export async function submitSamples(context: JourneyContext, desk: Desk, samples: readonly PlatformSample[]): Promise<SamplesResult> {
  return context.db.transaction().execute(async (tx) => {
    // Two requests at once would each open the outage.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`monitor ${desk.id}`}, 0))`.execute(tx);
    await storeSamples(tx, desk.id, samples, context.now());
    const opened: string[] = [];
    let mails = 0;
    for (const platform of new Set(samples.map((one) => one.platform))) {
      const known = await readSamples(tx, desk.id, platform);
      for (const metric of Object.values(desk.pack.metrics)) {
        const result = await judge(context, tx, desk, metric, platform, known);
        mails += result.mails;
        if (result.ref !== null) opened.push(result.ref);
      }
    }
    return { opened, mails };
  });
}

async function judge(context: JourneyContext, tx: Tx, desk: Desk, metric: PackMetric, platform: string, samples: readonly Sample[]): Promise<{ ref: string | null; mails: number }> {
  const now = context.now();
  const states = serviceStates(metric, samples, now);
  const down = states.filter((one) => one.is === 'down');
  const open = await findOpenNotice(tx, desk.id, metric.notice, platform);
  if (open === null) {
    if (down.length === 0) return { ref: null, mails: 0 };
    const language = desk.pack.desk.languages[0] ?? 'en';
    const impact = down.map((one) => one.impact[language] ?? Object.values(one.impact)[0] ?? '').join('\n');
    const said = { values: { impact }, details: '', title: '', platforms: platform === '' ? [] : [platform], anyway: '' };
    const { ticket, mails } = await openNoticeIn(context, tx, desk.id, { kind: 'notice', notice: metric.notice, said, by: 'monitor', flags: down.map((one) => `down_${one.service}`) });
    return { ref: ticket.ref, mails };
  }
  // What was down must be proven up: a feed that falls silent is no recovery.
  const wasDown = open.ticket.flags.flatMap((one) => (one.startsWith('down_') ? [one.slice('down_'.length)] : []));
  const recovered = wasDown.length > 0 && wasDown.every((service) => states.find((one) => one.service === service)?.is === 'up');
  if (down.length === 0 && !recovered) return { ref: null, mails: 0 };
  const event: MonitorEvent = { kind: 'monitor', down, recovered: recovered && down.length === 0, restore: metric.restore };
  const decision = decide({ ticket: open.ticket, event, desk, newRef: null, now });
  if (decision.history.length === 0) return { ref: null, mails: 0 };
  const mails = await composeForAll(context, tx, desk, decision, true, null);
  await recordDecisions(tx, [{ ticketId: open.id, decision, storeTicket: true, mails, desk, messageId: null, thread: null, now }]);
  return { ref: null, mails: mails.length };
}
