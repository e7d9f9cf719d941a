// postern directory import | export | list | accept | dismiss: partners, contacts and entitlements in the store (POSTERN_DIRECTORY=postgres). An
// import is checked as a whole against the desk's pack before anything is written, and written in one transaction.
import { readFile, writeFile } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import pc from 'picocolors';
import { stringify } from 'yaml';
import { faultLine, type Installation } from '../../main/installation.ts';
import { errorText, exitCodes } from '../../platform/fault.ts';
import { readDirectoryRows, writeDirectoryRows } from '../../record/directory-rows.ts';
import { dismissProposal, withoutDismissed } from '../../record/dismissed-proposals.ts';
import { listProposals, type Proposal } from '../../record/proposed-contacts.ts';
import { directoryColumns, readDirectoryCsv } from '../../rulebook/directory-csv.ts';
import type { DirectoryFile } from '../../rulebook/directory-schema.ts';
import { mergeDirectory } from '../../rulebook/merge-directory.ts';
import { audited } from '../audited.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, tableText } from '../table.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

const topics = ['import', 'export', 'list', 'accept', 'dismiss'] as const;

export function describe(command: Command): Command {
  const columns = Object.entries(directoryColumns).map(([name, what]) => `  ${name.padEnd(18)} ${what}`);
  return command
    .addArgument(new Argument('<what>', 'import: take a CSV table into the store; export: the directory in use as a file for rules/directory; list: the directory that is in use; accept: enter a contact that a mail has proposed; dismiss: propose him no longer').choices(topics))
    .argument('[file]', 'import: the CSV file; export: the file to write, else it is printed; accept, dismiss: the address of the contact')
    .option('--proposed', 'list: people and numbers that mails have taught us, waiting for somebody to accept them')
    .option('--authorised', 'accept: he may open tickets where a desk wants that').option('--desk <id>', 'the desk it belongs to (import, export), or only this desk (list)')
    .option('--replace', 'import: forget what the file does not name; without it the rest stays').option('--json', 'one JSON document')
    .addHelpText('after', `\nColumns of the CSV, in any order, the first line names them:\n${columns.join('\n')}
A line adds to the organisation it names: one contact, one key. Its other cells may be empty in all lines but one.

Examples: postern directory import partners.csv --desk my-desk --replace
          postern directory list --desk my-desk
          postern directory export my-desk.yaml --desk my-desk
          postern directory list --proposed
          postern directory accept nina@partner.example --desk my-desk
          postern directory dismiss spam@partner.example --desk my-desk`);
}

interface Options {
  readonly desk?: string;
  readonly replace?: true;
  readonly proposed?: true;
  readonly authorised?: true;
  readonly json?: true;
}

export async function run(what: (typeof topics)[number], file: string | undefined, options: Options): Promise<number> {
  if (what === 'list') {
    if (file !== undefined || options.replace === true) throw usageFault('directory list takes no file and no --replace');
    return withInstallation((installation) => (options.proposed === true ? listProposed(installation, options) : list(installation, options)));
  }
  if (options.proposed === true) throw usageFault(`directory ${what} has no --proposed`);
  if (what === 'accept' || what === 'dismiss') {
    const { desk } = options;
    if (file === undefined || desk === undefined) throw usageFault(`directory ${what} needs an address and a desk: postern directory ${what} nina@partner.example --desk my-desk`);
    return withInstallation((installation) => (what === 'accept' ? acceptProposed(installation, file, desk, options) : dismissProposed(installation, file, desk)));
  }
  if (what === 'export') {
    const { desk } = options;
    if (desk === undefined) throw usageFault('directory export needs a desk: postern directory export my-desk.yaml --desk my-desk');
    return withInstallation((installation) => exportDirectory(installation, file, desk));
  }
  if (file === undefined || options.desk === undefined) throw usageFault('directory import needs a file and a desk: postern directory import partners.csv --desk my-desk');
  const desk = options.desk;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw dataFault('no-such-file', `${file} cannot be read: ${errorText(error)}`);
  });
  return withInstallation((installation) => importCsv(installation, file, text, desk, options));
}

