import { z } from 'zod';

/** What every line says, of a case's timeline as of a pack's account. */
export const LINE = {
  seq: z.int().meta({ description: '1, 2, 3, … in the order of recording' }),
  actor: z.string().meta({ description: 'Who did it; `system` if it happened by itself' }),
  reason: z.string().meta({ description: 'What happened, in the language of `Accept-Language`' }),
};
