// The HTTP door of an operator: is the process alive, is it ready, what are its figures. The API and the console come
// through here too, later. Nothing here needs a login because nothing here shows what a mail says.
import Fastify from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { DnsCounts } from '../platform/dns-resolver.ts';
import type { Db } from '../record/database.ts';
import { readHealth } from '../record/health.ts';
import { addAlarmMetrics } from './alarm-metrics.ts';
import { addSenderMetrics } from './sender-metrics.ts';
import { addMailboxMetrics } from './mailbox-metrics.ts';
import { addMonitorFeed, type MonitorFeedOptions } from './monitor-feed.ts';

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly db: Db;
  /** Open SMTP and LMTP connections of this process. */
  readonly connections: () => number;
  /** Of the way to the DNS of this process, null without one. */
  readonly dns: () => DnsCounts | null;
  /** Names of the mailboxes that the configuration has. */
  readonly mailboxes: readonly string[];
  readonly monitor: MonitorFeedOptions;
}

/** Starts the server; port 0 takes a free one. */
export async function startHttp(options: HttpOptions): Promise<{ port: number; close(): Promise<void> }> {
  const { db } = options;
  const app = Fastify({ logger: false });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const messages = new Gauge({ name: 'postern_messages', help: 'messages by state', labelNames: ['state'], registers: [registry] });
  const outbox = new Gauge({ name: 'postern_outbox', help: 'outgoing mails by state', labelNames: ['state'], registers: [registry] });
  const oldest = new Gauge({ name: 'postern_oldest_accepted_seconds', help: 'age of the oldest message that is not decided yet', registers: [registry] });
  const overdue = new Gauge({ name: 'postern_timers_overdue', help: 'timers whose instant is past', registers: [registry] });
  const mutes = new Gauge({ name: 'postern_mutes', help: 'senders and desks that a loop budget has muted', registers: [registry] });
  const undeliverable = new Gauge({ name: 'postern_undeliverable_addresses', help: 'addresses that take no mail; staff = of the desks\' own people, still written to', labelNames: ['whose'], registers: [registry] });
  const connections = new Gauge({ name: 'postern_smtp_connections', help: 'open SMTP and LMTP connections', registers: [registry] });
  const measureMailboxes = addMailboxMetrics(registry, db, options.mailboxes);

  addAlarmMetrics(registry, db);
  addSenderMetrics(registry, db, options.dns);
  addMonitorFeed(app, options.monitor);
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the store does not answer' });
    }
  });
  app.get('/metrics', async (_request, reply) => {
    for (const [gauge, table] of [[messages, 'messages'], [outbox, 'outbox']] as const) {
      gauge.reset();
      const rows = await db.selectFrom(table).select(['state', (eb) => eb.fn.countAll<string>().as('count')]).groupBy('state').execute();
      for (const row of rows) gauge.set({ state: row.state }, Number(row.count));
    }
    const age = await sql<{ seconds: number | null }>`select extract(epoch from now() - min(received_at))::float8 as seconds from messages where state = 'accepted'`.execute(db);
    oldest.set(age.rows[0]?.seconds ?? 0);
    const late = await sql<{ count: string }>`select count(*) as count from timers where state = 'running' and wake_at < now()`.execute(db);
    overdue.set(Number(late.rows[0]?.count ?? 0));
    const health = await readHealth(db, Date.now());
    mutes.set(health.mutes);
    undeliverable.set({ whose: 'staff' }, health.unreachableStaff);
    undeliverable.set({ whose: 'requester' }, health.undeliverable);
    connections.set(options.connections());
    await measureMailboxes();
    return reply.header('content-type', registry.contentType).send(await registry.metrics());
  });
  const address = await app.listen({ host: options.host, port: options.port });
  return { port: Number(new URL(address).port), close: () => app.close() };
}
