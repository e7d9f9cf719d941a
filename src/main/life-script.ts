// Reads a *.life.yaml with the mails it names: all that is wrong with it as faults with file, line and column, in the
// words of the packs.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorText } from '../platform/fault.ts';
import type { RuleFault, Rulebook } from '../rulebook/rulebook.ts';
import { oneOf } from '../rulebook/near-names.ts';
import { checkSchema, placesOf } from '../rulebook/schema-faults.ts';
import { readYaml, type Path, type YamlSource } from '../rulebook/yaml-source.ts';
import { lifeSchema, type LifeScript } from './life-schema.ts';

export interface Life {
  readonly script: LifeScript;
  readonly source: YamlSource;
  /** Bytes of the mails that the steps name, by the name written there. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** The script in `path`, or everything that is wrong with it. */
export async function readLife(path: string, rulebook: Rulebook): Promise<{ readonly life: Life | null; readonly faults: readonly RuleFault[] }> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => errorText(error));
  const { source, faults } = readYaml(path, text);
  if (source === null || faults.length > 0) return { life: null, faults };
  const read = checkSchema(lifeSchema, source.value, placesOf(source));
  if (read.value === null) return { life: null, faults: read.faults };
  const script = read.value;
  const files = new Map<string, Buffer>();
  const unread: RuleFault[] = [];
  for (const [index, { mail }] of script.steps.entries()) {
    if (typeof mail !== 'string' || files.has(mail)) continue;
    const bytes = await readFile(resolve(dirname(path), mail)).catch(() => null);
    if (bytes === null) unread.push({ file: path, ...source.valueAt(['steps', index, 'mail']), found: `the file ${mail}, which cannot be read`, expected: 'a file beside the script' });
    else files.set(mail, bytes);
  }
  const wrong = [...unread, ...faultsOf(script, source, rulebook)];
  return wrong.length > 0 ? { life: null, faults: wrong } : { life: { script, source, files }, faults: [] };
}

/** What the schema cannot see: names of the rulebook, and time that runs backwards. */
function faultsOf(script: LifeScript, source: YamlSource, rulebook: Rulebook): RuleFault[] {
  const fault = (path: Path, found: string, expected: string): RuleFault => ({ file: source.file, ...source.valueAt(path), found, expected });
  const desk = script.desk === undefined ? undefined : rulebook.desks.get(script.desk);
  const faults: RuleFault[] = [];
  if (script.desk !== undefined && desk === undefined) faults.push(fault(['desk'], `desk ${script.desk}, which does not exist`, oneOf(script.desk, [...rulebook.desks.keys()], 'one of')));
  if (desk !== undefined && script.calendar !== undefined && !desk.calendars.has(script.calendar)) {
    faults.push(fault(['calendar'], `calendar ${script.calendar}, which does not exist`, oneOf(script.calendar, [...desk.calendars.keys()], 'one of')));
  }
  let last = script.from ?? '';
  for (const [index, { at, expect }] of script.steps.entries()) {
    if (at !== undefined && last !== '' && Date.parse(at) < Date.parse(last)) faults.push(fault(['steps', index, 'at'], `${at}, before ${last}`, 'a step that comes after the one above it'));
    last = at ?? last;
    if (desk === undefined || expect === undefined) continue;
    const { statuses, timers, types } = desk.pack;
    const names = [
      [['status'], 'status', expect.status === undefined ? [] : [expect.status], Object.keys(statuses)],
      [['type'], 'type', expect.type === undefined ? [] : [expect.type], Object.keys(types)],
      [['timers'], 'timer', Object.entries(expect.timers ?? {}).filter(([, wanted]) => wanted !== 'none').map(([name]) => name), Object.keys(timers)],
    ] as const;
    for (const [path, what, written, known] of names) {
      for (const name of written) {
        if (!known.includes(name)) faults.push(fault(['steps', index, 'expect', ...path], `${what} ${name}, which does not exist`, oneOf(name, known, 'one of')));
      }
    }
  }
  return faults;
}
