// Answers that name two values and say in free words which of them holds, read by the shipped packs and sentences. Invented
// words, in three languages; no mail stands here as anybody wrote it.
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../src/parse/parse-message.ts';
import { recognise } from '../../src/recognise/recognise.ts';
import { shippedRulebook } from './shipped-rules.ts';

const rulebook = await shippedRulebook();

function told(desk: string, field: string, line: string): string {
  const rules = rulebook.desks.get(desk)?.recognition;
  if (rules === undefined) throw new Error(`no desk ${desk}`);
  const mail = parseMessage(Buffer.from(`From: Ida Holm <ida.holm@quay.example>\r\nTo: ${rules.deskAddresses[0] ?? ''}\r\nSubject: help\r\nMessage-ID: <m1@quay.example>\r\nDate: Fri, 20 Mar 2026 09:12:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${line}\r\n`));
  const { fields } = recognise({ mail, reversePath: 'ida.holm@quay.example', forwardPaths: [], ownHost: 'gateway.example', trustedAuthservIds: [], receivedAt: Date.parse('2026-03-20T12:00:00Z') }, rules);
  return fields.filter((claim) => claim.field === field && claim.value !== null).map((claim) => [claim.value ?? ''].flat().join(', ')).join(' / ');
}

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
