// A customer's ticket becomes an announcement to all: staff answer it with #notice outage. From then on he reads the
// announcement, each mail once, and his ticket keeps silent; where the announcement ends first, his ticket goes on.
import { it } from 'vitest';
import { answerTo, converse, lastTo, type ExpectedMail } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const team = 'team@ox.example';
const operator = 'Robin Falk <robin@ox.example>';
const incidents = 'oxcloud-de-1-incidents@lists.example';
const announcement = 'CLD-0000002';
const toAll = (subject: string, says: readonly (string | RegExp)[] = []): ExpectedMail[] =>
  [incidents, 'k.lange@mailwerk.example', 'noc@mailwerk.example'].map((to) => ({ kind: 'notice', to, subject: `[${announcement}] ${subject}`, says, saysNot: ['CLD-0000001', 'Kim Lange'] }));

onEveryGround((gateway) => {
  it('announces from the ticket of a customer, who then reads each update once, and keeps to its promise when the announcement is over', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [
      {
        what: 'a customer reports it', state: 'opened',
        mail: () => ({ from: 'Kim Lange <k.lange@mailwerk.example>', to: 'support@ox.example', subject: 'All down', messageId: 'down@mailwerk.example', text: 'License Key: MWAG-SUP-77120-4F2K9\nSeverity: 1\nServer: https://mail.mailwerk.example\nNobody can log in.' }),
        mails: [{ kind: 'tell', to: 'oncall@ox.example' }, { kind: 'tell', to: 'operations@ox.example', says: ['#notice outage'] }, { kind: 'forward', to: team }, { kind: 'answer', to: 'noc@mailwerk.example', says: ['every hour'] }],
        ticket: { ref: 'CLD-0000001', type: 'OUTAGE', status: 'open' },
      },
      {
        what: 'staff answer that others are affected too', until: '2026-03-10T08:20:00Z', state: 'opened',
        mail: (sofar) => answerTo(lastTo(sofar, team), operator, '#notice outage\nimpact: Nobody can log in to webmail.\nplatform: eu'),
        mails: [...toAll('Service outage', ['Nobody can log in to webmail']), { kind: 'tell', to: 'oncall@ox.example' }, { kind: 'tell', to: 'robin@ox.example' }],
      },
      { what: 'an hour after his mail his ticket keeps silent; that nobody has answered it is another matter', until: '2026-03-10T09:05:00Z', mails: [{ kind: 'tell', to: 'support-lead@ox.example' }] },
      { what: 'staff are asked once', until: '2026-03-10T09:15:00Z', mails: [{ kind: 'tell', to: team, subject: `[${announcement}] the next update is due: Service outage` }] },
      { what: 'the update reaches all', until: '2026-03-10T09:21:00Z', mails: toAll('Update on the service outage: Service outage') },
      { what: 'it is over', until: '2026-03-10T09:30:00Z', act: { verb: 'notice', argument: 'restored' }, mails: toAll('Service restored: Service outage') },
      { what: 'his ticket is still open: staff are asked for his next update', until: '2026-03-10T09:55:00Z', mails: [{ kind: 'tell', to: team, says: ['#progress'] }] },
      { what: 'and he gets it', until: '2026-03-10T10:01:00Z', mails: [{ kind: 'answer', to: 'noc@mailwerk.example', says: ['our update on the outage'] }] },
    ]);
  });
});
