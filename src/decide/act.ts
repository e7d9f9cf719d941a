// What a person of the working side does to a ticket, whichever door he uses: a `#command` on top of his mail, the CLI,
// the API. One table of verbs; an unknown argument is answered with what would have been right.
import { flag, say } from './actions.ts';
import { hasNoAddress, setContact } from './caller.ts';
import { whyUnreachable } from './dead-address.ts';
import { countAttempt, noteProgress } from './ladder.ts';
import type { ActVerb } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { isByHand, replacing, settleFields } from './field-verdict.ts';
import { forwardNow } from './forwarding.ts';
import { closedStatus, closeTicket, raise, reopenedStatus, setStatus, statusClass, statusOf } from './lifecycle.ts';
import { isoInstant } from '../mail/instant.ts';
import type { FieldValue } from '../recognise/recognition.ts';
import type { PackField } from '../rulebook/pack-schema.ts';
import { sendPhase } from './notice.ts';
import { readNoticeCommand } from './notice-text.ts';
import { isComplete } from './predicate.ts';
import { noteSupportEnd } from './release-age.ts';
import { decideRequirements } from './requirements.ts';
import { roleAddress } from './role-address.ts';
import { subscribe } from './subscription.ts';
import { recomputeLeadTimes, recomputeTimers, startTimer } from './timers.ts';
import { isSeverityConfirmed, valueText } from './ticket.ts';

/** null = done; else one sentence saying what would be right. */
type Act = (draft: Draft, argument: string) => string | null;

