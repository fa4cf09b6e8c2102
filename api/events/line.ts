import { z } from 'zod';

/** The fields of every line, in the timeline of a case and in the account of a pack. */
export const LINE = {
  seq: z.int().meta({ description: '1, 2, 3, … in the order of recording' }),
  actor: z.string().meta({ description: 'Who did it; `system` if it happened by itself' }),
  reason: z.string().meta({ description: 'What happened, in the language of `Accept-Language`' }),
};
