// An installation whose own mail server states results for every mail (POSTERN_AUTHSERV): what it states is believed, and
// silence is no proof. Such a mail is not lost: where the pack asks for authorised people its author is asked, and where
// the desk takes mail of every colleague nothing changes. Whoever runs it learns that nobody is checked any more.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Registry } from 'prom-client';
import { addSenderMetrics } from '../../src/admin/sender-metrics.ts';
import { examineSeenAuthors } from '../../src/cli/doctor-sender.ts';
import { readCheckedAuthors } from '../../src/record/checked-authors.ts';
import { readMessage } from '../../src/record/message-repair.ts';
import { noteSweep } from '../../src/record/troubles.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import type { MailText } from '../support/smtp-client.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo } from './conversation.ts';

const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const lee = 'Lee <lee@retarus.example>';
const desk = 'support@retarus.example';
const thirdLevel = 'level3@retarus.example';
const admin = 'ops@gateway.example';
const stated = (results: string): Partial<MailText> => ({ headers: [`Authentication-Results: mx.front.example; ${results}`] });
const vouched = stated('dkim=pass header.d=nordlicht.example');

let gateway: TestGateway;
let number = 0;
beforeAll(async () => {
  gateway = await startGateway({ environment: { POSTERN_AUTHSERV: 'mx.front.example', POSTERN_ADMIN: admin } });
}, 120_000);
afterAll(async () => gateway?.close());
beforeEach(() => {
  number += 1;
});

const mailOf = (more: Partial<MailText> = {}): MailText => ({ from: anna, to: desk, subject: 'Mails are refused', messageId: `refused-${number}@nordlicht.example`, text: completeIncident(), ...more });

/** What the doctor says about mail by SMTP. */
const doctorSays = async (trustedDoors: readonly string[] = []): Promise<string> => {
  const [found] = examineSeenAuthors({ trustedDoors }, await readCheckedAuthors(gateway.db, gateway.clock.now()));
  return `${found?.level}: ${found?.detail}`;
};

it('opens the ticket of whom the server in front vouches for', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{ what: 'Anna writes', mail: () => mailOf(vouched), state: 'opened', mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] }]);

  expect(await doctorSays()).toBe('ok: all of the last 1 mail had been checked');
});

it('counts an author about whom nobody states anything as not authorised, asks whether it was her, and takes her yes', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [{
    what: 'a mail in Anna’s name that nobody has checked', state: 'held', reason: /is not verified \(no Authentication-Results of a trusted host\)/u, mail: () => mailOf(),
    mails: [{ kind: 'tell', to: 'anna.keller@nordlicht.example', says: [/A mail in your name/u] }, { kind: 'tell', to: 'p.brun@nordlicht.example' }],
  }, {
    what: 'she sees the question and says yes', state: 'joined', mail: (sofar) => answerTo(lastTo(sofar, 'anna.keller@nordlicht.example'), anna, 'OK'),
    mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }],
  }]);

  expect((await readMessage(gateway.db, (await gateway.messages())[0]?.id ?? ''))?.authentication).toMatchObject({ from: 'unverified', silent: true, check: null });
  const registry = new Registry();
  addSenderMetrics(registry, gateway.db, () => null, gateway.clock.now);
  expect(await registry.metrics()).toContain('postern_recent_authors{door="smtp",checked="no"} 2');
  expect(await doctorSays()).toMatch(/^warn: 2 of the last 2 mails had been checked by nobody, the newest: no Authentication-Results of a trusted host; they count as not verified$/u);
});

it('changes nothing where the desk takes mail of every colleague, but tells who reads the ticket', async () => {
  await converse(gateway, '2026-03-10T01:15:00Z', [{
    what: 'Tom writes, and nobody has checked it', state: 'opened', ticket: { flags: ['from_unverified'] },
    mail: () => mailOf({ from: 'Tom Hale <tom@harbour.example>', to: 'partner.support@rhipe.example', text: 'Company Name: Contoso Dental\nIssue: Outlook asks for the password' }),
    mails: [{ kind: 'forward', to: 'engineers@rhipe.example' }, { kind: 'answer', to: 'tom@harbour.example' }],
  }]);
});

