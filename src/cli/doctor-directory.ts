// What the doctor finds in the directory that is in use: the files of the rules folder or the tables of the store.
import { isoInstant } from '../mail/instant.ts';
import type { Db } from '../record/database.ts';
import { readDirectoryRows } from '../record/directory-rows.ts';
import { examineDirectory, type DirectoryHealth } from '../rulebook/directory-health.ts';
import type { DirectoryFile } from '../rulebook/directory-schema.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { ok, warn, type Finding } from './doctor-finding.ts';

/** Long enough to renew a contract. */
const soonDays = 30;
/** More names than this are a list for `postern directory list`. */
const namesMax = 5;

/** Findings on the directory of every desk; `db` is null when the rules folder is asked. */
export async function examineDirectories(rulebook: Rulebook, db: Db | null, now: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const desk of rulebook.desks.values()) {
    const directory = db === null ? joined(desk.id, rulebook.directory) : await readDirectoryRows(db, desk.id);
    findings.push(finding(desk.id, examineDirectory(directory, desk.pack, isoInstant(now).slice(0, 10), soonDays), db === null ? 'the rules folder' : 'the store'));
  }
  return findings;
}

function joined(desk: string, files: readonly DirectoryFile[]): DirectoryFile {
  const own = files.filter((file) => file.desk === desk);
  return { desk, organisations: own.flatMap((file) => file.organisations), entitlements: own.flatMap((file) => file.entitlements) };
}

function finding(desk: string, health: DirectoryHealth, place: string): Finding {
  if (health.organisations === 0) {
    const advice = place === 'the store' ? `postern directory import FILE.csv --desk ${desk}` : `a file for ${desk} in the directory folder of the rules`;
    return warn('directory', `${desk}: nobody in ${place}: every sender is a stranger and is held`, advice);
  }
  const troubles = [
    named('neither domain nor contact, so no mail is theirs', health.unreachable), named('no authorised contact, so their mail waits for staff', health.withoutAuthorised),
    named('of a kind that open_by does not know', health.unknownKind), named('point to an organisation that is not there', health.dangling),
    named('over', health.over), named(`end within ${soonDays} days`, health.endsSoon),
  ].filter((one) => one !== '');
  const head = `${desk}: ${health.organisations} organisation${health.organisations === 1 ? '' : 's'} in ${place}`;
  return troubles.length === 0 ? ok('directory', head) : warn('directory', [head, ...troubles].join('\n'), `postern directory list --desk ${desk}`);
}

function named(what: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  const more = names.length > namesMax ? ` and ${names.length - namesMax} more` : '';
  return `${names.length} ${what}: ${names.slice(0, namesMax).join(', ')}${more}`;
}
