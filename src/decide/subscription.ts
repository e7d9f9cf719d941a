// Further addresses for what a desk announces (OX-08): staff subscribe one when a customer asks for it, and an address
// leaves by itself with the mail that every announcement names, whoever it belongs to, without a key and without asking.
import { say } from './actions.ts';
import { answer, answerAddress } from './answer.ts';
import type { Decision, DecisionInput, MailEvent } from './decision.ts';
import { remember, type Draft } from './draft.ts';
import { closeTicket } from './lifecycle.ts';
import { blankTicket, newDraft } from './new-draft.ts';
import { decideKind } from './open-ticket.ts';
import { isCredible } from '../recognise/recognition.ts';
import type { Desk } from '../rulebook/rulebook.ts';
import { valueText } from './ticket.ts';

const leaving = /^(?:(?:re|aw)\s*:\s*)?unsubscribe(?:\s+from)?(?:\s+([\w-]+))?\s*$/iu;

/** The lists that this mail wants to leave; null when it is no such mail. */
export function leavesLists(desk: Desk, event: MailEvent): readonly string[] | null {
  const named = leaving.exec(event.mail.subject.trim());
  const lists = subscribable(desk);
  // A From that nobody vouches for speaks for nobody (H-08).
  if (named === null || lists.length === 0 || !isCredible(event.recognition.authentication)) return null;
  const wanted = named[1]?.toLowerCase();
  if (wanted === undefined) return lists;
  return lists.includes(wanted) ? [wanted] : null;
}

/** Takes the writer's address off the lists at once and tells him so; the ticket of it is closed when it is born. */
export function leaveLists(input: DecisionInput, event: MailEvent, lists: readonly string[]): Decision {
  const address = event.mail.from[0]?.addrSpec ?? '';
  const draft = newDraft(input, { ...blankTicket(input.desk, event, input.newRef ?? ''), sla: false }, address);
  decideKind(draft);
  Object.assign(draft.ticket, { missing: [], optionalMissing: [], wrong: [] });
  remember(draft, 'opened', event.mail.subject, 'requester');
  change(draft, 'remove', address, lists, '');
  say(draft, 'unsubscribed');
  closeTicket(draft, 'unsubscribed');
  answer(draft, 'closed', answerAddress(draft), event.budget);
  return {
    outcome: { state: 'opened', reason: `${lists.join(', ')}: unsubscribed` }, ticket: draft.ticket, history: draft.history, effects: draft.effects,
    wantsRef: input.newRef === null, sender: { verdict: 'accept', reason: 'an address may always leave a list' },
  };
}

/** `subscribe [ADDRESS] [LIST]` by staff; what is not said is what the requester wrote. null = done. */
export function subscribe(draft: Draft, text: string, what: 'add' | 'remove'): string | null {
  const words = text.trim().split(/[\s,]+/u).filter((word) => word !== '');
  const lists = subscribable(draft.desk);
  const address = words.find((word) => word.includes('@')) ?? draft.ticket.requester.addrSpec;
  if (lists.length === 0) return 'nothing of this desk can be subscribed';
  if (!/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u.test(address)) return `"${address}" is no mail address`;
  const strange = words.find((word) => !word.includes('@') && !lists.includes(word.toLowerCase()));
  if (strange !== undefined) return `no list "${strange}" here; there are ${lists.join(', ')}`;
  const asked = Object.values(draft.ticket.fields).map((field) => valueText(field.value)).filter((value) => lists.includes(value));
  const named = words.filter((word) => !word.includes('@')).map((word) => word.toLowerCase());
  const wanted = named.length > 0 ? named : asked;
  if (wanted.length === 0) return `to which list? ${lists.join(', ')}`;
  const platform = draft.facts.organisation?.platform ?? '';
  change(draft, what, address, wanted, platform);
  say(draft, what === 'add' ? 'subscribed' : 'unsubscribed');
  closeTicket(draft, what === 'add' ? 'subscribed' : 'unsubscribed');
  return null;
}

function subscribable(desk: Desk): string[] {
  return Object.entries(desk.pack.audiences).filter(([, audience]) => audience.subscribe).map(([name]) => name);
}

function change(draft: Draft, what: 'add' | 'remove', address: string, audiences: readonly string[], platform: string): void {
  draft.effects.push({ kind: 'subscription', change: what, address: address.toLowerCase(), audiences, platform, organisation: draft.ticket.organisation?.id ?? null });
  remember(draft, 'subscription', `${address} ${what === 'add' ? 'subscribed to' : 'taken off'} ${audiences.join(', ')}${platform === '' ? '' : ` (${platform})`}`, 'requester');
}
