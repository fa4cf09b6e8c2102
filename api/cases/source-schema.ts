import { sourceSchema } from '../../policies/source.ts';

/** Where a promise comes from. */
export const source = sourceSchema.meta({ id: 'Source' });
