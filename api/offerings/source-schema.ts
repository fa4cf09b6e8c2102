import { sourceSchema } from '../../catalogue/schema/source.ts';

/** Where a promise comes from. */
export const source = sourceSchema.meta({ id: 'Source' });
