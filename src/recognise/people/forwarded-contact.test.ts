// Who a mail that was passed on is from, where a pack says that he is the one to call.
import { describe, expect, it } from 'vitest';
import { beacon, mailOf, recognised } from '../../../test/recognise/sample-desk.ts';
import type { RecognitionRules } from '../recognition-rules.ts';

const desk: RecognitionRules = { ...beacon, version: 'passed on', fields: beacon.fields.map((field) => (field.id === 'keeper' ? { ...field, fallback: ['forwarded' as const] } : field)) };
const forwarded = (from: string): string => `Please take over.\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Tue, 10 Mar 2026 08:00:00 +0000\nSubject: dark\nTo: Ida Holm <ida@tower.example>\n\nThe lamp in the harbour has been dark since noon.\n`;
const keeper = (text: string, rules = desk): unknown => recognised(mailOf(text, { Subject: 'Fwd: dark' }), rules).fields.find((claim) => claim.field === 'keeper')?.value;

describe('the contact of a mail that was passed on', () => {
  it('is who wrote it first', () => {
    expect(keeper(forwarded('Lou Brandt <lou@ships.example>'))).toBe('Lou Brandt, lou@ships.example');
  });

  it.each(['Per Dahl <per@tower.example>', 'Beacon Desk <other@beacon.example>', 'lou@ships.example'])('is no colleague of the writer, none of our own desks, and nobody without a name: %s', (from) => {
    expect(keeper(forwarded(from))).toBeUndefined();
  });

  it('is nobody where a label names another, or the pack does not ask for him', () => {
    expect(keeper(`Keeper on duty: Mirko Stahl\n\n${forwarded('Lou Brandt <lou@ships.example>')}`)).toBe('Mirko Stahl');
    expect(keeper(forwarded('Lou Brandt <lou@ships.example>'), beacon)).toBeUndefined();
  });
});
