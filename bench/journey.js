// End to end on this machine: mails in by real SMTP → decided, answers in the outbox → written to the sandbox.
// Prints rates of one run; compare runs of one machine only. Usage, after `npm run build`:
//   node bench/journey.js [--mails 1000] [--connections 8]     (DATABASE_URL and REDIS_URL as for serve)
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nodemailer from 'nodemailer';
import { readConfig } from '../dist/platform/config.js';
import { serve } from '../dist/main/serve.js';

const { values } = parseArgs({ options: { mails: { type: 'string', default: '1000' }, connections: { type: 'string', default: '8' } } });
const mails = Number(values.mails);
const connections = Number(values.connections);

/** A half-empty mail of the size that support mail has: each from another sender, so that no budget mutes the answers. */
function mail(number) {
  const lines = Array.from({ length: 20 }, (_, line) => `line ${line} of what user ${number} saw on his screen this morning`).join('\r\n');
  return `From: Anna Keller <anna.keller@nordlicht.example>\r\nReply-To: <anna${number}@nordlicht.example>\r\nTo: support@retarus.example\r\nSubject: case ${number}\r\nMessage-ID: <bench-${number}-${process.pid}@nordlicht.example>\r\nDate: Tue, 10 Mar 2026 09:12:00 +0000\r\n\r\nMain Customer ID: 73125\r\nAFFECTED SERVICE: Email Security\r\nDESCRIPTION: around ${number} users get 550 5.7.1\r\n${lines}\r\n`;
}

const data = await mkdtemp(join(tmpdir(), 'postern-bench-'));
const config = { ...readConfig({ ...process.env, POSTERN_LOG: 'silent', POSTERN_DATA: data, POSTERN_SMTP: '127.0.0.1:0', POSTERN_HTTP: '127.0.0.1:0' }, process.cwd()) };
const running = await serve(config, { roles: ['smtp', 'worker'], print: () => undefined, onLost: () => undefined });
const { db } = running.installation;
const count = async (table, states) => Number((await db.selectFrom(table).select((eb) => eb.fn.countAll().as('count')).where('state', 'in', states).executeTakeFirst())?.count ?? 0);

const clients = Array.from({ length: connections }, () => nodemailer.createTransport({ host: '127.0.0.1', port: running.smtpPort, pool: true, maxConnections: 1, ignoreTLS: true }));
let next = 0;
const memory = [];
const sampling = setInterval(async () => {
  const decided = mails - Math.max(mails - next, 0) - (await count('messages', ['accepted']));
  memory.push({ decided, mib: Math.round(process.memoryUsage.rss() / 1_048_576) });
}, 1_000);
const started = performance.now();
const cpuBefore = process.cpuUsage();
await Promise.all(clients.map(async (client) => {
  while (next < mails) {
    const number = next++;
    await client.sendMail({ envelope: { from: `anna${number}@nordlicht.example`, to: 'support@retarus.example' }, raw: mail(number) });
  }
  client.close();
}));
const accepted = performance.now();
while ((await count('messages', ['accepted'])) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
const decided = performance.now();
while ((await count('outbox', ['pending', 'sending'])) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
const sent = performance.now();
clearInterval(sampling);
const rate = (until) => `${Math.round(mails / ((until - started) / 1000))} mails/s`;
console.log(`${mails} mails, ${connections} connections, ${config.databaseUrl === null ? 'embedded store' : 'PostgreSQL'}, queues ${config.redisUrl === null ? 'in the store' : 'on Redis'}`);
console.log(`accepted ${rate(accepted)}   decided ${rate(decided)}   answers written ${rate(sent)} (${await count('outbox', ['sandboxed'])} mails out, ${await count('messages', ['opened'])} tickets)`);
// On a machine that others use too, the processor time a mail tells more than the rate.
const cpu = process.cpuUsage(cpuBefore);
console.log(`processor time of this process, sender included: ${((cpu.user + cpu.system) / 1000 / mails).toFixed(2)} ms a mail`);
const at = (share) => memory.find((sample) => sample.decided >= mails * share)?.mib ?? memory.at(-1)?.mib;
console.log(`memory at a tenth of the mails, the half, the end: ${at(0.1)}, ${at(0.5)}, ${memory.at(-1)?.mib} MiB`);
await running.close();
await rm(data, { recursive: true, force: true });
process.exit(0);