const acts: Record<ActVerb, Act> = {
  reply: () => null,
  ask: happened('info.requested', 'asked', 'the requester'),
  contact: setContact,
  note: (draft, text) => (remember(draft, 'note', text), null),
  status: (draft, name) => {
    const status = Object.keys(draft.desk.pack.statuses).find((one) => one.toLowerCase() === name.trim().toLowerCase());
    if (status === undefined) return `no status "${name}" here; there are ${Object.keys(draft.desk.pack.statuses).join(', ')}`;
    if (draft.desk.pack.statuses[status]?.needs === 'agreement') return `say how the requester agreed: close, and a few words`;
    if (status === draft.ticket.status) return null;
    setStatus(draft, status, `set by ${draft.by}`);
    raise(draft, 'status.set');
    return null;
  },
  severity: setSeverity,
  assign: (draft, whom) => {
    if (whom.trim() === '') return 'to whom?';
    if (whom.trim() === draft.ticket.assignedTo) return null;
    draft.ticket.assignedTo = whom.trim();
    remember(draft, 'assigned', `to ${whom.trim()}`);
    // Nobody has to be told who would look after what is closed.
    if (statusClass(draft) !== 'closed') raise(draft, 'owner.changed');
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
  close: (draft, reason) => {
    const closed = closedStatus(draft.desk.pack);
    if (draft.ticket.status === closed) return `the ticket is ${closed} already`;
    // WAR-35: closed means resolved and agreed; only a person knows what was agreed outside of mail.
    if (reason.trim() === '' && closed !== null && draft.desk.pack.statuses[closed]?.needs === 'agreement') return 'say how the requester agreed, for example: close agreed on the phone';
    closeTicket(draft, reason.trim() === '' ? 'closed by the working side' : reason.trim());
    return null;
  },
  reopen: (draft) => {
    const open = reopenedStatus(draft.desk.pack, draft.ticket.status);
    if (statusClass(draft) !== 'closed' && statusClass(draft) !== 'resolved') return `the ticket is ${draft.ticket.status}, not closed`;
    const { mergedInto } = draft.ticket;
    // They were two after all: mail goes here again.
    if (mergedInto !== undefined) {
      delete draft.ticket.mergedInto;
      draft.ticket.links = draft.ticket.links.filter((link) => link.kind !== 'merged-into');
      remember(draft, 'merged', `no longer into ${mergedInto}`);
    }
    if (open !== null) setStatus(draft, open, `reopened by ${draft.by}`);
    return null;
  },
  escalate: (draft, role) => {
    draft.effects.push({ kind: 'tell', to: [roleAddress(draft.desk, role)], text: 'escalated' });
    flag(draft, 'escalated');
    remember(draft, 'escalated', role === '' ? 'to the working side' : `to ${role}`);
    raise(draft, 'engineering.escalated');
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
    // People write "tomorrow noon" here; it is shown as written and no clock runs on it.
    if (draft.desk.pack.fields['eta'] !== undefined) return putField(draft, 'eta', text.trim(), text.trim());
    remember(draft, 'eta', text.trim());
    return null;
  },
  working: happened('work.started', 'working', 'work has started'),
  triaged: (draft) => (raise(draft, 'triage.done'), null),
  plan: happened('plan.sent', 'plan', 'sent'),
  progress: (draft, text) => {
    // Where the pack has a field for it, the next report says it in these words.
    if (text.trim() !== '' && draft.desk.pack.fields['progress'] !== undefined) putField(draft, 'progress', text.trim(), text.trim());
    else remember(draft, 'progress', text.trim() === '' ? 'shown' : text.trim());
    noteProgress(draft);
    raise(draft, 'progress.shown');
    return null;
  },
  workaround: happened('workaround.sent', 'workaround', 'sent'),
  // ZYN-22: the fault lies outside of what we support; the words say where.
  elsewhere: happened('finding.elsewhere', 'finding', 'the cause lies elsewhere'),
  handover: handOver,
  // RHI-69: a call exists only when somebody writes it down.
  call: happened('call.logged', 'call', 'logged'),
  attempt: (draft, how) => {
    if (draft.ticket.ladder == null) return 'nobody has escalated this ticket yet';
    if (countAttempt(draft, how.trim() === '' ? `noted by ${draft.by}` : how.trim())) say(draft, 'ladder_open');
    return null;
  },
  say: (draft, name) => {
    if (draft.desk.text(name.trim(), draft.ticket.language) === null) return `no text "${name.trim()}" in this pack`;
    say(draft, name.trim());
    return null;
  },
  waive: happened('reports.waived', 'reports', 'waived'),
  resume: happened('reports.resumed', 'reports', 'wanted again'),
  interval: agreeInterval,
  subscribe: (draft, text) => subscribe(draft, text, 'add'),
  unsubscribe: (draft, text) => subscribe(draft, text, 'remove'),
  report: reportCase,
  notice: (draft, text) => {
    const [first = '', ...below] = text.split('\n');
    const { word, said } = readNoticeCommand(first, below.join('\n'));
    const problems = sendPhase(draft, word, said);
    return problems.length === 0 ? null : problems.join('; ');
  },
  // Both tickets are decided together: merge-tickets.ts.
  merge: () => 'which ticket is it the same as?',
  flag: (draft, name) => (/^[a-z]\w*$/iu.test(name.trim()) ? (flag(draft, name.trim()), remember(draft, 'flag', name.trim()), null) : 'which flag?'),
  unflag: (draft, name) => {
    if (!draft.ticket.flags.includes(name.trim())) return `no flag "${name.trim()}" here; there are ${draft.ticket.flags.join(', ') || 'none'}`;
    draft.ticket.flags = draft.ticket.flags.filter((one) => one !== name.trim());
    if (name.trim() === 'reopens_muted') draft.ticket.reopenedAt = [];
    remember(draft, 'flag', `${name.trim()} taken away`);
    return null;
  },
};

/** RHI-37, RHI-50: a case goes to somebody else only with what he will ask for first. */
function handOver(draft: Draft, reason: string): string | null {
  const { needs = [], flags = [] } = draft.desk.pack.handover ?? {};
  const lacking = needs.filter((field) => draft.ticket.fields[field] === undefined || draft.ticket.wrong.some((one) => one.field === field));
  const unconfirmed = flags.filter((name) => !draft.ticket.flags.includes(name));
  if (lacking.length + unconfirmed.length > 0) {
    const parts = [lacking.length === 0 ? '' : `still needs ${lacking.join(', ')}`, unconfirmed.length === 0 ? '' : `nobody has confirmed ${unconfirmed.join(', ')} (verb flag)`];
    return `it cannot be handed over yet: ${parts.filter((part) => part !== '').join('; ')}`;
  }
  remember(draft, 'handover', reason.trim());
  raise(draft, 'vendor.escalated');
  return null;
}

/** RHI-25: the requester gets a report on this case; words behind the verb stand in it, in the field that the pack keeps for them. */
function reportCase(draft: Draft, text: string): string | null {
  const { rules, reports } = draft.desk.pack;
  const made = rules.flatMap((rule) => (rule.event === 'report.requested' ? rule.do.flatMap((one) => ('report' in one ? [reports[one.report]] : [])) : []));
  if (draft.ticket.notice !== undefined) return 'this is an announcement; nobody requested it';
  if (made.length === 0) return 'this desk has no report on one ticket (a rule on report.requested in its pack)';
  const words = made.flatMap((one) => (one?.kind === 'ticket' && one.words !== undefined ? [one.words] : []))[0];
  if (text.trim() !== '' && words === undefined) return 'no field of this desk takes words for it; write them in a reply';
  const problem = text.trim() === '' || words === undefined ? null : putField(draft, words, text.trim(), text.trim());
  if (problem !== null) return problem;
  const why = hasNoAddress(draft) ? 'the address of the caller is not known' : whyUnreachable(draft);
  if (why !== null) return `${why}; the report has not left`;
  raise(draft, 'report.requested');
  return null;
}

/** A verb that only says that something has happened; its words stay in the history. */
function happened(event: string, kind: string, otherwise: string): Act {
  return (draft, text) => {
    remember(draft, kind, text.trim() === '' ? otherwise : text.trim());
    raise(draft, event);
    return null;
  };
}

/** OX-35: another interval than the pack's, as both sides have agreed; it counts from now. */
function agreeInterval(draft: Draft, text: string): string | null {
  const [, figure, agreed = ''] = /^\s*(\d*[1-9]\d*(?:m|h|bd))\s*([\s\S]*)$/u.exec(text) ?? [];
  if (figure === undefined) return 'how often? for example: interval 2h agreed with Kim on the phone';
  if (agreed.trim() === '') return `say how it was agreed, for example: interval ${figure} agreed with Kim on the phone`;
  const running = Object.entries(draft.desk.pack.timers).filter(([name, timer]) => timer.every !== undefined && draft.ticket.timers[name]?.state === 'running');
  if (running.length === 0) return 'no regular report runs on this ticket';
  for (const [name, timer] of running) {
    draft.ticket.intervals = { ...draft.ticket.intervals, [name]: figure };
    startTimer(draft, name, timer, draft.now);
    remember(draft, 'interval', `${name} every ${figure}: ${agreed.trim()}`);
  }
  return null;
}

/** Carries out one verb; null when done, else what was wrong with it in one sentence. */
export function act(draft: Draft, verb: ActVerb, argument: string): string | null {
  return whyNotWhenClosed(draft, verb) ?? acts[verb](draft, argument);
}

/** Verbs that go on with the work, and so would bring a closed ticket back without anybody having said so. */
const goesOn: readonly ActVerb[] = ['ask', 'working', 'triaged', 'plan', 'workaround', 'resolve', 'elsewhere', 'handover'];

/** What is closed is taken up again by `reopen` or by a status that somebody names. */
function whyNotWhenClosed(draft: Draft, verb: ActVerb): string | null {
  const status = draft.desk.pack.statuses[draft.ticket.status];
  // A case that somebody else has is closed for our clocks only: how it went on there is still to be told.
  if (!goesOn.includes(verb) || status?.is !== 'closed' || status.ball !== 'none') return null;
  return `the ticket is ${draft.ticket.status}; first take it up again (reopen), then ${verb}`;
}

function setSeverity(draft: Draft, text: string): string | null {
  const { levels } = draft.desk.pack.severity;
  const [level = '', ...why] = text.trim().split(/\s+/u);
  if (levels.length === 0) return 'this desk has no severity levels';
  if (!levels.includes(level)) return `no severity "${level}" here; there are ${levels.join(', ')}`;
  const before = draft.ticket.severity;
  const confirmed = isSeverityConfirmed(draft.ticket);
  draft.ticket.severity = level;
  draft.ticket.severityAssumed = false;
  draft.ticket.severityReason = `set by ${draft.by}${why.length > 0 ? `: ${why.join(' ')}` : ''}`;
  if (before === level && confirmed) return null;
  draft.ticket.severityChange = { from: before === level ? null : before, because: why.join(' ') };
  const because = why.length > 0 ? ` (${why.join(' ')})` : '';
  remember(draft, 'severity', before === level ? `${level} confirmed${because}` : `${before ?? 'none'} → ${level}${because}`);
  if (before !== level) {
    recomputeTimers(draft);
    raise(draft, 'severity.set');
  }
  raise(draft, 'severity.confirmed');
  return null;
}

function setField(draft: Draft, text: string): string | null {
  const [, field = '', raw = ''] = /^\s*(\w+)\s*(?:=|\s)\s*([\s\S]*\S)?/u.exec(text) ?? [];
  const rules = draft.desk.pack.fields[field];
  if (rules === undefined) return `no field "${field}" here; there are ${Object.keys(draft.desk.pack.fields).join(', ')}`;
  if (raw === '') return `write it as ${field}=value`;
  const value = readByHand(rules, raw);
  if (value === null) return `${field} is ${rules.kind === 'instant' ? 'a time such as 2026-03-12T10:00Z' : `one of ${choicesOf(rules).join(', ')}`}, not "${raw}"`;
  return putField(draft, field, value, raw);
}

/** The value in the spelling of the pack; null when it cannot be one. */
function readByHand(rules: PackField, raw: string): FieldValue | null {
  const wanted = raw.trim().toLowerCase();
  switch (rules.kind) {
    case 'enum':
    case 'bool': return choicesOf(rules).find((choice) => [choice, ...(rules.words?.[choice] ?? [])].some((word) => word.toLowerCase() === wanted)) ?? null;
    case 'instant': return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})$/iu.test(wanted) && !Number.isNaN(Date.parse(wanted)) ? isoInstant(Date.parse(wanted)) : null;
    case 'list':
    case 'id_list': return raw.split(/[,;\n]/u).map((one) => one.trim()).filter((one) => one !== '');
    default: return raw;
  }
}

