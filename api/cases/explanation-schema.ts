import { z } from 'zod';
import { instantText } from '../http/instants.ts';
import { source } from '../offerings/source-schema.ts';
import { audience, metric } from '../events/metric-schema.ts';
import { clockState, notes, pauseReason, severityFrom, target } from './case-schema.ts';

const segment = z
  .object({
    from: instantText,
    to: instantText,
    kind: z.enum(['counted', 'closed', 'holiday', 'paused']),
    name: z.string().optional().meta({ description: 'The name of the holiday, if known' }),
    reason: pauseReason.optional(),
    seconds: z.number(),
  })
  .meta({ id: 'ExplainedSegment' });

const explainedClock = z
  .object({
    metric,
    audience,
    cycle: z.int(),
    state: clockState,
    rule: z.string().nullable(),
    source,
    target,
    startedAt: instantText.nullable(),
    dueAt: instantText.nullable(),
    calendar: z.string().nullable(),
    calendarVersion: z.int().nullable(),
    zoneDataVersion: z.string(),
    segments: z.array(segment),
  })
  .meta({ id: 'ExplainedClock' });

/** Every stretch of time from a clock's start to its deadline. */
export const explanation = z.object({ clocks: z.array(explainedClock), severityFrom, notes }).meta({
  id: 'Explanation',
  description: 'Why each clock is due when it is: the counted seconds add up to the target',
});
