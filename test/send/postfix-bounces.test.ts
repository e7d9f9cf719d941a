// The whole way of a bounce with a real mail server: our answer leaves through Postfix, Postfix finds nobody there, and
// what it writes about that comes home to the ticket.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { startPostfix, type TestPostfix } from '../support/postfix.ts';
import { startScriptedRelay, type ScriptedRelay } from '../support/scripted-relay.ts';
import { describeWith, freePort } from '../support/servers.ts';

describeWith('postfix', 'a Postfix that carries our mail', () => {
  let postfix: TestPostfix;
  let gateway: TestGateway;
  let world: ScriptedRelay;
  beforeAll(async () => {
    const gatewayPort = await freePort();
    world = await startScriptedRelay();
    world.follow({ rcpt: () => '550 5.1.1 User unknown in virtual mailbox table' });
    const started = await startPostfix({
      relay_domains: 'rhipe.example', relay_transport: `smtp:[127.0.0.1]:${gatewayPort}`,
      transport_maps: 'inline:{engineers@rhipe.example=discard:}', default_transport: `smtp:[127.0.0.1]:${world.port}`,
    });
    if (started === null) throw new Error('describeWith should have skipped this');
    postfix = started;
    gateway = await startGateway({ environment: { POSTERN_SMTP: `127.0.0.1:${gatewayPort}`, POSTERN_LIVE: '1', POSTERN_RELAY: `smtp://127.0.0.1:${postfix.port}` } });
  }, 120_000);
  afterAll(async () => {
    postfix.stop();
    await gateway.close();
    await world.close();
  });

  test('tells us of an address that does not exist, and the ticket knows', async () => {
    await gateway.send({
      from: 'tom@harbour.example', to: 'partner.support@rhipe.example', subject: 'user cannot log in', messageId: 'case-1@harbour.example',
      text: 'One of our customers cannot log in to the portal since this morning, please help.',
    });

    const report = await eventually(async () => (await gateway.messages()).find((message) => message.state === 'dsn'), 60_000);

    expect(postfix.log()).toMatch(/to=<tom@harbour\.example>.*dsn=5\.1\.1, status=bounced/u);
    expect(report?.ref).toBe('RHI-0000001');
    expect((await gateway.ticket('RHI-0000001')).flags).toContain('undeliverable');
    expect((await gateway.history('RHI-0000001')).map((entry) => entry.text)).toContainEqual(expect.stringContaining('failed 5.1.1 tom@harbour.example'));
  }, 120_000);
});
