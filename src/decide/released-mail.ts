// What the word of who released a held mail does to its ticket (RET-S06, ZYN-S07): the field it confirms, and the contact
// person, who is the authorised person that stood up for it. The requester stays who wrote.
import { contactText } from './contact-verdict.ts';
import { remember, type Draft } from './draft.ts';
import { settleFields } from './field-verdict.ts';
import type { Release } from './release.ts';
import { valueText, type KnownField } from './ticket.ts';

/** Puts the confirmed values and the contact person into the fields as the mail itself left them. */
export function applyRelease(draft: Draft, release: Release): void {
  for (const [id, value] of Object.entries(release.set)) put(draft, id, { value, raw: release.said, source: 'own-form', line: 1, rule: `confirmed by ${release.by}`, assumed: false });
  const { contact } = release;
  if (contact === null) return;
  for (const [id, field] of Object.entries(draft.desk.pack.fields)) {
    // Only where the directory answers for the contact at all; a person named for another purpose stays.
    if (field.kind !== 'contact' || field.fallback?.includes('directory') !== true) continue;
    const text = contactText(contact, field.needs ?? []);
    // His record has no number: whom the mail names can at least be reached.
    if (text === null) continue;
    const named = draft.ticket.fields[id];
    put(draft, id, { value: text, raw: text, source: 'directory', line: 0, rule: draft.desk.line(['fields', id]), assumed: true });
    if (named !== undefined && !named.assumed) remember(draft, 'field', `${id} = ${text}, who released the mail; it named ${valueText(named.value)}`.slice(0, 400));
  }
  const address = contact.addrSpec.toLowerCase();
  if (!draft.ticket.participants.includes(address)) draft.ticket.participants = [...draft.ticket.participants, address];
}

/** The history names who let it pass, and his words. */
export function rememberRelease(draft: Draft, { by, said, set, contact }: Release): void {
  const who = contact === null || contact.name === '' ? by : `${contact.name} <${contact.addrSpec}>`;
  const what = Object.entries(set).map(([id, value]) => `, ${id} = ${value}`).join('');
  remember(draft, 'released', `by ${who}${said === '' ? '' : `: "${said}"`}${what}`.slice(0, 400));
}

function put(draft: Draft, id: string, field: KnownField): void {
  draft.ticket.fields = { ...draft.ticket.fields, [id]: field };
  draft.ticket.wrong = draft.ticket.wrong.filter((one) => one.field !== id);
  if (!draft.changed.includes(id)) draft.changed = [...draft.changed, id];
  settleFields(draft);
}
