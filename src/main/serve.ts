// `postern serve`: the roles of one process, started in the order in which they depend on each other and closed in the
// reverse one. On SIGTERM nothing new is taken in, what is in hand is finished, then everything is closed.
import { join } from 'node:path';
import type { Instant } from '../mail/instant.ts';
import type { Config } from '../platform/config.ts';
import type { StepResult } from '../journey.ts';
import { exitCodes, Fault } from '../platform/fault.ts';
import type { AskDns } from '../platform/dns-resolver.ts';
import { createLog, type FindKeys } from '../platform/log.ts';
import { openQueues, type Queues } from '../platform/queue.ts';
import type { AcceptMail } from '../receive/accept-mail.ts';
import { createAcceptMail } from '../record/accept-batches.ts';
import { recoverAfterCrash } from '../record/recover.ts';
import { startSmtpListener, type SmtpListener, type SmtpListenerOptions } from '../receive/smtp-listener.ts';
import { startHttp } from '../admin/http.ts';
import type { MonitorFeedOptions } from '../admin/monitor-feed.ts';
import { submitSamples } from '../journey.ts';
import { buildMime } from '../send/build-mime.ts';
import { deliverDue, type DeliverContext } from '../send/deliver.ts';
import type { Transport } from '../send/transport.ts';
import { sendDueReports } from '../wait/due-reports.ts';
import { sweep } from '../wait/sweep.ts';
import { createAlarmWatch } from '../wait/watch-alarms.ts';
import { wakeBells } from '../wait/wake-bells.ts';
import { wakeDueTimers } from '../wait/wake-timers.ts';
import { deskOf, openInstallation, type Installation, type InstallationOptions } from './installation.ts';
import { startMailboxes } from './mailboxes.ts';
import { withoutAttachments } from './outgoing-bytes.ts';
import { processAccepted } from './process-mail.ts';
import { retain } from './retain.ts';
import { createWayOut } from './way-out.ts';
import { createDeskWebhooks } from './webhooks.ts';
import { noteRulesInForce, watchRules } from './watch-rules.ts';

export const roles = ['smtp', 'imap', 'worker', 'http'] as const;
export type Role = (typeof roles)[number];

export interface ServeOptions {
  readonly roles: readonly Role[];
  /** Prints to the person who started it. */
  readonly print: (line: string) => void;
  /** Called once when the process cannot go on by itself (its store was lost). */
  readonly onLost: () => void;
  /** Another clock than the system's, for a gateway whose weeks must pass in seconds. */
  readonly now?: () => Instant;
  /** Another way to the DNS than the configured servers. */
  readonly askDns?: AskDns;
  readonly reading?: InstallationOptions['reading'];
}

