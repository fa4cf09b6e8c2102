import { z } from 'zod';

/** How many there are of something, perhaps none. */
export const count = z.int().min(0);
