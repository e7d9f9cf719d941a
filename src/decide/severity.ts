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
  const ruled = (...path: (string | number)[]): void => draft.witness?.ruled?.(path);
  const ofType = draft.desk.pack.types[draft.ticket.type]?.severity;
  if (ofType !== undefined) ruled('types', draft.ticket.type, 'severity');
  if (ofType === 'none') return { severity: null, assumed: false, reason: `${draft.ticket.type} has no severity` };
  if (ofType !== undefined) return { severity: ofType, assumed: false, reason: `level of ${draft.ticket.type}` };
  if (scheme.levels.length === 0) return { severity: null, assumed: false, reason: 'this desk has no severity levels' };
  const proposed = proposal(draft);
  ruled('severity', ...(proposed !== null ? proposed.path : scheme.default_by_type?.[draft.ticket.type] !== undefined ? ['default_by_type', draft.ticket.type] : ['default', scheme.default?.[draft.ticket.channel] === undefined ? 'any' : draft.ticket.channel]));
  const byType = scheme.default_by_type?.[draft.ticket.type];
  const fallback = byType ?? scheme.default?.[draft.ticket.channel] ?? scheme.default?.['any'] ?? null;
  if (proposed === null && fallback === 'none') return { severity: null, assumed: false, reason: `no level without a word of a person (${draft.ticket.channel})` };
  const start: SeverityVerdict =
    proposed === null
      ? { severity: fallback, assumed: true, reason: byType === undefined ? `default of the channel ${draft.ticket.channel}` : `default of ${draft.ticket.type}` }
      : { severity: proposed.level, assumed: false, reason: `proposed by the writer${proposed.from}` };
  return capped(draft, start);
}

interface Proposal {
  readonly level: string;
  /** What it was made of, behind the reason; '' = named outright. */
  readonly from: string;
  readonly path: readonly string[];
}

/** The level that the writer names, else the one that his urgency and impact give. */
function proposal(draft: Draft): Proposal | null {
  const scheme = draft.desk.pack.severity;
  if (scheme.requester_may !== 'propose') return null;
  const stated = (id: string | undefined): string | null => {
    const field = id === undefined ? undefined : draft.ticket.fields[id];
    return field === undefined ? null : valueText(field.value);
  };
  const named = stated(scheme.proposed_by);
  if (named !== null && scheme.levels.includes(named)) return { level: named, from: '', path: ['proposed_by'] };
  const [urgency, impact] = [stated(scheme.by_matrix?.urgency), stated(scheme.by_matrix?.impact)];
  const level = urgency === null || impact === null ? undefined : scheme.by_matrix?.matrix[urgency]?.[impact];
  return level === undefined || urgency === null || impact === null ? null : { level, from: `: urgency ${urgency}, impact ${impact}`, path: ['by_matrix', 'matrix', urgency, impact] };
}

/** OX-21: "at most" in the pack's own order, most severe first. The wish stays visible in the field. */
function capped(draft: Draft, start: SeverityVerdict): SeverityVerdict {
  const { levels, cap = [] } = draft.desk.pack.severity;
  let verdict = start;
  for (const [index, one] of cap.entries()) {
    const limit = levels.indexOf(one.at_most);
    if (verdict.severity !== null && levels.indexOf(verdict.severity) < limit && holds(draft, one.if)) {
      draft.witness?.ruled?.(['severity', 'cap', index]);
      verdict = { severity: one.at_most, assumed: true, reason: one.reason };
    }
  }
  return verdict;
}
