// Partners answer bit by bit, in words of their own, and change their mind: what was said counts, nothing is asked twice,
// and nobody is left without a word at the end.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { completeIncident } from './complete-incident.ts';
import { answerTo, converse, lastTo, type Turn } from './conversation.ts';

const anna = 'Anna Keller <anna.keller@nordlicht.example>';
const sam = 'Sam Reed <sam@avonit.example>';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
}, 120_000);
afterAll(async () => gateway?.close());

/** `from` answers the newest mail that reached `to`, or himself. */
function says(from: string, text: string, to: string): NonNullable<Turn['mail']> {
  return (sofar) => answerTo(lastTo(sofar, to), from, text);
}

it('tells whoever suspects the LAN in an answer that it is not covered, and asks nothing again when it is unclear after all', async () => {
  const writes = (text: string): NonNullable<Turn['mail']> => says(sam, text, 'sam@avonit.example');
  await converse(gateway, '2026-03-10T09:00:00Z', [
    { what: 'thin', mail: () => ({ from: sam, to: 'support@zynstra.example', subject: 'server slow', messageId: 'lan@avonit.example', text: 'AVN-CMS-0042 has been really slow since noon, opening a file from the share takes a minute.' }), mails: [{ kind: 'answer', to: 'sam@avonit.example' }] },
    { what: 'who and what', mail: writes('Reported by Jane Hart of Severn Law, she is allowed to. Console is all green.'), mails: [{ kind: 'answer', to: 'sam@avonit.example', saysNot: [/^Reported by:/mu, /^Authority checked:/mu] }] },
    {
      what: 'the LAN', mail: writes('We think it might be the LAN. We reproduced it from two PCs, both need a minute to open a file.'), ticket: { type: 'OUT_OF_SCOPE', status: 'with_L2' },
      mails: [{ kind: 'answer', to: 'sam@avonit.example', says: [/are not covered by our support/u, /If it is unclear where the fault lies, say so/u], saysNot: [/all we needed|nothing left for you to do/u] }],
    },
    {
      what: 'unclear after all', mail: writes('We swapped the switch, still slow, so honestly it is unclear where it sits. Not a known issue.'), ticket: { type: 'FAULT', status: 'with_L3', missing: [] },
      mails: [{ kind: 'forward', to: 'engineers@zynstra.example', says: [/Jane Hart/u, /really slow since noon/u] }, { kind: 'answer', to: 'sam@avonit.example', saysNot: [/What we still need/u] }],
    },
  ]);
  expect((await gateway.tickets()).at(-1)?.flags).not.toContain('not_the_server');
});

it('tells whoever is sure of the LAN at once that it is not covered, not that all is there', async () => {
  await converse(gateway, '2026-03-10T09:00:00Z', [{
    what: 'the LAN', mail: () => ({ from: sam, to: 'support@zynstra.example', subject: 'server slow', messageId: 'lan-at-once@avonit.example', text: 'AVN-CMS-0042 slow for Jane Hart of Severn Law, console all green. We are sure it is the LAN at their site, the switch drops packets.' }),
    ticket: { type: 'OUT_OF_SCOPE' }, mails: [{ kind: 'answer', to: 'sam@avonit.example', says: [/are not covered by our support/u], saysNot: [/everything we need/u] }],
  }]);
});

/** As a mail program quotes it, with `typed` behind the label of the start. */
const quoted = (text: string, typed = ''): string => `\n\nOn Tue, 10 Mar 2026 Retarus Support wrote:\n${text.split('\n').map((line) => `> ${line.replace(/(?<=START OF INCIDENT:)$/u, ` ${typed}`)}`).join('\n')}`;
const opened = (start: string): Turn => ({
  what: `since ${start}`, state: 'opened', mail: () => ({ from: anna, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'parts@nordlicht.example', text: completeIncident().replace(/START OF INCIDENT: .*/u, `START OF INCIDENT: ${start}`) }),
  mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example', says: [/You wrote/u] }],
});
const answered = (text: string, typed = ''): NonNullable<Turn['mail']> => (sofar) => {
  const ours = lastTo(sofar, 'anna.keller@nordlicht.example');
  return answerTo(ours, anna, `${text}${quoted(ours.text, typed)}`);
};

