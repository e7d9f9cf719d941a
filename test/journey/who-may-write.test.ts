// Who may open a ticket, and how the working side's own ticket system is met: its receipts are filed, its reference is
// learned, and a mail that bears nothing but that reference finds its ticket.
import { expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const partner = 'anna.keller@nordlicht.example';
const thirdLevel = 'level3@retarus.example';

const complete = completeIncident();

const opened: Turn = {
  what: 'Anna opens a complete ticket', state: 'opened', ticket: { status: 'AT_RETARUS' },
  mail: () => ({ from: anna, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'complete@nordlicht.example', text: complete }),
  mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: partner }],
};

onEveryGround((gateway) => {
  it('sends an end customer to his partner and opens nothing', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [{
      what: 'the customer of a partner writes', state: 'redirected',
      mail: () => ({ from: 'it@hafen.example', to: 'support@retarus.example', subject: 'Mails kommen nicht an', messageId: 'customer@hafen.example', text: 'Guten Tag,\n\nunsere Mails an gmx kommen zurück, bitte prüfen Sie das.' }),
      mails: [{ kind: 'answer', to: 'it@hafen.example', subject: 'Re: Mails kommen nicht an', saysNot: [/RTP-/u, /Nordlicht/u] }],
      and: async (running) => expect(await running.tickets()).toEqual([]),
    }]);
  });

  it('holds the mail of a colleague who is not authorised and asks those who are', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [{
      what: 'the trainee writes', state: 'held',
      mail: () => ({ from: 'Toni <trainee@nordlicht.example>', to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'trainee@nordlicht.example', text: `${complete}\nContact person: Toni Lehmann, +49 30 23125 419` }),
      mails: [{ kind: 'answer', to: 'trainee@nordlicht.example', says: [/^Hello Toni,$/mu, /Your mail has arrived\./u] }, { kind: 'tell', to: partner }],
      and: async (running) => expect(await running.tickets()).toEqual([]),
    }, {
      what: 'the trainee says yes to himself', until: '2026-03-10T09:20:00Z', state: 'held', reason: /belongs to held message/u, mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, 'trainee@nordlicht.example'), 'Toni <trainee@nordlicht.example>', 'OK'),
    }, {
      what: 'the trainee has got hold of the question to Anna', state: 'held', mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, partner), 'Toni <trainee@nordlicht.example>', 'OK'),
    }, {
      what: 'Anna is out of office', state: 'automatic', mails: [],
      mail: (sofar) => answerTo(lastTo(sofar, partner), anna, 'I am away.', { subject: 'Automatic reply: away', headers: ['Auto-Submitted: auto-replied'] }),
    }, {
      what: 'Anna says yes', until: '2026-03-10T10:00:00Z',
      mail: (sofar) => answerTo(lastTo(sofar, partner), anna, 'OK'),
      mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'trainee@nordlicht.example', says: ['RTP-2026-000001'] }],
      ticket: { ref: 'RTP-2026-000001', status: 'AT_RETARUS', requester: { displayName: 'Toni', addrSpec: 'trainee@nordlicht.example' } },
      and: async (running) => expect(isoInstant((await running.ticket('RTP-2026-000001')).receivedAt).slice(0, 16)).toBe('2026-03-10T09:12'),
    }]);
  });

  it('does not let one address fill the mailboxes of the authorised contacts', async () => {
    await gateway().reset('2026-03-10T09:12:00Z');

    for (let count = 0; count < 14; count += 1) {
      await gateway().send({ from: 'trainee@nordlicht.example', to: 'support@retarus.example', subject: `again ${count}`, messageId: `flood-${count}@nordlicht.example`, text: `${complete}\n${count}` });
    }
    await gateway().settled();

    const mails = await gateway().newMails();
    expect((await gateway().messages()).map((message) => message.state)).toEqual(Array.from({ length: 14 }, () => 'held'));
    expect(mails.filter((mail) => mail.kind === 'answer')).toHaveLength(10);
    expect(mails.filter((mail) => mail.kind === 'tell' && mail.to !== 'l2-queue@retarus.example')).toHaveLength(10);
    // Those who look after the desk hear once that the rest was kept back.
    expect(mails.filter((mail) => mail.to === 'l2-queue@retarus.example')).toHaveLength(1);
  });

  it('files the receipt of the vendor, learns its reference, and finds the ticket by that alone', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [
      opened,
      {
        what: 'the ticket system of the vendor confirms, without any mark of a machine', state: 'automatic', mails: [],
        mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), thirdLevel, 'Dear customer,\n\nyour ticket RCR-901177 has been received. Our team will review it and get back to you as soon as possible.', { subject: '[RCR-901177] Your ticket has been received' }),
        ticket: { vendorRefs: ['RCR-901177'], status: 'AT_RETARUS', repliedAt: null },
      },
      {
        what: 'a person there writes anew, with nothing but the reference in the subject', state: 'joined', reason: /vendor reference/u,
        mail: () => ({ from: 'Lee <lee@retarus.example>', to: 'support@retarus.example', subject: 'RCR-901177: traces', messageId: 'traces@retarus.example', text: 'Hello,\n\nplease send us the SMTP traces of one refused mail.' }),
        mails: [{ kind: 'relay', to: partner, says: ['SMTP traces'] }],
      },
      {
        what: 'a partner who quotes the reference in a new mail does not get into the ticket by it', state: 'opened',
        mail: () => ({ from: 'c.roux@sudouest.example', to: 'support@retarus.example', subject: 'RCR-901177', messageId: 'quoting@sudouest.example', text: complete.replace('73125', '80210').replace('12345RS', '34567RS') }),
        ticket: { ref: 'RTP-2026-000002' }, mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'c.roux@sudouest.example' }],
      },
    ]);
  });

  it('holds what the working side writes without naming a ticket', async () => {
    await converse(gateway(), '2026-03-10T09:12:00Z', [{
      what: 'somebody of the vendor starts anew', state: 'held', mails: [],
      mail: () => ({ from: 'lee@retarus.example', to: 'support@retarus.example', subject: 'maintenance', messageId: 'anew@retarus.example', text: 'Please tell all partners.' }),
    }]);
  });
});
