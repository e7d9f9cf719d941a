// The one place that says whether an automatic mail may leave (H-03, H-05, RFC 3834 2). Every automatic mail passes it.
import { bareAddress, matchesAddress, sameAddress } from '../mail/mailbox.ts';
import type { AutomaticBudget, LoopScope, MailEvent } from './decision.ts';
import { deadText } from './dead-address.ts';
import type { Draft } from './draft.ts';
import { answersSpent, budgetsOf } from './loop-budget.ts';

export interface RespondVerdict {
  readonly may: boolean;
  readonly reason: string;
  /** Whose budget is used up (H-05). */
  readonly spent?: 'ticket' | LoopScope;
}

const no = (reason: string): RespondVerdict => ({ may: false, reason });

/** Addresses no answer may ever go to: machines by their name. */
const machineNames = /^(no-?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|bounces?|noreply-.*|.*-noreply)(\+.*)?@/iu;

/** F24: of a name without a dot, or a bare number, nothing of ours would get there, and its failure would come back to us. */
export function isOfTheInternet(address: string): boolean {
  return /@[^@[]*[^@.[]\.[^@.[]+$/u.test(address);
}

/** May an automatic mail go to `address` now? `answering`: the mail that it answers, if it is the answer to one. */
export function mayRespondAutomatically(draft: Draft, address: string, budget: AutomaticBudget, answering: MailEvent | null = draft.mail): RespondVerdict {
  if (address === '' || !address.includes('@')) return no('there is no address to answer');
  if (!isOfTheInternet(address)) return no(`${address} is no address of the internet`);
  const mailClass = answering?.recognition.mailClass;
  if (mailClass?.doNotAnswer === true) return no(mailClass.doNotAnswerReason ?? 'this mail must not be answered automatically');
  if (machineNames.test(address)) return no(`${address} is a machine`);
  if (draft.desk.pack.channels[draft.ticket.channel]?.detect !== undefined) return no(`the channel ${draft.ticket.channel} brings notices of a machine`);
  if (draft.desk.recognition.deskAddresses.some((desk) => sameAddress(desk, bareAddress(address)))) return no('the address is itself a desk');
  if (sameAddress(address, draft.desk.pack.working_side.address)) return no('the working side is never answered automatically');
  if (answering !== null && draft.desk.pack.working_side.senders.some((pattern) => matchesAddress(pattern, address))) {
    return no('the working side is never answered automatically');
  }
  if (draft.ticket.flags.includes('muted')) return no('this ticket is muted');
  if (draft.ticket.flags.includes('undeliverable')) return no('mail to this address came back undeliverable');
  const dead = draft.dead.find((one) => sameAddress(one.address, address));
  if (dead !== undefined) return no(deadText(dead));
  if (budget.perTicketDay >= budgetsOf(draft.desk).answersPerTicket) return { ...no(`already ${budget.perTicketDay} automatic mails on this ticket in 24 h`), spent: 'ticket' };
  const over = answersSpent(draft.desk, budget.perAddressHour, budget.loops);
  if (over !== null) return { ...no(over.reason), spent: over.scope };
  return { may: true, reason: '' };
}
