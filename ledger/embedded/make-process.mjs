import { register } from 'tsx/esm/api';

// As start-thread.mjs: from TypeScript where it is not compiled.
register();
await import('./maker.ts');
