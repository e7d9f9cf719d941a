// Two tickets about one thing become one: mail to either of them, by whatever names it, reaches the one that stays.
import { expect, it } from 'vitest';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const sam = 'sam@avonit.example';
const team = 'engineers@zynstra.example';

const text = `Server: AVN-CMS-0042
Reported by: J. Hart
Authority checked: yes
Symptoms: all users of the office have no mail since this morning at nine
Suspected component: server
Monitoring Console: failure`;

const opens = (messageId: string, subject: string): Turn => ({
  what: subject, state: 'opened', mail: () => ({ from: sam, to: 'support@zynstra.example', subject, messageId, text }),
  mails: [{ kind: 'forward', to: team }, { kind: 'answer', to: sam }],
});

onEveryGround((gateway) => {
  it('carries what is written on the merged ticket to the other one, from both sides', async () => {
    await converse(gateway(), '2026-03-09T09:40:00Z', [
      opens('one@avonit.example', 'Mail is down'), opens('two@avonit.example', 'No mail in the office'),
      { what: 'staff merge the second into the first', act: { verb: 'merge', argument: 'ZYN-000001' }, mails: [{ kind: 'answer', to: sam, says: [/with both\s+as ZYN-000001/u] }], ticket: { ref: 'ZYN-000002', status: 'closed', mergedInto: 'ZYN-000001' } },
      {
        what: 'sam answers the mail about the second', state: 'joined', reason: /reply on ZYN-000001/u,
        mail: (sofar) => answerTo(lastTo(sofar, sam), sam, 'The calendar is gone too.'),
        mails: [{ kind: 'relay', to: team, subject: '[ZYN-000001] Mail is down', says: ['The calendar is gone too'] }],
      },
      {
        what: 'and once more, with its number in the subject', state: 'joined', reason: /reply on ZYN-000001/u,
        mail: () => ({ from: sam, to: 'support@zynstra.example', subject: 'ZYN-000002', messageId: 'three@avonit.example', text: 'Any news about it?' }),
        mails: [{ kind: 'relay', to: team, subject: '[ZYN-000001] Mail is down' }],
      },
      {
        what: 'the team answers its forward of the second', state: 'joined', reason: /working side on ZYN-000001/u,
        mail: (sofar) => answerTo(sofar.filter((mail) => mail.kind === 'forward')[1] ?? lastTo(sofar, team), `Team <${team}>`, 'We look at the disks.'),
        mails: [{ kind: 'relay', to: sam, subject: 'Re: [ZYN-000001] Mail is down', says: ['We look at the disks'] }],
      },
      { what: 'a week passes: nothing comes of the one that went', until: '2026-03-16T09:40:00Z', mails: [], and: async (running) => expect((await running.ticket('ZYN-000002')).mergedInto).toBe('ZYN-000001') },
    ]);
  });
});
