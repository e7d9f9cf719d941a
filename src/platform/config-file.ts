// The YAML file that POSTERN_CONFIG names: settings, one a line, and sections that have a structure of their own.
// `${NAME}` inside a value is taken from the environment after the file was read, so that a password may hold any
// character and what a comment mentions need not be set.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import { errorText } from './fault.ts';

/** Top level of the file, names as written. */
export interface ConfigFile {
  readonly content: ReadonlyMap<string, unknown>;
  /** `postern.yaml:3:1`, where that name stands. */
  readonly placeOf: (name: string) => string;
}

/** The file that is named, as it stands; empty when none is. Adds what is wrong to `faults`. */
export function readConfigFile(environment: Readonly<Record<string, string | undefined>>, folder: string, faults: string[]): ConfigFile {
  const path = environment['POSTERN_CONFIG'];
  const nothing: ConfigFile = { content: new Map(), placeOf: () => path ?? '' };
  if (path === undefined || path === '') return nothing;
  let text = '';
  try {
    text = readFileSync(resolve(folder, path), 'utf8');
  } catch (error) {
    faults.push(`POSTERN_CONFIG=${path}: the file ${unreadable(error)}`);
    return nothing;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): string => `${path}:${lines.linePos(offset).line}:${lines.linePos(offset).col}`;
  for (const one of document.errors) faults.push(`${place(one.pos[0])}: ${one.message}`);
  if (document.errors.length > 0) return nothing;
  const content: unknown = document.toJS() ?? {};
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    faults.push(`${path}:1:1: expected settings, one a line, such as \`host: desk.example\``);
    return nothing;
  }
  const filled = filledIn(content, (name) => environment[name] ?? missing(faults, place(text.indexOf(`\${${name}}`)), name));
  const keys = isMap(document.contents) ? document.contents.items.map(({ key }) => key) : [];
  return {
    content: new Map(Object.entries(filled as object)),
    placeOf: (name) => place(keys.find((key) => isScalar(key) && String(key.value) === name)?.range?.[0] ?? 0),
  };
}

function unreadable(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  if (code === 'ENOENT') return 'is not there';
  return code === 'EACCES' ? 'may not be read by this user' : `cannot be read: ${errorText(error)}`;
}

function missing(faults: string[], place: string, name: string): string {
  faults.push(`${place}: \${${name}} is not set in the environment`);
  return '';
}

function filledIn(value: unknown, valueOf: (name: string) => string): unknown {
  if (typeof value === 'string') return value.replace(/\$\{(\w+)\}/gu, (_, name: string) => valueOf(name));
  if (Array.isArray(value)) return value.map((one) => filledIn(one, valueOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, valueOf)]));
}
