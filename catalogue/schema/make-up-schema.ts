import { z } from 'zod';
import { country } from './places.ts';
import { sentence } from './source.ts';

/**
 * A committed snapshot of what a country's government arranges each year around the public
 * holidays. Dates are the country's own; the names are those of the holidays.
 */
export const makeUpSchema = z
  .strictObject({
    country,
    generatedBy: sentence,
    /** The first and the last year whose arrangement is known. */
    years: z.tuple([z.int(), z.int()]),
    /** Days, mostly of weekends, that are worked in exchange for others. */
    worked: z.record(z.iso.date(), sentence),
    /** Days off besides the public holidays. */
    off: z.record(z.iso.date(), sentence),
  })
  .superRefine(({ years: [first, last], worked, off }, context) => {
    for (const [list, dates] of Object.entries({ worked, off })) {
      for (const date of Object.keys(dates)) {
        const year = Number(date.slice(0, 4));
        if (year >= first && year <= last) continue;
        context.addIssue({ code: 'custom', path: [list, date], message: 'outside of its years' });
      }
    }
  });

export type MakeUpSnapshot = z.infer<typeof makeUpSchema>;
