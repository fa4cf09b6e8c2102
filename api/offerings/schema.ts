import { z } from 'zod';
import { loadedCalendarSchema } from '../../catalogue/schema/calendar-schema.ts';
import { offeringSchema } from '../../catalogue/schema/offering-schema.ts';
import { byLanguageSchema } from '../../catalogue/schema/source.ts';

const wording = byLanguageSchema.meta({
  id: 'Wording',
  description: 'By language; English for readers of any other',
});

const document = z
  .object({
    id: z.string(),
    title: wording,
    description: z.string(),
  })
  .meta({ id: 'Document' });

/** Something that the documents leave open, and what was chosen. */
export const choice = z
  .object({ path: z.string(), document: z.string(), section: z.string(), chosen: z.string() })
  .meta({ id: 'Choice' });

const { severities, waits } = offeringSchema.shape;
const level = severities.shape.levels.element.extend({ name: wording, meaning: wording });

/** The policy as its file has it, with what helps to read it. */
export const offering = offeringSchema
  .extend({
    severities: severities.extend({
      levels: z.array(level).meta({ description: 'The highest first' }),
    }),
    waits: z
      .array(waits.unwrap().element.extend({ name: wording }))
      .meta({ description: 'Whom support can wait for besides the customer' }),
    policyVersion: z.string().meta({ example: '21vianet@1' }),
    calendars: z
      .array(loadedCalendarSchema)
      .meta({ description: 'Every calendar that it refers to' }),
    choices: z
      .array(choice)
      .meta({ description: 'What the documents leave open, and what was chosen' }),
    offered: z.boolean().meta({
      description: 'Whether cases are opened under it here; false if it is switched off',
      example: true,
    }),
    versions: z.array(z.int()).meta({ description: 'All versions, ascending' }),
    documents: z.array(document).meta({ description: 'The documents that the sources refer to' }),
  })
  .meta({ id: 'Offering' });
