// Where a folder that does not exist yet would be made.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder itself, or the first above it that exists. */
export function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}
