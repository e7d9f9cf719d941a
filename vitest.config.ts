import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
    // Real servers start inside some files; a hung one must fail, not hang the gate.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
