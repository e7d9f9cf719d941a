// How urgent it is, by the pack's scheme: default of the channel, proposal of the writer where the pack takes it, caps,
// levels of special types. Nothing is inferred from prose; a claim in words is recorded as a wish and answered with the
// phone numbers (RHI-06), it never raises anything.
import type { Draft } from './draft.ts';
import { holds } from './predicate.ts';
import { isSeverityConfirmed, valueText } from './ticket.ts';

export interface SeverityVerdict {
  readonly severity: string | null;
  readonly assumed: boolean;
  readonly reason: string;
}

/** The verdict on the ticket as it stands; staff's word (severityReason begins with "set by") is never overruled. */
export function decideSeverity(draft: Draft): SeverityVerdict {
  const scheme = draft.desk.pack.severity;
  if (isSeverityConfirmed(draft.ticket)) {
    return { severity: draft.ticket.severity, assumed: false, reason: draft.ticket.severityReason };
  }
  const ofType = draft.desk.pack.types[draft.ticket.type]?.severity;
  if (ofType === 'none') return { severity: null, assumed: false, reason: `${draft.ticket.type} has no severity` };
  if (ofType !== undefined) return { severity: ofType, assumed: false, reason: `level of ${draft.ticket.type}` };
  if (scheme.levels.length === 0) return { severity: null, assumed: false, reason: 'this desk has no severity levels' };
  const proposed = proposal(draft);
  const byType = scheme.default_by_type?.[draft.ticket.type];
  const fallback = byType ?? scheme.default?.[draft.ticket.channel] ?? scheme.default?.['any'] ?? null;
  if (proposed === null && fallback === 'none') return { severity: null, assumed: false, reason: `no level without a word of a person (${draft.ticket.channel})` };
  const start: SeverityVerdict =
    proposed === null
      ? { severity: fallback, assumed: true, reason: byType === undefined ? `default of the channel ${draft.ticket.channel}` : `default of ${draft.ticket.type}` }
      : { severity: proposed, assumed: false, reason: 'proposed by the writer' };
  return capped(draft, start);
}

function proposal(draft: Draft): string | null {
  const scheme = draft.desk.pack.severity;
  if (scheme.proposed_by === undefined || scheme.requester_may !== 'propose') return null;
  const field = draft.ticket.fields[scheme.proposed_by];
  const level = field === undefined ? null : valueText(field.value);
  return level !== null && scheme.levels.includes(level) ? level : null;
}

/** OX-21: "at most" in the pack's own order, most severe first. The wish stays visible in the field. */
function capped(draft: Draft, start: SeverityVerdict): SeverityVerdict {
  const { levels, cap = [] } = draft.desk.pack.severity;
  let verdict = start;
  for (const one of cap) {
    const limit = levels.indexOf(one.at_most);
    if (verdict.severity !== null && levels.indexOf(verdict.severity) < limit && holds(draft, one.if)) {
      verdict = { severity: one.at_most, assumed: true, reason: one.reason };
    }
  }
  return verdict;
}
