// The demo: a throw-away gateway, real SMTP, the shipped mails, and then both sides go on: the partner fills in the
// question form inline, the working side answers with a command. Everything shown is read back from the store and the
// sandboxed outbox; nothing is prepared.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import type { Ticket } from '../decide/ticket.ts';
import { isoInstant } from '../mail/instant.ts';
import { parseMessage } from '../parse/parse-message.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import { doors, type Config } from '../platform/config.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { serve, type Running } from './serve.ts';

export interface SentMail {
  readonly id: string;
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly ref: string | null;
}

export interface DemoResult {
  readonly desks: ReadonlyMap<string, Desk>;
  readonly tickets: readonly Ticket[];
  readonly messages: readonly { readonly file: string; readonly from: string; readonly state: string; readonly reason: string; readonly ref: string | null }[];
  readonly mails: readonly SentMail[];
  /** The partner's inline answer and the working side's mail, as they were sent. */
  readonly conversation: readonly Said[];
}

export interface Said {
  readonly who: string;
  readonly subject: string;
  readonly text: string;
  readonly ref: string | null;
}

/** One mail takes milliseconds; a demo that waits longer than this has failed and says on what. */
const stepMsMax = 30_000;

/** What the partner types behind the colons of the form, by a word of the label. */
const partnerAnswers: readonly (readonly [RegExp, string])[] = [
  [/^start of/i, '10.03.2026 - 08:00 UTC+1'],
  [/^example/i, '10.03.2026 08:41, a@hafen.example -> b@gmx.example, 550 5.7.1 rejected'],
  [/reproduce/i, 'yes, three test mails from two accounts, all refused'],
  [/already been done/i, 'checked the outbound logs and the address list'],
  [/test transactions/i, 'yes'],
  [/already known/i, 'no'],
];

