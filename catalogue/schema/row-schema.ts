import { z } from 'zod';
import { conditionSchema } from './matcher.ts';
import { severityId } from './severity-schema.ts';
import { slug } from './slug.ts';
import { timed } from './timing-schema.ts';

/** What every row of the table of promises has: for which cases it is, and what it promises to them. */
export const rowFields = {
  id: slug.describe('The name of the row, by which explanations name it.'),
  categories: z.array(slug).min(1).describe('For cases of these categories.'),
  severities: z.array(severityId).min(1).describe('At these severities.'),
  plans: z.array(slug).min(1).optional().describe('Under these plans; under every one if absent.'),
  when: conditionSchema
    .optional()
    .describe('Always holds if absent; of the rows for a metric the first that holds is taken.'),
  ...timed,
};
