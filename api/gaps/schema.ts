import { z } from 'zod';
import { GAP_KINDS } from '../../ledger/types/gaps.ts';
import { instantText } from '../http/instants.ts';

/** Something that was due and is missing. */
export const gapSchema = z
  .object({
    id: z.string(),
    kind: z.enum(GAP_KINDS).meta({
      description:
        '`not-recorded`: a deadline has passed and its case or pack says nothing of it. `not-sent`: an alert that nobody was at work to send; it is sent now. `not-running`: a case or pack that is not over has no workflow any more.',
    }),
    subject: z.string().meta({ description: 'The id of a case, a pack or a delivery' }),
    what: z.string().meta({ description: 'The type of the event that is missing' }),
    dueAt: instantText,
    foundAt: instantText,
    closedAt: instantText.nullable().meta({ description: 'When it was not missing any more' }),
  })
  .meta({ id: 'Gap' });