it.each([
  ['09.03.2026', 'It was at 10:00 UTC+1.', ''], ['09.03.2026', '10:00 UTC+1', ''], ['09.03.2026', 'See below.', '10:00 UTC+1'], ['09.03.2026', 'Das war um 10 Uhr MEZ.', ''],
  ['09.03.2026 - 10:00', 'UTC+1', ''], ['09.03.2026 - 10:00', 'The time zone is CET.', ''], ['09.03.2026 - 10:00', 'See below.', 'CET'],
  ['10:00 UTC+1', 'On 9 March 2026.', ''], ['10:00 UTC+1', 'START OF INCIDENT: 09.03.2026', ''],
])('puts the start together from two mails: %s, then %s%s', async (start, text, typed) => {
  await converse(gateway, '2026-03-10T09:12:00Z', [opened(start), {
    what: 'the rest', mail: answered(text, typed), ticket: { wrong: [], status: 'AT_RETARUS' },
    mails: [{ kind: 'forward', to: 'level3@retarus.example' }, { kind: 'answer', to: 'anna.keller@nordlicht.example', says: [/complete/u] }],
  }]);
  expect((await gateway.tickets()).at(-1)?.fields['start']?.value).toBe('2026-03-09T09:00:00Z');
});

it('asks for the one part of a start that still lacks, and takes it from the third mail', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    opened('09.03.2026'),
    { what: 'the time', mail: answered('It was about 10:00.'), mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example', says: [/You wrote "09\.03\.2026 10:00" - the time zone is missing/u] }] },
    { what: 'the zone', mail: answered('Berlin time.'), mails: [{ kind: 'forward', to: 'level3@retarus.example', says: ['START OF INCIDENT: 09.03.2026 10:00 Berlin time'] }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] },
  ]);
});

it.each([['Correction: it already began at 9:15, not at 10:00.', '2026-03-09T08:15:00Z'], ['Kleine Korrektur: es hat schon um 9:15 Uhr angefangen, nicht erst um 10:00 Uhr.', '2026-03-09T08:15:00Z'], ['It began to be slow at 9:15, we noticed at 10:00.', '2026-03-09T09:00:00Z']])('moves the start when the known time is taken back: %s', async (text, start) => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    { ...opened('09.03.2026 - 10:00 UTC+1'), mails: [{ kind: 'forward', to: 'level3@retarus.example' }, { kind: 'answer', to: 'anna.keller@nordlicht.example' }] },
    { what: text, mail: answered(text), mails: [{ kind: 'relay', to: 'level3@retarus.example' }] },
  ]);
  expect((await gateway.tickets()).at(-1)?.fields['start']?.value).toBe(start);
});

it('brings the answer to whoever has asked on a ticket that is not complete', async () => {
  await converse(gateway, '2026-03-10T09:12:00Z', [
    { what: 'half of it', mail: () => ({ from: anna, to: 'support@retarus.example', subject: 'Mails are refused', messageId: 'watched@nordlicht.example', text: 'Main Customer ID: 73125\nAFFECTED SERVICE: Email Security\nDESCRIPTION: 40 users get 550 5.7.1 when they write to gmx' }), mails: [{ kind: 'answer', to: 'anna.keller@nordlicht.example' }] },
    { what: 'she asks back', mail: says(anna, 'What do you mean by example?', 'anna.keller@nordlicht.example'), mails: [{ kind: 'tell', to: 'l2-queue@retarus.example' }] },
    { what: 'a person explains', mail: says('Lou <lou@retarus.example>', 'One refused mail with its time. Is it all senders?', 'l2-queue@retarus.example'), mails: [{ kind: 'relay', to: 'anna.keller@nordlicht.example' }] },
    { what: 'she answers him', mail: says(anna, 'Only our own domain, as far as we can see.', 'anna.keller@nordlicht.example'), mails: [{ kind: 'relay', to: 'l2-queue@retarus.example', says: ['Only our own domain'] }] },
  ]);
});
