// Clocks at scale: 100,000 open tickets with 300,000 timers, and 10,000 of them due in the same second. Prints what a mail
// costs before and after, how late the last timer is, and memory; compare runs of one machine only. Needs a database of
// its own. Usage, after `npm run build`:
//   DATABASE_URL=… [REDIS_URL=…] node bench/clocks.js [--tickets 100000] [--due 10000] [--mails 300]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { readConfig } from '../dist/platform/config.js';
import { serve } from '../dist/main/serve.js';

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '100000' }, due: { type: 'string', default: '10000' }, mails: { type: 'string', default: '300' } } });
const [tickets, due, mails] = [values.tickets, values.due, values.mails].map(Number);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const data = await mkdtemp(join(tmpdir(), 'postern-bench-'));
const config = readConfig({ ...process.env, POSTERN_LOG: 'error', POSTERN_DATA: data, POSTERN_SMTP: '127.0.0.1:0', POSTERN_HTTP: '127.0.0.1:0' }, process.cwd());
if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set: this bench fills a database of its own');
const running = await serve(config, { roles: ['smtp', 'worker'], print: () => undefined, onLost: () => undefined });
const { db } = running.installation;
const client = nodemailer.createTransport({ host: '127.0.0.1', port: running.smtpPort, pool: true, maxConnections: 8, maxMessages: Infinity, ignoreTLS: true });

async function ask(query) {
  return Number((await query.execute(db)).rows[0]?.count ?? 0);
}

let sent = 0;
/** Mails a second, from the first byte to the last decision. */
async function mailRate(count) {
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, () => {
    const number = sent++;
    const raw = `From: Tom Hale <tom${number}@harbour.example>\r\nTo: partner.support@rhipe.example\r\nSubject: case ${number}\r\nMessage-ID: <clocks-${number}-${process.pid}@harbour.example>\r\n\r\nCompany Name: Contoso Dental\r\nTenant domain: contoso.onmicrosoft.com\r\nUsers affected: all\r\nIssue: since this morning Outlook asks user ${number} for the password again and again\r\nTroubleshooting: rebooted\r\n`;
    return client.sendMail({ envelope: { from: `tom${number}@harbour.example`, to: 'partner.support@rhipe.example' }, raw });
  }));
  while ((await ask(sql`select count(*) from messages where state = 'accepted'`)) > 0) await pause(20);
  return count / ((performance.now() - started) / 1000);
}

/** Copies of the first ticket, three timers each, due within a month; those that the ticket does not have never wake here. */
async function fill() {
  await sql`
    insert into tickets (ref, desk, version, type, status, status_class, severity, requester, organisation, subject, opened_at, updated_at, state)
    select 'CLK-' || n, desk, version, type, status, status_class, severity, 'anna' || n || '@copy.example', organisation, subject, opened_at, updated_at,
      jsonb_set(jsonb_set(state, '{ref}', to_jsonb('CLK-' || n)), '{requester,addrSpec}', to_jsonb('anna' || n || '@copy.example'))
    from generate_series(1, ${tickets}::integer) n, (select * from tickets order by id limit 1) first`.execute(db);
  await sql`
    insert into timers (ticket_id, name, generation, state, started_at, due_at, wake_at, calendar)
    select t.id, timer.name, 1, 'running', now(), at, at, 'bench'
    from tickets t
    cross join lateral (
      select name from (select name, 1 as place from timers where ticket_id = (select min(id) from tickets) and state = 'running'
                        union all select 'bench-' || n, 2 from generate_series(1, 3) n) every_name order by place, name limit 3) timer
    cross join lateral (select now() + interval '1 hour' + random() * interval '30 days' + t.id * interval '0' as at) due
    where t.ref like 'CLK-%'`.execute(db);
  await sql`analyze`.execute(db);
}

/** Lets one timer of the first tickets be due at one instant; resolves when all have fired. */
async function burst(count, at) {
  const name = (await sql`select name from timers where ticket_id = (select min(id) from tickets) and state = 'running' order by name limit 1`.execute(db)).rows[0].name;
  const chosen = sql`select id from tickets where ref like 'CLK-%' order by id limit ${count}`;
  await sql`update tickets set state = jsonb_set(jsonb_set(jsonb_set(state, ${sql.lit(`{timers,${name},dueAt}`)}, to_jsonb(${at}::bigint)), ${sql.lit(`{timers,${name},warnAt}`)}, 'null'),
    ${sql.lit(`{timers,${name},generation}`)}, '1') where id in (${chosen})`.execute(db);
  await sql`update timers set wake_at = ${new Date(at)}, due_at = ${new Date(at)}, rung_at = null where name = ${name} and ticket_id in (${chosen})`.execute(db);
  const left = () => ask(sql`select count(*) from timers where state = 'running' and wake_at <= ${new Date(at)}`);
  await running.sweep();
  while (Date.now() < at) await pause(50);
  while ((await left()) > 0) await pause(50);
}

const memory = () => `${Math.round(process.memoryUsage.rss() / 1_048_576)} MiB`;
await mailRate(mails);
const before = await mailRate(mails);
console.log(`PostgreSQL, queues ${config.redisUrl === null ? 'in the store' : 'on Redis'}: ${before.toFixed(0)} mails/s decided, ${memory()}`);
await fill();
console.log(`${tickets} open tickets, ${await ask(sql`select count(*) from timers where state = 'running'`)} timers running`);
const after = await mailRate(mails);
console.log(`${after.toFixed(0)} mails/s decided (${Math.round((after / before) * 100)} % of before), ${memory()}`);
const swept = performance.now();
await running.sweep();
console.log(`a sweep with nothing to ring takes ${(performance.now() - swept).toFixed(0)} ms`);
for (const count of [Math.round(due / 10), due]) {
  const at = Date.now() + 5_000 + count / 2;
  const cpu = process.cpuUsage();
  await burst(count, at);
  const late = (Date.now() - at) / 1000;
  const used = process.cpuUsage(cpu);
  console.log(`${count} timers due in one second: the last one fired ${late.toFixed(1)} s late (${Math.round(count / late)} a second, ${((used.user + used.system) / 1000 / count).toFixed(2)} ms of processor time each), ${memory()}`);
}
client.close();
await running.close();
await rm(data, { recursive: true, force: true });
process.exit(0);
