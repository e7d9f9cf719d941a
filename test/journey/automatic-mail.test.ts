// Machines that write to the gateway: bounces, absence notes, robots that answer every mail, other gateways. Each is
// filed where it belongs; none gets an answer, stops a clock or starts a loop.
import { expect, it } from 'vitest';
import type { SentMail, TestGateway } from '../support/gateway.ts';
import { answerTo, converse, lastTo, type RawMail, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const tom = 'Tom Hale <tom@harbour.example>';
const partner = 'tom@harbour.example';
const desk = 'partner.support@rhipe.example';
const engineers = 'engineers@rhipe.example';
const staff = 'Pat <pat@rhipe.example>';

const halfEmpty: Turn = {
  what: 'Tom writes half of what is needed', state: 'opened', ticket: { ref: 'RHI-0000001', status: 'triage' },
  mail: () => ({ from: tom, to: desk, subject: 'user cannot log in', messageId: 'login@harbour.example', text: 'Hi,\n\none of our customers cannot log in to the portal since this morning, please help.' }),
  mails: [{ kind: 'forward', to: engineers }, { kind: 'answer', to: partner }],
};

/** RFC 3464: what a mail server returns when `sent` could not be delivered. */
function bounceOf(sent: SentMail, status: string, action = 'failed'): RawMail {
  const header = sent.raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.harbour.example>', `To: ${desk}`, 'Subject: Undelivered Mail Returned to Sender', 'Message-ID: <dsn-1@mx.harbour.example>',
    'Auto-Submitted: auto-replied', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"', '',
    '--dsn', 'Content-Type: text/plain', '', `I could not deliver your mail to <${sent.to}>: mailbox unknown.`,
    '--dsn', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.harbour.example', '', `Final-Recipient: rfc822; ${sent.to}`, `Action: ${action}`, `Status: ${status}`, 'Diagnostic-Code: smtp; 550 mailbox unknown',
    '--dsn', 'Content-Type: text/rfc822-headers', '', header, '--dsn--', '',
  ];
  return { reversePath: '', to: [desk], raw: Buffer.from(lines.join('\r\n')) };
}

const timersRun = async (gateway: TestGateway): Promise<void> => {
  const { timers } = await gateway.ticket('RHI-0000001');
  expect(['triage', 'response'].map((name) => timers[name]?.state)).toEqual(['running', 'running']);
};

