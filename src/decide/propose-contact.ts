// What a mail teaches about people of a known organisation: a colleague who is not on file (WAR-13), or the number of one
// who has none there (RET-S04). It is proposed, never entered: a person of the working side confirms it, because a mail
// alone must not change who may write.
import { names, phoneIn } from './contact-verdict.ts';
import { remember, type Draft } from './draft.ts';
import { isCredible } from '../recognise/recognition.ts';
import { valueText } from './ticket.ts';

/** Keeps the proposal with the ticket, once; nothing for strangers, for machines, and for a From that may be forged. */
export function proposeContact(draft: Draft): void {
  const { organisation, contact } = draft.facts;
  const from = draft.mail?.mail.from[0];
  const recognition = draft.mail?.recognition;
  if (organisation === null || from === undefined || recognition === undefined) return;
  if (recognition.mailClass.classification !== 'human' || !isCredible(recognition.authentication)) return;
  const name = contact?.name ?? from.displayName.trim();
  const phone = statedPhone(draft, name, from.addrSpec);
  if (contact !== null && (contact.phone !== null || phone === null)) return;
  const proposal = { organisation: organisation.id, address: contact?.addrSpec ?? from.addrSpec.toLowerCase(), name, phone };
  const before = (draft.ticket.proposedContacts ?? []).find((one) => one.address.toLowerCase() === proposal.address.toLowerCase());
  if (before !== undefined && (before.phone === phone || phone === null)) return;
  draft.ticket.proposedContacts = [...(draft.ticket.proposedContacts ?? []).filter((one) => one !== before), proposal];
  remember(draft, 'proposed', `for the directory: ${[name, phone, proposal.address].filter((part) => part !== null && part !== '').join(', ')}`.slice(0, 300));
}

/** The number that the writer gave as his own, in a contact field or a signature that names him or nobody. */
function statedPhone(draft: Draft, name: string, addrSpec: string): string | null {
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    const known = draft.ticket.fields[id];
    if (field.kind !== 'contact' || field.fallback?.includes('directory') !== true || known === undefined || known.source === 'directory') continue;
    const text = valueText(known.value);
    const his = known.source === 'signature' || !/\p{L}{2,}/u.test(text) || names(text, { name, addrSpec });
    const phone = his ? phoneIn(text) : '';
    if (phone !== '') return phone;
  }
  return null;
}