async function importCsv({ config, db, journey, rulebook }: Installation, file: string, text: string, desk: string, options: Options): Promise<number> {
  const { desks } = rulebook();
  if (!desks.has(desk)) throw noSuchName('desk', desk, [...desks.keys()]);
  const packs = new Map([...desks].map(([id, one]) => [id, one.pack]));
  const read = readDirectoryCsv(file, text);
  const existing = options.replace === true ? { desk, organisations: [], entitlements: [] } : await readDirectoryRows(db, desk);
  const merged = mergeDirectory(existing, read.csv, packs);
  const { directory } = merged;
  // All at once: whoever mends the file should not be sent back for the next kind of fault.
  const faults = [...read.faults, ...merged.faults].toSorted((a, b) => a.line - b.line || a.column - b.column);
  if (faults.length > 0) {
    if (options.json === true) printJson({ desk, faults });
    else for (const fault of faults) console.error(printable(faultLine(fault)));
    console.error(`postern: ${faults.length} fault${faults.length === 1 ? '' : 's'} in ${file}; nothing was imported`);
    return exitCodes.badData;
  }
  await audited({ db, journey }, { what: options.replace === true ? 'directory replace' : 'directory import', object: `desk ${desk}`, detail: countsText(directory) }, (tx) => writeDirectoryRows(tx, directory));
  const inUse = config.directory === 'postgres';
  if (options.json === true) printJson({ desk, ...countsOf(directory), inUse });
  else console.log(`${desk} now has ${countsText(directory)}${inUse ? '' : pc.yellow('\nnot in use yet: the directory folder of the rules is; set POSTERN_DIRECTORY=postgres')}`);
  return 0;
}

/** As a file of the rules folder, whichever of the two directories is in use. */
async function exportDirectory({ config, db, rulebook }: Installation, file: string | undefined, desk: string): Promise<number> {
  const { desks, directory: files } = rulebook();
  if (!desks.has(desk)) throw noSuchName('desk', desk, [...desks.keys()]);
  const directory = config.directory === 'postgres' ? await readDirectoryRows(db, desk) : joined(desk, files);
  const text = stringify(directory, { lineWidth: 0 });
  if (file === undefined) {
    process.stdout.write(text);
    return 0;
  }
  await writeFile(file, text, { flag: 'wx' }).catch((error: unknown) => {
    throw dataFault('not-written', `${file} cannot be written: ${errorText(error)}`);
  });
  console.log(`${file} has ${countsText(directory)}`);
  return 0;
}

async function list({ config, db, rulebook }: Installation, options: Options): Promise<number> {
  const { desks, directory: files } = rulebook();
  if (options.desk !== undefined && !desks.has(options.desk)) throw noSuchName('desk', options.desk, [...desks.keys()]);
  const wanted = options.desk === undefined ? [...desks.keys()] : [options.desk];
  const directories = config.directory === 'postgres'
    ? await Promise.all(wanted.map((desk) => readDirectoryRows(db, desk)))
    : wanted.map((desk) => joined(desk, files));
  if (options.json === true) printJson(directories);
  else for (const directory of directories) console.log(listText(directory, config.directory));
  return 0;
}

/** Those that the directory in use does not have yet. */
async function openProposals({ db, journey }: Installation, desk: string | null): Promise<Proposal[]> {
  const open: Proposal[] = [];
  for (const one of await withoutDismissed(db, await listProposals(db, desk, journey.now()))) {
    const { contact } = await journey.directory.facts({ desk: one.desk, addrSpec: one.address, identifiers: [] });
    if (contact === null || (contact.phone === null && one.phone !== null)) open.push(one);
  }
  return open;
}

async function listProposed(installation: Installation, options: Options): Promise<number> {
  const open = await openProposals(installation, options.desk ?? null);
  if (options.json === true) printJson(open);
  else if (open.length === 0) console.log('nothing is proposed');
  else {
    const rows = open.map((one) => [one.desk, one.organisation, printable(one.address), printable(one.name), printable(one.phone ?? ''), one.ref]);
    console.log(tableText([{ head: 'desk' }, { head: 'organisation' }, { head: 'address', flexible: true }, { head: 'name', width: 28 }, { head: 'phone' }, { head: 'ticket' }], rows));
  }
  return 0;
}

/** Somebody has looked at it: he stays out of the directory. */
async function dismissProposed(installation: Installation, address: string, desk: string): Promise<number> {
  const proposal = await proposalOf(installation, address, desk);
  await audited(installation, { what: 'directory dismiss', object: `desk ${desk}`, detail: `${proposal.address} of ${proposal.organisation}` }, (tx) => dismissProposal(tx, proposal));
  console.log(`${proposal.address} is no longer proposed`);
  return 0;
}

