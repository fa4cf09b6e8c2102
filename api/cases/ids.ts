import { z } from 'zod';
import { idPattern } from '../ids.ts';

const EXAMPLE = 'case_k2m4q6s3u5w7y2a4c6e3g5i7k2';

/** An id of another shape names no case: 404. */
export const caseId = z.string().regex(idPattern('case')).meta({ example: EXAMPLE });

export const byCaseId = z.strictObject({ id: caseId });
