// Figures for whoever watches the gateway from outside: what is wrong with it, whether its rounds go on, whether mail of
// ours waits. Read from rows when they are asked for, so that a process without the role `worker` shows them too.
import { sql } from 'kysely';
import { Gauge, type Registry } from 'prom-client';
import { lastingAlarms } from '../record/alarm-rows.ts';
import type { Db } from '../record/database.ts';
import { lastSweep } from '../record/troubles.ts';

/** A cause carries the reason of a failure; a label must stay short. */
const causeCharactersMax = 60;

/** Adds the gauges. */
export function addAlarmMetrics(registry: Registry, db: Db): void {
  new Gauge({
    name: 'postern_alarm', help: 'what is wrong at present: 1 for each cause', labelNames: ['cause'], registers: [registry],
    async collect() {
      this.reset();
      for (const alarm of await lastingAlarms(db)) this.set({ cause: alarm.cause.slice(0, causeCharactersMax) }, 1);
    },
  });
  new Gauge({
    name: 'postern_last_sweep_timestamp_seconds', help: 'when the last complete round over timers and queues was; 0 before the first', registers: [registry],
    async collect() {
      this.set(((await lastSweep(db)) ?? 0) / 1_000);
    },
  });
  new Gauge({
    name: 'postern_outbox_oldest_seconds', help: 'age of the oldest mail of ours that has not left yet', registers: [registry],
    async collect() {
      const { rows: [row] } = await sql<{ seconds: number | null }>`select extract(epoch from now() - min(created_at))::float8 as seconds from outbox where state in ('pending', 'sending')`.execute(db);
      this.set(row?.seconds ?? 0);
    },
  });
}
