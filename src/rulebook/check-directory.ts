// Directory files against themselves and the packs they serve: an organisation of a kind that no `open_by` knows, a
// domain of two organisations or a key twice would decide wrongly and in silence.
import { isZone } from '../decide/calendar.ts';
import { parseDue } from '../decide/due.ts';
import type { DirectoryFile } from './directory-schema.ts';
import { oneOf } from './near-names.ts';
import { predicatesOf } from './pack-parts.ts';
import type { Pack } from './pack-schema.ts';
import type { RuleFault } from './rulebook.ts';
import type { SoundPart } from './sound-part.ts';
import type { Path, YamlSource } from './yaml-source.ts';

type Add = (path: Path, found: string, expected: string) => void;

/** All faults of one directory file; `packs` are the desks it may name. `sound`: of the file only this part has a shape. */
export function checkDirectory(file: DirectoryFile, source: Pick<YamlSource, 'file' | 'valueAt'>, packs: ReadonlyMap<string, Pack>, sound: Pick<SoundPart<DirectoryFile>, 'pathInFile' | 'isGap'> | null = null): RuleFault[] {
  const faults: RuleFault[] = [];
  const add: Add = (at, found, expected) => {
    const path = sound?.pathInFile(at) ?? at;
    if (sound?.isGap(path, found) !== true) faults.push({ file: source.file, ...source.valueAt(path), found, expected });
  };
  const pack = packs.get(file.desk);
  if (pack === undefined) add(['desk'], `desk ${file.desk}, which does not exist`, oneOf(file.desk, packs.keys(), 'a desk'));
  checkOrganisations(file, pack, add);
  checkEntitlements(file, pack, add);
  checkReleases(file, pack, add);
  return faults;
}

/** Identifiers of a pack that carry keys. */
function keyIdentifiers(pack: Pack | undefined): string[] {
  return Object.entries(pack?.identifiers ?? {}).filter(([, identifier]) => identifier.resolves === 'entitlement').map(([name]) => name);
}

/** The file with the identifier of every key written out, so that whoever looks a key up needs no pack. */
export function withKeyIdentifiers(file: DirectoryFile, packs: ReadonlyMap<string, Pack>): DirectoryFile {
  const [carrier] = keyIdentifiers(packs.get(file.desk));
  if (carrier === undefined) return file;
  return { ...file, entitlements: file.entitlements.map((one) => ({ identifier: carrier, ...one })) };
}

function checkOrganisations(file: DirectoryFile, pack: Pack | undefined, add: Add): void {
  const kinds = new Set(pack === undefined ? [] : predicatesOf(pack).flatMap(({ item }) => item.org ?? []));
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  const once = (what: string, key: string, owner: string, path: Path): void => {
    const other = owners.get(`${what} ${key}`);
    if (other !== undefined) add(path, `${what} ${key} of ${other} once more`, `each ${what} in one place`);
    owners.set(`${what} ${key}`, owner);
  };
  file.organisations.forEach((organisation, index) => {
    const path = ['organisations', index];
    if (ids.has(organisation.id)) add([...path, 'id'], `organisation ${organisation.id} a second time`, 'each id once');
    ids.add(organisation.id);
    if (kinds.size > 0 && !kinds.has(organisation.kind)) {
      add([...path, 'kind'], `kind ${organisation.kind}, which open_by of ${file.desk} does not know`, oneOf(organisation.kind, kinds, 'a kind'));
    }
    if (organisation.zone !== undefined && !isZone(organisation.zone)) add([...path, 'zone'], `zone "${organisation.zone}"`, 'an IANA time zone such as Europe/Berlin');
    organisation.domains.forEach((domain, at) => once('domain', domain.toLowerCase(), organisation.id, [...path, 'domains', at]));
    organisation.contacts.forEach((contact, at) => once('contact', contact.address.toLowerCase(), organisation.id, [...path, 'contacts', at, 'address']));
    for (const [section, audience] of [...Object.keys(organisation.announcements ?? {}).map((name) => ['announcements', name] as const), ...Object.keys(organisation.announcement_phones ?? {}).map((name) => ['announcement_phones', name] as const)]) {
      if (pack !== undefined && pack.audiences[audience] === undefined) add([...path, section, audience], `audience ${audience}, which ${file.desk} does not have`, oneOf(audience, Object.keys(pack.audiences), 'an audience'));
    }
    for (const [name, values] of Object.entries(organisation.identifiers)) {
      if (pack !== undefined && pack.identifiers[name] === undefined) {
        add([...path, 'identifiers', name], `identifier ${name}, which ${file.desk} does not have`, oneOf(name, Object.keys(pack.identifiers), 'an identifier'));
      }
      values.forEach((value, at) => once(name, value.toLowerCase(), organisation.id, [...path, 'identifiers', name, at]));
    }
  });
  file.organisations.forEach(({ under }, index) => {
    if (under !== undefined && !ids.has(under)) add(['organisations', index, 'under'], `organisation ${under}, which does not exist`, oneOf(under, ids, 'an organisation'));
  });
}

