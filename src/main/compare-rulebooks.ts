// Two rules folders side by side, without any mail: what was added, removed or changed in each pack, its word lists and
// texts, in the directory and in what all desks share.
import { dataChanges, packChanges, type PackChange } from '../rulebook/pack-changes.ts';
import type { Desk, Rulebook, RuleFiles } from '../rulebook/rulebook.ts';
import { readYaml } from '../rulebook/yaml-source.ts';

export interface LoadedRules {
  readonly rulebook: Rulebook;
  readonly files: RuleFiles;
}

export interface DeskChanges {
  /** A desk, or `all desks` for what they share. */
  readonly desk: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changes: readonly PackChange[];
}

/** Everything that differs, by desk; desks that are the same in both are left out. */
export function compareRulebooks(before: LoadedRules, after: LoadedRules, only: string | null = null): DeskChanges[] {
  const ids = [...new Set([...before.rulebook.desks.keys(), ...after.rulebook.desks.keys()])].filter((id) => only === null || id === only);
  const desks = ids.map((id): DeskChanges => {
    const [one, other] = [before.rulebook.desks.get(id), after.rulebook.desks.get(id)];
    const changes = one === undefined || other === undefined ? [] : [
      ...packChanges(one.pack, other.pack), ...holidayChanges(one, other), ...wordListChanges(one, other), ...textChanges(id, before.files, after.files), ...directoryChanges(id, before.rulebook, after.rulebook),
      ...fileChanges((path) => path.startsWith(`${id}/templates/`), before.files, after.files),
    ];
    return { desk: id, before: one?.version ?? null, after: other?.version ?? null, changes };
  });
  const shared = fileChanges((path) => path.startsWith('shared/'), before.files, after.files);
  return [...desks, { desk: 'all desks', before: null, after: null, changes: shared }]
    .filter((one) => one.changes.length > 0 || (one.before === null) !== (one.after === null));
}

/** Days that came or went in a list, where the calendar names the same lists as before. */
function holidayChanges(before: Desk, after: Desk): PackChange[] {
  return [...before.calendars].flatMap(([name, { holidays }]) => {
    const named = [before, after].map(({ pack }) => JSON.stringify(pack.calendars[name]?.holidays));
    return named[0] === named[1] ? dataChanges(['calendars', name, 'days'], holidays, after.calendars.get(name)?.holidays ?? []) : [];
  });
}

function wordListChanges(before: Desk, after: Desk): PackChange[] {
  const lists = (desk: Desk): Record<string, readonly string[]> => Object.fromEntries(desk.recognition.phrases.map((one) => [one.name, one.phrases]));
  return dataChanges(['word list'], lists(before), lists(after));
}

function directoryChanges(desk: string, before: Rulebook, after: Rulebook): PackChange[] {
  const of = ({ directory }: Rulebook, part: 'organisations' | 'entitlements'): unknown[] => directory.filter((file) => file.desk === desk).flatMap((file): readonly unknown[] => file[part]);
  return (['organisations', 'entitlements'] as const).flatMap((part) => dataChanges([part], of(before, part), of(after, part)));
}

/** The first line of a text that the other one has not. */
function textChanges(desk: string, before: RuleFiles, after: RuleFiles): PackChange[] {
  const paths = new Set([...before.keys(), ...after.keys()].filter((path) => new RegExp(`^${desk}/texts\\.[a-z]+\\.yaml$`, 'u').test(path)));
  return [...paths].toSorted().flatMap((path) => {
    const language = /texts\.([a-z]+)\.yaml$/u.exec(path)?.[1] ?? '';
    const texts = (files: RuleFiles): Readonly<Record<string, string>> => (readYaml(path, files.get(path) ?? '').source?.value ?? {}) as Readonly<Record<string, string>>;
    const [one, other] = [texts(before), texts(after)];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((name) => one[name] !== other[name]).map((name): PackChange => ({
      what: `text ${name} (${language})`, before: ownLine(one[name], other[name]), after: ownLine(other[name], one[name]),
    }));
  });
}

function ownLine(text: string | undefined, other: string | undefined): string | null {
  if (text === undefined) return null;
  const known = new Set((other ?? '').split('\n'));
  return text.split('\n').find((line) => !known.has(line)) ?? 'the same lines';
}

function fileChanges(wanted: (path: string) => boolean, before: RuleFiles, after: RuleFiles): PackChange[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => wanted(path) && before.get(path) !== after.get(path));
  return paths.toSorted().map((path) => ({ what: `file ${path}`, before: ownLine(before.get(path), after.get(path)), after: ownLine(after.get(path), before.get(path)) }));
}
