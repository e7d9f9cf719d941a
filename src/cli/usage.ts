// What a command says when it was called in a way that cannot work: one sentence that names what would be right.
import { exitCodes, Fault } from '../platform/fault.ts';
import { nearestName } from '../rulebook/near-names.ts';

/** The command line is wrong (exit code 64). */
export function usageFault(sentence: string): Fault {
  return new Fault('usage', sentence, { retryable: false, exitCode: exitCodes.usage });
}

/** What was named does not exist or cannot be done with it (exit code 65). */
export function dataFault(code: string, sentence: string): Fault {
  return new Fault(code, sentence, { retryable: false, exitCode: exitCodes.badData });
}

/** `no state "opend" (did you mean opened?); there are accepted, opened, …` as a fault. */
export function noSuchName(what: string, written: string, names: readonly string[]): Fault {
  const near = nearestName(written, names);
  const hint = near === null ? '' : ` (did you mean ${near}?)`;
  return usageFault(`no ${what} "${written}"${hint}; there ${names.length === 1 ? 'is' : 'are'} ${names.length === 0 ? 'none' : names.join(', ')}`);
}

/** The wanted names of `a|b` or `a,b`, each checked against a closed list; null when nothing was asked for. */
export function namesOption<T extends string>(what: string, written: string | undefined, names: readonly T[]): readonly T[] | null {
  if (written === undefined) return null;
  return written.split(/[|,]/u).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
    const found = names.find((name) => name === part.toLowerCase());
    if (found === undefined) throw noSuchName(what, part, names);
    return found;
  });
}

/** The id of a row as a command line names it; anything else is a usage fault. */
export function rowId(what: string, written: string): string {
  const id = written.replace(/^#/u, '');
  if (!/^\d{1,18}$/u.test(id)) throw usageFault(`"${written}" is no ${what} id: expected a number as \`postern ${what === 'message' ? 'messages' : 'outbox'}\` shows it`);
  return id;
}

/** A positive whole number, or null when the option was not given. */
export function countOption(name: string, written: string | undefined): number | null {
  if (written === undefined) return null;
  const count = Number(written);
  if (!Number.isSafeInteger(count) || count < 1) throw usageFault(`--${name} ${written}: expected a whole number above 0`);
  return count;
}