export interface Running {
  readonly smtpPort: number | null;
  /** 0 at a Unix socket. */
  readonly lmtpPort: number | null;
  readonly httpPort: number | null;
  readonly installation: Installation;
  /** Looks for whatever waits, now instead of at the next round. Does nothing without the role `worker`. */
  sweep(): Promise<void>;
  /** Looks for what an admin has to know, now instead of at the next minute. Likewise. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Lost jobs are found within this time; also how late a timer can be when its job was lost. */
const sweepEveryMs = 15_000;
/** Alarms have a patience of their own; looking more often would find nothing sooner. */
const watchEveryMs = 60_000;
/** Of the retention, a minute: some thousand rows, and nobody waits for it. */
const batchesPerTurn = 20;

/** Starts the roles; resolves when everything listens. */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
  let keysIn: FindKeys = () => [];
  const log = createLog(config.logLevel, (line) => keysIn(line));
  const installation = await openInstallation(config, log, { shared: false, onLost: options.onLost, ...(options.now === undefined ? {} : { now: options.now }), ...(options.askDns === undefined ? {} : { askDns: options.askDns }), ...(options.reading === undefined ? {} : { reading: options.reading }) });
  keysIn = (line) => [...installation.rulebook().desks.values()].flatMap((desk) => desk.secretsIn(line));
  const closers: (() => Promise<void>)[] = [installation.close];
  try {
    if (installation.store.kind === 'embedded') await recoverAfterCrash(installation.db);
    const queues = await openQueues({ store: installation.store, log, ...(config.redisUrl === null ? {} : { redisUrl: config.redisUrl }) });
    closers.unshift(() => queues.close());
    await noteRulesInForce(installation);
    const watched = watchRules({
      folder: config.rulesFolder, stamp: installation.rulesStamp, log, rulebook: installation.rulebook,
      use: (rulebook) => {
        installation.useRulebook(rulebook);
        return noteRulesInForce(installation);
      },
    });
    closers.unshift(async () => watched.stop());
    const worker = options.roles.includes('worker') ? await startWorker(installation, queues) : null;
    if (worker !== null) closers.unshift(() => worker.close());
    const doors = options.roles.includes('smtp') ? [{ protocol: 'smtp', setting: 'POSTERN_SMTP', at: config.smtp }, { protocol: 'lmtp', setting: 'POSTERN_LMTP', at: config.lmtp }] as const : [];
    const open: OpenDoor[] = [];
    for (const { protocol, setting, at } of doors) {
      if (at === null) continue;
      const door = await listening(setting, at, () => startDoor(installation, queues, protocol, at));
      closers.unshift(() => door.close());
      open.push({ ...door, protocol, place: 'path' in at ? at.path : `${at.host}:${door.port}` });
    }
    const mailboxes = options.roles.includes('imap') ? await startMailboxes(installation, () => acceptFor(installation, queues)) : null;
    if (mailboxes !== null) closers.unshift(() => mailboxes.close());
    const http = options.roles.includes('http')
      ? await listening('POSTERN_HTTP', config.http, () => startHttp({ ...config.http, db: installation.db, connections: () => open.reduce((sum, door) => sum + door.stats().connections, 0), mailboxes: config.mailboxes.map((one) => one.id), dns: () => installation.dns?.counts() ?? null, monitor: monitorFeed(installation, queues) }))
      : null;
    if (http !== null) closers.unshift(() => http.close());
    announce(installation, options, open, http?.port ?? null);
    const portOf = (protocol: OpenDoor['protocol']): number | null => open.find((door) => door.protocol === protocol)?.port ?? null;
    return {
      smtpPort: portOf('smtp'), lmtpPort: portOf('lmtp'), httpPort: http?.port ?? null, installation,
      sweep: async () => worker?.sweep(),
      look: async () => worker?.look(),
      close: async () => {
        for (const close of closers.splice(0)) await close();
      },
    };
  } catch (error) {
    for (const close of closers) await close().catch(() => undefined);
    throw error;
  }
}

/** A door of this process and where it was found open. */
interface OpenDoor extends SmtpListener {
  readonly protocol: 'smtp' | 'lmtp';
  readonly place: string;
}

type DoorPlace = SmtpListenerOptions['at'];

const portRefusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another process',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is no address of this machine',
  ENOENT: 'lies in a folder that does not exist',
};

/** Opens a port, or says which setting to change. */
async function listening<T>(setting: string, at: DoorPlace, start: () => Promise<T>): Promise<T> {
  return start().catch((error: unknown) => {
    const code = (error as { code?: string }).code;
    const why = code === undefined ? undefined : portRefusals[code];
    if (why === undefined) throw error;
    const [place, other] = 'path' in at ? [at.path, 'PATH'] : [`${at.host}:${at.port}`, 'HOST:PORT'];
    throw new Fault('port-refused', `${place} ${why}; choose another with ${setting}=${other}`, { retryable: false, exitCode: exitCodes.unavailable });
  });
}

