// The Directory port over the YAML files of a rules folder: who writes, what the identifiers in a mail are. All lookups
// are maps built once, because every mail asks.
import { resembledMax } from '../decide/directory-facts.ts';
import type { Caller, Contact, Directory, DirectoryFacts, DirectoryQuery, MembersQuery, Entitlement, IdentifierFact, Organisation, PhoneNamed, Resembled } from '../decide/directory-facts.ts';
import { domainOf } from '../mail/mailbox.ts';
import { phoneKey } from '../mail/phone-key.ts';
import { keysOfListed, keysToAsk, resembles } from '../recognise/look-alike.ts';
import type { DirectoryFile } from '../rulebook/directory-schema.ts';

type FileOrganisation = DirectoryFile['organisations'][number];

interface DeskIndex {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly byDomain: ReadonlyMap<string, Organisation>;
  readonly contacts: ReadonlyMap<string, Contact>;
  /** `main_id 73125` → its organisation */
  readonly byIdentifier: ReadonlyMap<string, Organisation>;
  /** `order_key K-1` → what the key entitles to */
  readonly entitlements: ReadonlyMap<string, Entitlement>;
  /** Key of recognise/look-alike → listed domains */
  readonly byLook: ReadonlyMap<string, readonly string[]>;
}

/** A directory that answers from `files`, which were validated with the rulebook. */
export function yamlDirectory(files: readonly DirectoryFile[]): Directory {
  const desks = new Map<string, DeskIndex>();
  for (const desk of new Set(files.map((file) => file.desk))) desks.set(desk, indexOf(files.filter((file) => file.desk === desk)));
  return {
    facts: (query) => Promise.resolve(withResembled(desks, query, factsOf(desks.get(query.desk) ?? emptyIndex, query))),
    namedFor: ({ desk, audience, platforms }) => Promise.resolve([...(desks.get(desk) ?? emptyIndex).organisations.values()].flatMap((one) => {
      const address = one.announcements?.[audience];
      return address === undefined || (platforms.length > 0 && one.platform !== null && !platforms.includes(one.platform)) ? [] : [address];
    })),
    phonesFor: ({ desk, audience, platforms }) => Promise.resolve(phonesOf(files.filter((file) => file.desk === desk), audience, platforms)),
    members: (query) => Promise.resolve(membersOf(desks.get(query.desk) ?? emptyIndex, query)),
  };
}

function phonesOf(files: readonly DirectoryFile[], audience: string, platforms: readonly string[]): PhoneNamed[] {
  return files.flatMap((file) => file.organisations).flatMap(({ name, platform, announcement_phones: phones }) => {
    const phone = phones?.[audience];
    return phone === undefined || (platforms.length > 0 && platform !== undefined && !platforms.includes(platform)) ? [] : [{ organisation: name, phone }];
  });
}

function membersOf(index: DeskIndex, { kinds, tiers }: MembersQuery): string[] {
  const wanted = [...index.organisations.values()].filter((one) => (kinds === null || kinds.includes(one.kind)) && (tiers === null || tiers.includes(one.tier ?? '')));
  const contacts = [...index.contacts.values()];
  return wanted.flatMap((one) => {
    if (one.defaultAddress !== null) return [one.defaultAddress];
    const own = contacts.filter((contact) => contact.organisation === one.id);
    const authorised = own.filter((contact) => contact.authorised);
    return (authorised.length > 0 ? authorised : own).map((contact) => contact.addrSpec);
  });
}

const emptyIndex: DeskIndex = { organisations: new Map(), byDomain: new Map(), contacts: new Map(), byIdentifier: new Map(), entitlements: new Map(), byLook: new Map() };

function indexOf(files: readonly DirectoryFile[]): DeskIndex {
  const all = files.flatMap((file) => file.organisations);
  const organisations = new Map(all.map((one) => [one.id, organisationOf(one)]));
  const get = (id: string): Organisation => organisations.get(id) as Organisation;
  return {
    organisations,
    byDomain: new Map(all.flatMap((one) => one.domains.map((domain) => [domain.toLowerCase(), get(one.id)]))),
    contacts: new Map(all.flatMap((one) => one.contacts.map((contact) => [contact.address.toLowerCase(), contactOf(contact, one.id)]))),
    byIdentifier: new Map(all.flatMap((one) => Object.entries(one.identifiers).flatMap(([name, values]) => values.map((value) => [identifierKey(name, value), get(one.id)])))),
    entitlements: new Map(files.flatMap((file) => file.entitlements.map((one) => [identifierKey(one.identifier ?? '', one.key), entitlementOf(one)]))),
    byLook: looksOf(all.flatMap((one) => one.domains.map((domain) => domain.toLowerCase()))),
  };
}

