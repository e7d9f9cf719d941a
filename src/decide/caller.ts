// A ticket that came by a notice of a machine (a voicemail) has a caller, but nobody to write to: what is meant for the
// requester is withheld, and staff are told, until they say who he is. His organisation then brings its clocks.
import type { Organisation } from './directory-facts.ts';
import { remember, type Draft } from './draft.ts';
import { decideEntitlement } from './entitlement.ts';
import { sameAddress } from '../mail/mailbox.ts';
import { recomputeTimers, startTimers } from './timers.ts';
import { isSeverityConfirmed } from './ticket.ts';

/** The requester's address is a machine's. */
export function hasNoAddress(draft: Draft): boolean {
  return draft.desk.pack.channels[draft.ticket.channel]?.detect !== undefined;
}

/** WAR-31: whose number it is, by the directory. A number can be lent or forged, so it names nobody as the requester. */
export function noteCaller(draft: Draft): void {
  const { callers = [] } = draft.facts;
  const [first] = callers;
  if (first === undefined || !hasNoAddress(draft)) return;
  // Several people of one company: that much is known. Of several companies: nothing is.
  if (callers.some((caller) => caller.organisation !== first.organisation)) return;
  const one = callers.length === 1;
  draft.ticket.caller = { phone: first.called, address: one ? first.addrSpec : '', name: one ? first.name : '', organisation: first.organisationName };
  remember(draft, 'contact', `${first.called} is a number of ${one ? `${first.name} <${first.addrSpec}>, ` : ''}${first.organisationName}`);
}

/** Staff say who called: he is the requester from now on. `draft.facts` are his. */
export function setContact(draft: Draft, text: string): string | null {
  const [, address = '', name = ''] = /^\s*(\S+@[^\s@]+\.[^\s@]+)\s*([\s\S]*?)\s*$/u.exec(text) ?? [];
  if (address === '') return 'who is it? for example: contact kim@partner.example';
  const { organisation, contact } = draft.facts;
  const called = hasNoAddress(draft);
  if (!called) {
    if (draft.ticket.organisation !== null) return `the requester is ${draft.ticket.requester.addrSpec} of ${draft.ticket.organisation.name}; only a caller, or somebody whose company is not known, can be named`;
    if (organisation === null) return `${address} is of no company that the directory knows: first put him there`;
  }
  if (called || !sameAddress(address, draft.ticket.requester.addrSpec)) becomesRequester(draft, address, name === '' ? (contact?.name ?? '') : name, called);
  remember(draft, 'contact', `${address}${organisation === null ? ', of no company that we know' : ` of ${organisation.name}`}`);
  if (organisation !== null) belongsTo(draft, organisation);
  return null;
}

/** WAR-27: who was a stranger is in the directory now, and writes again: his company brings its clocks from the receipt. */
export function recogniseCompany(draft: Draft): void {
  const { organisation } = draft.facts;
  const from = draft.mail?.mail.from[0]?.addrSpec ?? '';
  if (organisation === null || draft.ticket.organisation !== null || !sameAddress(from, draft.ticket.requester.addrSpec)) return;
  if (draft.mail?.recognition.authentication.from === 'fail') return;
  remember(draft, 'contact', `${from} of ${organisation.name}, who was not known when the ticket was opened`);
  belongsTo(draft, organisation);
}

function becomesRequester(draft: Draft, address: string, name: string, called: boolean): void {
  if (called) {
    const { channels } = draft.desk.pack;
    const channel = Object.entries(channels).find(([, one]) => one.kind === 'phone') ?? Object.entries(channels).find(([, one]) => one.kind === 'email' && one.detect === undefined);
    if (channel !== undefined) draft.ticket.channel = channel[0];
  }
  draft.ticket.requester = { displayName: name, addrSpec: address };
  draft.ticket.participants = [...(called ? [] : draft.ticket.participants), address.toLowerCase()];
  draft.ticket.requesterMessageId = null;
}

function belongsTo(draft: Draft, organisation: Organisation): void {
  const { country, defaultAddress: mailbox } = organisation;
  draft.ticket.organisation = { id: organisation.id, name: organisation.name, ...(country === null ? {} : { country }), ...(mailbox === null ? {} : { mailbox }) };
  draft.ticket.zone = organisation.zone ?? draft.ticket.zone;
  // What a key entitles to does not depend on who writes.
  if (draft.ticket.entitlement?.key == null) {
    draft.ticket.entitlement = null;
    decideEntitlement(draft);
  }
  recomputeTimers(draft);
  if (isSeverityConfirmed(draft.ticket)) startTimers(draft, 'severity.confirmed', draft.now);
}
