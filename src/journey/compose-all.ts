// All mails of a decision, as they go into the outbox.
import { composeMail } from '../compose/compose-mail.ts';
import { composeNotices, listAddresses } from '../compose/compose-notice.ts';
import type { OutgoingMail } from '../compose/outgoing-mail.ts';
import { caseReport } from '../decide/case-report.ts';
import type { ReportedEvent } from '../decide/ticket-report.ts';
import { isStoreEffect, type Decision, type NoticeEffect, type TellEffect } from '../decide/decision.ts';
import { roleAddress } from '../decide/role-address.ts';
import { findAudience } from '../record/audience.ts';
import type { Tx } from '../record/database.ts';
import { eventsOf } from '../record/report-rows.ts';
import { heldPrefix } from '../record/find-ticket.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { JourneyContext } from './context.ts';

/** The mails of a decision; `stored` is false for a ticket that is not kept (held, redirected). */
export function composeAll(
  context: Pick<JourneyContext, 'host' | 'keys' | 'now' | 'uniqueId'>, desk: Desk, decision: Decision, stored: boolean, messageId: string | null,
  audienceOf: (effect: NoticeEffect) => readonly string[] = (effect) => listAddresses(desk, effect), before: readonly ReportedEvent[] = [],
): OutgoingMail[] {
  const { ticket } = decision;
  if (ticket === null) return [];
  const heldRef = decision.outcome?.state === 'held' && messageId !== null ? `${heldPrefix}${messageId}` : null;
  const now = context.now();
  const reports = asksReport(decision) ? { caseReport: caseReport(desk.pack, ticket, [...before, ...decision.history.map((one) => ({ ...one, at: now }))]) } : {};
  const composing = { ...reports, desk, ticket, stored, heldRef, host: context.host, keys: context.keys, now, uniqueId: context.uniqueId };
  return decision.effects.flatMap((effect) => (isStoreEffect(effect) ? [] : [effect])).flatMap((effect) => (effect.kind === 'notice' ? composeNotices(effect, composing, audienceOf(effect)) : [composeMail(effect, composing)]));
}

/** OX-06: who wants to be phoned about an announcement, for the people who do it; once, with its first mail. */
async function callsFor({ directory }: JourneyContext, desk: Desk, { effects }: Decision): Promise<TellEffect[]> {
  const calls: TellEffect[] = [];
  for (const effect of effects) {
    const role = effect.kind === 'notice' ? desk.pack.audiences[effect.audience]?.phoned_by : undefined;
    if (effect.kind !== 'notice' || role === undefined || Object.keys(desk.pack.notices[effect.notice]?.phases ?? {})[0] !== effect.phase) continue;
    // Of somebody who was forgotten there is no number any more.
    const phones = (await directory.phonesFor({ desk: desk.id, audience: effect.audience, platforms: effect.platforms })).filter(({ phone }) => /\d/u.test(phone));
    if (phones.length > 0) calls.push({ kind: 'tell', to: [roleAddress(desk, role)], text: 'announcement_calls', lines: phones.map(({ organisation, phone }) => `${organisation}: ${phone}`) });
  }
  return calls;
}

/** RHI-25: does one of its mails tell the history of the ticket? */
function asksReport({ effects }: Decision): boolean {
  return effects.some((effect) => effect.kind === 'tell' && effect.report !== undefined);
}

/** Likewise, with everybody in the audience of an announcement as the store and the directory know them now. */
export async function composeForAll(context: JourneyContext, tx: Tx, desk: Desk, decision: Decision, stored: boolean, messageId: string | null): Promise<OutgoingMail[]> {
  const recipients = new Map<NoticeEffect, readonly string[]>();
  for (const effect of decision.effects) if (effect.kind === 'notice') recipients.set(effect, await findAudience(tx, context.directory, desk, effect));
  const before = asksReport(decision) && decision.ticket !== null ? await eventsOf(tx, decision.ticket.ref) : [];
  const calls = await callsFor(context, desk, decision);
  return composeAll(context, desk, calls.length === 0 ? decision : { ...decision, effects: [...decision.effects, ...calls] }, stored, messageId, (effect) => recipients.get(effect) ?? [], before);
}
