// kill -9 while many clocks run out at once, and an end in the middle of an announcement to many: afterwards each ticket
// was told exactly once, and each reader has the announcement once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { posternOn } from '../cli/postern.ts';
import type { CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import type { GatewayProcess } from '../support/gateway-process.ts';
import { describeWith } from '../support/servers.ts';
import { mailBytes, sendBytes } from '../support/smtp-client.ts';
import { holdAt } from './held-at.ts';
import { killAt, startKillable, startTimeoutMs } from './killable-gateway.ts';
import { relayFaultsOf, untilDone } from './reckoning.ts';

/** More than one batch of wake-ups. */
const ticketCount = 80;
const desk = 'partner.support@rhipe.example';

describeWith('postgres', 'a gateway killed with -9 in a burst', () => {
  let relay: CapturingRelay;
  let gateway: GatewayProcess;
  let url = '';
  let close = async (): Promise<void> => undefined;
  beforeAll(async () => {
    ({ gateway, relay, url, close } = await startKillable());
  }, startTimeoutMs);
  afterAll(() => close());

  const write = (from: string, to: string, messageId: string): Promise<unknown> =>
    sendBytes(gateway.port, from, [to], mailBytes({ from, to, subject: `Login ${messageId}`, messageId, text: 'One of our customers cannot log in to the portal since this morning, please help.' }));
  const counted = async (sql: string, values: unknown[] = []): Promise<{ each: number; rows: number }[]> => gateway.query(sql, values);

  it('of clocks: every ticket is told once that it is late', { timeout: 240_000 }, async () => {
    for (let n = 0; n < ticketCount; n++) await write(`clock-${n}@harbour.example`, desk, `clock-${n}@harbour.example`);
    await untilDone(gateway);
    const past = new Date(Date.now() - 60_000).toISOString();
    const [middle] = await gateway.query<{ id: string }>(`select id from tickets order by id offset ${ticketCount / 2} limit 1`);
    const held = await holdAt(url, { table: 'outbox', when: 'insert', which: `new.kind = 'tell' and new.ticket_id >= ${middle?.id ?? '0'}` });
    await gateway.query(`update tickets set state = jsonb_set(state, '{timers,triage,dueAt}', to_jsonb($1::bigint))`, [Date.parse(past)]);
    await gateway.query(`update timers set due_at = $1, wake_at = $1, rung_at = null where name = 'triage'`, [past]);

    await killAt(gateway, held);
    await eventually(async () => (await gateway.query(`select 1 from timers where name = 'triage' and state = 'running'`)).length === 0, 90_000);
    await untilDone(gateway);

    expect(await counted(`select told as each, count(*)::int as rows from (select tickets.id, count(outbox.id)::int as told from tickets left join outbox on outbox.ticket_id = tickets.id and outbox.kind = 'tell' group by tickets.id) t group by told`))
      .toEqual([{ each: 1, rows: ticketCount }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  it('of an announcement: it is there whole or not at all, and comes once', { timeout: 180_000 }, async () => {
    const postern = posternOn(gateway.dataFolder);
    const announce = (): Promise<{ code: number | null }> => postern(['notice', 'planned', '--desk', 'ox-cloud', '--title', 'Storage', '--start', '2036-03-10 02:00', '--impact', 'Webmail is away for ten minutes.'], { env: { DATABASE_URL: url } });
    const held = await holdAt(url, { table: 'outbox', when: 'insert', which: `new.kind = 'notice' and new.address like '%us-2%'` });

    const cut = announce();
    await held.reached();
    await held.release();
    expect((await cut).code).not.toBe(0);
    expect(await counted(`select count(*)::int as rows, 0 as each from outbox where kind = 'notice'`)).toEqual([{ rows: 0, each: 0 }]);
    expect((await announce()).code).toBe(0);
    await untilDone(gateway);

    expect(await counted(`select sent as each, count(*)::int as rows from (select address, count(*)::int as sent from outbox where kind = 'notice' group by address) t group by sent`)).toEqual([{ each: 1, rows: 3 }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });
});
