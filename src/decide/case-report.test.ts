import { describe, expect, it } from 'vitest';
import { acted, apiary, ticketWith, tuesday } from '../../test/support/desk.ts';
import { caseReport } from './case-report.ts';

const of = (...events: readonly (readonly [kind: string, text: string, by?: string])[]) =>
  caseReport(apiary.pack, ticketWith({ participants: ['ida@linden.example'] }), events.map(([kind, text, by = '']) => ({ at: tuesday, kind, text, by })))
    .events.map(({ what, text }) => (text === '' ? what : `${what}: ${text}`));

describe('the history as the requester reads it', () => {
  it('has what he and we wrote, statuses and levels', () => {
    expect(of(
      ['opened', 'Bees'], ['reply', 'They still fly', 'Ida@linden.example'], ['answer', 'Wait for the evening'],
      ['status', 'new → working (work.started)'], ['severity', '2 → 1 (all hives)'], ['severity', '1 confirmed'], ['working', 'between us'], ['call', 'she was cross'],
    )).toEqual(['opened: Bees', 'wrote: They still fly', 'answered: Wait for the evening', 'status: working', 'level: 1', 'level: 1', 'working', 'call']);
  });

  it.each([
    ['note', 'never pays'], ['sender', 'the From is not verified'], ['timer', 'response is due'], ['assigned', 'to mia@works.example'], ['file', 'kept back'], ['problem', 'x'],
    ['forwarded', 'to the works'], ['escalated', 'to leads'], ['no-answer', 'muted'], ['status', 'new → somewhere (x)'], ['severity', '1 → 9'],
  ])('leaves out %s: %s', (kind, text) => {
    expect(of([kind, text])).toEqual([]);
  });

  it('leaves out who wrote on it from outside', () => {
    expect(of(['reply', 'and our own matter', 'sam@elsewhere.example'])).toEqual([]);
  });
});

it('a desk without such a report says so, and sends nothing', () => {
  expect(() => acted(ticketWith(), 'report', '')).toThrow('this desk has no report on one ticket');
});
