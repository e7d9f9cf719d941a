// Somebody announces something: a ticket is born that is an announcement, and its first mail leaves, or waits with what
// is missing. By hand it is refused with all that is wrong; by mail it is kept, and the answer to our question sends it.
import { ActRefused } from './act-refused.ts';
import type { Decision, DecisionInput, MailEvent, NoticeEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { raise } from './lifecycle.ts';
import { newDraft } from './new-draft.ts';
import { announcer, firstPhase, nextPhases, noticeOf, publish, takeWords, whyNotToSend } from './notice.ts';
import { readNoticeCommand } from './notice-text.ts';
import { initialStatus } from './lifecycle.ts';
import type { Ticket, TicketNotice } from './ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';

/** Opens an announcement by hand or by the monitoring feed. Throws ActRefused with everything that is wrong with it. */
export function openNotice(input: DecisionInput, event: NoticeEvent): Decision {
  const rules = input.desk.pack.notices[event.notice];
  if (rules === undefined || !rules.active) throw new ActRefused(noSuchKind(input.desk, event.notice, rules !== undefined));
  const draft = noticeDraft(input, event, null);
  const problems = takeWords(draft, event.said);
  raise(draft, 'notice.scheduled');
  addProblems(problems, whyNotToSend(draft, firstPhase(rules)));
  if (problems.length > 0) throw new ActRefused(problems.length === 1 ? (problems[0] ?? '') : `\n  ${problems.join('\n  ')}`);
  announce(draft);
  return decided(draft, input, null);
}

/** Does this mail of the working side announce something: `#notice KIND` on top? Its kind, or null. */
export function announcedKind(desk: Desk, event: MailEvent): string | null {
  const command = event.recognition.commands.find((one) => one.verb === 'notice');
  if (command === undefined || Object.keys(desk.pack.notices).length === 0) return null;
  const { word } = readNoticeCommand(command.argument, '');
  return desk.pack.notices[word] === undefined ? null : word;
}

/** Opens the announcement of a mail, which may be an answer on the ticket that tells of the trouble. */
export function openNoticeByMail(input: DecisionInput, event: MailEvent, kind: string, about: Ticket | null): Decision {
  const rules = input.desk.pack.notices[kind];
  const by = event.mail.from[0]?.addrSpec ?? '';
  const command = event.recognition.commands.find((one) => one.verb === 'notice');
  const { said } = readNoticeCommand(command?.argument ?? '', event.recognition.message);
  const draft = noticeDraft(input, { kind: 'notice', notice: kind, by, said: { ...said, title: said.title === '' ? plainTitle(event, about) : said.title } }, event);
  if (about !== null) {
    draft.ticket.links = [{ ref: about.ref, kind: 'follows' }];
    if (rules !== undefined && rules.phases[firstPhase(rules)]?.raise === 'outage.detected') draft.ticket.notice = { ...(draft.ticket.notice as TicketNotice), also: readersOf(about) };
  }
  const problems = rules?.active === true ? takeWords(draft, said) : [noSuchKind(input.desk, kind, true)];
  raise(draft, 'notice.scheduled');
  if (rules?.active === true) addProblems(problems, whyNotToSend(draft, firstPhase(rules)));
  if (problems.length > 0) waits(draft, problems, 'notice_not_sent');
  // A From proves nothing by itself (H-08): whoever can read our answer to it may speak to all.
  else if (!isProven(event)) waits(draft, nextPhases(noticeOf(draft) as never).map((phase) => `#notice ${phase}`), 'notice_confirm');
  else announce(draft);
  return decided(draft, input, { state: 'opened', reason: `${kind} ${problems.length > 0 ? 'waits: ' + problems.join('; ') : (draft.ticket.notice?.phase ?? 'waits for confirmation')}` });
}

/** OX-33: who told us of the outage, and the default address of his organisation. */
function readersOf({ requester, organisation }: Ticket): string[] {
  return [...new Set([requester.addrSpec.toLowerCase(), organisation?.mailbox?.toLowerCase() ?? ''])].filter((one) => one !== '');
}

/** The From was authenticated at our boundary, or the mail answers one that only its owner could read. */
export function isProven(event: MailEvent): boolean {
  return event.recognition.authentication.from === 'pass' || event.threadedBy.endsWith('token');
}

/** A value that cannot be read is not called missing as well. */
function addProblems(problems: string[], more: readonly string[]): void {
  const named = new Set(problems.map((one) => one.split(':')[0]));
  problems.push(...more.filter((one) => !named.has(one.split(':')[0])));
}

function waits(draft: Draft, lines: readonly string[], text: string): void {
  remember(draft, 'notice', `not sent: ${lines.join('; ')}`, 'working');
  draft.effects.push({ kind: 'tell', to: [announcer(draft)], text, lines });
}

function announce(draft: Draft): void {
  const found = noticeOf(draft);
  if (found === null) return;
  publish(draft, firstPhase(found.rules));
  const now = noticeOf(draft);
  draft.effects.push({ kind: 'tell', to: [announcer(draft)], text: draft.by === 'monitor' ? 'monitor_opened' : 'notice_sent', lines: now === null ? [] : nextPhases(now).map((phase) => `#notice ${phase}`) });
}

function noSuchKind(desk: Desk, kind: string, inactive: boolean): string {
  const kinds = Object.entries(desk.pack.notices).filter(([, one]) => one.active).map(([name]) => name);
  return inactive ? `announcements of kind ${kind} are switched off in the pack (active: false)` : `no announcement "${kind}" here; there are ${kinds.join(', ') || 'none'}`;
}

/** `Re: …` of what it is about does not belong into a mail to everybody; nor do the words of one customer. */
function plainTitle(event: MailEvent, about: Ticket | null): string {
  return about === null ? event.mail.subject : '';
}

function noticeDraft(input: DecisionInput, event: NoticeEvent, mail: MailEvent | null): Draft {
  const { desk, now } = input;
  const rules = desk.pack.notices[event.notice];
  const at = mail?.receivedAt ?? now;
  const ticket: Ticket = {
    ref: input.newRef ?? '', desk: desk.id, version: 0, packVersion: desk.version,
    subject: event.said.title === '' ? (rules?.title['en'] ?? Object.values(rules?.title ?? {})[0] ?? event.notice) : event.said.title,
    language: desk.pack.desk.languages[0] ?? 'en', channel: mailChannel(desk),
    requester: { displayName: mail?.mail.from[0]?.displayName ?? '', addrSpec: event.by.includes('@') ? event.by : desk.pack.working_side.address },
    participants: [], organisation: null, zone: desk.pack.desk.zone, entitlement: null, sla: false,
    type: rules?.type ?? '', typeAssumed: false, status: initialStatus(desk.pack), severity: null, severityAssumed: true, severityReason: '',
    fields: {}, wrong: [], missing: [], optionalMissing: [], asked: [], flags: [...(event.flags ?? [])], vendorRefs: [], links: [], assignedTo: null, timers: {},
    // The working side has announced it: it needs no forward of its own words.
    receivedAt: at, closedAt: null, closeReason: null, forwardedAt: at, repliedAt: null, text: event.said.details, openedBy: mail?.messageId ?? '', attachmentsIn: [],
    requesterMessageId: null, workingMessageId: mail?.mail.messageId ?? null,
    notice: { kind: event.notice, audience: rules?.audience ?? '', platforms: [], phase: null, sent: {}, details: '', progressAt: null, anyway: null },
  };
  const draft = newDraft(input, ticket, event.by);
  remember(draft, 'opened', `${event.notice}: ${ticket.subject}`, 'working');
  return draft;
}

function mailChannel(desk: Desk): string {
  return Object.entries(desk.pack.channels).find(([, channel]) => channel.kind === 'email' && channel.opens)?.[0] ?? 'mail';
}

function decided(draft: Draft, input: DecisionInput, outcome: Decision['outcome']): Decision {
  return {
    outcome, ticket: draft.ticket, history: draft.history, effects: draft.effects, wantsRef: input.newRef === null,
    sender: { verdict: outcome === null ? 'none' : 'accept', reason: outcome === null ? '' : 'the working side announces something' },
  };
}
