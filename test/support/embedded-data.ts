// Data folders with a ready embedded store for tests. Making a database takes seconds, copying one a fraction of
// that: the first caller on a machine makes a template in the temporary folder, everybody copies it.
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/platform/postgres.ts';
import { removeAfterwards } from './remove-afterwards.ts';
import { silentLog } from './silent-log.ts';

const pgliteManifest = new URL('../../node_modules/@electric-sql/pglite/package.json', import.meta.url);

async function template(): Promise<string> {
  const { version } = JSON.parse(readFileSync(pgliteManifest, 'utf8')) as { readonly version: string };
  const path = join(tmpdir(), `postern-test-template-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(path)) return path;
  const own = mkdtempSync(join(tmpdir(), 'postern-test-template-'));
  const store = await openStore({ dataFolder: own, log: silentLog });
  await store.close();
  try {
    renameSync(own, path);
  } catch {
    rmSync(own, { recursive: true, force: true }); // Another test process was faster; its template is as good.
  }
  return path;
}

/** A new data folder whose embedded store opens at once; deleted when the test file is through. */
export async function embeddedDataFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-test-'));
  cpSync(join(await template(), 'store', 'database'), join(folder, 'store', 'database'), { recursive: true });
  removeAfterwards(folder);
  return folder;
}
