// An admin hears of each cause once, of nothing that passes by itself, and when it is over.
import { expect, it } from 'vitest';
import { decideAlarm, type Alarm, type AlarmWord } from './alarm.ts';

const start = Date.parse('2026-03-10T09:00:00Z');
const minute = 60_000;

/** Looks once a minute; `counts` by minute, 0 = nothing wrong. Returns `minute:word` of what was told. */
function told(minutes: number, countAt: (minute: number) => number): string[] {
  let alarm: Alarm | null = null;
  const words: string[] = [];
  for (let at = 0; at <= minutes; at++) {
    const count = countAt(at);
    const decided: { alarm: Alarm | null; tell: AlarmWord | null } = decideAlarm(alarm, count === 0 ? null : { cause: 'failed', detail: `${count} failed`, count, advice: '' }, start + at * minute);
    alarm = decided.alarm;
    if (decided.tell !== null) words.push(`${at}:${decided.tell}`);
  }
  return words;
}

it('tells one cause once, however many mails it hits, and once that it is over', () => {
  expect(told(100, (at) => (at < 60 ? 1 + at * 100 : 0))).toEqual(['1:raised', '64:over']);
});

it('tells nothing of what is gone at the next look', () => {
  expect(told(100, (at) => (at === 10 ? 5 : 0))).toEqual([]);
});

it('tells once an hour at most of a cause that comes and goes', () => {
  expect(told(240, (at) => (at % 20 < 10 ? 1 : 0))).toEqual(['1:raised', '14:over', '61:raised', '74:over', '121:raised', '134:over', '181:raised', '194:over']);
});

it('tells again after a day when it has grown, and not when it has stayed', () => {
  const days = 3 * 24 * 60;

  expect(told(days, () => 2)).toEqual(['1:raised']);
  expect(told(days, (at) => (at < 600 ? 2 : 3))).toEqual(['1:raised', '1441:worse']);
});

it('is not over while it is only unseen for a moment', () => {
  expect(told(30, (at) => (at === 5 || at === 8 ? 0 : 1))).toEqual(['1:raised']);
});

it('keeps nothing of what never was', () => {
  expect(decideAlarm(null, null, start)).toEqual({ alarm: null, tell: null });
});
