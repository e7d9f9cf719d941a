// Mail of ours that comes back: what it says of an address, who hears of it, and what is sent there afterwards. A report
// counts for a mail that we really sent, found by our Message-ID in what it returns or by the return path it came to.
import { expect, it } from 'vitest';
import { listUndeliverable } from '../../src/record/undeliverable.ts';
import { submitNotice } from '../../src/journey.ts';
import type { SentMail, TestGateway } from '../support/gateway.ts';
import { answerTo, converse, lastTo, type RawMail, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const tom = 'Tom Hale <tom@harbour.example>';
const partner = 'tom@harbour.example';
const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';
const staff = 'Pat <pat@rhipe.example>';

const writes = (what: string, number: number, state: 'opened' | 'joined' = 'opened'): Turn => ({
  what, state, mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: partner }],
  mail: () => ({ from: tom, to: desk, subject: `user ${number} cannot log in`, messageId: `login-${number}@harbour.example`, text: `Hi,\n\nuser ${number} of our customer cannot log in to the portal since this morning, please help.` }),
});

let reports = 0;

/** What a mail system says without any standard, returning nothing of our mail; it comes to our return path. */
function plainReport(sent: SentMail, words: string, to = sent.reversePath): RawMail {
  const lines = [
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.harbour.example>', `To: ${to}`, 'Subject: Returned mail: see transcript for details', `Message-ID: <plain-${(reports += 1)}@mx.harbour.example>`, '', words, '',
  ];
  return { reversePath: '', to: [to], raw: Buffer.from(lines.join('\r\n')) };
}

const marks = async (gateway: TestGateway): Promise<string[]> => (await listUndeliverable(gateway.db)).map((one) => `${one.address} ${one.status ?? ''} ${one.ticket ?? ''}`.trim());
const unknown = '   ----- The following addresses had permanent fatal errors -----\r\n<tom@harbour.example>\r\n    (reason: 550 5.1.1 User unknown)';