it('takes a command of the working side to a number alone only when it was checked, and to its token always', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    { what: 'Anna writes', mail: () => mailOf(vouched), state: 'opened', mails: [{ kind: 'forward', to: thirdLevel }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] },
    { what: 'somebody past the server in front', state: 'held', mails: [], ticket: { status: 'AT_RETARUS' }, mail: () => mailOf({ from: lee, subject: 'Re: [RTP-2026-000001] Mails are refused', messageId: `past-${number}@retarus.example`, text: '#resolve\nDone.' }) },
    { what: 'a colleague who had logged in at the server in front', state: 'joined', mails: [{ kind: 'relay', to: 'anna.keller@nordlicht.example' }], mail: () => mailOf({ from: lee, subject: 'Re: [RTP-2026-000001] Mails are refused', messageId: `in-${number}@retarus.example`, text: 'Which tenant?', ...stated('auth=pass smtp.auth=lee@retarus.example') }) },
    { what: 'his answer to our forward, unchecked', state: 'joined', mails: [{ kind: 'relay', to: 'anna.keller@nordlicht.example' }], mail: (sofar) => answerTo(lastTo(sofar, thirdLevel), lee, 'Please send us a trace.') },
  ]);
});

it('tells the admin once when the server in front has stopped stating results, and when it states them again', async () => {
  await gateway.reset('2026-03-10T09:00:00Z');
  const come = async (mail: Partial<MailText>, times: number): Promise<void> => {
    for (let count = 0; count < times; count += 1) await gateway.send(mailOf({ messageId: `habit-${number}-${(serial += 1)}@nordlicht.example`, ...mail }));
    await gateway.settled();
  };
  let serial = 0;
  const watch = async (minutes: number): Promise<string[]> => {
    await gateway.newMails();
    for (let minute = 0; minute < minutes; minute += 1) {
      await noteSweep(gateway.db, gateway.clock.now());
      await gateway.running.look();
      gateway.clock.advance(60_000);
    }
    return (await gateway.newMails()).filter((mail) => mail.kind === 'alarm').map((mail) => mail.mail.subject);
  };

  await come(vouched, 3);
  await come({}, 9);
  expect(await watch(3)).toEqual([]);
  await come({}, 1);
  expect(await watch(3)).toEqual([expect.stringMatching(/^Alarm at postern\.example: nobody has checked the authors of the last 10 mails that came by smtp/u)]);
  expect(await doctorSays()).toMatch(/^fail: 10 of the last 13 mails had been checked by nobody.*none of their authors counts as authorised$/u);
  expect(await watch(5)).toEqual([]);
  await come(vouched, 1);
  expect(await watch(8)).toEqual([expect.stringMatching(/^All clear at /u)]);
});

it('says in the doctor what an installation that names no server could make of what it sees', async () => {
  const every = ['smtp', 'lmtp', 'pipe', 'imap', 'import'];
  const seen = { door: 'smtp', mails: 200, unchecked: 0, inARow: 0, why: '' };
  const says = (one: typeof seen) => examineSeenAuthors({ trustedDoors: every }, [one]).map(({ level, detail }) => `${level}: ${detail}`);

  expect(says(seen)).toEqual(['warn: all of the last 200 mails had been checked, so one that was not is no ordinary mail; it would be believed']);
  expect(says({ ...seen, unchecked: 2, why: 'x' })).toEqual(['warn: 198 of the last 200 mails had been checked, so one that was not is no ordinary mail; it would be believed']);
  expect(says({ ...seen, unchecked: 150, inARow: 3, why: 'no field; what mx.front.example states does not count here' })).toEqual(['warn: 150 of the last 200 mails had been checked by nobody, the newest: no field; what mx.front.example states does not count here; believed as they write themselves']);
  expect(says({ ...seen, mails: 3 })).toEqual(['ok: all of the last 3 mails had been checked']);
});
