// Answers that name two values and say in free words which of them holds, read by the shipped packs and sentences. Invented
// words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { toldValue as told } from './told-value.ts';

describe('of two values in one answer', () => {
  it.each([
    ['zynstra-cms', 'console', 'Monitoring Console: it was ok when I began this letter, but it has turned to failure since', 'failure'],
    ['zynstra-cms', 'user', 'Reported by: Nora Vale - wrong once more, she only put me through. The caller is Ben Hollow.', 'Ben Hollow'],
    ['waratek-reseller', 'severity_wish', 'Severity: not 1, not 2: 3', '3'],
    ['retarus-partner', 'start', 'Début: je pensais 11/03/2026 09:00 UTC+1, mais les journaux disent 11/03/2026 - 08:25 UTC+1, retenez celui-ci', '2026-03-11T07:25:00Z'],
  ])('the one that is said to hold is taken: %s %s', (desk, field, line, value) => {
    expect(told(desk, field, line)).toBe(value);
  });

  it('the only one is taken with whatever is said about it', () => {
    expect(told('waratek-reseller', 'severity_wish', 'Severity: 3, my manager agrees')).toBe('3');
  });
});
