// Temporary folders of tests: gone when the test process ends, also when the test failed.
import { rmSync } from 'node:fs';

const folders = new Set<string>();

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Deletes the folder when this process ends. */
export function removeAtExit(folder: string): void {
  folders.add(folder);
}
