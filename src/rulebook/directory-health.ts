// What is sound in a directory and still decides otherwise than somebody expects: nobody on file, a company that no mail
// can be recognised as, a key or a contract whose days are counted. In: one desk's directory as a whole. Out: names.
import type { DirectoryFile } from './directory-schema.ts';
import { predicatesOf } from './pack-parts.ts';
import type { Pack } from './pack-schema.ts';

export interface DirectoryHealth {
  readonly organisations: number;
  /** Neither a domain nor a contact: no mail is ever known to be theirs. */
  readonly unreachable: readonly string[];
  /** Of a kind whose contacts must be authorised, with none who is: their mail waits for staff. */
  readonly withoutAuthorised: readonly string[];
  /** Of a kind that the desk's rules do not know (any more). */
  readonly unknownKind: readonly string[];
  /** Serves or is served by one that is not there, or has a key of one that is not there. */
  readonly dangling: readonly string[];
  /** Keys and contracts whose last day is past, or within the days asked about. */
  readonly over: readonly string[];
  readonly endsSoon: readonly string[];
}

const dayMs = 24 * 60 * 60_000;

/** Looks the directory of one desk through; `today` is an ISO date. Keys are named by their organisation, never as such. */
export function examineDirectory({ organisations, entitlements }: DirectoryFile, pack: Pack, today: string, soonDays: number): DirectoryHealth {
  const ids = new Set(organisations.map((one) => one.id));
  const kinds = new Set(predicatesOf(pack).flatMap(({ item }) => item.org ?? []));
  const needAuthorised = new Set(pack.open_by.filter((rule) => rule.tell === 'org.authorised').flatMap((rule) => rule.if.org ?? []));
  const soon = new Date(Date.parse(today) + soonDays * dayMs).toISOString().slice(0, 10);
  const ends = [
    ...organisations.flatMap((one) => (one.term?.to === undefined ? [] : [{ to: one.term.to, name: `contract of ${one.id} (${one.term.to})` }])),
    ...entitlements.flatMap((one) => (one.to === undefined ? [] : [{ to: one.to, name: `key of ${one.organisation} (${one.to})` }])),
  ].toSorted((a, b) => a.to.localeCompare(b.to));
  const idsWhere = (holds: (one: DirectoryFile['organisations'][number]) => boolean): string[] => organisations.filter(holds).map((one) => one.id);
  return {
    organisations: organisations.length,
    unreachable: idsWhere((one) => one.domains.length === 0 && one.contacts.length === 0),
    withoutAuthorised: idsWhere((one) => needAuthorised.has(one.kind) && !one.contacts.some((contact) => contact.authorised)),
    unknownKind: idsWhere((one) => kinds.size > 0 && !kinds.has(one.kind)),
    dangling: [...idsWhere((one) => one.under !== undefined && !ids.has(one.under)), ...entitlements.filter((one) => !ids.has(one.organisation)).map((one) => one.organisation)],
    over: ends.filter((one) => one.to < today).map((one) => one.name),
    endsSoon: ends.filter((one) => one.to >= today && one.to <= soon).map((one) => one.name),
  };
}
