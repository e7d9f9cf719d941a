// Mails that are almost right, for as long as one likes: the same fuzzer that runs for a bounded number of mails with the
// tests (test/fuzz). Prints each fault once, as it is found, with the mail made as small as it gets. Usage:
//   node bench/fuzz.js [--minutes 10] [--seed 1] [--found fuzz-found]
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' }, found: { type: 'string', default: 'fuzz-found' } } });
const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'test/fuzz', '--maxWorkers=1', '--reporter=verbose', '--disable-console-intercept'], {
  cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit',
  env: { ...process.env, POSTERN_FUZZ_MINUTES: values.minutes, POSTERN_FUZZ_SEED: values.seed, POSTERN_FUZZ_FOUND: resolve(values.found) },
});
child.on('exit', (code) => process.exit(code ?? 1));
