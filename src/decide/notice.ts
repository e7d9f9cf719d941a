// An announcement is a ticket that speaks to an audience: opened by the working side or by the monitoring feed, it goes
// through the phases of its kind (announced, started, finished), each with what its mail must say. A phase leaves once,
// in order, complete and early enough, or not at all; what is wrong is said in one sentence each.
import { formatLocal } from './calendar.ts';
import type { NoticeText } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { raise, setStatus } from './lifecycle.ts';
import type { NoticeSlot } from './notice-slots.ts';
import type { PackNotice } from '../rulebook/notice-schema.ts';
import { watchAddress } from './role-address.ts';
import { readStaffInstant } from './staff-instant.ts';
import { computeDue } from './timer-due.ts';
import { recomputeLeadTimes } from './timers.ts';
import { valueText, type TicketNotice } from './ticket.ts';

/** The announcement of this ticket with its rules; null when it is none (any more). */
export function noticeOf(draft: Draft): { readonly notice: TicketNotice; readonly rules: PackNotice } | null {
  const { notice } = draft.ticket;
  const rules = notice === undefined ? undefined : draft.desk.pack.notices[notice.kind];
  return notice === undefined || rules === undefined ? null : { notice, rules };
}

/** The phase that opens an announcement of this kind. */
export function firstPhase(rules: PackNotice): string {
  return Object.keys(rules.phases)[0] ?? '';
}

/** Phases that may be sent now. */
export function nextPhases({ notice, rules }: { readonly notice: TicketNotice; readonly rules: PackNotice }): string[] {
  const { phase } = notice;
  if (phase === null) return [firstPhase(rules)];
  return Object.entries(rules.phases).filter(([, one]) => one.after?.includes(phase) === true).map(([name]) => name);
}

/** What to do instead on a ticket of a customer. */
function whyNoNotice(draft: Draft): string {
  const kinds = Object.keys(draft.desk.pack.notices);
  if (kinds.length === 0) return 'this ticket is no announcement, and this desk makes none';
  return `this ticket is no announcement; to announce what it is about answer its mail with #notice and a kind on top (${kinds.join(', ')}), or begin a new one with the command postern notice`;
}

/** Takes what was said into the fields of the ticket; returns what cannot be understood of it. */
export function takeWords(draft: Draft, said: NoticeText): string[] {
  const found = noticeOf(draft);
  if (found === null) return [whyNoNotice(draft)];
  const problems: string[] = [];
  const changed: string[] = [];
  for (const [slot, raw = ''] of Object.entries(said.values)) {
    const field = found.rules.fields[slot as NoticeSlot];
    if (field === undefined) {
      problems.push(`${slot}: this kind of announcement has no such line; there are ${Object.keys(found.rules.fields).join(', ')}`);
      continue;
    }
    const value = valueOf(draft, field, raw);
    if (value === null) {
      problems.push(`${slot}: "${raw}" ${draft.desk.pack.fields[field]?.kind === 'instant' ? 'is no date with a time such as 2026-03-10 02:00' : 'is neither yes nor no'}`);
      continue;
    }
    draft.ticket.fields = { ...draft.ticket.fields, [field]: { value, raw, source: 'label', line: 0, rule: `by ${draft.by}`, assumed: false } };
    changed.push(field);
  }
  const platforms = Object.keys(draft.desk.pack.audiences[found.notice.audience]?.addresses ?? {});
  const strange = said.platforms.filter((one) => !platforms.includes(one));
  if (strange.length > 0) problems.push(`platform: there is no ${strange.join(', ')}; there ${platforms.length === 0 ? 'are none' : `are ${platforms.join(', ')}`}`);
  draft.ticket.notice = {
    ...found.notice,
    ...(said.platforms.length > 0 && strange.length === 0 ? { platforms: said.platforms } : {}),
    ...(said.details === '' ? {} : { details: said.details }),
    ...(said.anyway === '' ? {} : { anyway: said.anyway }),
    ...(said.values.progress === undefined ? {} : { progressAt: draft.now }),
  };
  recomputeLeadTimes(draft, changed);
  return problems;
}

/** The value in the spelling of its field; null when it cannot be one. */
function valueOf(draft: Draft, field: string, raw: string): string | null {
  switch (draft.desk.pack.fields[field]?.kind) {
    case 'instant': return readStaffInstant(raw, draft.desk.pack.desk.zone);
    case 'bool': return /^(yes|y|true|ok|success\w*)\b/iu.test(raw) ? 'yes' : /^(no|n|false|fail\w*|un\w*|not)\b/iu.test(raw) ? 'no' : null;
    default: return raw;
  }
}

/** Why `phase` cannot be sent now; empty = it can. */
export function whyNotToSend(draft: Draft, phase: string): string[] {
  const found = noticeOf(draft);
  if (found === null) return [whyNoNotice(draft)];
  const { notice, rules } = found;
  const wanted = rules.phases[phase];
  if (wanted === undefined) return [`no phase "${phase}" of ${notice.kind}; there are ${Object.keys(rules.phases).join(', ')}`];
  const next = nextPhases(found);
  if (!next.includes(phase)) return [notThen(notice, phase, next, draft)];
  const problems = wanted.needs.flatMap((need) => {
    const field = need.endsWith('?') ? undefined : rules.fields[need as NoticeSlot];
    return field === undefined || draft.ticket.fields[field] !== undefined ? [] : [`${need}: is missing, and "${wanted.subject['en'] ?? phase}" must say it`];
  });
  const start = rules.fields.start === undefined ? undefined : draft.ticket.fields[rules.fields.start];
  const end = rules.fields.end === undefined ? undefined : draft.ticket.fields[rules.fields.end];
  if (start !== undefined && end !== undefined && valueText(end.value) <= valueText(start.value)) problems.push('end: lies before the start');
  return [...problems, ...tooLate(draft, rules, phase)];
}

