import { describe, expect, it } from 'vitest';
import { metricSchema } from '../rulebook/notice-schema.ts';
import { serviceStates, type Sample } from './metric.ts';

const metric = metricSchema.parse({ notice: 'outage', any: [{ service: 'http', response_over: '30s', for: '15m', impact: { en: 'slow' } }] });
const start = Date.parse('2026-03-10T09:00:00Z');
const at = (minutes: number, seconds: number | null): Sample => ({ service: 'http', at: start + minutes * 60_000, responseMs: seconds === null ? null : seconds * 1_000 });
const stateAt = (minutes: number, samples: readonly Sample[]): string => serviceStates(metric, samples, start + minutes * 60_000)[0]?.is ?? 'none';

describe('a service', () => {
  it('is down after fifteen minutes above thirty seconds, not a minute earlier and not at thirty', () => {
    expect(stateAt(14, [at(0, 31), at(7, 40), at(14, 31)])).toBe('unclear');
    expect(stateAt(15, [at(0, 31), at(7, 40), at(15, 31)])).toBe('down');
    expect(stateAt(15, [at(0, 30), at(7, 30), at(15, 30)])).toBe('up');
  });

  it('is down when it does not answer at all', () => {
    expect(stateAt(15, [at(0, null), at(8, null), at(15, null)])).toBe('down');
  });

  it('is not down when one good answer lies between', () => {
    expect(stateAt(20, [at(0, 31), at(8, 2), at(10, 31), at(20, 31)])).toBe('unclear');
  });

  it('is judged by when samples were taken, not by when they came', () => {
    expect(stateAt(15, [at(15, 31), at(0, 31), at(7, 31), at(7, 31)])).toBe('down');
  });

  it('is unclear when nothing was measured for longer than the span, or since long', () => {
    expect(stateAt(40, [at(0, 31), at(40, 31)])).toBe('unclear');
    expect(stateAt(60, [at(0, 31), at(15, 31)])).toBe('unclear');
    expect(stateAt(0, [])).toBe('unclear');
  });
});
