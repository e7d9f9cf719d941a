// An announcement to the organisations of the directory: every reseller once, singly, and nobody else.
import { expect, it } from 'vitest';
import { submitNotice } from '../../src/journey.ts';
import { converse } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

onEveryGround((gateway) => {
  it('tells every reseller of a release, each in a mail of his own, and closes', async () => {
    const said = { values: { product: 'Secure', features: 'Rules per host.' }, details: '', title: 'Secure 26', platforms: [], anyway: '' };
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      {
        what: 'without what changes nothing leaves', mails: [], and: async (running) => {
          const { journey } = running.running.installation;
          await expect(submitNotice(journey, 'waratek-reseller', { kind: 'notice', notice: 'release', by: 'cli', said })).rejects.toThrow('changes: is missing');
          await submitNotice(journey, 'waratek-reseller', { kind: 'notice', notice: 'release', by: 'cli', said: { ...said, values: { ...said.values, changes: 'Java 7 is not supported any more.' } } });
          await running.running.sweep();
        },
      },
      {
        what: 'and then to each', ticket: { status: 'Closed', type: 'ANNOUNCEMENT' },
        mails: ['liam@bastion.example', 'ops@bastion.example', 'jo@kestrel.example', 'kai@lapwing.example'].map((to) => ({
          kind: 'notice' as const, to, subject: '[WAR-00001] New release: Secure 26', says: ['Java 7 is not supported'],
          saysNot: ['liam@bastion.example', 'jo@kestrel.example', /unsubscribe/u],
        })).concat([{ kind: 'tell', to: 'engineers@waratek.example' } as never]),
      },
    ]);
  });
});
