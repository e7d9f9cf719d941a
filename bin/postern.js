#!/usr/bin/env node
// The command. Everything it does is in dist/ (compiled from src/ by `npm ci` or `npm run build`).
import { existsSync } from 'node:fs';

const entry = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(entry)) {
  console.error('postern: not built yet; run `npm ci` or `npm run build` in this folder first');
  process.exit(78);
}
await import(entry.href);
