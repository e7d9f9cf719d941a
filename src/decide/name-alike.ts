// A new ticket about something that is being worked on already (RET-14, ZYN-07): the open ones are linked for staff, and
// the requester is told of those of his own organisation. Whether they are one is for a person to say; nothing is merged.
import type { Desk } from '../rulebook/rulebook.ts';
import type { Decision } from './decision.ts';
import type { Ticket } from './ticket.ts';

/** One thing that a ticket is about: a field of the pack and its value, in the spelling in which two are compared. */
export interface Subject {
  readonly field: string;
  readonly value: string;
}

/** What this ticket is about, by the fields that the pack compares. */
export function subjectsOf(desk: Desk, ticket: Ticket): Subject[] {
  return (desk.pack.alike?.by ?? []).flatMap((field) => {
    const value = ticket.fields[field]?.value ?? [];
    return [...new Set((typeof value === 'string' ? [value] : value).map((one) => one.toUpperCase().slice(0, 200)))].map((one) => ({ field, value: one }));
  });
}

/** Are both about one same thing? */
export function isAlike(desk: Desk, one: Ticket, other: Ticket): boolean {
  const known = new Set(subjectsOf(desk, other).map((subject) => `${subject.field} ${subject.value}`));
  return one.desk === other.desk && subjectsOf(desk, one).some((subject) => known.has(`${subject.field} ${subject.value}`));
}

/** The decision with links to those `candidates` that its new ticket is not linked with yet. */
export function nameAlike(desk: Desk, decision: Decision, candidates: readonly Ticket[]): Decision {
  const { ticket } = decision;
  if (ticket === null || decision.outcome?.state !== 'opened') return decision;
  const others = candidates.filter((one) => one.ref !== ticket.ref && !ticket.links.some((link) => link.ref === one.ref));
  if (others.length === 0) return decision;
  const links = others.map((one) => ({ ref: one.ref, kind: isOwn(ticket, one) ? 'alike' : 'possibly-related' }));
  const text = desk.pack.alike?.say;
  const told = text !== undefined && links.some((link) => link.kind === 'alike');
  return {
    ...decision, ticket: { ...ticket, links: [...ticket.links, ...links] },
    history: [...decision.history, { kind: 'related', text: `open about the same: ${others.map((one) => one.ref).join(', ')}`, side: 'internal', by: '', messageId: decision.history[0]?.messageId ?? null }],
    effects: decision.effects.map((effect) => (told && effect.kind === 'answer' ? { ...effect, paragraphs: [text, ...effect.paragraphs] } : effect)),
  };
}

/** Nobody learns of what other organisations write about. */
function isOwn(ticket: Ticket, other: Ticket): boolean {
  return ticket.organisation !== null && ticket.organisation.id === other.organisation?.id;
}
