import { defineConfig } from 'vitest/config';

/** Records histories for later replays; never part of `npm test`. */
export default defineConfig({
  test: {
    pool: 'forks',
    // As the tests have it, whose scenarios these are.
    expect: { poll: { timeout: 45_000 } },
    include: ['test/workflows/record-histories.ts'],
    globalSetup: ['test/support/global-setup.ts', 'test/support/bundle-setup.ts'],
    setupFiles: ['test/support/quiet.ts'],
    hookTimeout: 120_000,
  },
});
