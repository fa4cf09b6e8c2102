import { register } from 'tsx/esm/api';

// Runs the program from TypeScript if the service is not compiled, as start-thread.mjs does.
register();
await import('./maker.ts');