onEveryGround((gateway) => {
  it('files the bounce of its answer on the ticket, marks the address, and sends it nothing more by itself', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      halfEmpty,
      {
        what: 'the answer comes back', state: 'dsn', reason: /filed on RHI-0000001/u, mail: (sofar) => bounceOf(lastTo(sofar, partner), '5.1.1'),
        mails: [{ kind: 'tell', to: engineers }], ticket: { flags: expect.arrayContaining(['undeliverable']) as never, status: 'triage' }, history: [/^delivery: failed 5\.1\.1 tom@harbour\.example/u], and: timersRun,
      },
      {
        what: 'the same report again', state: 'dsn', mails: [],
        mail: (sofar) => {
          const again = bounceOf(lastTo(sofar, partner), '5.1.1');
          return { ...again, raw: Buffer.from(again.raw.toString('latin1').replace('dsn-1@', 'dsn-2@'), 'latin1') };
        },
      },
      {
        what: 'staff resolve it, and silence closes it without a mail', until: '2026-03-10T02:00:00Z', state: 'joined', mails: [{ kind: 'tell', to: 'pat@rhipe.example', says: ['Your answer has not left'] }], ticket: { status: 'resolved' },
        mail: (sofar) => answerTo(lastTo(sofar, engineers), staff, '#triaged\n#resolve\n\nThe account was locked.'),
      },
      { what: 'three business days pass', until: '2026-03-14T02:00:00Z', mails: [], ticket: { status: 'closed' } },
    ]);
  });

  it('only notes a delay', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      halfEmpty,
      { what: 'a warning', state: 'dsn', mail: (sofar) => bounceOf(lastTo(sofar, partner), '4.4.1', 'delayed'), mails: [], ticket: { flags: expect.not.arrayContaining(['undeliverable']) as never } },
    ]);
  });

  it('files an absence note on the ticket whose question it answers, and answers nothing', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      halfEmpty,
      {
        what: 'marked as the standards want it', state: 'automatic', reason: /filed on RHI-0000001/u, mails: [], ticket: { status: 'triage' }, and: timersRun,
        mail: (sofar) => answerTo(lastTo(sofar, partner), tom, 'I am away until Monday.', { subject: 'Out of Office', reversePath: '', headers: ['Auto-Submitted: auto-replied'] }),
      },
      {
        what: 'marked by its words alone', state: 'automatic', mails: [], and: timersRun,
        mail: (sofar) => answerTo(lastTo(sofar, partner), tom, 'Thank you for your mail. I am out of the office until Monday and will answer when I am back.', { subject: `Automatic reply: ${lastTo(sofar, partner).mail.subject}` }),
      },
    ]);
  });

  it('sends a robot that answers every mail in new words no more than its budget', async () => {
    await gateway().reset('2026-03-10T01:15:00Z');
    await gateway().send({ from: tom, to: desk, subject: 'user cannot log in', messageId: 'robot@harbour.example', text: 'One of our customers cannot log in to the portal since this morning, please help.' });
    let toRobot = 0;
    // Each round it fills in another field, so that each of its mails would deserve a new question.
    const words = ['Company Name: Contoso Dental', 'Users affected: all', 'Troubleshooting: rebooted', 'Tenant domain: contoso.onmicrosoft.com', 'Error: 5', 'Error: 6', 'Error: 7', 'Error: 8'];
    for (const text of words) {
      await gateway().settled();
      const mails = await gateway().newMails();
      const answer = mails.findLast((mail) => mail.to === partner);
      toRobot += mails.filter((mail) => mail.to === partner).length;
      if (answer !== undefined) await gateway().send(answerTo(answer, tom, text));
    }
    await gateway().settled();

    expect(toRobot).toBe(3);
    expect((await gateway().history('RHI-0000001')).map((entry) => entry.kind)).toContain('no-answer');
  });

  it('answers no address more than ten times an hour over all its tickets, and takes every mail in', async () => {
    await gateway().reset('2026-03-10T01:15:00Z');

    for (let count = 0; count < 13; count += 1) {
      await gateway().send({ from: tom, to: desk, subject: `alarm ${count}`, messageId: `alarm-${count}@harbour.example`, text: `Sensor ${count} of the customer Contoso Dental reports that nobody can log in.` });
    }
    await gateway().settled();

    const mails = await gateway().newMails();
    expect(mails.filter((mail) => mail.to === partner)).toHaveLength(10);
    expect(mails.filter((mail) => mail.kind === 'forward')).toHaveLength(13);
  });

  it('ends the talk with another gateway of its kind at once', async () => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [
      halfEmpty,
      {
        what: 'the desk of the partner confirms by itself, as we would', state: 'automatic', mails: [], and: timersRun,
        mail: (sofar) => answerTo(lastTo(sofar, partner), 'Harbour Desk <tom@harbour.example>', 'Hello,\n\nthank you for your mail. It is now ticket ABC-0000007. Which version is it?', { reversePath: '', headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] }),
      },
      {
        what: 'our own answer comes back by an alias that holds a desk', state: 'discarded', mails: [], and: timersRun,
        mail: (sofar) => ({ reversePath: '', to: ['assist@cloudsupport.example'], raw: lastTo(sofar, partner).raw }),
      },
      {
        what: 'and so does our relayed mail, whose words are of a person', state: 'discarded', until: '2026-03-10T01:30:00Z', and: async (running) => expect(await running.tickets()).toHaveLength(1),
        mail: (sofar) => ({ reversePath: partner, to: ['support@ox.example'], raw: lastTo(sofar, engineers).raw }), mails: [],
      },
    ]);
  });

  it.each([
    ['no-reply', 'no-reply@harbour.example', 'no-reply@harbour.example', 'opened'],
    ['a null reverse-path', tom, '', 'automatic'],
    ['a desk of ours', 'support@ox.example', 'support@ox.example', 'held'],
    ['a mail system', 'postmaster@harbour.example', 'postmaster@harbour.example', 'opened'],
  ] as const)('never answers %s', async (_, from, reversePath, state) => {
    await converse(gateway(), '2026-03-10T01:15:00Z', [{
      what: 'it writes', state, mails: state === 'opened' ? [{ kind: 'forward', to: engineers }] : [],
      mail: () => ({ from, reversePath, to: desk, subject: 'disk full', messageId: `machine-${state}@harbour.example`, text: 'The disk of the reception of Contoso Dental is full, users cannot save their mail.' }),
    }]);
  });
});
