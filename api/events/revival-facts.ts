import { z } from 'zod';
import { REVIVED_FROM } from '../../domain/case/case-event.ts';
import { instantText } from '../http/instants.ts';

/** What its event and the answer to its call say of a revival. */
export const revivalFacts = {
  revivedFrom: z.enum(REVIVED_FROM).meta({
    description:
      '`history`: from the histories that the engine still had, so that nothing is lost. `ledger`: from what had been recorded.',
  }),
  stoppedAt: instantText
    .nullable()
    .meta({ description: 'Since when the case did not run; null if nobody knows' }),
};
