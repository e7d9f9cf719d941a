// The folder of an installation, made when it is not there: whoever may not write to it hears so in words before anything
// else is begun.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { errorText, exitCodes, Fault } from './fault.ts';

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'may not be written to by this user',
  EPERM: 'may not be written to by this user',
  EROFS: 'lies on a disk that is read-only',
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'lies below a file, not below a folder',
  ENOSPC: 'lies on a disk that is full',
  EDQUOT: 'lies on a disk where this user has no room left',
};

/** Makes it, or sees that it can be written to; a Fault (78) says why not. */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const why = (typeof code === 'string' ? refusals[code] : undefined) ?? `cannot be used: ${errorText(error)}`;
    throw new Fault('no-data-folder', `the data folder ${folder} ${why}; name another with POSTERN_DATA`, { retryable: false, exitCode: exitCodes.configuration });
  }
}