onEveryGround((gateway) => {
  it('a plain report to our return path marks the address, tells the owner once, and nothing more is sent there', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      writes('Tom writes', 1),
      {
        what: 'the answer comes back', state: 'dsn', reason: /filed on RHI-0000001/u, mail: (sofar) => plainReport(lastTo(sofar, partner), unknown),
        mails: [{ kind: 'tell', to: engineers, subject: '[RHI-0000001] mail came back: user 1 cannot log in', says: [/takes none/u, /tom@harbour\.example: 5\.1\.1/u] }],
        ticket: { flags: expect.arrayContaining(['undeliverable']) as never }, and: async (running) => expect(await marks(running)).toEqual(['tom@harbour.example 5.1.1 RHI-0000001']),
      },
      { what: 'and another report of the same', state: 'dsn', mail: (sofar) => plainReport(lastTo(sofar, partner), unknown), mails: [] },
      {
        what: 'staff answer him', state: 'joined', mail: (sofar) => answerTo(lastTo(sofar, engineers), staff, 'The account was locked.'),
        mails: [{ kind: 'tell', to: 'pat@rhipe.example', subject: '[RHI-0000001] your answer has not left: user 1 cannot log in', says: ['tom@harbour.example came back as undeliverable on 2026-03-10 (5.1.1)'] }],
      },
    ]);
  });

  it('who writes from there again is answered again, once: when that comes back too, only a hand lets mail leave', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      writes('Tom writes', 1),
      { what: 'the answer comes back', state: 'dsn', mail: (sofar) => plainReport(lastTo(sofar, partner), unknown), mails: [{ kind: 'tell', to: engineers }] },
      { ...writes('he writes of something else', 2), and: async (running) => expect(await marks(running)).toEqual([]) },
      { what: 'this answer comes back as well', state: 'dsn', reason: /filed on RHI-0000002/u, mail: (sofar) => plainReport(lastTo(sofar, partner), unknown), mails: [{ kind: 'tell', to: engineers }] },
      {
        ...writes('he writes once more', 3), mails: [{ kind: 'forward', to: engineers }], history: [/^no-answer: no automatic mail: mail to tom@harbour\.example came back as undeliverable on 2026-03-10 \(5\.1\.1\)$/u],
        and: async (running) => expect(await marks(running)).toEqual(['tom@harbour.example 5.1.1 RHI-0000002']),
      },
    ]);
  });

  it('a report about a mail that we never sent marks nobody, be it ever so sure', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      writes('Tom writes', 1),
      {
        what: 'somebody invents a report', state: 'dsn', mails: [], and: async (running) => expect(await marks(running)).toEqual([]),
        mail: (sofar) => plainReport(lastTo(sofar, partner), `${unknown}\r\n\r\n----- Original message -----\r\nMessage-ID: <invented@postern.example>\r\nTo: tom@harbour.example\r\nSubject: x\r\n`, desk),
      },
    ]);
  });

  it('a mail that was too big is told and stops nothing', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      writes('Tom writes', 1),
      {
        what: 'it comes back', state: 'dsn', mail: (sofar) => plainReport(lastTo(sofar, partner), '<tom@harbour.example>: 552 5.3.4 message size exceeds limit'),
        mails: [{ kind: 'tell', to: engineers, subject: '[RHI-0000001] a mail did not arrive: user 1 cannot log in', says: [/5\.3\.4/u] }], and: async (running) => expect(await marks(running)).toEqual([]),
      },
    ]);
  });

  it('a robot that writes to our return path is filed and never answered, whatever it says', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      writes('Tom writes', 1),
      {
        what: 'a machine answers the envelope in the words of a person', state: 'automatic', reason: /return path.*filed on RHI-0000001/u, mails: [],
        mail: (sofar) => ({ from: tom, to: lastTo(sofar, partner).reversePath, subject: 'Got it', messageId: 'robot@harbour.example', text: 'Could you tell us which version it is?' }),
      },
    ]);
  });

  it('a list that takes no announcement is marked, whoever looks after it hears once, and the next announcement is not sent there', async () => {
    const list = 'oxcloud-de-1@lists.example';
    const announce = (title: string) => async (running: TestGateway): Promise<void> => {
      await submitNotice(running.running.installation.journey, 'ox-cloud', { kind: 'notice', notice: 'planned', by: 'cli', said: { values: { start: '2026-03-10 02:00', impact: 'Webmail is away for ten minutes.' }, details: '', title, platforms: ['eu'], anyway: '' } });
      await running.running.sweep();
      await running.settled();
    };
    await converse(gateway(), '2026-03-04T00:00:00Z', [
      { what: 'announced', mails: [], and: announce('Storage upgrade') },
      { what: 'it has left', mails: [{ kind: 'notice', to: list }, { kind: 'tell', to: 'team@ox.example' }] },
      {
        what: 'the list refuses it', state: 'dsn', reason: /filed on CLD-0000001/u, mail: (sofar) => plainReport(lastTo(sofar, list), `<${list}>: 550 5.1.1 no such list`),
        mails: [{ kind: 'tell', to: 'team@ox.example', says: [/oxcloud-de-1@lists\.example: 5\.1\.1/u] }],
      },
      { what: 'the next one', mails: [], and: announce('Network upgrade') },
      {
        what: 'goes to nobody', mails: [{ kind: 'tell', to: 'team@ox.example' }], and: async (running) => {
          const kept = await running.db.selectFrom('outbox').select(['state', 'reply']).where('address', '=', list).orderBy('id').execute();
          expect(kept.map((row) => row.state)).toEqual(['sandboxed', 'discarded']);
          expect(kept[1]?.reply).toContain(`not sent: mail to ${list} came back as undeliverable on 2026-03-04 (5.1.1); \`postern undeliverable ${list} --clear\``);
        },
      },
    ]);
  });
});
