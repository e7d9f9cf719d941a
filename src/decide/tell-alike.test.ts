import { describe, expect, it } from 'vitest';
import { apiaryWith, acted, ticketWith } from '../../test/support/desk.ts';
import type { Ticket } from './ticket.ts';
import { hasNewsForAlike, tellAlike } from './tell-alike.ts';

const desk = apiaryWith(['forward:\n', 'alike: {by: [hives], updates: photos_apart}\nforward:\n']);
const first = ticketWith({}, desk);
const answered = acted(first, 'reply', 'We come on Monday.', { desk });
const second = (more: Partial<Ticket> = {}): Ticket => ticketWith({
  ref: 'BEE-2026-0002', requester: { displayName: 'Bo Lind', addrSpec: 'bo@linden.example' }, links: [{ ref: first.ref, kind: 'alike' }], ...more,
}, desk);

it('tells the requester of the later one in the words that were written, and changes nothing of his ticket', () => {
  const other = second();
  const told = tellAlike(desk, answered, other);

  expect(told).toMatchObject({ ticket: other, effects: [{ kind: 'relay', text: `About ${first.ref}:\n\nWe come on Monday.`, attachmentsOf: null, paragraphs: ['photos_apart'] }] });
});

describe('nobody is told', () => {
  it.each<readonly [string, Partial<Ticket>]>([
    ['of another company', { organisation: { id: 'elsewhere', name: 'Elsewhere' } }],
    ['of no known company', { organisation: null }],
    ['of a ticket that is not linked', { links: [] }],
    ['of one that may only be related', { links: [{ ref: first.ref, kind: 'possibly-related' }] }],
    ['of a closed one', { status: 'over' }],
    ['of one that was merged', { mergedInto: first.ref }],
    ['whose mail comes back', { flags: ['undeliverable'] }],
  ])('%s', (_, more) => {
    expect(tellAlike(desk, answered, second(more))).toBeNull();
  });

  it('twice who has both tickets', () => {
    expect(tellAlike(desk, answered, second({ requester: first.requester }))).toMatchObject({ effects: [], history: [{ text: `what was written on ${first.ref} went to the same person` }] });
  });

  it('where the pack does not want it, or of what is internal', () => {
    expect(hasNewsForAlike(apiaryWith(['forward:\n', 'alike: {by: [hives]}\nforward:\n']), answered)).toBe(false);
    expect(hasNewsForAlike(desk, acted(first, 'note', 'We come on Monday.', { desk }))).toBe(false);
  });
});
