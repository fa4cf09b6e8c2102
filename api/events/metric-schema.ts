import { z } from 'zod';
import { AUDIENCES, METRICS } from '../../domain/case/types.ts';

/** What a clock times. */
export const metric = z.string().meta({
  description: `What is timed: ${METRICS.join(', ')}, or one that the offering defines`,
  example: 'first_response',
});

/** Whom a clock is for. */
export const audience = z.enum(AUDIENCES).meta({
  description:
    '`customer`: promised to the customer. `team`: an internal agreement, which counts for neither `breached` nor `nextDueAt`, and of which the customer is told nothing',
});
