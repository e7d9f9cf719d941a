// Zones of the United States by the words for them, and words that only look like one.
import { expect, it } from 'vitest';
import { findZone } from './instant-parts.ts';

it.each([['10:00 AM Central', 'America/Chicago'], ['4:30 PM Eastern time.', 'America/New_York'], ['at 10:00 ET, for all', 'America/New_York'], ['10 am PT', 'America/Los_Angeles']])('is named right behind a time: %s', (text, zone) => {
  expect(findZone(text)?.offset).toBe(zone);
});

it.each(['09:30 et toujours en cours', '09:30 ET TOUJOURS EN COURS', 'à 9 h 30 et depuis', '10:00 central station', 'since 09:30 Mountainview'])('is none in other words: %s', (text) => {
  expect(findZone(text)).toBeNull();
});
