// postern directory import | list: partners, contacts and entitlements in the store (POSTERN_DIRECTORY=postgres). An
// import is checked as a whole against the desk's pack before anything is written, and written in one transaction.
import { readFile } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import pc from 'picocolors';
import { faultLine, type Installation } from '../../main/installation.ts';
import { errorText, exitCodes } from '../../platform/fault.ts';
import { readDirectoryRows, writeDirectoryRows } from '../../record/directory-rows.ts';
import { directoryColumns, readDirectoryCsv } from '../../rulebook/directory-csv.ts';
import type { DirectoryFile } from '../../rulebook/directory-schema.ts';
import { mergeDirectory } from '../../rulebook/merge-directory.ts';
import { printJson, withInstallation } from '../open.ts';
import { printable, tableText } from '../table.ts';
import { dataFault, noSuchName, usageFault } from '../usage.ts';

const topics = ['import', 'list'] as const;

export function describe(command: Command): Command {
  const columns = Object.entries(directoryColumns).map(([name, what]) => `  ${name.padEnd(18)} ${what}`);
  return command
    .addArgument(new Argument('<what>', 'import: take a CSV table into the store; list: the directory that is in use').choices(topics))
    .argument('[file]', 'import: the CSV file').option('--desk <id>', 'the desk it belongs to (import), or only this desk (list)')
    .option('--replace', 'import: forget what the file does not name; without it the rest stays').option('--json', 'one JSON document')
    .addHelpText('after', `\nColumns of the CSV, in any order, the first line names them:\n${columns.join('\n')}
A line adds to the organisation it names: one contact, one key. Its other cells may be empty in all lines but one.

Examples: postern directory import partners.csv --desk my-desk --replace
          postern directory list --desk my-desk`);
}

interface Options {
  readonly desk?: string;
  readonly replace?: true;
  readonly json?: true;
}

export async function run(what: (typeof topics)[number], file: string | undefined, options: Options): Promise<number> {
  if (what === 'list') {
    if (file !== undefined || options.replace === true) throw usageFault('directory list takes no file and no --replace');
    return withInstallation((installation) => list(installation, options));
  }
  if (file === undefined || options.desk === undefined) throw usageFault('directory import needs a file and a desk: postern directory import partners.csv --desk my-desk');
  const desk = options.desk;
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw dataFault('no-such-file', `${file} cannot be read: ${errorText(error)}`);
  });
  return withInstallation((installation) => importCsv(installation, file, text, desk, options));
}

async function importCsv({ config, db, rulebook }: Installation, file: string, text: string, desk: string, options: Options): Promise<number> {
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
  await writeDirectoryRows(db, directory);
  const inUse = config.directory === 'postgres';
  if (options.json === true) printJson({ desk, ...countsOf(directory), inUse });
  else console.log(`${desk} now has ${countsText(directory)}${inUse ? '' : pc.yellow('\nnot in use yet: the directory folder of the rules is; set POSTERN_DIRECTORY=postgres')}`);
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

/** A desk may have several files in the rules folder. */
function joined(desk: string, files: readonly DirectoryFile[]): DirectoryFile {
  const own = files.filter((file) => file.desk === desk);
  return { desk, organisations: own.flatMap((file) => file.organisations), entitlements: own.flatMap((file) => file.entitlements) };
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
