// What a later held mail goes with.
import { expect, it } from 'vitest';
import type { MailEvent } from './decision.ts';
import { earlierHeld, firstHeld, type WaitingMail } from './held-mail.ts';

const terms = { organisation: null, authorised: false, sender: null };
const waiting: WaitingMail[] = [
  { id: '9', subject: 'Another thing', messageId: 'other@shop.example', note: { ...terms, with: { id: '4', together: false } } },
  { id: '7', subject: 'Re: Printer', messageId: 'again@shop.example', note: { ...terms, with: { id: '4', together: true } } },
  { id: '4', subject: 'Printer', messageId: 'first@shop.example', note: terms },
];

const later = (subject: string, references: readonly string[] = [], from = 'none'): MailEvent =>
  ({ mail: { subject, inReplyTo: references, references: [] }, recognition: { authentication: { from } } }) as unknown as MailEvent;
const stating = { ticket: { wrong: [], attachmentsIn: ['11'], fields: {} } } as never;
const nothing = { ticket: { wrong: [], attachmentsIn: [], fields: { main: { assumed: true } } } } as never;

it.each([
  ['keeps the subject', later('AW: printer'), stating, { id: '4', together: true }],
  ['answers it', later('And now', ['again@shop.example']), stating, { id: '4', together: true }],
  ['states nothing of its own', later('Any news?'), nothing, { id: '9', together: true }],
  ['is about something else', later('Invoice'), stating, { id: '9', together: false }],
  ['may be of somebody else, as its From failed', later('Printer', [], 'fail'), nothing, null],
])('a mail that %s goes with the right one', (_, event, decided, expected) => {
  expect(earlierHeld(waiting, event, decided)).toEqual(expected);
});

it('has no company when nothing waits', () => {
  expect(earlierHeld([], later('Printer'), nothing)).toBeNull();
});

it('is itself the first unless it is part of the matter of an earlier one', () => {
  expect(waiting.map(firstHeld)).toEqual(['9', '4', '4']);
});
