import { z } from 'zod';
import { CASE_EVENT_TYPES, type CaseEventType } from '../../domain/case/types.ts';
import { CASE_FACTS } from '../events/case-facts.ts';
import { oneByType, schemaName } from '../events/types.ts';
import { instantText } from '../instants.ts';

/** One line of a timeline, of any type. */
export const eventSchema = oneByType(CASE_EVENT_TYPES.map(lineOf)).meta({ id: 'CaseEvent' });

function lineOf(type: CaseEventType) {
  const facts: z.ZodRawShape = CASE_FACTS[type];
  return z
    .object({
      seq: z.int().meta({ description: '1, 2, 3, … in the order of recording' }),
      type: z.literal(type),
      at: instantText.meta({ description: 'When it happened or was due, not when it was noticed' }),
      actor: z.string().meta({ description: 'Who did it; `system` where nobody did' }),
      data: z.object({
        reason: z
          .string()
          .meta({ description: 'What happened, in the language that was asked for' }),
        ...facts,
        quiet: z.boolean().meta({ description: 'Alerted to nobody, as it fell due before' }),
      }),
    })
    .meta({ id: `${schemaName(type)}Event` });
}
