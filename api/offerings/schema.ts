import { z } from 'zod';
import { calendarSchema } from '../../catalogue/schema/calendar-schema.ts';
import { offeringSchema } from '../../catalogue/schema/offering-schema.ts';

const document = z
  .object({
    id: z.string(),
    title: z
      .object({
        en: z.string(),
        de: z.string().optional(),
        fr: z.string().optional(),
        'zh-Hans': z.string().optional(),
      })
      .meta({ description: 'By language; English for readers of any other' }),
    description: z.string(),
  })
  .meta({ id: 'Document' });

/** Something that the documents leave open, and what was chosen. */
export const choice = z
  .object({ path: z.string(), document: z.string(), section: z.string(), chosen: z.string() })
  .meta({ id: 'Choice' });

/** The policy as its file has it, with what helps to read it. */
export const offering = offeringSchema
  .extend({
    policyVersion: z.string().meta({ example: '21vianet@1' }),
    calendars: z.array(calendarSchema).meta({ description: 'Every calendar that it refers to' }),
    choices: z
      .array(choice)
      .meta({ description: 'What the documents leave open, and what was chosen' }),
    versions: z.array(z.int()).meta({ description: 'All versions, ascending' }),
    documents: z.array(document).meta({ description: 'The documents that the sources refer to' }),
  })
  .meta({ id: 'Offering' });
