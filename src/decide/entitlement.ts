// What the requester may expect: by a key in the mail or by who he is (OX-25, RHI-02). The key verdict is also what
// `open_by` asks for. A key of somebody else is treated like none, and nothing about its owner is said.
import type { TicketEntitlement } from './ticket.ts';
import type { Organisation } from './directory-facts.ts';
import type { Draft } from './draft.ts';
import { isoInstant } from '../mail/instant.ts';
import { valueText } from './ticket.ts';

/** Sets `draft.key` and the ticket's entitlement from the fields as they stand. */
export function decideEntitlement(draft: Draft): void {
  const { pack } = draft.desk;
  const keyId = pack.entitlement.by.find((one) => pack.identifiers[one]?.resolves === 'entitlement');
  if (keyId === undefined) {
    draft.ticket.entitlement = bySender(draft);
    return;
  }
  const fieldId = Object.entries(pack.fields).find(([id, field]) => (field.identifier ?? id) === keyId)?.[0] ?? keyId;
  const known = draft.ticket.fields[fieldId];
  const wrong = draft.ticket.wrong.find((one) => one.field === fieldId);
  if (known !== undefined) {
    const key = valueText(known.value);
    const fact = draft.facts.identifiers.find((one) => one.identifier === keyId && one.value === key);
    draft.key = 'valid';
    // A reply that does not repeat the key brings no fact about it: what was found before stands.
    if (fact?.entitlement == null && draft.ticket.entitlement?.key === key) return;
    draft.ticket.entitlement = {
      by: keyId, key, tier: fact?.entitlement?.tier ?? null, valid: true, response: fact?.entitlement?.response ?? {},
    };
    if (draft.ticket.organisation === null && fact?.organisation != null) {
      draft.ticket.organisation = { id: fact.organisation, name: '' };
    }
    return;
  }
  draft.key = wrong?.reason === 'not_valid' || wrong?.reason === 'expired' ? 'invalid' : 'missing';
  draft.ticket.entitlement = pack.entitlement.by.includes('sender') && pack.entitlement.when_missing !== 'no_sla' ? bySender(draft) : null;
}

function bySender(draft: Draft): TicketEntitlement | null {
  const { organisation } = draft.facts;
  // Whoever else writes on the ticket does not change what its requester is entitled to.
  if (organisation === null || draft.ticket.entitlement?.by === 'sender') return draft.ticket.entitlement;
  return { by: 'sender', key: null, tier: tierOf(draft, organisation.tier), valid: inTerm(draft, organisation.term), response: {} };
}

/** The tier of a class that the directory names; a class the pack does not list is a tier itself. */
function tierOf(draft: Draft, named: string | null): string | null {
  const tier = Object.entries(draft.desk.pack.entitlement.tiers ?? {}).find(([, classes]) => named !== null && classes.includes(named));
  return tier?.[0] ?? named;
}

/** Was the contract in force on the day of the receipt? */
function inTerm(draft: Draft, term: Organisation['term']): boolean {
  if (term === null || draft.desk.pack.entitlement.needs !== 'active_term') return true;
  const today = isoInstant(draft.ticket.receivedAt).slice(0, 10);
  return (term.from === null || term.from <= today) && (term.to === null || today <= term.to);
}
