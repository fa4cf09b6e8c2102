import { defineConfig } from 'vitest/config';

/** Whether the tests of the policies' rows notice each change of the data: `npm run mutate:policies`. */
export default defineConfig({
  test: {
    pool: 'forks',
    include: ['test/policies/mutation/mutation-check.ts'],
    testTimeout: 300_000,
    disableConsoleIntercept: true,
  },
});
