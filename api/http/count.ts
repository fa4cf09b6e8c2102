import { z } from 'zod';

/** How many there are of something, from zero. */
export const count = z.int().min(0);
