// kill -9 exactly before each step of the journey: storing, claiming, writing the ticket, writing its mails, settling,
// claiming a mail, and writing down that it has left. After each, the mail is what it would have been.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import type { GatewayProcess } from '../support/gateway-process.ts';
import { describeWith } from '../support/servers.ts';
import { mailBytes, sendBytes } from '../support/smtp-client.ts';
import { holdAt, type Step } from './held-at.ts';
import { killAt, startKillable, startTimeoutMs } from './killable-gateway.ts';
import { faultsOf, relayFaultsOf, untilDone } from './reckoning.ts';

interface Kill extends Step {
  readonly title: string;
  /** Was the mail answered 250 before? */
  readonly acknowledged: boolean;
  /** Mails of which nobody can know whether they have left. */
  readonly uncertain: number;
}

const kills: readonly Kill[] = [
  { title: 'before a mail is stored', table: 'messages', when: 'insert', which: 'true', acknowledged: false, uncertain: 0 },
  { title: 'before an acknowledged mail is claimed', table: 'messages', when: 'update', which: `new.state = 'accepted'`, acknowledged: true, uncertain: 0 },
  { title: 'before its ticket is written', table: 'tickets', when: 'insert', which: 'true', acknowledged: true, uncertain: 0 },
  { title: 'before the mails of its ticket are written', table: 'outbox', when: 'insert', which: 'true', acknowledged: true, uncertain: 0 },
  { title: 'before it is settled', table: 'messages', when: 'update', which: `new.state = 'opened'`, acknowledged: true, uncertain: 0 },
  { title: 'before its mails are claimed', table: 'outbox', when: 'update', which: `new.state = 'sending'`, acknowledged: true, uncertain: 0 },
  { title: 'when the relay has the mail, before that is written down', table: 'outbox', when: 'update', which: `new.state = 'sent'`, acknowledged: true, uncertain: 1 },
];

describeWith('postgres', 'a gateway killed with -9', () => {
  let relay: CapturingRelay;
  let gateway: GatewayProcess;
  let url = '';
  let close = async (): Promise<void> => undefined;
  const sent: string[] = [];
  beforeAll(async () => {
    ({ gateway, relay, url, close } = await startKillable());
  }, startTimeoutMs);
  afterAll(() => close());

  it.each(kills.map((kill) => [kill.title, kill] as const))('%s: it has everything once after its next start', { timeout: 90_000 }, async (_, kill) => {
    const address = `step-${sent.length}@harbour.example`;
    const raw = mailBytes({ from: address, to: 'partner.support@rhipe.example', subject: kill.title, messageId: address, text: 'One of our customers cannot log in to the portal since this morning, please help.' });
    sent.push(address);
    const uncertainBefore = await countUncertain(gateway);
    const held = await holdAt(url, kill);

    const answered = sendBytes(gateway.port, address, ['partner.support@rhipe.example'], raw).then(() => true, () => false);
    await killAt(gateway, held);
    expect(await answered).toBe(kill.acknowledged);
    // The sending server did not hear a 250 and comes again with the same bytes.
    if (!kill.acknowledged) await eventually(() => sendBytes(gateway.port, address, ['partner.support@rhipe.example'], raw).then(() => true));
    await untilDone(gateway);

    expect(await faultsOf(gateway, sent)).toEqual([]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
    expect(await countUncertain(gateway) - uncertainBefore).toBe(kill.uncertain);
    expect(relay.taken.filter((mail) => mail.to.includes(address))).toHaveLength(1);
  });
});

async function countUncertain(gateway: GatewayProcess): Promise<number> {
  const [row] = await gateway.query<{ count: number }>(`select count(*)::int as count from outbox where state = 'uncertain'`);
  return row?.count ?? 0;
}
