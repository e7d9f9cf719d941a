// H-05: how much is too much, counted for the ticket, for who writes and for the whole desk: automatic answers, tickets
// opened and tickets reopened by mail. The limits lie far above what people do; what happens beyond one: loop-stop.ts.
import type { Decision, LoopScope, LoopState, LoopWhat } from './decision.ts';
import { limits } from '../mail/limits.ts';
import { bareAddress, domainOf } from '../mail/mailbox.ts';
import type { ParsedMessage } from '../parse/parsed-message.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import type { Ticket } from './ticket.ts';

/** The budgets of a desk: its pack's, else those of limits.ts. */
export function budgetsOf({ pack }: Pick<Desk, 'pack'>) {
  const own = pack.desk.budgets ?? {};
  return {
    answersPerTicket: own.answers_per_ticket ?? limits.automaticPerTicketDayMax, answersPerSender: own.answers_per_sender ?? limits.automaticPerAddressHourMax,
    answersPerDesk: own.answers_per_desk ?? limits.automaticPerDeskHourMax,
    reopensPerTicket: own.reopens_per_ticket ?? limits.reopensPerTicketDayMax, reopensPerSender: own.reopens_per_sender ?? limits.reopensPerSenderDayMax,
    reopensPerDesk: own.reopens_per_desk ?? limits.reopensPerDeskHourMax,
    ticketsPerSender: own.tickets_per_sender ?? limits.ticketsPerSenderHourMax, ticketsPerDesk: own.tickets_per_desk ?? limits.ticketsPerDeskHourMax,
  };
}

/** Whom the budgets count by: the address that would be answered, without its detail, because robots put a new one into each mail. */
export function loopSender({ from, replyTo }: Pick<ParsedMessage, 'from' | 'replyTo'>): string {
  const writer = from[0]?.addrSpec ?? '';
  const wanted = replyTo[0]?.addrSpec;
  return bareAddress(wanted !== undefined && domainOf(wanted) === domainOf(writer) ? wanted : writer);
}

/** What a decision on a mail adds to the counts. */
export function loopCounts(desk: Desk, before: Ticket | null, { outcome, ticket }: Pick<Decision, 'outcome' | 'ticket'>): { readonly tickets: number; readonly reopens: number } {
  return { tickets: outcome?.state === 'opened' ? 1 : 0, reopens: outcome?.state === 'joined' && isReopened(desk, before, ticket) ? 1 : 0 };
}

/** Why no automatic answer leaves because of who writes or of the whole desk; null = it may. */
export function answersSpent(desk: Desk, perAddressHour: number, loops: LoopState | undefined): { readonly scope: LoopScope; readonly reason: string } | null {
  const budgets = budgetsOf(desk);
  if (perAddressHour >= budgets.answersPerSender) return { scope: 'sender', reason: `already ${perAddressHour} automatic mails to this address within an hour` };
  if (loops === undefined) return null;
  if (isMuted(loops, 'answers', 'sender')) return { scope: 'sender', reason: `${loops.sender} is muted` };
  if (loops.counts.deskAnswers >= budgets.answersPerDesk || isMuted(loops, 'answers', 'desk')) return { scope: 'desk', reason: `more than ${budgets.answersPerDesk} automatic answers within an hour at this desk` };
  return null;
}

/** Why a mail may open no ticket; null = it may. */
export function ticketsSpent(desk: Desk, loops: LoopState): { readonly scope: LoopScope; readonly reason: string } | null {
  const { ticketsPerSender, ticketsPerDesk } = budgetsOf(desk);
  if (isMuted(loops, 'tickets', 'sender') || loops.counts.senderTickets >= ticketsPerSender) return { scope: 'sender', reason: `more than ${ticketsPerSender} new tickets within an hour from ${loops.sender}` };
  if (isMuted(loops, 'tickets', 'desk') || loops.counts.deskTickets >= ticketsPerDesk) return { scope: 'desk', reason: `more than ${ticketsPerDesk} new tickets within an hour at this desk` };
  return null;
}

/** Why a mail may reopen no ticket that was reopened `onTicket` times within a day; null = it may. */
export function reopensSpent(desk: Desk, onTicket: number, loops: LoopState | undefined): { readonly scope: LoopScope | 'ticket'; readonly reason: string } | null {
  const { reopensPerTicket, reopensPerSender, reopensPerDesk } = budgetsOf(desk);
  if (onTicket >= reopensPerTicket) return { scope: 'ticket', reason: `already ${onTicket} reopenings of this ticket within a day` };
  if (loops === undefined) return null;
  if (isMuted(loops, 'reopens', 'sender') || loops.counts.senderReopens >= reopensPerSender) return { scope: 'sender', reason: `more than ${reopensPerSender} reopenings within a day by ${loops.sender}` };
  if (isMuted(loops, 'reopens', 'desk') || loops.counts.deskReopens >= reopensPerDesk) return { scope: 'desk', reason: `more than ${reopensPerDesk} reopenings within an hour at this desk` };
  return null;
}

function isReopened(desk: Desk, before: Ticket | null, after: Ticket | null): boolean {
  const done = (ticket: Ticket): boolean => ['resolved', 'closed'].includes(desk.pack.statuses[ticket.status]?.is ?? 'open');
  return before !== null && after !== null && before.ref === after.ref && done(before) && !done(after);
}

/** Is this muted already? */
export function isMuted(loops: LoopState, what: LoopWhat, scope: LoopScope): boolean {
  return loops.mutes.some((mute) => mute.what === what && mute.scope === scope);
}

