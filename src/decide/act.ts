// What a person of the working side does to a ticket, whichever door he uses: a `#command` on top of his mail, the CLI,
// the API. One table of verbs; an unknown argument is answered with what would have been right.
import { flag, roleAddress } from './actions.ts';
import type { ActVerb } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { decideFields } from './field-verdict.ts';
import { forwardNow } from './forwarding.ts';
import { closeTicket, raise, setStatus, statusClass, statusOf } from './lifecycle.ts';
import { decideRequirements } from './requirements.ts';
import { recomputeTimers } from './timers.ts';

/** null = done; else one sentence saying what would be right. */
type Act = (draft: Draft, argument: string) => string | null;

const acts: Record<ActVerb, Act> = {
  reply: () => null,
  note: (draft, text) => (remember(draft, 'note', text), null),
  status: (draft, name) => {
    const status = Object.keys(draft.desk.pack.statuses).find((one) => one.toLowerCase() === name.trim().toLowerCase());
    if (status === undefined) return `no status "${name}" here; there are ${Object.keys(draft.desk.pack.statuses).join(', ')}`;
    setStatus(draft, status, `set by ${draft.by}`);
    return null;
  },
  severity: setSeverity,
  assign: (draft, whom) => {
    if (whom.trim() === '') return 'to whom?';
    draft.ticket.assignedTo = whom.trim();
    remember(draft, 'assigned', `to ${whom.trim()}`);
    raise(draft, 'owner.changed');
    return null;
  },
  field: setField,
  resolve: (draft) => {
    const before = draft.ticket.status;
    raise(draft, 'solution.sent');
    raise(draft, 'vendor.resolved');
    const resolved = statusOf(draft.desk.pack, 'resolved');
    // A pack without a rule for it still knows what resolved means: its first status of that class.
    if (draft.ticket.status === before && statusClass(draft) !== 'resolved' && resolved !== null) setStatus(draft, resolved, `resolved by ${draft.by}`);
    return null;
  },
  close: (draft, reason) => (closeTicket(draft, reason.trim() === '' ? 'closed by the working side' : reason.trim()), null),
  reopen: (draft) => {
    const open = statusOf(draft.desk.pack, 'open');
    if (statusClass(draft) !== 'closed' && statusClass(draft) !== 'resolved') return `the ticket is ${draft.ticket.status}, not closed`;
    if (open !== null) setStatus(draft, open, `reopened by ${draft.by}`);
    return null;
  },
  escalate: (draft, role) => {
    draft.effects.push({ kind: 'tell', to: [roleAddress(draft, role)], text: 'escalated' });
    flag(draft, 'escalated');
    remember(draft, 'escalated', role === '' ? 'to the working side' : `to ${role}`);
    return null;
  },
  forward: (draft) => (forwardNow(draft, 'by-hand'), null),
  ref: (draft, reference) => {
    const value = reference.trim();
    if (value === '') return 'which reference?';
    if (!draft.ticket.vendorRefs.includes(value)) draft.ticket.vendorRefs = [...draft.ticket.vendorRefs, value];
    remember(draft, 'reference', value);
    return null;
  },
  eta: (draft, text) => {
    if (text.trim() === '') return 'until when?';
    if (draft.desk.pack.fields['eta'] !== undefined) return setField(draft, `eta=${text.trim()}`);
    remember(draft, 'eta', text.trim());
    return null;
  },
  triaged: (draft) => (raise(draft, 'triage.done'), null),
};

/** Carries out one verb; null when done, else what was wrong with it in one sentence. */
export function act(draft: Draft, verb: ActVerb, argument: string): string | null {
  return acts[verb](draft, argument);
}

function setSeverity(draft: Draft, text: string): string | null {
  const { levels } = draft.desk.pack.severity;
  const [level = '', ...why] = text.trim().split(/\s+/u);
  if (levels.length === 0) return 'this desk has no severity levels';
  if (!levels.includes(level)) return `no severity "${level}" here; there are ${levels.join(', ')}`;
  const before = draft.ticket.severity;
  draft.ticket.severity = level;
  draft.ticket.severityAssumed = false;
  draft.ticket.severityReason = `set by ${draft.by}${why.length > 0 ? `: ${why.join(' ')}` : ''}`;
  if (before === level) return null;
  remember(draft, 'severity', `${before ?? 'none'} → ${level}${why.length > 0 ? ` (${why.join(' ')})` : ''}`);
  recomputeTimers(draft);
  raise(draft, 'severity.set');
  return null;
}

function setField(draft: Draft, text: string): string | null {
  const [, field = '', value = ''] = /^\s*(\w+)\s*(?:=|\s)\s*([\s\S]*\S)?/u.exec(text) ?? [];
  if (draft.desk.pack.fields[field] === undefined) return `no field "${field}" here; there are ${Object.keys(draft.desk.pack.fields).join(', ')}`;
  if (value === '') return `write it as ${field}=value`;
  draft.ticket.fields = {
    ...draft.ticket.fields,
    [field]: { value, raw: value, source: 'label', line: 0, rule: `by ${draft.by}`, assumed: false },
  };
  draft.ticket.wrong = draft.ticket.wrong.filter((one) => one.field !== field);
  const before = draft.ticket.missing.length + draft.ticket.wrong.length;
  decideFields(draft, draft.ticket.organisation?.id ?? null);
  decideRequirements(draft);
  remember(draft, 'field', `${field} = ${value}`);
  raise(draft, 'field.changed');
  if (before > 0 && draft.ticket.missing.length === 0 && draft.ticket.wrong.length === 0) raise(draft, 'fields.complete');
  return null;
}
