import { runImport } from './import-holiday-feed.ts';

/* Imports a holiday feed: `npm run holidays:import -- --feed FILE.ics --id ID`. */

process.exitCode = runImport(process.argv.slice(2), { done: console.log, wrong: console.error });