/** A door for mail; SMTP and LMTP are the same one with another greeting. */
function startDoor(installation: Installation, queues: Queues, protocol: 'smtp' | 'lmtp', at: DoorPlace): Promise<SmtpListener> {
  const { config, log, journey } = installation;
  return startSmtpListener({
    protocol, at, hostName: config.host, acceptMail: acceptFor(installation, queues), log, now: journey.now,
    deskOf: (path) => deskOf(installation.rulebook(), path),
    ...(config.tls === null ? {} : { tls: config.tls }),
  });
}

function acceptFor({ db, log, rulebook }: Installation, queues: Queues): AcceptMail {
  return createAcceptMail({
    db, deskOf: (path) => deskOf(rulebook(), path),
    onStored: (id) => void queues.ring('process', { id: `m${id}`, generation: 0 }).catch((error: unknown) => log.warn({ err: error }, 'bell not rung; the sweep will')),
  });
}

/** What the monitoring feed measured goes into the journey, and what it set in motion is rung for. */
function monitorFeed({ config, journey, rulebook, log }: Installation, queues: Queues): MonitorFeedOptions {
  return {
    token: config.monitorToken, desks: () => rulebook().desks, now: journey.now,
    submit: async (desk, samples) => {
      const result = await submitSamples(journey, desk, samples);
      if (result.mails > 0) await queues.ring('deliver', { id: `d${journey.uniqueId()}`, generation: 0 }).catch((error: unknown) => log.warn({ err: error }, 'bell not rung; the sweep will'));
      return result;
    },
  };
}

