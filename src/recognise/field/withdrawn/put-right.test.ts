// A date that somebody puts right further down, and a zone that he adds behind it.
import { describe, expect, it } from 'vitest';
import { claimsOf, mailOf } from '../../../../test/recognise/sample-desk.ts';

const form = 'Station number: 40117\nDark since: 09.03.2026 - 06:00 UTC+1\nReport: the light went out and no ship came.\n\n';

describe('a date put right further down', () => {
  it.each([
    'Corrigendum: 09.03.2026 - 08:00 UTC+1.', 'The time given above was taken from the wrong book and must read 09.03.2026 - 08:00 UTC+1.', 'The date above should have read 09.03.2026 - 08:00 UTC+1.',
    'Berichtigung: 09.03.2026 - 08:00 UTC+1.', 'Die Zeit oben muss richtig 09.03.2026 - 08:00 UTC+1 lauten.', 'Il fallait lire 09.03.2026 - 08:00 UTC+1.', 'L’heure ci-dessus doit se lire 09.03.2026 - 08:00 UTC+1.',
  ])('is the one that holds: %s', (text) => {
    expect(claimsOf(mailOf(form + text), 'dark_since')).toEqual(['label 2026-03-09T07:00:00Z']);
  });

  it.each(['The log must be read from 09.03.2026 - 08:00 UTC+1 on.', 'You should read the book of 09.03.2026 - 08:00 UTC+1.', 'The keeper must rest.'])('stays where nothing is put right: %s', (text) => {
    expect(claimsOf(mailOf(form + text), 'dark_since')).toEqual(['label 2026-03-09T05:00:00Z']);
  });
});

describe('a zone in a sentence of its own', () => {
  it.each(['UTC+1 of course.', 'All times are UTC+1.', '(UTC+1)', 'Alle Zeiten in UTC+1.', 'UTC+1 natürlich.', 'Heures en UTC+1.', 'UTC+1, bien sûr.'])('belongs to the date before it: %s', (text) => {
    expect(claimsOf(mailOf(`Station number: 40117\nReport: the light went out and no ship came.\nDark since: 09.03.2026 - 08:00. ${text}\n`), 'dark_since')).toEqual(['label 2026-03-09T07:00:00Z']);
  });

  it.each(['The harbour runs on UTC+1 since the war.', 'Another ship came at 09:00 UTC+1.'])('is none in the middle of something else: %s', (text) => {
    expect(claimsOf(mailOf(`Station number: 40117\nReport: the light went out and no ship came.\nDark since: 09.03.2026 - 08:00.\n\n${text}\n`), 'dark_since')).not.toContain('label 2026-03-09T07:00:00Z');
  });
});
