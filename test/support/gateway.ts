// The real gateway for a test, in this process: real SMTP socket in, real store, sandboxed outbox out, on a clock that
// the test moves. Its store is embedded, or a fresh database of a server. What a test reads here is what an admin sees:
// rows, and the files of the outbox.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { MessageState } from '../../src/decide/decision.ts';
import type { Ticket } from '../../src/decide/ticket.ts';
import { serve, type Running } from '../../src/main/serve.ts';
import { parseMessage } from '../../src/parse/parse-message.ts';
import type { ParsedMessage } from '../../src/parse/parsed-message.ts';
import { readConfig } from '../../src/platform/config.ts';
import type { AskDns } from '../../src/platform/dns-resolver.ts';
import type { ParserPoolOptions } from '../../src/platform/parser-pool.ts';
import type { Db, OutboxState } from '../../src/record/database.ts';
import { movableClock, type MovableClock } from './clock.ts';
import { embeddedDataFolder } from './embedded-data.ts';
import { eventually } from './eventually.ts';
import { removeAfterwards } from './remove-afterwards.ts';
import { sendBytes, sendMail, type MailText } from './smtp-client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface GatewayOptions {
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  /** More environment, `POSTERN_…`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Answers for POSTERN_SENDER_CHECK=dns. */
  readonly askDns?: AskDns;
  /** Another deadline for reading a mail, and another worker. */
  readonly reading?: Pick<ParserPoolOptions, 'timeoutMs' | 'workerUrl'>;
}

/** One mail that left, as its bytes lie in the outbox folder. */
export interface SentMail {
  readonly outboxId: string;
  readonly kind: string;
  readonly state: OutboxState;
  /** Of the envelope. */
  readonly reversePath: string;
  /** First recipient. */
  readonly to: string;
  readonly raw: Buffer;
  readonly mail: ParsedMessage;
  readonly text: string;
}

export interface MessageView {
  readonly id: string;
  readonly messageId: string | null;
  readonly state: MessageState;
  readonly reason: string;
  readonly ref: string | null;
}