function factsOf(index: DeskIndex, query: DirectoryQuery): DirectoryFacts {
  const contact = index.contacts.get(query.addrSpec.toLowerCase()) ?? null;
  const organisation = contact === null ? findByDomain(index, domainOf(query.addrSpec)) : (index.organisations.get(contact.organisation) ?? null);
  const authorisedContacts = [...index.contacts.values()].filter((one) => one.authorised && one.organisation === organisation?.id);
  const callers = query.phones === undefined ? {} : { callers: query.phones.flatMap((phone) => callersOf(index, phone)) };
  return { organisation, contact, authorisedContacts, identifiers: query.identifiers.map((one) => identifierFact(index, one)), ...callers };
}

function looksOf(domains: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const domain of domains) {
    for (const key of keysOfListed(domain)) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [domain]);
      else list.push(domain);
    }
  }
  return found;
}

/** Whoever is listed, at whichever desk, is himself. */
function withResembled(desks: ReadonlyMap<string, DeskIndex>, { desk, addrSpec }: DirectoryQuery, facts: DirectoryFacts): DirectoryFacts {
  const index = desks.get(desk);
  const domain = domainOf(addrSpec);
  if (facts.organisation !== null || index === undefined || domain === '' || [...desks.values()].some((one) => findByDomain(one, domain) !== null)) return facts;
  const found = [...new Set(keysToAsk(domain).flatMap((key) => index.byLook.get(key) ?? []))].filter((listed) => resembles(domain, listed)).toSorted().slice(0, resembledMax);
  return found.length === 0 ? facts : { ...facts, resembles: found.flatMap((listed) => resembledOf(index, listed)) };
}

function resembledOf(index: DeskIndex, domain: string): Resembled[] {
  const organisation = index.byDomain.get(domain);
  if (organisation === undefined) return [];
  const people = [...index.contacts.values()].filter((one) => one.organisation === organisation.id).map(({ name, addrSpec }) => ({ name, addrSpec }));
  return [{ domain, organisation: organisation.id, organisationName: organisation.name, people }];
}

function callersOf(index: DeskIndex, called: string): Caller[] {
  const key = phoneKey(called);
  const found = key === null ? [] : [...index.contacts.values()].filter(({ phone }) => phone !== null && phoneKey(phone) === key);
  return found.map((contact) => ({ ...contact, called, organisationName: index.organisations.get(contact.organisation)?.name ?? '' }));
}

/** The domain itself or one it lies under: mail.shop.example belongs to shop.example. */
function findByDomain(index: DeskIndex, domain: string): Organisation | null {
  for (let name = domain; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const found = index.byDomain.get(name);
    if (found !== undefined) return found;
  }
  return null;
}

function identifierFact(index: DeskIndex, { identifier, value }: DirectoryQuery['identifiers'][number]): IdentifierFact {
  // Only the identifier that carries keys names one: the same text behind another label is something else.
  const entitlement = index.entitlements.get(identifierKey(identifier, value)) ?? null;
  const owner = entitlement === null ? index.byIdentifier.get(identifierKey(identifier, value)) : index.organisations.get(entitlement.organisation);
  return { identifier, value, organisation: owner?.id ?? null, under: owner?.under ?? null, ownerName: owner?.name ?? null, domains: (owner?.domains ?? []).map((domain) => domain.toLowerCase()), entitlement };
}

function identifierKey(name: string, value: string): string {
  return `${name} ${value.toLowerCase()}`;
}

function organisationOf(one: FileOrganisation): Organisation {
  const { id, name, kind, domains, agreements, identifiers } = one;
  return {
    id, name, kind, domains, agreements, identifiers, zone: one.zone ?? null, country: one.country ?? null, tier: one.tier ?? null,
    platform: one.platform ?? null, engineer: one.engineer ?? null,
    term: one.term === undefined ? null : { from: one.term.from ?? null, to: one.term.to ?? null },
    announcements: one.announcements ?? {}, defaultAddress: one.default_address ?? null, under: one.under ?? null,
  };
}

function contactOf(contact: FileOrganisation['contacts'][number], organisation: string): Contact {
  return { addrSpec: contact.address, name: contact.name, phone: contact.phone ?? null, organisation, authorised: contact.authorised };
}

function entitlementOf(one: DirectoryFile['entitlements'][number]): Entitlement {
  return { key: one.key, organisation: one.organisation, tier: one.tier ?? null, from: one.from ?? null, to: one.to ?? null, response: one.response };
}
