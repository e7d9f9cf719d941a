// The figures of a ticket outlive its words.
import { expect, it } from 'vitest';
import { knownField, ticketWith, tuesday } from '../../test/support/desk.ts';
import { strippedTicket } from './strip-ticket.ts';

const secret = 'Ida Holm';
const whole = ticketWith({
  requester: { displayName: secret, addrSpec: 'ida@linden.example' }, participants: ['ida@linden.example'], subject: `hives of ${secret}`, text: `I am ${secret}`, closedAt: tuesday, assignedTo: secret,
  fields: { began: knownField('2026-03-10T08:00:00Z', { raw: `since ${secret}` }), story: knownField(`told by ${secret}`), stage: knownField('early', { was: [secret] }) },
  wrong: [{ field: 'hive', reason: 'malformed', raw: secret, detail: secret }], proposedContacts: [{ organisation: 'linden', address: 'ida@linden.example', name: secret, phone: null }],
  survey: { askedAt: tuesday, answer: { score: 4, scale: 5, words: secret, by: 'ida@linden.example', at: tuesday } },
  heldReply: { text: secret, author: secret, attachmentsOf: null, outcome: null }, saysLater: [secret], setAside: { wish: knownField(secret) }, unusable: [{ field: 'wish', reason: 'not_valid', detail: secret, raw: secret }], files: [{ messageId: '1', path: '2', name: `${secret}.pdf`, sizeBytes: 1, leftOut: null }], severityChange: { from: '1', because: secret },
});
const stripped = strippedTicket(whole, 'erased-1@erased.invalid', (field) => (field === 'began' ? 'instant' : field === 'stage' ? 'enum' : 'text'));

it('holds no word and no person any more', () => {
  expect(JSON.stringify(stripped)).not.toMatch(/ida|holm/iu);
});

it('keeps what a report counts', () => {
  for (const name of ['ref', 'desk', 'type', 'status', 'severity', 'receivedAt', 'closedAt', 'closeReason', 'timers', 'links', 'flags', 'vendorRefs', 'packVersion'] as const) expect(stripped[name]).toEqual(whole[name]);
  expect(stripped.organisation).toMatchObject({ id: 'linden' });
  expect(stripped.survey?.answer).toMatchObject({ score: 4, scale: 5 });
  expect(Object.keys(stripped.fields)).toEqual(['began', 'stage']);
  expect(stripped.fields['stage']?.value).toBe('early');
});

it('stays as it is the second time', () => {
  expect(strippedTicket(stripped, 'erased-1@erased.invalid', () => 'enum')).toEqual(stripped);
});
