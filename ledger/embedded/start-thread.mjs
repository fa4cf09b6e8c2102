import { register } from 'tsx/esm/api';

// A thread can't be started from TypeScript: Node 20 does not take over what reads it (tsx#354).
register();
await import('./thread.ts');
