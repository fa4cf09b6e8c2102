import { z } from 'zod';
import { CATEGORIES } from '../../domain/case/types.ts';
import { instantText, localText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { clock, nextEvent, notes } from './case-schema.ts';
import { coverage } from './coverage-schema.ts';
import { explanation } from './explanation-schema.ts';

/** What opening a case would promise, as of its opening or of the last act of its history. */
export const preview = z
  .object({
    offering: z.string(),
    plan: z.string().nullable(),
    category: z.enum(CATEGORIES),
    severity: z.string(),
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
