// A request that came in through a member of staff has no service level. When the partner then writes to the desk
// himself, that case has one, from his own mail, and staff are shown that both may be the same.
import { expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import { converse, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const desk = 'engineers@rhipe.example';

const passedOn: Turn = {
  what: 'the account manager passes a mail on', state: 'opened', ticket: { ref: 'RHI-0000001', sla: false, requester: { displayName: 'Tom Hale', addrSpec: 'tom@harbour.example' } },
  mail: () => ({
    from: 'Alex Manager <account.manager@rhipe.example>', to: 'partner.support@rhipe.example', subject: 'FW: Shared mailbox of Contoso vanished', messageId: 'passed-on@rhipe.example',
    text: 'can you look?\n\n-----Original Message-----\nFrom: Tom Hale <tom@harbour.example>\nSent: Monday, 9 March 2026 16:00\nTo: Alex Manager <account.manager@rhipe.example>\nSubject: Shared mailbox of Contoso vanished\n\nHi Alex, the shared mailbox of Contoso is gone since lunch.',
  }),
  mails: [{ kind: 'forward', to: desk }, { kind: 'answer', to: 'tom@harbour.example', says: [/without a guaranteed time/u] }],
};

const writes = (subject: string, messageId: string): NonNullable<Turn['mail']> => () => ({
  from: 'Tom Hale <tom@harbour.example>', to: 'partner.support@rhipe.example', subject, messageId, text: 'Hello, the shared mailbox of Contoso is gone since lunch. Please help.',
});

onEveryGround((gateway) => {
  it('shows staff that the partner has now written himself, and counts from that mail', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [passedOn, {
      what: 'Tom writes to the desk', until: '2026-03-10T03:00:00Z', state: 'opened', mail: writes('Shared mailbox of Contoso has vanished', 'himself@harbour.example'),
      mails: [{ kind: 'forward', to: desk }, { kind: 'answer', to: 'tom@harbour.example', saysNot: [/RHI-0000001/u] }, { kind: 'tell', to: desk, says: [/the same as RHI-0000001/u] }],
      ticket: { ref: 'RHI-0000002', sla: true, links: [{ ref: 'RHI-0000001', kind: 'possibly-related' }] }, history: [/^related: RHI-0000001/u],
      and: async (running) => {
        expect(isoInstant((await running.ticket('RHI-0000002')).timers['response']?.startedAt ?? 0).slice(0, 16)).toBe('2026-03-10T03:00');
        expect((await running.ticket('RHI-0000001')).timers['response']).toBeUndefined();
      },
    }]);
  });

  it('says nothing when he writes about something else', async () => {
    await converse(gateway(), '2026-03-10T01:00:00Z', [passedOn, {
      what: 'another matter', until: '2026-03-10T03:00:00Z', state: 'opened', mail: writes('Licence count of Wattle', 'licence@harbour.example'),
      mails: [{ kind: 'forward', to: desk }, { kind: 'answer', to: 'tom@harbour.example' }], ticket: { ref: 'RHI-0000002', links: [] },
    }]);
  });
});
