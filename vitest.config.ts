import { defineConfig } from 'vitest/config';

const alias = {
  '~': new URL('./app', import.meta.url).pathname,
  db: new URL('./db', import.meta.url).pathname,
  jobs: new URL('./jobs', import.meta.url).pathname,
};
const setupFiles = ['tests/setup/console.ts'];

/** The suites that talk to a database run once on SQLite and once on PostgreSQL. */
const DATABASE_SUITES = ['tests/db/**/*.test.ts', 'tests/services/**/*.test.ts', 'tests/pages/**/*.test.ts', 'tests/upgrade/{migrated,evolution,papers,register}.test.ts'];

/** Suites without a server of their own run two files at a time, also where there are two cores; what they ask of the machine is then asked twice at most. */
const SIDE_BY_SIDE = { maxWorkers: 2, sequence: { groupOrder: 0 } } as const;

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'pure', ...SIDE_BY_SIDE, setupFiles, testTimeout: 30_000, include: ['tests/domain/**/*.test.ts', 'tests/documents/**/*.test.ts', 'tests/platform/**/*.test.ts', 'tests/components/**/*.test.tsx'] },
      },
      {
        extends: true,
        test: {
          name: 'sqlite',
          ...SIDE_BY_SIDE,
          setupFiles,
          globalSetup: ['tests/setup/sqlite.ts'],
          env: { ZHIAN_DIALECT: 'sqlite' },
          include: [...DATABASE_SUITES, 'tests/jobs/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          ...SIDE_BY_SIDE,
          setupFiles,
          globalSetup: ['tests/setup/postgres.ts'],
          env: { ZHIAN_DIALECT: 'postgres' },
          include: [...DATABASE_SUITES, 'tests/jobs/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Walls and bad input act on one server, the journeys in the browser on another: each finds the demo as it was made.
      // What a page sends by itself is waited for as long as a busy machine needs; a poll ends as soon as it is so.
      ...[
        { name: 'routes', groupOrder: 2, include: ['tests/routes/**/*.test.ts', 'tests/upgrade/served.test.ts', 'tests/soak/**/*.test.ts'] },
        { name: 'browser', groupOrder: 1, include: ['tests/e2e/**/*.test.ts'] },
      ].map(({ name, groupOrder, include }) => ({
        extends: true as const,
        test: { name, include, setupFiles, globalSetup: ['tests/setup/server.ts'], fileParallelism: false, sequence: { groupOrder }, testTimeout: 300_000, hookTimeout: 120_000, expect: { poll: { timeout: 15_000 } } },
      })),
    ],
  },
});