async function proposalOf(installation: Installation, address: string, desk: string): Promise<Proposal> {
  const proposal = (await openProposals(installation, desk)).find((one) => one.address.toLowerCase() === address.toLowerCase());
  if (proposal === undefined) throw dataFault('not-proposed', `nothing is proposed for ${address} at ${desk}; postern directory list --proposed names all`);
  return proposal;
}

/** Enters the contact, or his number, into the store; a directory of the rules folder is a file that a person edits. */
async function acceptProposed(installation: Installation, address: string, desk: string, options: Options): Promise<number> {
  const { config, db } = installation;
  const proposal = await proposalOf(installation, address, desk);
  const contact = { address: proposal.address, name: proposal.name, ...(proposal.phone === null ? {} : { phone: proposal.phone }), authorised: options.authorised === true };
  if (config.directory === 'yaml') {
    console.log(`the directory in use is the rules folder; add this to the contacts of ${proposal.organisation}:\n      - ${JSON.stringify(contact)}`);
    return 0;
  }
  const directory = await readDirectoryRows(db, desk);
  if (!directory.organisations.some((one) => one.id === proposal.organisation)) throw dataFault('no-organisation', `the store has no organisation ${proposal.organisation} at ${desk} any more`);
  const organisations = directory.organisations.map((one) => (one.id === proposal.organisation ? { ...one, contacts: entered(one.contacts, contact) } : one));
  await audited(installation, { what: 'directory accept', object: `desk ${desk}`, detail: `${proposal.address} of ${proposal.organisation}${options.authorised === true ? ', authorised' : ''}` }, (tx) => writeDirectoryRows(tx, { ...directory, organisations }));
  console.log(`${proposal.address} is now a contact of ${proposal.organisation}${options.authorised === true ? ', authorised' : ''}`);
  return 0;
}

type Contacts = DirectoryFile['organisations'][number]['contacts'];

/** A known contact only gains the number; who may open tickets changes by --authorised alone. */
function entered(contacts: Contacts, contact: Contacts[number]): Contacts {
  const known = contacts.find((one) => one.address.toLowerCase() === contact.address.toLowerCase());
  if (known === undefined) return [...contacts, contact];
  return contacts.map((one) => (one === known ? { ...contact, ...known, ...(contact.phone === undefined ? {} : { phone: contact.phone }), authorised: known.authorised || contact.authorised } : one));
}

/** A desk may have several files in the rules folder. */
function joined(desk: string, files: readonly DirectoryFile[]): DirectoryFile {
  const own = files.filter((file) => file.desk === desk);
  const releases = own.flatMap((file) => file.releases ?? []);
  return { desk, organisations: own.flatMap((file) => file.organisations), entitlements: own.flatMap((file) => file.entitlements), ...(releases.length === 0 ? {} : { releases }) };
}

function listText(directory: DirectoryFile, from: 'yaml' | 'postgres'): string {
  const rows = directory.organisations.map((one) => [
    printable(one.id), printable(one.name), printable(one.kind), String(one.contacts.length), String(one.contacts.filter((contact) => contact.authorised).length),
    String(directory.entitlements.filter((entitlement) => entitlement.organisation === one.id).length), printable(one.domains.join(', ')),
  ]);
  const head = `${pc.bold(directory.desk)}  ${countsText(directory)} ${pc.dim(from === 'yaml' ? '(rules folder)' : '(store)')}`;
  if (rows.length === 0) return head;
  return `${head}\n${tableText([{ head: 'id' }, { head: 'name', width: 28 }, { head: 'kind' }, { head: 'contacts', right: true }, { head: 'authorised', right: true }, { head: 'keys', right: true }, { head: 'domains', flexible: true }], rows)}\n`;
}

function countsOf({ organisations, entitlements }: DirectoryFile): { organisations: number; contacts: number; domains: number; keys: number } {
  return {
    organisations: organisations.length, contacts: organisations.reduce((sum, one) => sum + one.contacts.length, 0),
    domains: organisations.reduce((sum, one) => sum + one.domains.length, 0), keys: entitlements.length,
  };
}

function countsText(directory: DirectoryFile): string {
  const { organisations, contacts, domains, keys } = countsOf(directory);
  return `${organisations} organisations, ${contacts} contacts, ${domains} domains, ${keys} keys`;
}
