import { z } from 'zod';
import { GAP_KINDS } from '../../ledger/types/gaps.ts';
import { instantText } from '../http/instants.ts';

/** Something that was due and is missing. */
export const gapSchema = z
  .object({
    id: z.string(),
    kind: z.enum(GAP_KINDS).meta({
      description:
        '`not-recorded`: a deadline has passed, but its case or pack has no record of it. `not-sent`: nothing was working on sending an alert; it is sent now. `not-running`: a case or pack that is not over no longer has a workflow.',
    }),
    subject: z.string().meta({ description: 'The id of a case, a pack or a delivery' }),
    what: z.string().meta({ description: 'The type of the event that is missing' }),
    dueAt: instantText,
    foundAt: instantText,
    closedAt: instantText.nullable().meta({ description: 'When it was no longer missing' }),
  })
  .meta({ id: 'Gap' });
