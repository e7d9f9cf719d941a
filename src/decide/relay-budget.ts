// H-05 for what we pass on: two machines that do not say so, one on each side of a ticket, would talk through it for ever,
// because nothing of what goes to and fro is the gateway's own. Beyond what people write the mail is kept and goes no
// further; it ends by itself when they have fallen silent.
import { flag, tell } from './actions.ts';
import { remember, type Draft } from './draft.ts';
import { limits } from '../mail/limits.ts';

const hourMs = 3_600_000;

/** Counts one more mail that is passed to the other side; false = it stays here, and staff hear of that once. */
export function mayRelay(draft: Draft): boolean {
  const today = (draft.ticket.relayedAt ?? []).filter((at) => at > draft.now - 24 * hourMs);
  const thisHour = today.filter((at) => at > draft.now - hourMs).length;
  if (thisHour < limits.relaysPerTicketHourMax && today.length < limits.relaysPerTicketDayMax) {
    draft.ticket.relayedAt = [...today, draft.now];
    draft.ticket.flags = draft.ticket.flags.filter((one) => one !== 'relays_muted');
    return true;
  }
  draft.ticket.relayedAt = today;
  remember(draft, 'not-relayed', thisHour >= limits.relaysPerTicketHourMax ? `already ${thisHour} mails passed on within an hour` : `already ${today.length} mails passed on within a day`);
  if (!draft.ticket.flags.includes('relays_muted')) tell(draft, 'working_side', 'staff_relays_muted');
  flag(draft, 'relays_muted');
  return false;
}
