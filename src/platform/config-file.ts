// The YAML file that POSTERN_CONFIG names: settings, one a line, and sections that have a structure of their own.
// `${NAME}` inside a value is taken from the environment after the file was read, so that a password may hold any
// character and what a comment mentions need not be set.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { errorText } from './fault.ts';

/** Top level of the file as it stands, names as written; empty when none is named. Adds what is wrong to `faults`. */
export function readConfigFile(environment: Readonly<Record<string, string | undefined>>, folder: string, faults: string[]): ReadonlyMap<string, unknown> {
  const path = environment['POSTERN_CONFIG'];
  if (path === undefined || path === '') return new Map();
  try {
    const content: unknown = parse(readFileSync(resolve(folder, path), 'utf8')) ?? {};
    if (typeof content !== 'object' || content === null || Array.isArray(content)) throw new Error('expected settings, one a line');
    const filled = filledIn(content, (name) => environment[name] ?? missing(faults, path, name));
    return new Map(Object.entries(filled as object));
  } catch (error) {
    faults.push(`POSTERN_CONFIG=${path}: ${errorText(error)}`);
    return new Map();
  }
}

function missing(faults: string[], path: string, name: string): string {
  faults.push(`${path}: \${${name}} is not set in the environment`);
  return '';
}

function filledIn(value: unknown, valueOf: (name: string) => string): unknown {
  if (typeof value === 'string') return value.replace(/\$\{(\w+)\}/gu, (_, name: string) => valueOf(name));
  if (Array.isArray(value)) return value.map((one) => filledIn(one, valueOf));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, valueOf)]));
}
