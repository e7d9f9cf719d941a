// WAR-57: where the pack says so, nobody answers before a person has confirmed the severity, because the promise behind
// the first response depends on it.
import type { Draft } from './draft.ts';
import { isSeverityConfirmed } from './ticket.ts';

/** One sentence for whoever wanted to answer; null = he may. */
export function whyNotToAnswer(draft: Draft): string | null {
  const { guard } = draft.desk.pack.severity;
  const { severity, repliedAt } = draft.ticket;
  if (guard === undefined || severity === null || repliedAt !== null || isSeverityConfirmed(draft.ticket)) return null;
  return `the severity is only ${draft.ticket.severityAssumed ? 'assumed' : 'proposed'} (${severity}): confirm it first with the verb severity, then answer`;
}
