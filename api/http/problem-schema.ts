import { z } from 'zod';

/** The document of every problem, RFC 9457. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ example: 'urn:sla-timers:problem:not-found' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable and machine-readable' }),
    requestId: z.string().meta({ description: 'Under which the log knows the request' }),
  })
  .meta({ id: 'Problem' });

/** A problem that names the fields that are wrong. */
export const fieldProblemSchema = problemSchema
  .extend({
    errors: z.array(
      z.object({
        path: z.string().meta({
          description: 'Dotted; empty for the whole',
          example: 'contact.email',
        }),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'FieldProblem' });
