// A contact person is only useful with a way to reach him: the pack says what a contact needs (RET-37, RHI-43). What a
// person wrote counts first; the directory fills gaps for the sender himself or for somebody it knows by name.
import type { FieldClaim } from '../recognise/recognition.ts';
import type { PackField } from '../rulebook/pack-schema.ts';
import type { Contact } from './directory-facts.ts';
import type { Draft } from './draft.ts';
import { valueText, type KnownField, type WrongField } from './ticket.ts';

type Need = NonNullable<PackField['needs']>[number];

const stands: Record<Need, (text: string) => boolean> = {
  name: (text) => /\p{L}{2,}/u.test(text.replace(/[^\s,;<>()]+@[^\s,;<>()]+/gu, '')),
  // Six digits are the shortest number one can dial from outside; separators are free.
  phone: (text) => /(?:\+|\b0|\()?\d(?:[\s()/.\-–]*\d){5,}/u.test(text),
  email: (text) => /[^\s,;<>()]+@[^\s,;<>()]+\.[a-z]{2,}/iu.test(text),
  availability: (text) => /\d{1,2}([:.h]\d{0,2})?\s*(am|pm|a\.m\.|p\.m\.|h|uhr|o['’]clock|heures)?\s*(-|–|to|bis|until|till?|through|and|und|à|et|jusqu['’]à)\s*\d{1,2}/iu.test(text)
    || /24\s*[x/]\s*7|(?<!\p{L})(?:(?:business|office|working) hours|round the clock|(?:at )?any time|all day|jederzeit|ganztags|rund um die uhr|(?:büro|geschäfts)zeiten|à tout moment|toute la journée|heures (?:de bureau|ouvrables))(?!\p{L})/iu.test(text),
};

/** Verdict on a contact field: known when all that the pack needs stands together, else nothing (it stays missing). */
export function contactVerdict(
  draft: Draft, id: string, field: PackField, claims: readonly FieldClaim[], sofar: KnownField | null,
): { known: KnownField | null; wrong: WrongField | null } {
  const needs = field.needs ?? [];
  const explicit = claims.filter((claim) => claim.value !== null && claim.source !== 'signature');
  for (const claim of explicit) {
    const text = completed(draft, valueText(claim.value ?? ''), needs);
    if (text !== null) {
      return { known: { value: text, raw: claim.raw, source: claim.source, line: claim.line, rule: claim.rule, assumed: false }, wrong: null };
    }
  }
  // Somebody is named but cannot be reached: to answer with the sender's own record would name another person.
  if (explicit.length > 0 || sofar !== null) return { known: null, wrong: null };
  const signature = claims.find((claim) => claim.source === 'signature' && claim.value !== null);
  const contact = draft.facts.contact;
  const fallback = field.fallback ?? [];
  // A person signs from the mailbox of a team: he can be called, a team cannot.
  const team = draft.mail?.mail.from[0]?.displayName.trim() ?? '';
  const signed = valueText(signature?.value ?? '');
  const signer = team !== '' && signed !== '' && !signed.startsWith(team) && contact !== null && !names(signed.replace(contact.addrSpec, ''), contact);
  if (contact !== null && fallback.includes('directory') && !(signer && contact.phone === null)) {
    const fromSignature = signature === undefined ? '' : phoneIn(valueText(signature.value ?? ''));
    const phone = both(contact.phone, fallback.includes('signature') ? fromSignature : '');
    const text = describe({ ...contact, phone });
    if (needs.every((need) => stands[need](text))) {
      const source = contact.phone === null ? 'signature' : 'directory';
      return { known: { value: text, raw: text, source, line: source === 'signature' ? (signature?.line ?? 0) : 0, rule: draft.desk.line(['fields', id]), assumed: true }, wrong: null };
    }
  }
  if (signature !== undefined && fallback.includes('signature')) {
    const text = completed(draft, valueText(signature.value ?? ''), needs);
    if (text !== null) {
      return { known: { value: text, raw: signature.raw, source: 'signature', line: signature.line, rule: signature.rule, assumed: true }, wrong: null };
    }
  }
  return { known: null, wrong: null };
}

/** Whether all that the pack needs to know of a person stands in the text. */
export function isReachedBy(text: string, field: PackField): boolean {
  return (field.needs ?? []).every((need) => stands[need](text));
}

/** The text as it is when all stands in it, with the directory's phone added for a name it knows, else null. */
function completed(draft: Draft, text: string, needs: readonly Need[]): string | null {
  if (needs.every((need) => stands[need](text))) return text;
  // Asked whom to call, people answer with their own number: it is the number of who wrote.
  const writer = draft.facts.contact?.name ?? draft.mail?.mail.from[0]?.displayName ?? '';
  const own = `${writer}, ${text}`;
  if (needs.includes('name') && !/\p{L}/u.test(text) && needs.every((need) => stands[need](own))) return own;
  const known = [draft.facts.contact, ...draft.facts.authorisedContacts].find((one) => one !== null && names(text, one));
  if (known == null) return null;
  const more = [text, known.phone, needs.includes('email') ? known.addrSpec : null].filter((part): part is string => part !== null && part !== '');
  const joined = [...new Set(more)].join(', ');
  return needs.every((need) => stands[need](joined)) ? joined : null;
}

/** Does the text name this person, by address or by all words of a name? */
export function names(text: string, contact: Pick<Contact, 'name' | 'addrSpec'>): boolean {
  const words = contact.name.toLowerCase().split(/\s+/u).filter((word) => word.length > 1);
  return text.toLowerCase().includes(contact.addrSpec.toLowerCase()) || (words.length > 1 && words.every((word) => text.toLowerCase().includes(word)));
}

/** The directory's number counts first (RET-37); another one below this mail is today's, and stands beside it. */
function both(onRecord: string | null, fromSignature: string): string | null {
  const digits = (text: string): string => text.replace(/\(0\)|\D/g, '').slice(-sameDigits);
  if (onRecord === null || onRecord === '') return fromSignature === '' ? null : fromSignature;
  return fromSignature === '' || digits(fromSignature) === digits(onRecord) ? onRecord : `${onRecord} / ${fromSignature}`;
}

/** With and without the country's code, a number ends alike. */
const sameDigits = 7;

/** The first number that can be dialled; '' when there is none. */
export function phoneIn(text: string): string {
  return /(?:\+|\b0|\()?\d(?:[\s()/.\-–]*\d){5,}/u.exec(text)?.[0].trim() ?? '';
}

/** A person of the directory as the value of a contact field; null when the record lacks what the field needs. */
export function contactText(contact: Contact, needs: readonly Need[]): string | null {
  const text = describe(contact);
  return needs.every((need) => stands[need](text)) ? text : null;
}

function describe(contact: Contact): string {
  return [contact.name, contact.phone, contact.addrSpec].filter((part) => part !== null && part !== '').join(', ');
}
