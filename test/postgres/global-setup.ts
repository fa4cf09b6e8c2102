import type { TestProject } from 'vitest/node';
import { startPostgres } from './cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the superuser of the PostgreSQL that all tests of a run share. */
    postgresUrl: string;
  }
}

/** One cluster for the whole run, in which each test makes databases of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}
