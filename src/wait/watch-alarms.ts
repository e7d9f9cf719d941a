// The watch over the gateway itself: looks at the rows once a minute, writes down what is wrong, and sends what an admin
// has to know by itself, without the queues, because those may be what is stuck. When the store is away it says that too,
// from memory. Of an alarm mail that does not arrive nobody is told: it stands in the outbox, and in the metrics.
import { composeAlarm, type ToldAlarm } from '../compose/compose-alarm.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { decideAlarm, type Alarm, type Trouble } from '../decide/alarm.ts';
import type { Instant } from '../mail/instant.ts';
import type { EventLog } from '../platform/event-log.ts';
import { errorText } from '../platform/fault.ts';
import { countAlarmMails, forgetAlarms, readAlarms, storeAlarmMail, takeAlarmTurn, writeAlarm } from '../record/alarm-rows.ts';
import type { Db } from '../record/database.ts';
import { findTroubles, type TroubleLimits } from '../record/troubles.ts';

export interface AlarmContext {
  readonly db: Db;
  /** Admins, none of them an address of a desk; none = alarms stand in the log, the metrics and `postern doctor` only. */
  readonly admins: () => readonly string[];
  readonly host: string;
  readonly limits: TroubleLimits;
  /** What this process knows beside the rows. */
  readonly own: () => readonly Trouble[];
  readonly now: () => Instant;
  readonly uniqueId: () => string;
  readonly log: EventLog;
  /** Sends the alarm mails that wait in the outbox. */
  readonly deliver: () => Promise<unknown>;
  /** Sends a mail past the outbox, while there is none. */
  readonly sendWithoutStore: (mail: OutgoingMail) => Promise<unknown>;
}

/** Whatever goes wrong: an admin's mailbox gets no more of these in a day (H-05). */
const mailsPerDayMax = 20;
const dayMs = 24 * 3_600_000;
const rememberedMs = 30 * dayMs;
/** A restart of the database is no news. */
const storeAwayMs = 3 * 60_000;

export interface AlarmWatch {
  /** One look; never rejects. */
  look(): Promise<void>;
}

/** The watch of one process. */
export function createAlarmWatch(context: AlarmContext): AlarmWatch {
  const { log } = context;
  let awaySince: Instant | null = null;
  let awayTold = false;
  const tell = async (told: ToldAlarm): Promise<void> => {
    const to = context.admins();
    if (to.length > 0) await context.sendWithoutStore(composeAlarm([told], { ...context, to, now: context.now() }));
  };
  return {
    look: async () => {
      try {
        const told = await lookOnce(context);
        for (const one of told) log.warn({ alarm: one.word, detail: one.detail }, 'alarm');
        if (awayTold) await tell({ word: 'over', detail: 'the store answers again', advice: '', since: awaySince ?? context.now() });
        [awaySince, awayTold] = [null, false];
        await context.deliver();
      } catch (error) {
        log.error({ err: error }, 'alarms could not be looked for');
        awaySince ??= context.now();
        if (awayTold || context.now() - awaySince < storeAwayMs) return;
        awayTold = true;
        await tell({ word: 'raised', detail: `the store does not answer: ${errorText(error).slice(0, 200)}`, advice: 'senders are asked to try again later; see the log of the gateway', since: awaySince })
          .catch((failed: unknown) => log.error({ err: failed }, 'alarm could not be sent'));
      }
    },
  };
}

/** What is wrong becomes rows and one mail; returns what was told. */
async function lookOnce(context: AlarmContext): Promise<ToldAlarm[]> {
  const now = context.now();
  return context.db.transaction().execute(async (tx) => {
    if (!(await takeAlarmTurn(tx))) return [];
    const troubles = new Map([...await findTroubles(tx, context.limits, now), ...context.own()].map((one) => [one.cause, one]));
    const known = await readAlarms(tx);
    const told: ToldAlarm[] = [];
    for (const cause of new Set([...known.keys(), ...troubles.keys()])) {
      const before = known.get(cause) ?? null;
      const { alarm, tell } = decideAlarm(before, troubles.get(cause) ?? null, now);
      if (alarm !== null && alarm !== before) await writeAlarm(tx, alarm);
      if (alarm !== null && tell !== null) told.push(toldOf(alarm, troubles.get(cause), tell));
    }
    await forgetAlarms(tx, now - rememberedMs);
    const to = context.admins();
    const [first] = to;
    if (told.length === 0 || first === undefined) return told;
    if ((await countAlarmMails(tx, first, now - dayMs)) < mailsPerDayMax) await storeAlarmMail(tx, composeAlarm(told, { ...context, to, now }));
    else context.log.warn({ mailsPerDayMax }, 'no more alarm mails today');
    return told;
  });
}

function toldOf(alarm: Alarm, trouble: Trouble | undefined, word: ToldAlarm['word']): ToldAlarm {
  return { word, detail: alarm.detail, advice: trouble?.advice ?? '', since: alarm.since };
}
