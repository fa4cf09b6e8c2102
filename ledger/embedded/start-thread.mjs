import { register } from 'tsx/esm/api';

// A thread cannot be started from TypeScript: on Node 20 it does not inherit the loader (tsx#354).
register();
await import('./thread.ts');
