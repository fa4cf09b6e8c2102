import { createRequire } from 'node:module';

/**
 * Loads a package of `bench/time/package.json`, which the service's own installation knows nothing
 * of: what it is has to be said by the contestant that asks for it.
 */
export const load = createRequire(new URL('./package.json', import.meta.url));
