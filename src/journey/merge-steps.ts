// `merge OTHER` changes two tickets at once: one step of a person becomes two, each with the other ticket in hand.
import { ActRefused } from '../decide/decide.ts';
import type { ActEvent, RecountEvent, TimerEvent } from '../decide/decision.ts';
import type { Ticket } from '../decide/ticket.ts';

/** A person's act, a timer's wake-up or a recount; the budget is read beside the ticket. */
export interface TicketStep {
  readonly ref: string;
  readonly event: ActEvent | RecountEvent | Omit<TimerEvent, 'budget'>;
}

/** The steps, and behind each merging the one of the ticket that stays. */
export function withPartners(steps: readonly TicketStep[]): TicketStep[] {
  return steps.flatMap((step) => {
    const other = partnerOf(step);
    return other === null ? [step] : [step, { ref: other, event: { ...step.event as ActEvent, argument: step.ref } }];
  });
}

/** The event with the ticket that it is merged with; `first`: it is the one that goes. */
export function withPartner(step: TicketStep, first: boolean, tickets: ReadonlyMap<string, { readonly ticket: Ticket }>): TicketStep['event'] {
  if (step.event.kind !== 'act' || step.event.verb !== 'merge') return step.event;
  const other = tickets.get(refIn(step.event.argument));
  return other === undefined ? step.event : { ...step.event, with: { ticket: other.ticket, stays: !first } };
}

function partnerOf({ ref, event }: TicketStep): string | null {
  if (event.kind !== 'act' || event.verb !== 'merge') return null;
  const other = refIn(event.argument);
  if (other === '') throw new ActRefused('into which ticket? for example: merge ABC-000042');
  if (other === ref.toUpperCase()) throw new ActRefused(`${other} cannot be merged into itself`);
  return other;
}

function refIn(argument: string): string {
  return (argument.trim().split(/\s+/u)[0] ?? '').toUpperCase();
}