/** WAR-66: each release once, of a product that the pack has; one that nothing asks about would be looked after in vain. */
function checkReleases({ desk, releases = [] }: DirectoryFile, pack: Pack | undefined, add: Add): void {
  if (pack === undefined || releases.length === 0) return;
  if (pack.releases === undefined) {
    add(['releases'], `releases, which the pack ${desk} does not look up`, 'a section releases in its pack');
    return;
  }
  const products = pack.fields[pack.releases.product]?.values ?? [];
  const known = new Set<string>();
  releases.forEach((one, index) => {
    if (!products.includes(one.product)) add(['releases', index, 'product'], `product ${one.product}, which ${desk} does not have`, oneOf(one.product, products, 'a product'));
    const key = `${one.product} ${one.version}`.toLowerCase();
    if (known.has(key)) add(['releases', index, 'version'], `${one.product} ${one.version} a second time`, 'each release once');
    known.add(key);
    if (one.supported_until !== undefined && one.supported_until < one.released) add(['releases', index, 'supported_until'], `support that ends before it begins (${one.released} to ${one.supported_until})`, 'supported_until on or after released');
  });
}

function checkEntitlements(file: DirectoryFile, pack: Pack | undefined, add: Add): void {
  const ids = new Set(file.organisations.map((organisation) => organisation.id));
  const keys = new Set<string>();
  const carriers = keyIdentifiers(pack);
  file.entitlements.forEach((entitlement, index) => {
    const path = ['entitlements', index];
    if (pack !== undefined && (entitlement.identifier === undefined ? carriers.length !== 1 : !carriers.includes(entitlement.identifier))) {
      add([...path, 'identifier'], `a key of ${entitlement.identifier ?? 'no identifier'}`, oneOf(entitlement.identifier ?? '', carriers, 'identifier: one that resolves to an entitlement'));
    }
    if (!ids.has(entitlement.organisation)) {
      add([...path, 'organisation'], `organisation ${entitlement.organisation}, which does not exist`, oneOf(entitlement.organisation, ids, 'an organisation'));
    }
    if (keys.has(entitlement.key.toLowerCase())) add([...path, 'key'], 'a key a second time', 'each key once');
    keys.add(entitlement.key.toLowerCase());
    if (entitlement.from !== undefined && entitlement.to !== undefined && entitlement.to < entitlement.from) {
      add([...path, 'to'], `a term that ends before it begins (${entitlement.from} to ${entitlement.to})`, 'to on or after from');
    }
    for (const [level, due] of Object.entries(entitlement.response)) {
      if (pack !== undefined && !pack.severity.levels.includes(level)) {
        add([...path, 'response', level], `severity ${level}, which does not exist`, oneOf(level, pack.severity.levels, 'a severity'));
      }
      const parsed = parseDue(due);
      if ('problem' in parsed) add([...path, 'response', level], parsed.problem, 'a due time such as 30m, 2h or 1bd');
    }
  });
}
