// What may stand behind `postern rules …`; each topic takes a few of them.
import { resolve } from 'node:path';
import { readConfig } from '../platform/config.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { noSuchName, usageFault } from './usage.ts';

export interface RulesOptions {
  readonly json?: true;
  readonly over?: string;
  readonly strict?: true;
  readonly since?: string;
  readonly rules?: string;
  readonly desk?: string;
  readonly directory?: string;
}

/** The one rules folder that was named, else that of the configuration. */
export function rulesFolder(what: string, paths: readonly string[]): string {
  const [folder, ...more] = paths;
  if (more.length > 0) throw usageFault(`rules ${what} takes one rules folder, not ${paths.length}`);
  return folder === undefined ? readConfig(process.env, process.cwd()).rulesFolder : resolve(folder);
}

/** --desk, when it is a desk of the rulebook; null without it. */
export function deskOption(rulebook: Rulebook, options: RulesOptions): string | null {
  if (options.desk !== undefined && !rulebook.desks.has(options.desk)) throw noSuchName('desk', options.desk, [...rulebook.desks.keys()]);
  return options.desk ?? null;
}