/** Runs the demo in a folder of its own; the folder is removed afterwards. Throws a Fault (70) naming what did not happen. */
export async function runDemo(config: Config, progress: (line: string) => void): Promise<DemoResult> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'postern-demo-'));
  const { databaseUrl: _, redisUrl: __, ...rest } = config;
  const throwAway: Config = {
    ...rest, databaseUrl: null, redisUrl: null, dataFolder, live: false, relayUrl: null, logLevel: 'silent', secret: null,
    // The shipped mails were never checked by anybody.
    senderCheck: 'off', trustedAuthservIds: [], trustedDoors: doors, smtp: { host: '127.0.0.1', port: 0 }, http: { host: '127.0.0.1', port: 0 },
  };
  const running = await serve(throwAway, { roles: ['smtp', 'worker'], print: () => undefined, onLost: () => undefined });
  try {
    return await play(running, dataFolder, progress);
  } finally {
    await running.close();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function play(running: Running, dataFolder: string, progress: (line: string) => void): Promise<DemoResult> {
  const port = running.smtpPort ?? 0;
  const folder = fileURLToPath(new URL('../../fixtures/demo', import.meta.url));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.eml')).toSorted();
  if (files.length === 0) throw failure(`there are no mails in ${folder}`);
  for (const file of files) {
    const raw = await readFile(join(folder, file));
    const mail = parseMessage(raw);
    progress(`→ ${file}`);
    await send(port, mail.from[0]?.addrSpec ?? '', mail.to[0]?.addrSpec ?? '', raw);
  }
  await until('all mails decided', async () => (await count(running, 'accepted')) === 0);
  const answered = await answerInline(running, dataFolder, port, progress);
  const conversation = [answered, await workingSideAnswers(running, dataFolder, port, answered.ref, progress)];
  await until('the answer of the working side relayed', async () => (await sentMails(running, dataFolder)).some((one) => one.kind === 'relay'));
  return { desks: running.installation.rulebook().desks, ...(await readBack(running, dataFolder, files, folder)), conversation };
}

/** Anna answers inside the quoted form of the real question mail. */
async function answerInline(running: Running, dataFolder: string, port: number, progress: (line: string) => void): Promise<Said> {
  const question = await findMail(running, dataFolder, 'the question to the first partner', (mail) => mail.kind === 'answer' && mail.text.includes('START OF INCIDENT:'));
  const parsed = await parsedMail(dataFolder, question.id);
  const quoted = question.text.split('\n').map((line) => `> ${line}${answerTo(line)}`).join('\n');
  const text = `Hi, see below.\n\nOn Tuesday the support desk wrote:\n${quoted}\n`;
  progress('→ the partner answers inline, in the quoted form');
  await sendText(port, question.to, parsed.replyTo[0]?.addrSpec ?? '', `Re: ${question.subject}`, text, parsed.messageId);
  await until('the ticket complete and forwarded', async () => (await sentMails(running, dataFolder)).some((one) => one.kind === 'forward' && one.ref === question.ref));
  return { who: `${question.to} (partner)`, subject: `Re: ${question.subject}`, text, ref: question.ref };
}

function answerTo(line: string): string {
  if (!line.trimEnd().endsWith(':')) return '';
  const found = partnerAnswers.find(([label]) => label.test(line.trim()));
  return found === undefined ? '' : ` ${found[1]}`;
}

/** The working side answers its structured mail with a reference, an answer and the word that it is resolved. */
async function workingSideAnswers(running: Running, dataFolder: string, port: number, ref: string | null, progress: (line: string) => void): Promise<Said> {
  const forward = await findMail(running, dataFolder, 'a structured ticket for the working side', (mail) => mail.kind === 'forward' && mail.ref === ref);
  const parsed = await parsedMail(dataFolder, forward.id);
  const text = '#ref RCR-901177\n#resolve\n\nHello,\n\nthe sending address range was on a block list of the recipient; it was taken\noff at 10:40. New mails go through, please send the refused ones again.\n\nKind regards\nThird level\n';
  progress('→ the working side answers with #ref and #resolve');
  await sendText(port, forward.to, parsed.replyTo[0]?.addrSpec ?? '', `Re: ${forward.subject}`, text, parsed.messageId);
  return { who: `${forward.to} (working side)`, subject: `Re: ${forward.subject}`, text, ref: forward.ref };
}

async function readBack(running: Running, dataFolder: string, files: readonly string[], folder: string): Promise<Pick<DemoResult, 'tickets' | 'messages' | 'mails'>> {
  const { db } = running.installation;
  const tickets = await db.selectFrom('tickets').select('state').orderBy('id').execute();
  const rows = await db.selectFrom('messages').leftJoin('tickets', 'tickets.id', 'messages.ticket_id')
    .select(['messages.message_id', 'messages.from_address', 'messages.state', 'messages.reason', 'tickets.ref']).orderBy('messages.id').execute();
  const names = new Map(await Promise.all(files.map(async (file) => [parseMessage(await readFile(join(folder, file))).messageId, file] as const)));
  return {
    tickets: tickets.map((row) => row.state),
    messages: rows.map((row) => ({ file: names.get(row.message_id) ?? '(answer)', from: row.from_address ?? '', state: row.state, reason: row.reason, ref: row.ref })),
    mails: await sentMails(running, dataFolder),
  };
}

async function sentMails(running: Running, dataFolder: string): Promise<SentMail[]> {
  const rows = await running.installation.db.selectFrom('outbox').leftJoin('tickets', 'tickets.id', 'outbox.ticket_id')
    .select(['outbox.id', 'outbox.kind', 'outbox.mail', 'tickets.ref']).where('outbox.state', '=', 'sandboxed').orderBy('outbox.id').execute();
  const present = new Set(await readdir(join(dataFolder, 'outbox')).catch(() => []));
  return rows.filter((row) => present.has(fileName(row.id))).map((row) => ({
    id: row.id, kind: row.kind, to: row.mail.to[0]?.addrSpec ?? '', subject: row.mail.subject, text: row.mail.text, ref: row.ref,
  }));
}

async function findMail(running: Running, dataFolder: string, what: string, wanted: (mail: SentMail) => boolean): Promise<SentMail> {
  let found: SentMail | undefined;
  await until(what, async () => {
    found = (await sentMails(running, dataFolder)).find(wanted);
    return found !== undefined;
  });
  if (found === undefined) throw failure(`${what} did not happen`);
  return found;
}

async function parsedMail(dataFolder: string, id: string): Promise<ParsedMessage> {
  return parseMessage(await readFile(join(dataFolder, 'outbox', fileName(id))));
}

function fileName(id: string): string {
  return `${id.padStart(10, '0')}.eml`;
}

async function count(running: Running, state: 'accepted'): Promise<number> {
  const row = await running.installation.db.selectFrom('messages').select((eb) => eb.fn.countAll<string>().as('count')).where('state', '=', state).executeTakeFirstOrThrow();
  return Number(row.count);
}

async function send(port: number, from: string, to: string, raw: Buffer): Promise<void> {
  const client = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  await client.sendMail({ envelope: { from, to: [to] }, raw });
  client.close();
}

async function sendText(port: number, from: string, to: string, subject: string, text: string, inReplyTo: string | null): Promise<void> {
  const client = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  await client.sendMail({ from, to, subject, text, ...(inReplyTo === null ? {} : { inReplyTo: `<${inReplyTo}>`, references: `<${inReplyTo}>` }) });
  client.close();
}

async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + stepMsMax;
  while (!(await done())) {
    if (Date.now() > deadline) throw failure(`${what} did not happen within ${stepMsMax / 1000} s (it was ${isoInstant(Date.now())})`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function failure(message: string): Fault {
  return new Fault('demo-failed', `demo: ${message}`, { retryable: false, exitCode: exitCodes.bug });
}