interface WorkerRole {
  sweep(): Promise<void>;
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Starts processing, delivering and waking. */
async function startWorker(installation: Installation, queues: Queues): Promise<WorkerRole> {
  const { config, db, journey, log, pool } = installation;
  const transport = createWayOut(installation);
  const webhooks = createDeskWebhooks(installation);
  const ringDeliver = (): void => {
    void queues.ring('deliver', { id: `d${journey.uniqueId()}`, generation: 0 }).catch((error: unknown) => log.warn({ err: error }, 'bell not rung; the sweep will'));
  };
  const onStep = ({ mails, wakes }: StepResult): void => {
    if (mails > 0) ringDeliver();
    if (wakes.length > 0) void queues.ringMany('wake', wakeBells(wakes, journey.now(), journey.uniqueId())).catch((error: unknown) => log.warn({ err: error }, 'bell not rung; the sweep will'));
  };
  let closing = false;
  const goesOn = (): boolean => !closing;
  const deliver = {
    db, transport, now: journey.now, log, goesOn, dkim: config.dkim, host: config.host, report: reportOf(installation, queues), webhookOf: webhooks.of,
    // A forward must not leave without what the partner sent: it is tried again, and in the end stands failed in the outbox.
    attachmentsOf: (raw: Uint8Array, paths: readonly string[] | null) => pool.run('attachments', [raw, paths], withoutAttachments),
  };
  // One lane a process keeps the order of receipt; what costs time, the reading, runs beside it in the parser pool.
  await queues.work('process', async () => void (await processAccepted({ context: journey, log, onStep, goesOn })), { concurrency: 1 });
  await queues.work('deliver', async () => void (await deliverDue(deliver)), { concurrency: transport.repeatable ? 1 : 4 });
  await queues.work('wake', async () => void (await wakeDueTimers({ context: journey, log, onStep, goesOn })), { concurrency: 1 });
  const round = async (): Promise<void> => {
    await sweep({ db, queues, repeatable: transport.repeatable || webhooks.addresses(), now: journey.now, log }).catch((error: unknown) => log.error({ err: error }, 'sweep failed'));
    await installation.keyRing.refresh().catch((error: unknown) => log.warn({ err: error }, 'signing keys not read again; the next round will'));
    if ((await sendDueReports(journey, log)) > 0) ringDeliver();
  };
  await round();
  let sweeping = Promise.resolve();
  const sweepNext = (): Promise<void> => (sweeping = sweeping.then(round));
  const timer = setInterval(() => void sweepNext(), sweepEveryMs);
  let retaining = Promise.resolve();
  const retainNext = (): Promise<void> => (retaining = retaining.then(async () => {
    const gone = await retain(installation, { dryRun: false, batchesMax: batchesPerTurn, anyway: false, goesOn });
    if (Object.keys(gone).length > 0) log.info(gone, 'let go of what is older than its desk keeps it');
  }).catch((error: unknown) => log.error({ err: error }, 'retention failed')));
  const retention = setInterval(() => void retainNext(), watchEveryMs);
  const watch = startWatch(installation, queues, transport, () => deliverDue({ ...deliver, kind: 'alarm' }));
  return {
    sweep: sweepNext,
    look: () => watch.look(),
    close: async () => {
      closing = true;
      clearInterval(timer);
      clearInterval(retention);
      await watch.close();
      await retaining;
      await sweeping;
      await queues.drain();
      await transport.close();
    },
  };
}

interface Watch {
  look(): Promise<void>;
  close(): Promise<void>;
}

/** Looks for trouble beside everything else: neither the sweep nor a queue that is stuck can keep it from that. */
function startWatch({ config, db, journey, log, rulebook }: Installation, queues: Queues, transport: Transport, deliver: () => Promise<unknown>): Watch {
  const watch = createAlarmWatch({
    db, host: config.host, limits: { ...config.alarms, trustedDoors: config.trustedDoors }, now: journey.now, uniqueId: journey.uniqueId, log, deliver,
    own: () => (queues.isReachable() ? [] : [{ cause: 'queues', count: 1, detail: 'the queues do not answer: mail is taken in and kept, and decided when they are back', advice: 'is Redis up? postern doctor' }]),
    // An alarm that comes in at a desk would open a ticket.
    admins: () => config.admins.filter((one) => deskOf(rulebook(), one) === null),
    sendWithoutStore: async (mail) => transport.attempt({ id: 'alarm', desk: '' }, { reversePath: mail.reversePath, forwardPaths: mail.to.map((one) => one.addrSpec) }, await buildMime('alarm', mail, [])),
  });
  let looking = Promise.resolve();
  const look = (): Promise<void> => (looking = looking.then(() => watch.look()));
  const timer = setInterval(() => void look(), watchEveryMs);
  return {
    look,
    close: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

/** A report of our own about a mail that the relay refused comes in like one that a server wrote. */
function reportOf(installation: Installation, queues: Queues): DeliverContext['report'] {
  const accept = acceptFor(installation, queues);
  return async (forwardPath, raw) => {
    // Of an alarm, which no desk sent.
    if (deskOf(installation.rulebook(), forwardPath) === null) return;
    await accept.accept({ envelope: { reversePath: '', forwardPaths: [forwardPath] }, raw, remoteAddress: '', helo: '', tls: false, receivedAt: installation.journey.now(), source: 'relay' });
  };
}

function announce(installation: Installation, options: ServeOptions, doors: readonly OpenDoor[], httpPort: number | null): void {
  const { config, store } = installation;
  const { print } = options;
  print(`store   ${store.kind === 'embedded' ? `embedded in ${config.dataFolder}` : 'PostgreSQL'}; queues ${config.redisUrl === null ? 'in the store' : 'on Redis'}`);
  for (const desk of installation.rulebook().desks.values()) print(`desk    ${desk.id}: ${desk.addresses.join(', ')}`);
  print(config.live ? 'out     through the relay (live)' : `out     sandboxed: ${join(config.dataFolder, 'outbox')}`);
  for (const { protocol, place } of doors) print(`${protocol}    ${place}`);
  if (options.roles.includes('imap')) for (const one of config.mailboxes) print(`imap    ${one.id}: ${one.folder} of ${one.user} at ${one.host}:${one.port}, for ${one.desk}`);
  if (httpPort !== null) print(`http    http://${config.http.host}:${httpPort}/healthz`);
  print('ready');
}
