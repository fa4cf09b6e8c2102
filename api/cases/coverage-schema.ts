import { z } from 'zod';
import { REQUEST_CHANNELS } from '../../domain/case/types.ts';
import { instantText, localText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';

const duty = z
  .object({
    onDuty: z.boolean().meta({ description: 'Whether somebody is at work now' }),
    until: instantText.nullable().meta({ description: 'When that ends; null where it does not' }),
    untilLocal: localText.nullable(),
    nextAt: instantText.nullable().meta({ description: 'When somebody is at work next' }),
    nextAtLocal: localText.nullable(),
  })
  .meta({ id: 'Duty', description: 'Of the moment that the answer speaks of' });

const hours = {
  kind: z.enum(['24x7', 'business-hours']),
  calendar: z.string().nullable().meta({ description: 'Null under 24x7' }),
};

const language = z
  .object({
    ...hours,
    language: z.string().meta({ description: 'BCP 47: as asked for, or what is served instead' }),
    interpreter: z.boolean().meta({ description: 'Whether an interpreter may join' }),
    note: z.string().nullable(),
    source,
    duty,
  })
  .meta({ id: 'LanguageCoverage' });

const channel = z
  .object({
    ...hours,
    channel: z.enum(REQUEST_CHANNELS),
    phoneNumbers: z.array(z.string()).nullable().meta({
      description: 'For the region of the account; null for other channels than the phone',
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
