// The monthly reports on a moved clock: each month once, to the organisation that wants it and to nobody else, with its
// own tickets and no others; after a time in which nobody was there, what was missed, once.
import { expect, it } from 'vitest';
import type { OutgoingMail } from '../../src/compose/outgoing-mail.ts';
import { makeDueReports, submitEvent } from '../../src/journey.ts';
import type { TestGateway } from '../support/gateway.ts';
import { onEveryGround } from './grounds.ts';

const incident = (mainId: string): string => `PARTNERS' MAIN CUSTOMER ID: ${mainId}
START OF INCIDENT: 10.03.2026 - 08:00 UTC+1
DESCRIPTION: mails to one domain are rejected with an error since this morning`;

async function write(gateway: TestGateway, from: string, to: string, subject: string, text: string): Promise<string> {
  await gateway.send({ from, to, subject, messageId: `${subject.replace(/\W/gu, '')}@${from.split('@')[1] ?? ''}`, text });
  await gateway.settled();
  return (await gateway.tickets()).at(-1)?.ref ?? '';
}

const act = (gateway: TestGateway, ref: string, verb: 'flag' | 'unflag' | 'reply' | 'resolve' | 'close', argument: string): Promise<unknown> =>
  submitEvent(gateway.running.installation.journey, ref, { kind: 'act', verb, argument, by: 'cli', budget: { perTicketDay: 0, perAddressHour: 0 } });

/** The clock moves, nothing is woken: the gateway was away meanwhile. Then it looks. */
async function comeBack(gateway: TestGateway, at: string): Promise<OutgoingMail[]> {
  const before = (await reports(gateway)).length;
  gateway.clock.set(at);
  await gateway.running.sweep();
  await gateway.settled();
  return (await reports(gateway)).slice(before);
}

async function reports(gateway: TestGateway): Promise<OutgoingMail[]> {
  return (await gateway.db.selectFrom('outbox').select('mail').where('kind', '=', 'report').orderBy('id').execute()).map((row) => row.mail);
}

onEveryGround((ground) => {
  it('sends last month’s incident tickets on the first open day, once, to the organisation whose they are', async () => {
    const gateway = ground();
    await gateway.reset('2026-03-10T09:00:00Z');
    await gateway.running.sweep();
    const desk = 'support@retarus.example';
    const first = await write(gateway, 'anna.keller@nordlicht.example', desk, '=HYPERLINK("http://bad.example") refused', incident('73125'));
    await act(gateway, first, 'reply', 'We look at it.');
    await write(gateway, 'c.roux@sudouest.example', desk, 'Secret of another company', incident('80210'));
    const wish = await write(gateway, 'anna.keller@nordlicht.example', desk, 'report', 'please send us the monthly ticket report from now on');
    await act(gateway, wish, 'flag', 'monthly_report');

    expect(await comeBack(gateway, '2026-04-01T06:59:00Z')).toEqual([]);
    const [mail, ...others] = await comeBack(gateway, '2026-04-01T07:00:30Z');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Monthly incident report: March 2026', to: [{ addrSpec: 'anna.keller@nordlicht.example' }], cc: ['p.brun@nordlicht.example'], reversePath: expect.stringMatching(/^support\+report\./u) as never });
    expect(mail?.text).toContain(first);
    expect(`${mail?.text}${mail?.html ?? ''}${mail?.files[0]?.text}`).not.toMatch(/Secret of another|RTP-2026-000002/u);
    expect(mail?.files[0]).toMatchObject({ name: 'tickets-2026-03.csv', mediaType: 'text/csv' });
    expect(mail?.files[0]?.text.split('\r\n')[1]).toMatch(/^RTP-2026-000001,"'=HYPERLINK\(""http:/u);

    const { journey } = gateway.running.installation;
    const again = await Promise.all([1, 2, 3].map(() => makeDueReports(journey, (_, error) => { throw error; })));
    expect(again).toEqual([0, 0, 0]);
    expect((await comeBack(gateway, '2026-06-03T10:00:00Z')).map((one) => one.subject)).toEqual(['Monthly incident report: April 2026', 'Monthly incident report: May 2026']);
    await act(gateway, wish, 'unflag', 'monthly_report');
    expect(await comeBack(gateway, '2026-07-02T10:00:00Z')).toEqual([]);
  });

  it('tells the service delivery manager how content people were', async () => {
    const gateway = ground();
    await gateway.reset('2026-03-10T01:00:00Z');
    await gateway.running.sweep();
    for (const [index, score] of ['5', '★★★★', '2 - slow'].entries()) {
      const ref = await write(gateway, 'jess@harbour.example', 'partner.support@rhipe.example', `mailbox ${index}`, 'One of our users cannot log in since this morning.');
      await act(gateway, ref, 'close', 'done');
      await write(gateway, 'jess@harbour.example', 'partner.support@rhipe.example', `Re: [${ref}] mailbox ${index}`, score);
    }
    const [mail, ...others] = await comeBack(gateway, '2026-04-02T01:00:00Z');

    expect(others).toEqual([]);
    expect(mail).toMatchObject({ subject: 'Customer satisfaction: March 2026', to: [{ addrSpec: 'sdm@rhipe.example' }] });
    expect(mail?.text).toMatch(/Asked +3/u);
    expect(mail?.text).toMatch(/Mean +3\.7 \/ 5/u);
    expect(mail?.files[0]?.text).toMatch(/RHI-0000003,Harbour[^\r]*,2,5,2 - slow\r\n/u);
  });
});
