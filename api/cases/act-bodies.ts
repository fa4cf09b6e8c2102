import { z } from 'zod';
import { OUTCOMES, SEVERITIES, SEVERITY_REASONS } from '../../domain/case/types.ts';
import { optionalText } from '../text.ts';

/** What acts say beside who, when and why: in their endpoints, and in a history. */

export const SEVERITY_CHANGE = {
  severity: z.enum(SEVERITIES),
  reason: z.enum(SEVERITY_REASONS),
  businessImpact: optionalText(5_000),
};

export const CLOSE = {
  outcome: z.enum(OUTCOMES),
  chargeCredit: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
};
