// A desk whose customers are entitled by a key in the mail: found wherever it stands, never shown in full, held when it
// does not exist, and counting from the receipt when it comes later.
import { expect, it } from 'vitest';
import { isoInstant } from '../../src/mail/instant.ts';
import { answerTo, converse, lastTo, type ExpectedMail } from './conversation.ts';
import { onEveryGround } from './grounds.ts';

const writer = 'Kim Lange <k.lange@mailwerk.example>';
/** The customer's default address: personal mail goes there, copy to the writer. */
const central = 'noc@mailwerk.example';
const team = 'team@ox.example';
const key = 'MWAG-SUP-77120-4F2K9';
const ref = 'CLD-0000001';

const incident = `Dear team,

Server: https://mail.mailwerk.example
Severity: 3
Environment: Production

Steps to reproduce: open the calendar on a phone, sync, change one entry
Current behaviour: the changed entry disappears from the web view
Expected behaviour: the entry is shown in both places`;

const write = (text: string, messageId: string) => () => ({ from: writer, to: 'support@ox.example', subject: 'Calendar entries vanish', messageId, text });

const forwarded: ExpectedMail = { kind: 'forward', to: team, says: ['calendar on a phone'], saysNot: [key], and: (mail) => expect(mail.raw.toString('latin1')).not.toContain(key) };
const toBoth: ExpectedMail = {
  kind: 'answer', to: central, saysNot: [key],
  and: (mail) => {
    expect(mail.mail.cc.map((one) => one.addrSpec)).toEqual(['k.lange@mailwerk.example']);
    expect(mail.raw.toString('latin1')).not.toContain(key);
  },
};

onEveryGround((gateway) => {
  it('takes the key from the signature, answers to the central address and shows the key to nobody', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [{
      what: 'Kim writes with the key in the signature', mail: write(`${incident}\n\n-- \nK. Lange\nMailwerk AG\nOX support key ${key}`, 'signature@mailwerk.example'),
      state: 'opened', ticket: { ref, status: 'open', sla: true, missing: [], entitlement: expect.objectContaining({ by: 'support_key', tier: 'Gold', valid: true }) as never },
      mails: [forwarded, toBoth],
      and: async (running) => {
        const ticket = await running.ticket(ref);
        expect(ticket.fields['support_key']?.source).toBe('signature');
        expect(isoInstant(ticket.timers['response']?.dueAt ?? 0).slice(0, 16)).toBe('2026-03-10T16:00');
      },
    }]);
  });

  it('takes a mail without key in, asks for it, and counts from the receipt when it comes', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [
      {
        what: 'Kim forgets the key', mail: write(incident, 'forgotten@mailwerk.example'), state: 'opened',
        ticket: { status: 'pending customer', sla: false, missing: ['support_key'], flags: ['sla_unknown'], timers: {} },
        mails: [{ ...toBoth, says: [/no support key/u, /^License Key:$/mu], saysNot: [key, /^Server:$/mu] }],
      },
      {
        what: 'the key comes half an hour after the figure of the contract has passed', until: '2026-03-10T16:30:00Z', state: 'joined', ticket: { status: 'open', sla: true, missing: [], flags: [] },
        mail: (sofar) => answerTo(lastTo(sofar, central), writer, `License Key: ${key}`),
        mails: [forwarded, { kind: 'answer', to: central }], history: [/^timer: response was due/u, /^entitled: .*sla_unknown is taken off$/u],
        and: async (running) => {
          const response = (await running.ticket(ref)).timers['response'];
          expect(isoInstant(response?.startedAt ?? 0).slice(0, 16)).toBe('2026-03-10T08:00');
          expect(isoInstant(response?.dueAt ?? 0).slice(0, 16)).toBe('2026-03-10T16:00');
        },
      },
    ]);
  });

  it('treats the placeholder of the template like no key', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [{
      what: 'the blank template', mail: write(`License Key: OX-SUPPORT-OR-LICENSE-KEY-XXX\n${incident}`, 'placeholder@mailwerk.example'),
      state: 'opened', ticket: { sla: false, flags: expect.arrayContaining(['sla_unknown']) as never }, mails: [{ kind: 'answer', to: central }],
    }]);
  });

  it('holds a mail whose key does not exist and tells the sender and the team, suggesting nothing', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [{
      what: 'one letter is wrong', mail: write(`License Key: MWAG-SUP-77120-4F2K8\n${incident}`, 'typo@mailwerk.example'), state: 'held',
      mails: [{ kind: 'answer', to: central, says: ['not valid'], saysNot: [/4F2K9/u] }, { kind: 'tell', to: 'support-lead@ox.example', saysNot: [/4F2K9/u] }],
      and: async (running) => expect(await running.tickets()).toEqual([]),
    }]);
  });

  it('grants nothing for the key of another customer, and does not say whose it is', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [{
      what: 'the key of somebody else', mail: write(`License Key: PRM-SUP-20011-A1\n${incident}`, 'foreign@mailwerk.example'),
      state: 'opened', ticket: { sla: false, entitlement: null, timers: {} }, mails: [{ kind: 'answer', to: central, saysNot: [/Prairie/iu] }],
    }]);
  });

  it('holds a stranger without a key', async () => {
    await converse(gateway(), '2026-03-10T08:00:00Z', [{
      what: 'a stranger', state: 'held', mail: () => ({ from: 'new@stranger.example', to: 'support@ox.example', subject: 'help', messageId: 'help@stranger.example', text: 'Our mail is slow, can you help?' }),
      mails: [{ kind: 'answer', to: 'new@stranger.example', says: ['Support Key'] }],
    }]);
  });
});
