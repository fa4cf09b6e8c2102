import { z } from 'zod';
import { CASE_ID } from '../http/example-ids.ts';
import { idPattern } from '../http/ids.ts';

/** No case has an id of another shape: 404. */
export const caseId = z.string().regex(idPattern('case')).meta({ example: CASE_ID });

export const byCaseId = z.strictObject({ id: caseId });
