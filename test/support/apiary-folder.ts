// The invented desk as a rules folder on disk, for a gateway of its own; `change` rewrites the text of every file.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { apiaryFiles } from './desk.ts';
import { removeAfterwards } from './remove-afterwards.ts';

export function apiaryFolder(change: (text: string) => string = (text) => text): string {
  const folder = mkdtempSync(join(tmpdir(), 'postern-rules-'));
  removeAfterwards(folder);
  for (const [name, text] of apiaryFiles()) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, change(text));
  }
  return folder;
}
