import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Folders of `test/` whose tests need no running engine, so they start at once. */
const WITHOUT_ENGINE = [
  'activities',
  'api',
  'bench',
  'catalogue',
  'cli',
  'domain',
  'incidents/walk',
  'ledger',
  'policies',
  'notifications',
  'service/system',
];

/** Folders whose tests need more than Node and the engine, each a project of its own. */
const ELSEWHERE = ['attacks', 'contract', 'docs', 'incidents', 'postgres'];

const ENGINE = 'test/support/global-setup.ts';
const BUNDLE = 'test/support/bundle-setup.ts';
const SERVICE = 'test/support/service-setup.ts';

const files = (folders: readonly string[]): string[] =>
  folders.map((folder) => `test/${folder}/**/*.test.ts`);

const PLAIN = [...files(WITHOUT_ENGINE), 'test/service/*.test.ts'];

export default defineConfig({
  test: {
    // The SDK's native addon does not survive worker threads.
    pool: 'forks',
    // One more than there are cores, as each waits now and then for an engine or a clock.
    maxWorkers: availableParallelism() + 1,
    // The default of one second is too short on a busy machine; a test that hangs ends by its own
    // timeout.
    expect: { poll: { timeout: 45_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'plain',
          // After the engine's tests: files of one project share loaded modules only if they run in
          // a row.
          sequence: { groupOrder: 1 },
          // Modules hold no state but caches, and loading them anew for each file took a minute in
          // all.
          isolate: false,
          include: PLAIN,
          // CI runs properties thousands of times, perhaps on a busy machine: this only ends tests
          // that hang.
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/**/*.test.ts'],
          exclude: [...PLAIN, ...files(ELSEWHERE)],
          globalSetup: [ENGINE, BUNDLE, SERVICE],
          // Loading the modules anew took longer than most of these tests take.
          isolate: false,
          setupFiles: ['test/support/quiet.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: files(['postgres']),
          globalSetup: [ENGINE, SERVICE, 'test/postgres/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'docs',
          include: files(['docs']),
          globalSetup: [SERVICE],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'attacks',
          include: files(['attacks']),
          globalSetup: [SERVICE, 'test/postgres/global-setup.ts'],
          // The whole attack takes a quarter of an hour.
          testTimeout: 3_600_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'incidents',
          include: ['test/incidents/*.test.ts'],
          globalSetup: [SERVICE],
          testTimeout: 600_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: files(['contract']),
          globalSetup: ['test/contract/python.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
