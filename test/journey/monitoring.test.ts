// The monitoring feed opens one outage by the printed thresholds, however its samples arrive, and lets people say when it
// is over.
import { expect, it } from 'vitest';
import { submitSamples, type PlatformSample } from '../../src/journey.ts';
import type { TestGateway } from '../support/gateway.ts';
import { converse } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const team = 'team@ox.example';
const list = 'oxcloud-de-1-incidents@lists.example';

const sample = (service: string, time: string, seconds: number | null): PlatformSample =>
  ({ service, platform: 'eu', at: Date.parse(`2026-03-10T${time}:00Z`), responseMs: seconds === null ? null : seconds * 1_000 });
const feed = (...samples: PlatformSample[]) => async (gateway: TestGateway): Promise<void> => {
  const { journey, rulebook } = gateway.running.installation;
  const desk = rulebook().desks.get('ox-cloud');
  if (desk === undefined) throw new Error('no desk');
  await submitSamples(journey, desk, samples);
  await gateway.running.sweep();
};

onEveryGround((gateway) => {
  it('tells the customers of one outage, once, and staff when it seems to be over', async () => {
    await converse(gateway(), '2026-03-10T09:15:00Z', [
      { what: 'fourteen minutes, in the wrong order and twice', mails: [], and: feed(sample('http', '09:14', 45), sample('http', '09:00', 31), sample('http', '09:07', null), sample('http', '09:07', null)) },
      { what: 'the fifteenth', mails: [], and: feed(sample('http', '09:15', 40)) },
      {
        what: 'has opened it', ticket: { ref: 'CLD-0000001', type: 'OUTAGE', status: 'open', flags: ['down_http'] },
        mails: [
          { kind: 'notice', to: list, subject: '[CLD-0000001] Service outage', says: [/everything else in the browser answers very slowly/u] },
          { kind: 'tell', to: 'oncall@ox.example' }, { kind: 'tell', to: team, says: ['#notice update', '#notice restored'] },
        ],
      },
      { what: 'the feed repeats itself and sees IMAP go too', until: '2026-03-10T09:20:00Z', mails: [], and: feed(sample('http', '09:15', 40), sample('imap', '09:05', 31), sample('imap', '09:20', 31), sample('http', '09:20', 40)) },
      { what: 'staff are told of that, nobody else', mails: [{ kind: 'tell', to: team, says: ['imap'] }], ticket: { flags: ['down_http', 'down_imap'] } },
      { what: 'HTTP is back, IMAP is silent', until: '2026-03-10T09:32:00Z', mails: [], and: feed(sample('http', '09:25', 1), sample('http', '09:31', 1)) },
      { what: 'that is no recovery', mails: [], and: feed(sample('imap', '09:26', 1), sample('imap', '09:32', 1), sample('http', '09:32', 1)) },
      { what: 'now it looks over', mails: [{ kind: 'tell', to: team, says: ['#notice restored'] }], ticket: { status: 'open' } },
      { what: 'staff say so', act: { verb: 'notice', argument: 'restored' }, ticket: { status: 'restored' }, mails: [{ kind: 'notice', to: list, subject: '[CLD-0000001] Service restored: Service outage' }] },
      { what: 'and the same samples open nothing again', mails: [], and: feed(sample('http', '09:15', 40), sample('imap', '09:20', 31)) },
      { what: 'nothing', mails: [], and: async (running) => expect(await running.tickets()).toHaveLength(1) },
    ]);
  });
});
