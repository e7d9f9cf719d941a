// The one day that a letter announces: what was planned before, what is over and the day it ends are others.
import { expect, it } from 'vitest';
import { readInstant } from '../value/read-instant.ts';
import { announcedDay } from './told-event.ts';

const receivedAt = Date.parse('2026-03-10T12:00:00Z');

function dayIn(text: string): string | null {
  const day = announcedDay([{ number: 1, text }], receivedAt);
  return day === null ? null : readInstant(day.text, 'Europe/Berlin', receivedAt).value;
}

it.each([
  'Our sale starts NOT on 20.03.2026 as announced, but on 22.04.2026 at 09:00.',
  'Die Kampagne startet nicht wie angekündigt am 20.03.2026, sondern am 22.04.2026 um 09:00 Uhr.',
  'The mailing has been moved from 24 March 2026 to 22 April 2026, 9:00.',
  'Le jeu a été repoussé du 20.03.2026 au 22.04.2026, début à 09:00.',
  'It was to begin on 20.03.2026, they have put it off until 22.04.2026, 9:00, and it ends on 29.04.2026.',
  'Statt am 20.03.2026 geht es am 22.04.2026 um 09:00 Uhr los.',
  'It begins on 22 April 2026 at 9:00; in 2025 it was 17.04.2025.',
  'The action runs from 22.04.2026 09:00 to 29.04.2026.',
])('is the day that holds: %s', (text) => {
  expect(dayIn(text)).toBe('2026-04-22T07:00:00Z');
});

it.each(['Either on 22.04.2026 or on 29.04.2026.', 'Some time in spring.', 'On 22 April.'])('is none where the letter leaves it open: %s', (text) => {
  expect(dayIn(text)).toBeNull();
});
