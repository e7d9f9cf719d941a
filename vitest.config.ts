import { defineConfig } from 'vitest/config';

/** What neither starts a process nor keeps a state of its own: its files share their modules, a third of the suite's processor time less. */
const pure = ['src/{compose,decide,mail,parse,recognise,rulebook}/**/*.test.ts', 'test/{compose,recognise,scenarios}/**/*.test.ts'];

export default defineConfig({
  test: {
    // Real servers start inside some files; a hung one must fail, not hang the gate.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'], exclude: pure } },
    ],
  },
});
