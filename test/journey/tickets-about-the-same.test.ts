// A second ticket about a server whose first one is open is linked to it, in the store too, and its answer names the first.
import { expect, it } from 'vitest';
import { answerTo, converse, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const fault = `Server: AVN-CMS-0042
Reported by: J. Hart
Authority checked: yes
Symptoms: since Monday the intranet page of the firm takes a minute to open
Suspected component: unclear
Monitoring Console: ok
Reproduction: same from two clients in the office and from one at home`;

const write = (from: string, messageId: string): NonNullable<Turn['mail']> => () => ({ from, to: 'support@zynstra.example', subject: `slow (${messageId})`, messageId: `${messageId}@avonit.example`, text: fault });

onEveryGround((gateway) => {
  it('names the open ticket of the same server', async () => {
    await converse(gateway(), '2026-03-10T09:00:00Z', [{
      what: 'the service desk writes', state: 'opened', mail: write('desk@avonit.example', 'one'),
      mails: [{ kind: 'forward', to: 'engineers@zynstra.example' }, { kind: 'answer', to: 'desk@avonit.example', saysNot: [/already being addressed/u] }],
    }, {
      what: 'Sam writes about the same server', state: 'opened', mail: write('sam@avonit.example', 'two'),
      mails: [{ kind: 'forward', to: 'engineers@zynstra.example', says: [/Perhaps as:?\s+ZYN-000001/u] }, { kind: 'answer', to: 'sam@avonit.example', says: [/ZYN-000001, which is already being addressed/u] }],
      and: async (running) => expect((await running.ticket('ZYN-000002')).links).toEqual([{ ref: 'ZYN-000001', kind: 'alike' }]),
    }]);
  });

  it('tells both what an engineer writes on the first, whose clocks and status are their own', async () => {
    const engineer = 'Pat <pat@zynstra.example>';
    const opened = (from: string, messageId: string): Turn => ({ what: `${from} writes`, state: 'opened', mail: write(from, messageId), mails: [{ kind: 'forward', to: 'engineers@zynstra.example' }, { kind: 'answer', to: from }] });
    await converse(gateway(), '2026-03-10T09:00:00Z', [
      opened('desk@avonit.example', 'three'), opened('sam@avonit.example', 'four'),
      {
        what: 'an engineer answers the first', state: 'joined', ticket: { ref: 'ZYN-000002', repliedAt: null, status: 'with_L3' }, history: [/^alike: told what was written on ZYN-000001$/u],
        mail: (sofar) => answerTo(sofar[0] as (typeof sofar)[number], engineer, 'A disk is being replaced.'),
        mails: [
          { kind: 'relay', to: 'desk@avonit.example', says: ['A disk is being replaced.'], saysNot: [/ZYN-000002/u] },
          { kind: 'relay', to: 'sam@avonit.example', subject: 'Re: [ZYN-000002] slow (four)', says: [/About ZYN-000001:\s+A disk is being replaced\./u, /your own ticket stays\s+open|may be the same/u] },
        ],
      },
      {
        what: 'and the second', state: 'joined', mail: (sofar) => answerTo(sofar[2] as (typeof sofar)[number], engineer, 'Yours was the network.'),
        mails: [{ kind: 'relay', to: 'sam@avonit.example' }],
      },
      {
        what: 'the second is resolved', act: { verb: 'resolve', argument: '' }, mails: [{ kind: 'answer', to: 'sam@avonit.example' }],
      },
      {
        what: 'so that the first concerns nobody else', state: 'joined', mail: (sofar) => answerTo(sofar[0] as (typeof sofar)[number], engineer, 'The disk is in.'),
        mails: [{ kind: 'relay', to: 'desk@avonit.example' }],
      },
    ]);
  });
});
