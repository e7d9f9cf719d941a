#!/usr/bin/env node
// Compiles src/ to dist/ with the TypeScript of this checkout. It only strips types (`npm run check` judges them),
// so a started gateway never waits for a type checker. dist/ is exchanged as a whole, so that a file deleted from
// src/ cannot live on there and be loaded, and a running command never sees half a build. Without TypeScript (an image that was installed
// with --omit=dev) a ready dist/ is kept as it is.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
let compiler;
try {
  const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
  compiler = join(dirname(manifest), 'bin', 'tsc');
} catch {
  if (existsSync(join(root, 'dist'))) process.exit(0);
  console.error('postern: dist/ is missing and TypeScript is not installed; run npm ci (with dev dependencies) first');
  process.exit(78);
}
const fresh = join(root, `dist.${process.pid}`);
const run = spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--noCheck', '--outDir', fresh], { cwd: root, stdio: 'inherit' });
if (run.status !== 0) {
  rmSync(fresh, { recursive: true, force: true });
  process.exit(run.status ?? 70);
}
const old = join(root, `dist.${process.pid}.old`);
if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), old);
renameSync(fresh, join(root, 'dist'));
rmSync(old, { recursive: true, force: true });

// `npx postern` in the checkout looks into node_modules/.bin, where npm puts the commands of dependencies
// but never those of the package itself. (With a `bin` entry in package.json npx would install this folder
// into its own cache instead, build and all, at every first call: hence the link and no `bin`.)
mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
const link = join(root, 'node_modules', '.bin', 'postern');
rmSync(link, { force: true });
symlinkSync(join('..', '..', 'bin', 'postern.js'), link);
