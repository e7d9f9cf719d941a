// Who may import whom: the direction of the mail's journey (docs/OVERVIEW.md), as a table. A row names what a folder
// may load at run time (`loads`) and what it may only know as a type (`knows`). An entry is a folder or a single file
// (`decide/calendar.ts`); every folder may import itself, and what it may load it may also know.
import type { Import, SourceFile } from './source-files.ts';

interface Zone {
  /** No I/O, no clock, no randomness, no environment: all of that comes in as a parameter. */
  readonly pure: boolean;
  readonly loads: readonly string[];
  readonly knows: readonly string[];
  /** npm packages; only listed for pure folders, where a new one is a decision. */
  readonly packages?: readonly string[];
}

const pureFolders = ['mail', 'parse', 'recognise', 'rulebook', 'decide', 'compose'];
/** An adapter may use everything that is understood or decided, the platform, the one store and the journey. */
const adapter = { pure: false, loads: [...pureFolders, 'platform', 'record', 'journey.ts'], knows: [] } as const satisfies Zone;

export const zones: Readonly<Record<string, Zone>> = {
  // Packages that a pure folder uses compute and nothing else.
  mail: { pure: true, loads: [], knows: [], packages: [] },
  parse: { pure: true, loads: ['mail'], knows: [], packages: ['encoding-japanese', 'file-type/core', 'htmlparser2', 'iconv-lite', 'nodemailer/lib/addressparser', 'sanitize-html', 'yauzl'] },
  recognise: { pure: true, loads: ['mail', 'parse'], knows: [], packages: ['eld/extrasmall', 're2js', 'temporal-polyfill', 'tldts'] },
  // decide/ lists what kinds and sources of fields there are, so it loads the two tables of names that recognise/ exports,
  // and asks beside the verdict on the author what it means.
  decide: { pure: true, loads: ['mail', 'recognise/recognition.ts'], knows: ['parse', 'recognise', 'rulebook'], packages: ['temporal-polyfill'] },
  // A mail prints instants and values in the words of the ticket, so it formats with the functions that decided them.
  // A template is rendered by the engine, and with the tags, that checked it when the pack was loaded.
  compose: { pure: true, loads: ['mail', 'rulebook/liquid.ts', 'rulebook/mail-tags.ts', 'decide/calendar.ts', 'decide/calendar-format.ts', 'decide/ticket.ts', 'decide/ticket-files.ts'], knows: ['decide', 'rulebook'], packages: ['zod'] },
  // A pack is validated with the parsers that will later read its durations, calendars and field kinds.
  rulebook: {
    pure: true, loads: ['mail', 'decide/calendar.ts', 'decide/due.ts', 'decide/notice-slots.ts', 'recognise/recognition-rules.ts'], knows: ['decide', 'recognise'],
    packages: ['liquidjs', 're2js', 'yaml', 'zod'],
  },
  // The platform carries the pure functions into threads and reads files into their types; it knows no store and no ticket flow.
  platform: { pure: false, loads: pureFolders, knows: [] },
  // The store implements the port of the listener, which belongs to its consumer: the one thing it sees of an adapter.
  record: { pure: false, loads: [...pureFolders, 'platform'], knows: ['receive/accept-mail.ts'] },
  'journey.ts': { pure: false, loads: [...pureFolders, 'platform', 'record', 'journey'], knows: [] },
  // What only the journey itself uses; everybody else sees journey.ts.
  journey: { pure: false, loads: [...pureFolders, 'platform', 'record'], knows: [] },
  receive: adapter,
  send: adapter,
  wait: adapter,
  admin: adapter,
  cli: { ...adapter, loads: [...adapter.loads, 'main'] },
  main: { ...adapter, loads: [...adapter.loads, 'receive', 'send', 'wait', 'admin'] },
};

/** Of Node's own modules a pure folder has the hash functions; everything else there does something. */
const pureNodeModules = ['node:crypto'];

/** Files with one import that their zone forbids, and why that is right. Only ever add with a reason. */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  // The language models are a package of 2 MB that most processes never need: loaded, like an import, at the first use.
  'src/recognise/language.ts': ['node:module', 'node:url'],
  // How DNS writes a name of other letters (RFC 5891) is read by a function that computes and nothing else.
  'src/recognise/look-alike.ts': ['node:url'],
};

const zoneOf = (path: string): string => path.split('/')[1] ?? '';

/** `src/x/y.ts:3 imports …` for every import that the table does not allow. */
export function zoneFaults(file: SourceFile): string[] {
  const zone = zones[zoneOf(file.path)];
  if (zone === undefined) return [`${file.path} lies in no known folder; see test/tidy/import-zones.ts`];
  const allowed = allowedImports[file.path] ?? [];
  return file.imports.filter((one) => !allowed.includes(one.target) && !mayImport(zone, file.path, one)).map((one) => `${file.path}:${one.line} imports ${one.typeOnly ? 'the type of ' : ''}${one.target}`);
}

function mayImport(zone: Zone, from: string, one: Import): boolean {
  if (!one.own) return !zone.pure || pureNodeModules.includes(one.target) || (zone.packages ?? []).includes(one.target);
  if (!one.target.startsWith('src/')) return false;
  if (zoneOf(one.target) === zoneOf(from)) return true;
  const entries = one.typeOnly ? [...zone.loads, ...zone.knows] : zone.loads;
  return entries.some((entry) => `src/${entry}` === one.target || one.target.startsWith(`src/${entry}/`));
}

/** Reads of a pure folder that make a function answer differently tomorrow. */
const impureReads = /^(process|globalThis)\.|^Date\.now$|^performance\.now$|^Math\.random$|^crypto\.(random|getRandom)|^Temporal\.Now$|^new Date\(\)$/u;

export function purityFaults(file: SourceFile): string[] {
  if (zones[zoneOf(file.path)]?.pure !== true) return [];
  return file.reads.filter((one) => impureReads.test(one.name)).map((one) => `${file.path}:${one.line} uses ${one.name}`);
}

/** Groups of files that import one another in a circle. `types` counts imports that are erased as well. */
export function circlesOf(files: readonly SourceFile[], types: boolean): string[][] {
  const edges = new Map(files.map((file) => [file.path, file.imports.filter((one) => one.own && (types || !one.typeOnly)).map((one) => one.target)]));
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  // Tarjan's strongly connected components.
  const visit = (path: string): void => {
    order.set(path, order.size);
    lowest.set(path, order.get(path) as number);
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next)) continue;
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(path, Math.min(lowest.get(path) as number, lowest.get(next) as number));
    }
    if (lowest.get(path) !== order.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const path of edges.keys()) if (!order.has(path)) visit(path);
  return found;
}

/** Files that no entry reaches by any import. */
export function unreached(files: readonly SourceFile[], entries: readonly string[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const waiting = [...entries];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(byPath.get(path)?.imports ?? []).filter((one) => one.own).map((one) => one.target));
  }
  return files.map((file) => file.path).filter((path) => !reached.has(path));
}
