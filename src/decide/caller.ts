// A ticket that came by a notice of a machine (a voicemail) has a caller, but nobody to write to: what is meant for the
// requester is withheld, and staff are told, until they say who he is. His organisation then brings its clocks.
import { remember, type Draft } from './draft.ts';
import { decideEntitlement } from './entitlement.ts';
import { recomputeTimers, startTimers } from './timers.ts';
import { isSeverityConfirmed } from './ticket.ts';

/** The requester's address is a machine's. */
export function hasNoAddress(draft: Draft): boolean {
  return draft.desk.pack.channels[draft.ticket.channel]?.detect !== undefined;
}

/** Staff say who called: he is the requester from now on. `draft.facts` are his. */
export function setContact(draft: Draft, text: string): string | null {
  const [, address = '', name = ''] = /^\s*(\S+@[^\s@]+\.[^\s@]+)\s*([\s\S]*?)\s*$/u.exec(text) ?? [];
  if (address === '') return 'who is it? for example: contact kim@partner.example';
  if (!hasNoAddress(draft)) return `the requester is ${draft.ticket.requester.addrSpec}; only a caller has no address`;
  const { organisation, contact } = draft.facts;
  const called = Object.entries(draft.desk.pack.channels).find(([, one]) => one.kind === 'phone') ?? Object.entries(draft.desk.pack.channels).find(([, one]) => one.kind === 'email' && one.detect === undefined);
  if (called !== undefined) draft.ticket.channel = called[0];
  draft.ticket.requester = { displayName: name === '' ? (contact?.name ?? '') : name, addrSpec: address };
  draft.ticket.participants = [address.toLowerCase()];
  draft.ticket.requesterMessageId = null;
  remember(draft, 'contact', `${address}${organisation === null ? ', of no company that we know' : ` of ${organisation.name}`}`);
  if (organisation === null) return null;
  draft.ticket.organisation = { id: organisation.id, name: organisation.name, ...(organisation.country === null ? {} : { country: organisation.country }) };
  draft.ticket.zone = organisation.zone ?? draft.ticket.zone;
  draft.ticket.entitlement = null;
  decideEntitlement(draft);
  recomputeTimers(draft);
  if (isSeverityConfirmed(draft.ticket)) startTimers(draft, 'severity.confirmed', draft.now);
  return null;
}
