// Temporary folders of tests: gone when the test file is through, also when a test failed. (The 'exit' event is no
// use here: vitest ends its processes without one.)
import { rmSync } from 'node:fs';
import { afterAll } from 'vitest';

const folders = new Set<string>();

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
});

/** Deletes the folder when all tests of this file are through. */
export function removeAfterwards(folder: string): void {
  folders.add(folder);
}