function notThen(notice: TicketNotice, phase: string, next: readonly string[], draft: Draft): string {
  const at = notice.sent[phase];
  if (at !== undefined) return `${phase}: was sent ${formatLocal(at, draft.desk.pack.desk.zone)}${next.length === 0 ? '; nothing follows' : `; next comes ${next.join(' or ')}`}`;
  if (next.length === 0) return `${phase}: this announcement ended with ${notice.phase ?? ''}`;
  return `${phase}: comes later; ${notice.phase === null ? 'nothing was sent yet' : `it is ${notice.phase}`}, next comes ${next.join(' or ')}`;
}

/** OX-12: the lead time, unless somebody says why it cannot wait. Only what gives a start has one. */
function tooLate(draft: Draft, rules: PackNotice, phase: string): string[] {
  const timer = rules.lead === undefined ? undefined : draft.desk.pack.timers[rules.lead];
  const start = rules.fields.start;
  if (timer === undefined || start === undefined || rules.phases[phase]?.needs.includes('start') !== true || draft.ticket.notice?.anyway != null) return [];
  const due = computeDue(draft, timer, draft.now);
  if ('never' in due || draft.now <= due.due) return [];
  const { zone } = draft.desk.pack.desk;
  return [`start: ${timer.title['en'] ?? rules.lead ?? ''} - for this start it had to leave by ${formatLocal(due.due, zone)}; choose a later start, or say why it cannot wait (anyway: REASON)`];
}

/** Sends `phase`, which must be allowed. */
export function publish(draft: Draft, phase: string, details = ''): void {
  const found = noticeOf(draft);
  const wanted = found?.rules.phases[phase];
  if (found === null || wanted === undefined) return;
  const { notice, rules } = found;
  const first = notice.phase === null;
  draft.effects.push({
    kind: 'notice', notice: notice.kind, phase, audience: notice.audience, platforms: notice.platforms, ...(notice.also === undefined ? {} : { also: notice.also }),
    details: first && details === '' ? notice.details : details, news: newsOf(draft, rules, phase, notice),
  });
  draft.ticket.notice = { ...notice, phase, sent: { ...notice.sent, [phase]: draft.now } };
  remember(draft, 'notice', `${phase}: sent to ${notice.audience}${notice.platforms.length === 0 ? '' : ` (${notice.platforms.join(', ')})`}${first && notice.anyway !== null ? `, anyway: ${notice.anyway}` : ''}`, 'working');
  if (first) raise(draft, 'notice.announced');
  if (wanted.raise !== undefined) raise(draft, wanted.raise);
  if (wanted.to !== undefined) setStatus(draft, wanted.to, `${notice.kind} ${phase}`);
}

/** OX-35: what staff wrote since the last mail; nothing is invented when they wrote nothing. */
function newsOf(draft: Draft, rules: PackNotice, phase: string, notice: TicketNotice): { kind: 'fresh' | 'repeated' | 'none'; since: number } | null {
  const field = rules.fields.progress;
  if (field === undefined || rules.phases[phase]?.needs.some((need) => need.startsWith('progress')) !== true) return null;
  const last = Math.max(0, ...Object.values(notice.sent));
  if (draft.ticket.fields[field] === undefined || notice.progressAt === null) return { kind: 'none', since: notice.sent[firstPhase(rules)] ?? draft.now };
  return notice.progressAt >= last ? { kind: 'fresh', since: notice.progressAt } : { kind: 'repeated', since: notice.progressAt };
}

/** A clock of the pack wants this phase sent: only where it may follow now. */
export function publishByClock(draft: Draft, phase: string): void {
  const found = noticeOf(draft);
  if (found !== null && nextPhases(found).includes(phase)) publish(draft, phase);
}

/** `notice PHASE` on a ticket that is an announcement. Nothing is sent unless all of it is right; null = sent. */
export function sendPhase(draft: Draft, phase: string, said: NoticeText): string[] {
  const before = { fields: draft.ticket.fields, notice: draft.ticket.notice };
  const found = noticeOf(draft);
  // The words of an update are the progress itself.
  const isProgress = found?.rules.phases[phase]?.needs.some((need) => need.startsWith('progress')) === true;
  const words = isProgress && said.details !== '' && said.values.progress === undefined ? { ...said, details: '', values: { ...said.values, progress: said.details } } : said;
  const problems = takeWords(draft, words);
  problems.push(...(problems.length > 0 ? [] : whyNotToSend(draft, phase)));
  if (problems.length === 0) publish(draft, phase, words.details);
  else if (before.notice?.phase !== null) Object.assign(draft.ticket, before);
  return problems;
}

/** Who is told what comes next: whoever announced it, else those who watch. */
export function announcer(draft: Draft): string {
  return draft.by.includes('@') ? draft.by : watchAddress(draft.desk);
}
