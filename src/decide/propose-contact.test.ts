import { expect, it } from 'vitest';
import { claim, factsOf, joined, mail, opened, ticketOf, ticketWith, type MailOptions } from '../../test/support/desk.ts';
import type { ProposedContact } from './ticket.ts';

const proposed = async (from: string, options: MailOptions = {}): Promise<readonly ProposedContact[]> =>
  ticketOf(opened(mail({ from, facts: await factsOf(from), release: {}, ...options }))).proposedContacts ?? [];

it('proposes a colleague of a known organisation who is not on file', async () => {
  expect(await proposed('New@linden.example', { name: 'Nina Lund' })).toEqual([{ organisation: 'linden', address: 'new@linden.example', name: 'Nina Lund', phone: null }]);
});

it('proposes nobody for a stranger, for somebody on file, and for a From that may be forged', async () => {
  expect(await proposed('x@nowhere.example')).toEqual([]);
  expect(await proposed('ida@linden.example', { fields: [claim('keeper', 'Ida Holm, +49 30 23125 999')] })).toEqual([]);
  expect(await proposed('new@linden.example', { authentication: { from: 'fail', detail: '' } })).toEqual([]);
});

it('proposes the number that somebody without one gives as his own, not the number of another', async () => {
  const bo = await factsOf('bo@linden.example');
  const without = { ...bo, contact: bo.contact === null ? null : { ...bo.contact, name: 'Bo Lind', phone: null } };
  const says = (value: string): readonly ProposedContact[] =>
    ticketOf(joined(ticketWith(), mail({ from: 'bo@linden.example', facts: without, fields: [claim('keeper', value)] }))).proposedContacts ?? [];

  expect(says('Bo Lind, +49 30 23125 777')).toEqual([{ organisation: 'linden', address: 'bo@linden.example', name: 'Bo Lind', phone: '+49 30 23125 777' }]);
  expect(says('Mia Berg, +49 30 23125 778')).toEqual([]);
});