export interface TestGateway {
  readonly clock: MovableClock;
  readonly port: number;
  readonly db: Db;
  readonly running: Running;
  send(mail: MailText): Promise<void>;
  sendRaw(reversePath: string, forwardPaths: readonly string[], raw: Buffer): Promise<void>;
  /** Waits until every accepted mail is decided and every decided mail has left. */
  settled(): Promise<void>;
  /** Moves the clock to `instant` and lets everything happen that is due until then, in order. */
  passTo(instant: string): Promise<void>;
  /** What left since the last call, oldest first; without what was withheld. */
  newMails(): Promise<SentMail[]>;
  tickets(): Promise<Ticket[]>;
  ticket(ref: string): Promise<Ticket>;
  messages(): Promise<MessageView[]>;
  history(ref: string): Promise<{ readonly kind: string; readonly side: string; readonly text: string }[]>;
  /** Forgets everything that came in and goes on at `instant`. */
  reset(instant: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts one; the caller closes it. */
export async function startGateway(options: GatewayOptions = {}): Promise<TestGateway> {
  const dataFolder = options.databaseUrl === undefined ? await embeddedDataFolder() : mkdtempSync(join(tmpdir(), 'postern-test-'));
  removeAfterwards(dataFolder);
  const config = readConfig({
    POSTERN_DATA: dataFolder, POSTERN_SMTP: '127.0.0.1:0', POSTERN_LOG: process.env['POSTERN_TEST_LOG'] ?? 'silent', ...options.environment,
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...(options.redisUrl === undefined ? {} : { REDIS_URL: options.redisUrl }),
  }, root);
  const clock = movableClock('2026-03-02T00:00:00Z');
  const running = await serve(config, { roles: ['smtp', 'worker'], print: () => undefined, onLost: () => undefined, now: clock.now, ...(options.askDns === undefined ? {} : { askDns: options.askDns }), ...(options.reading === undefined ? {} : { reading: options.reading }) });
  return createGateway(running, clock, join(dataFolder, 'outbox'));
}

function createGateway(running: Running, clock: MovableClock, outboxFolder: string): TestGateway {
  const { db } = running.installation;
  const port = running.smtpPort ?? 0;
  let seen = '0';

  const settled = (): Promise<void> => eventually(async () => {
    const { rows } = await sql<{ waiting: string; due: string }>`
      select (select count(*) from messages where state = 'accepted') + (select count(*) from outbox where state in ('pending', 'sending')) as waiting,
             (select count(*) from timers where state = 'running' and wake_at <= ${new Date(clock.now())}) as due`.execute(db);
    // What is due on the test's clock has a job on the real one: the sweep finds the overdue row.
    if (rows[0]?.waiting === '0' && rows[0].due !== '0') await wake(running);
    return rows[0]?.waiting === '0' && rows[0].due === '0';
  }).then(() => undefined);

  const gateway: TestGateway = {
    clock, port, db, running, settled,
    send: (mail) => sendMail(port, mail),
    sendRaw: (reversePath, forwardPaths, raw) => sendBytes(port, reversePath, forwardPaths, raw),
    passTo: async (instant) => {
      for (;;) {
        const next = await nextWake(db);
        if (next === null || next > Date.parse(instant)) break;
        clock.set(new Date(Math.max(next, clock.now())).toISOString());
        await settled();
      }
      clock.set(instant);
    },
    newMails: async () => {
      const rows = await db.selectFrom('outbox').select(['id', 'kind', 'state', 'mail']).where('id', '>', seen).where('state', '<>', 'discarded').orderBy('id').execute();
      seen = rows.at(-1)?.id ?? seen;
      return rows.map((row) => {
        const raw = readFileSync(join(outboxFolder, `${row.id.padStart(10, '0')}.eml`));
        const mail = parseMessage(raw);
        return {
          outboxId: row.id, kind: row.kind, state: row.state, reversePath: row.mail.reversePath, to: mail.to[0]?.addrSpec ?? '', raw, mail,
          text: mail.lines.map((line) => line.text).join('\n'),
        };
      });
    },
    tickets: async () => (await db.selectFrom('tickets').select('state').orderBy('id').execute()).map((row) => row.state),
    ticket: async (ref) => (await db.selectFrom('tickets').select('state').where('ref', '=', ref).executeTakeFirstOrThrow()).state,
    messages: async () => db.selectFrom('messages').leftJoin('tickets', 'tickets.id', 'messages.ticket_id')
      .select(['messages.id', 'messages.message_id as messageId', 'messages.state', 'messages.reason', 'tickets.ref']).orderBy('messages.id').execute(),
    history: async (ref) => db.selectFrom('ticket_events').innerJoin('tickets', 'tickets.id', 'ticket_events.ticket_id')
      .select(['ticket_events.kind', 'ticket_events.side', 'ticket_events.text']).where('tickets.ref', '=', ref).orderBy('ticket_events.id').execute(),
    reset: async (instant) => {
      await settled();
      await sql`truncate messages, tickets, threads, vendor_references, ticket_subjects, ticket_events, outbox, timers, reference_counters, reports, subscriptions, monitor_samples, alarms, audit, undeliverable_addresses, said_once, loop_counts, mutes`.execute(db);
      for (const file of readFolder(outboxFolder)) rmSync(join(outboxFolder, file));
      clock.set(instant);
    },
    close: () => running.close(),
  };
  return gateway;
}

async function nextWake(db: Db): Promise<number | null> {
  const row = await db.selectFrom('timers').select('wake_at').where('state', '=', 'running').orderBy('wake_at').limit(1).executeTakeFirst();
  return row?.wake_at.getTime() ?? null;
}

async function wake(running: Running): Promise<void> {
  await sql`update timers set rung_at = null where state = 'running'`.execute(running.installation.db);
  await running.sweep();
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // Nothing has left yet.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
