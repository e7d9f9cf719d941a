// What the directory knows about the people and identifiers of one mail: plain facts fetched before decide/ runs,
// so that the decision itself stays a pure function. The directory may be YAML or a database; decide/ cannot tell.

export interface Organisation {
  readonly id: string;
  /** Name as shown to people; the legal name as on the agreements. */
  readonly name: string;
  /** `partner`, `end_customer`, `customer`, …: the words of the packs' `org:` predicate. */
  readonly kind: string;
  readonly domains: readonly string[];
  readonly zone: string | null;
  readonly country: string | null;
  readonly tier: string | null;
  readonly agreements: readonly string[];
  readonly platform: string | null;
  /** Term of its contract, ISO dates, inclusive; null = open. */
  readonly term: { readonly from: string | null; readonly to: string | null } | null;
  /** Address of the person of the working side who looks after it. */
  readonly engineer: string | null;
  /** Where personal communication of this organisation goes, when it named an address. */
  readonly defaultAddress: string | null;
  /** By audience: where it wants to be told of announcements. */
  readonly announcements?: Readonly<Record<string, string>>;
  /** Organisation that serves it (an end customer's partner), by id. */
  readonly under: string | null;
  /** Its own identifiers: `{ main_id: ['73125'] }`. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
}

export interface Contact {
  readonly addrSpec: string;
  readonly name: string;
  readonly phone: string | null;
  readonly organisation: string;
  readonly authorised: boolean;
}

export interface Entitlement {
  readonly key: string;
  readonly organisation: string;
  readonly tier: string | null;
  /** ISO dates, inclusive; null = open. */
  readonly from: string | null;
  readonly to: string | null;
  /** Response due by severity from the contract: `{ "1": "30m" }`. */
  readonly response: Readonly<Record<string, string>>;
}

/** What one identifier value found in the mail is, per directory. */
export interface IdentifierFact {
  readonly identifier: string;
  readonly value: string;
  /** Organisation that owns it; null = not known to us. */
  readonly organisation: string | null;
  /** For an end customer's identifier: the organisation it is served by. */
  readonly under: string | null;
  /** Name of its owner; only shown to those who serve him. */
  readonly ownerName?: string | null;
  /** Domains of its owner, in lower case: more than the one that was named (`not_in`). */
  readonly domains: readonly string[];
  readonly entitlement: Entitlement | null;
}

export interface DirectoryFacts {
  readonly organisation: Organisation | null;
  readonly contact: Contact | null;
  /** Authorised contacts of that organisation. */
  readonly authorisedContacts: readonly Contact[];
  readonly identifiers: readonly IdentifierFact[];
  /** Contacts that have one of the numbers asked about; absent: nobody asked. */
  readonly callers?: readonly Caller[];
  /** Of a stranger: organisations whose domain his may be taken for; absent: none. */
  readonly resembles?: readonly Resembled[];
}

/** A listed domain that another may be taken for, and whose it is. */
export interface Resembled {
  readonly domain: string;
  readonly organisation: string;
  readonly organisationName: string;
  /** Its people, by whose names somebody could pass for one of them. */
  readonly people: readonly { readonly name: string; readonly addrSpec: string }[];
}

/** Of more than these nobody needs to read. */
export const resembledMax = 5;

/** A contact, found by his telephone number. */
export interface Caller extends Contact {
  /** The number as it was asked about. */
  readonly called: string;
  readonly organisationName: string;
}

export interface DirectoryQuery {
  readonly desk: string;
  readonly addrSpec: string;
  readonly identifiers: readonly { readonly identifier: string; readonly value: string }[];
  /** Telephone numbers from which somebody called. */
  readonly phones?: readonly string[];
}

/** Organisations of a kind and a tier; null = any. */
export interface MembersQuery {
  readonly desk: string;
  readonly kinds: readonly string[] | null;
  readonly tiers: readonly string[] | null;
}

/** Who named an address for an audience; without platforms, on whichever. */
export interface NamedForQuery {
  readonly desk: string;
  readonly audience: string;
  readonly platforms: readonly string[];
}

/** An organisation that wants to be phoned. */
export interface PhoneNamed {
  readonly organisation: string;
  readonly phone: string;
}

/** Port: a YAML folder today, a database or a CRM tomorrow. One round trip per mail. */
export interface Directory {
  facts(query: DirectoryQuery): Promise<DirectoryFacts>;
  /** Where those organisations are told of announcements: each at its default address, else at its authorised contacts, else at all of them. */
  members(query: MembersQuery): Promise<readonly string[]>;
  /** The addresses that organisations on these platforms named for an audience (OX-05). */
  namedFor(query: NamedForQuery): Promise<readonly string[]>;
  /** The organisations on these platforms that named a telephone number for an audience, by name (OX-06). */
  phonesFor(query: NamedForQuery): Promise<readonly PhoneNamed[]>;
}

export const noFacts: DirectoryFacts = { organisation: null, contact: null, authorisedContacts: [], identifiers: [] };
