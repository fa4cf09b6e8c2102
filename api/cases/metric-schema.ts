import { z } from 'zod';
import { METRICS } from '../../domain/case/types.ts';

/** What a clock times. */
export const metric = z.string().meta({
  description: `What is timed: ${METRICS.join(', ')}, or one that the offering defines`,
  example: 'first_response',
});
