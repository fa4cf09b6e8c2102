import { z } from 'zod';
import { instantText, localText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { clock, nextEvent, notes, severityFrom } from './case-schema.ts';
import { coverage } from './coverage-schema.ts';
import { explanation } from './explanation-schema.ts';

/** What opening a case would promise, as of its opening or of the last act of its history. */
export const preview = z
  .object({
    offering: z.string(),
    plan: z.string().nullable(),
    category: z.string(),
    severity: z.string(),
    severityName: z.string().meta({ description: 'What the offering calls it' }),
    severityRank: z.int().meta({ description: '1 for the highest severity of the offering' }),
    severityFrom,
    policyVersion: z.string(),
    zoneDataVersion: z.string(),
    rule: z.string().meta({ description: 'The rule of the offering' }),
    source,
    openedAt: instantText,
    openedAtLocal: localText,
    coverage,
    next: namedOrNull(nextEvent),
    clocks: z.array(clock),
    explanation,
    notes,
  })
  .meta({ id: 'CasePreview' });
