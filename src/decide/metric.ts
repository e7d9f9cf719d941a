// What measured response times mean by the pack's thresholds (OX-37): slower than so many seconds, for so many minutes,
// without one good answer between. The order in which samples arrived plays no part; silence is evidence of nothing.
import type { Instant } from '../mail/instant.ts';
import type { PackMetric } from '../rulebook/notice-schema.ts';

export interface Sample {
  readonly service: string;
  readonly at: Instant;
  /** null = no answer. */
  readonly responseMs: number | null;
}

export interface ServiceState {
  readonly service: string;
  /** down and up are proven; unclear is neither (too short, too old, or nothing measured). */
  readonly is: 'down' | 'up' | 'unclear';
  /** Since its first sample of that kind. */
  readonly since: Instant;
  readonly impact: Readonly<Record<string, string>>;
}

/** The newest sample says nothing of now when nothing was measured for longer than this many times the wanted span. */
const staleAfterSpans = 2;

/** The state of each service that the metric knows, by the samples of one platform. */
export function serviceStates(metric: PackMetric, samples: readonly Sample[], now: Instant): ServiceState[] {
  return metric.any.map((rule) => {
    const [slowMs, spanMs, upMs] = [number(rule.response_over) * 1_000, number(rule.for) * 60_000, number(metric.recovered_after) * 60_000];
    const own = samples.filter((one) => one.service === rule.service && one.at <= now).toSorted((a, b) => a.at - b.at);
    const last = own.at(-1);
    if (last === undefined || now - last.at > spanMs * staleAfterSpans) return { service: rule.service, is: 'unclear', since: now, impact: rule.impact };
    const isSlow = (one: Sample): boolean => one.responseMs === null || one.responseMs > slowMs;
    const slow = isSlow(last);
    let first = last;
    for (const one of own.toReversed()) {
      // A gap longer than the span itself: nobody knows what happened in it.
      if (isSlow(one) !== slow || first.at - one.at > spanMs) break;
      first = one;
    }
    const proven = last.at - first.at >= (slow ? spanMs : upMs);
    return { service: rule.service, is: proven ? (slow ? 'down' : 'up') : 'unclear', since: first.at, impact: rule.impact };
  });
}

function number(figure: string): number {
  return Number.parseInt(figure, 10);
}
