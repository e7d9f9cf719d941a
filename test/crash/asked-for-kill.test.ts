// kill -9 in the middle of what is more than one mail on one ticket: news that a ticket alike is told too, the report on a
// case, a held mail and what staff are told of it, a held mail that is let go, the monthly reports. After the next start each is there whole, and left once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { completeIncident } from '../journey/complete-incident.ts';
import { posternOn } from '../cli/postern.ts';
import type { CapturingRelay } from '../support/capturing-relay.ts';
import { eventually } from '../support/eventually.ts';
import type { GatewayProcess } from '../support/gateway-process.ts';
import { describeWith } from '../support/servers.ts';
import { addrSpecOf, mailBytes, sendBytes, sendMail } from '../support/smtp-client.ts';
import { holdAt, type Step } from './held-at.ts';
import { killAt, startKillable, startTimeoutMs } from './killable-gateway.ts';
import { relayFaultsOf, untilDone } from './reckoning.ts';

const timeout = 180_000;

describeWith('postgres', 'a gateway killed with -9', () => {
  let relay: CapturingRelay;
  let gateway: GatewayProcess;
  let url = '';
  let close = async (): Promise<void> => undefined;
  beforeAll(async () => {
    ({ gateway, relay, url, close } = await startKillable());
  }, startTimeoutMs);
  afterAll(() => close());

  let sent = 0;
  const write = async (from: string, to: string, subject: string, text: string): Promise<void> => {
    await sendMail(gateway.port, { from, to, subject, messageId: `kill-${(sent += 1)}@${from.split('@')[1] ?? ''}`, text });
    await untilDone(gateway);
  };
  /** The newest mail of ours to that address. */
  const lastTo = async (address: string): Promise<OutgoingMail> => {
    const [row] = await gateway.query<{ mail: OutgoingMail }>(`select mail from outbox where address = $1 order by id desc limit 1`, [address]);
    if (row === undefined) throw new Error(`nothing has left to ${address}`);
    return row.mail;
  };
  const taken = (address: string, says: string): number => relay.taken.filter((mail) => mail.to.includes(address) && mail.raw.toString('latin1').includes(says)).length;
  const postern = (...line: string[]): Promise<{ code: number | null }> => posternOn(gateway.dataFolder)(line, { env: { DATABASE_URL: url } });

  /** `happens` comes to `step`, and everything dies there; then the gateway starts again and ends its work. */
  async function killedAt(step: Step, happens: () => Promise<unknown>): Promise<void> {
    const held = await holdAt(url, step);
    await happens();
    await killAt(gateway, held);
    await untilDone(gateway);
  }

  /** Somebody answers the newest mail that `whose` got; nobody waits for what becomes of it. */
  const answers = async (from: string, whose: string, text: string): Promise<void> => {
    const mail = await lastTo(whose);
    const raw = mailBytes({ from, to: mail.replyTo.addrSpec, subject: `Re: ${mail.subject}`, messageId: `kill-${(sent += 1)}@${addrSpecOf(from).split('@')[1] ?? ''}`, text });
    await sendBytes(gateway.port, addrSpecOf(from), [mail.replyTo.addrSpec], raw);
  };

  it('before the second of two tickets about one server is told the news: both requesters read it, once', { timeout }, async () => {
    const fault = 'Server: AVN-CMS-0042\nReported by: J. Hart\nAuthority checked: yes\nSymptoms: the intranet page of the firm takes a minute to open\nSuspected component: unclear\nMonitoring Console: ok\nReproduction: same from two clients';
    await write('desk@avonit.example', 'support@zynstra.example', 'slow', fault);
    const first = (await lastTo('engineers@zynstra.example')).replyTo;
    await write('sam@avonit.example', 'support@zynstra.example', 'slow too', fault);

    await killedAt({ table: 'outbox', when: 'insert', which: `new.kind = 'relay' and new.address = 'sam@avonit.example'` }, () => sendBytes(gateway.port, 'pat@zynstra.example', [first.addrSpec],
      mailBytes({ from: 'pat@zynstra.example', to: first.addrSpec, subject: 'Re: slow', messageId: 'news@zynstra.example', text: 'A disk is being replaced.' })));

    expect(['desk@avonit.example', 'sam@avonit.example'].map((address) => taken(address, 'A disk is being replaced.'))).toEqual([1, 1]);
    expect(await gateway.query(`select count(*)::int as told from ticket_events where kind = 'alike' and text like 'told %'`)).toEqual([{ told: 1 }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  it('before the report on a case is in the outbox: it leaves once, and the wish for it is off', { timeout }, async () => {
    await write('jess@harbour.example', 'partner.support@rhipe.example', 'Shared mailboxes missing', 'Company Name: Contoso Dental\nTenant domain: contoso.onmicrosoft.com\nIssue: shared mailboxes no longer appear in Outlook for the reception\nUsers affected: reception@contoso.example\nTroubleshooting steps: new Outlook profile');
    await answers('jess@harbour.example', 'jess@harbour.example', 'Could you send us the incident report, please?');
    await untilDone(gateway);

    await killedAt({ table: 'outbox', when: 'insert', which: `new.address = 'jess@harbour.example'` }, () => answers('pat@rhipe.example', 'engineers@rhipe.example', '#report The profile pointed to a server that is gone.'));

    expect(taken('jess@harbour.example', 'The profile pointed to a server that is gone.')).toBe(1);
    expect(await gateway.query(`select count(*)::int as reports from ticket_events where kind = 'report'`)).toEqual([{ reports: 1 }]);
    expect(await gateway.query(`select state->'flags' as flags from tickets where ref like 'RHI%'`)).toEqual([{ flags: [] }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  // What was said is stored within the decision: stored after it, staff could hear twice, and before it, never.
  const watch = 'l2-queue@retarus.example';
  const untold: readonly (readonly [string, string, Step])[] = [
    ['before staff are told of a held look-alike', 'nord1icht.example', { table: 'outbox', when: 'insert', which: `new.kind = 'tell' and new.address = '${watch}'` }],
    ['before a mail that staff are told of is held', 'nordiicht.example', { table: 'messages', when: 'update', which: `new.state = 'held'` }],
  ];
  it.each(untold)('%s: they are told once of its domain, and of its next mail no more', { timeout }, async (_title, domain, step) => {
    const told = (): number => taken(watch, domain);

    await killedAt(step, () => sendMail(gateway.port, { from: `kim@${domain}`, to: 'support@retarus.example', subject: `Mails are refused at ${domain}`, messageId: `first@${domain}`, text: completeIncident() }));
    expect(told()).toBe(1);
    await write(`lee@${domain}`, 'support@retarus.example', `Mails are refused at ${domain}, still`, completeIncident());

    expect(told()).toBe(1);
    expect(await gateway.query(`select state from messages where subject like $1`, [`Mails are refused at ${domain}%`])).toEqual([{ state: 'held' }, { state: 'held' }]);
    expect(await gateway.query(`select text from said_once where who = $1`, [`domain ${domain}`])).toEqual([{ text: 'held_look_alike' }]);
    expect(await gateway.query(`select 1 from outbox where address like $1`, [`%@${domain}`])).toEqual([]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  const steps: readonly (readonly [string, Step])[] = [
    ['before a held mail is let go', { table: 'messages', when: 'update', which: `old.state = 'held' and new.state = 'accepted'` }],
    ['before a held mail that was let go has its ticket', { table: 'tickets', when: 'insert', which: 'true' }],
  ];
  it.each(steps)('%s: it opens one ticket, counts from its receipt and is answered once', { timeout }, async (title, step) => {
    const subject = `Mails are refused, ${title}`;
    await write('trainee@nordlicht.example', 'support@retarus.example', subject, completeIncident('Contact person: Toni Lehmann, +49 30 23125 419'));
    const receipt = await gateway.query<{ received_at: Date }>(`select received_at from messages where subject = $1`, [subject]);

    await killedAt(step, () => answers('anna.keller@nordlicht.example', 'anna.keller@nordlicht.example', 'ok'));

    expect(await gateway.query(`select opened_at as received_at from tickets where state->>'subject' = $1`, [subject])).toEqual(receipt);
    expect(await gateway.query(`select kind, count(*)::int as mails from outbox where mail->>'subject' like $1 and kind in ('answer', 'forward') and ticket_id is not null group by kind order by kind`, [`%${subject}%`])).toEqual([{ kind: 'answer', mails: 1 }, { kind: 'forward', mails: 1 }]);
    expect(await gateway.query(`select state from messages where subject = $1`, [subject])).toEqual([{ state: 'opened' }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  it('before an admin’s word lets a held mail go: he says it once more, and one ticket opens', { timeout }, async () => {
    const subject = 'Mails are refused, says a stranger';
    await write('nobody@unknown.example', 'support@retarus.example', subject, completeIncident());
    const [message] = await gateway.query<{ id: string }>(`select id from messages where subject = $1`, [subject]);
    const release = (): Promise<{ code: number | null }> => postern('message', message?.id ?? '', '--release');
    const held = await holdAt(url, { table: 'messages', when: 'update', which: `old.state = 'held' and new.state = 'accepted'` });

    const cut = release();
    await held.reached();
    await held.release();
    expect((await cut).code).not.toBe(0);
    expect(await gateway.query(`select state from messages where id = $1`, [message?.id])).toEqual([{ state: 'held' }]);
    expect((await release()).code).toBe(0);
    await untilDone(gateway);

    expect(await gateway.query(`select count(*)::int as tickets from tickets where state->>'subject' = $1`, [subject])).toEqual([{ tickets: 1 }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });

  it('between two readers of a monthly report: each company has its own, once', { timeout }, async () => {
    await write('anna.keller@nordlicht.example', 'support@retarus.example', 'of nordlicht', completeIncident());
    await write('c.roux@sudouest.example', 'support@retarus.example', 'of sudouest', completeIncident().replaceAll('73125', '80210'));
    await gateway.query(`update tickets set state = jsonb_set(state, '{flags}', '["monthly_report"]') where state->>'subject' in ('of nordlicht', 'of sudouest')`);
    // The month before the last is the last that was reported on.
    const months = (back: number): string => new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - back, 1)).toISOString().slice(0, 7);
    await eventually(async () => (await gateway.query(`select 1 from reports where desk = 'retarus-partner'`)).length > 0, 60_000);

    await killedAt({ table: 'outbox', when: 'insert', which: `new.kind = 'report' and new.address like '%sudouest%'` }, () => gateway.query(`update reports set period = $1 where desk = 'retarus-partner'`, [months(2)]));
    await eventually(async () => (await gateway.query(`select 1 from reports where desk = 'retarus-partner' and organisation = 'sudouest'`)).length > 0, 60_000);
    await untilDone(gateway);

    expect(await gateway.query(`select organisation, mails from reports where desk = 'retarus-partner' and organisation <> '' order by organisation`)).toEqual([{ organisation: 'nordlicht', mails: 1 }, { organisation: 'sudouest', mails: 1 }]);
    expect(await gateway.query(`select address, count(*)::int as mails from outbox where kind = 'report' group by address order by address`)).toEqual([{ address: 'anna.keller@nordlicht.example', mails: 1 }, { address: 'c.roux@sudouest.example', mails: 1 }]);
    expect(await relayFaultsOf(gateway, relay)).toEqual([]);
  });
});