function choicesOf(rules: PackField): readonly string[] {
  return rules.kind === 'bool' ? ['yes', 'no'] : (rules.values ?? []);
}

function putField(draft: Draft, field: string, value: FieldValue, raw: string): string | null {
  const { fields, wrong, missing } = draft.ticket;
  draft.ticket.fields = { ...fields, [field]: replacing(fields[field], { value, raw, source: 'label', line: 0, rule: `by ${draft.by}`, assumed: false }) };
  draft.ticket.wrong = wrong.filter((one) => one.field !== field);
  if (draft.ticket.unusable !== undefined) draft.ticket.unusable = draft.ticket.unusable.filter((one) => one.field !== field);
  settleFields(draft);
  const outside = draft.ticket.wrong.find((one) => one.field === field);
  if (outside !== undefined) {
    draft.ticket.fields = fields;
    draft.ticket.wrong = wrong;
    return `${field} ${outside.detail}`;
  }
  noteSupportEnd(draft);
  decideRequirements(draft);
  remember(draft, 'field', `${field} = ${valueText(value)}`);
  recomputeLeadTimes(draft, [field]);
  const before = fields[field];
  if (before === undefined || valueText(before.value) !== valueText(value)) draft.changed = [...draft.changed, field];
  raise(draft, 'field.changed');
  if (missing.length + wrong.length > 0 && isComplete(draft)) raise(draft, 'fields.complete');
  return levelByMatrix(draft, field);
}

/** RHI-09: urgency and impact, set by staff, give the level. */
function levelByMatrix(draft: Draft, field: string): string | null {
  const { by_matrix: scheme } = draft.desk.pack.severity;
  if (scheme === undefined || (field !== scheme.urgency && field !== scheme.impact)) return null;
  const [urgency, impact] = [scheme.urgency, scheme.impact].map((id) => {
    const known = draft.ticket.fields[id];
    // What a mail says of them is a wish.
    return known !== undefined && isByHand(known) ? valueText(known.value) : '';
  });
  const level = scheme.matrix[urgency ?? '']?.[impact ?? ''];
  return level === undefined ? null : setSeverity(draft, `${level} urgency ${urgency ?? ''}, impact ${impact ?? ''}`);
}
