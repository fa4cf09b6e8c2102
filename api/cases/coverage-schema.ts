import { z } from 'zod';
import { instantText, localText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';

const duty = z
  .object({
    onDuty: z.boolean().meta({ description: 'Whether somebody is at work now' }),
    until: instantText.nullable().meta({ description: 'When that ends; null if it does not' }),
    untilLocal: localText.nullable(),
    nextAt: instantText.nullable().meta({ description: 'When somebody will next be at work' }),
    nextAtLocal: localText.nullable(),
  })
  .meta({ id: 'Duty', description: 'At the moment the answer describes' });

const hours = {
  kind: z.enum(['24x7', 'business-hours']),
  calendar: z.string().nullable().meta({ description: 'Null for 24x7' }),
};

const language = z
  .object({
    ...hours,
    language: z
      .string()
      .meta({ description: 'BCP 47: the language asked for, or the one served instead' }),
    interpreter: z.boolean().meta({ description: 'Whether an interpreter may join' }),
    note: z.string().nullable(),
    source,
    duty,
  })
  .meta({ id: 'LanguageCoverage' });

const channel = z
  .object({
    ...hours,
    channel: z.string(),
    phoneNumbers: z.array(z.string()).nullable().meta({
      description: 'For the region of the account; null for channels other than the phone',
    }),
    note: z.string().nullable(),
    source,
  })
  .meta({ id: 'ChannelCoverage' });

/** When a case is worked on, in which language, and by which channel it came. */
export const coverage = z
  .object({
    ...hours,
    duty,
    language: namedOrNull(language),
    channel: namedOrNull(channel),
  })
  .meta({ id: 'Coverage' });
