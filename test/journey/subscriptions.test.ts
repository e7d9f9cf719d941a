// Further addresses for announcements: a customer asks, staff confirm, and the address leaves by itself whenever it wants.
import { expect, it } from 'vitest';
import { submitNotice } from '../../src/journey.ts';
import type { TestGateway } from '../support/gateway.ts';
import { converse, type ExpectedMail } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const kim = 'Kim Lange <k.lange@mailwerk.example>';
const extra = 'pager@oncall.example';
const toCentral: ExpectedMail = { kind: 'answer', to: 'noc@mailwerk.example' };

const outage = async (gateway: TestGateway): Promise<void> => {
  await submitNotice(gateway.running.installation.journey, 'ox-cloud', {
    kind: 'notice', notice: 'outage', by: 'cli', said: { values: { impact: 'Webmail is down.' }, details: '', title: '', platforms: ['eu'], anyway: '' },
  });
  await gateway.running.sweep();
};
const toEach = (...addresses: string[]): ExpectedMail[] => [
  ...addresses.map((to): ExpectedMail => ({ kind: 'notice', to })), { kind: 'tell', to: 'oncall@ox.example' }, { kind: 'tell', to: 'team@ox.example' },
];
const list = 'oxcloud-de-1-incidents@lists.example';

onEveryGround((gateway) => {
  it('subscribes an address when staff confirm it, mails it singly, and lets it go at once', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      {
        what: 'Kim asks', state: 'opened', ticket: { type: 'SUBSCRIPTION' },
        mail: () => ({ from: kim, to: 'support@ox.example', subject: 'Announcements', messageId: 'subscribe@mailwerk.example', text: `License Key: MWAG-SUP-77120-4F2K9\nMailing list: incidents\n\nPlease subscribe ${extra} too.` }),
        mails: [{ kind: 'tell', to: 'announcements@ox.example', says: ['#subscribe ADDRESS LIST'] }, { kind: 'forward', to: 'team@ox.example' }, toCentral],
      },
      {
        what: 'staff confirm', act: { verb: 'subscribe', argument: extra }, ticket: { status: 'closed' },
        mails: [{ kind: 'answer', to: 'k.lange@mailwerk.example', says: ['is on the list now'] }], history: [/^subscription: pager@oncall\.example subscribed to incidents/u],
      },
      { what: 'an outage', mails: [], and: outage },
      { what: 'reaches it', mails: toEach(list, extra) },
      {
        what: 'a machine that pretends to be the address is not believed', state: 'held', mails: [{ kind: 'answer', to: extra }],
        mail: () => ({
          from: extra, to: 'support@ox.example', subject: 'unsubscribe incidents', messageId: 'forged@oncall.example', text: '.',
          headers: ['Authentication-Results: mx.postern.example; dmarc=fail header.from=oncall.example'],
        }),
      },
      {
        what: 'the address leaves, a stranger to the directory and without a key', state: 'opened', reason: /incidents: unsubscribed/u, ticket: { status: 'closed', missing: [] },
        mail: () => ({ from: extra, to: 'support@ox.example', subject: 'unsubscribe incidents', messageId: 'leave@oncall.example', text: '.' }),
        mails: [{ kind: 'answer', to: extra, says: ['not on our list any more'], saysNot: [/License Key/u] }],
      },
      { what: 'the next outage', mails: [], and: outage },
      { what: 'does not reach it', mails: toEach(list) },
      { what: 'nothing is left of it', mails: [], and: async (running) => expect(await running.db.selectFrom('subscriptions').selectAll().execute()).toEqual([]) },
    ]);
  });
});
