import { z } from 'zod';

/** The document of every problem, RFC 9457. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ example: 'urn:sla-timers:problem:not-found' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Stable and machine-readable' }),
    requestId: z.string().meta({ description: 'The id of the request in the log' }),
  })
  .meta({ id: 'Problem' });

/** A problem that names the fields that are wrong. */
export const fieldProblemSchema = problemSchema
  .extend({
    errors: z.array(
      z.object({
        path: z.string().meta({
          description: 'Dotted; empty for the body as a whole',
          example: 'contact.email',
        }),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'FieldProblem' });
