import { z } from 'zod';
import { CASE_EVENT_TYPES, type CaseEventType } from '../../domain/case/types.ts';
import { CASE_FACTS } from '../events/case-facts.ts';
import { LINE } from '../events/line.ts';
import { schemaName } from '../events/types.ts';
import { instantText } from '../http/instants.ts';
import { oneBy } from '../http/one-by.ts';

/** One line of a timeline, whatever its type. */
export const eventSchema = oneBy('type', CASE_EVENT_TYPES.map(lineOf)).meta({ id: 'CaseEvent' });

function lineOf(type: CaseEventType) {
  const facts: z.ZodRawShape = CASE_FACTS[type];
  return z
    .object({
      seq: LINE.seq,
      type: z.literal(type),
      at: instantText.meta({ description: 'When it happened or was due, not when it was noticed' }),
      actor: LINE.actor,
      data: z.object({
        reason: LINE.reason,
        ...facts,
        quiet: z
          .boolean()
          .meta({ description: 'No alert was sent, as it was due before `quietBefore`' }),
      }),
    })
    .meta({ id: `${schemaName(type)}Event` });
}
