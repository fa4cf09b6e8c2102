import { z } from 'zod';
import { sentence } from './source.ts';

/** The name of a feed, in its file's name and in a calendar's `holidayFeeds`. */
export const feedId = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'a feed is named by small letters, digits and hyphens');

/** A committed snapshot of an iCalendar file: whole days that its owner closes. */
export const holidayFeedSchema = z
  .strictObject({
    id: feedId,
    importedFrom: z.strictObject({
      /** The file's name, without folders. */
      file: sentence,
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 digits of hexadecimal'),
    }),
    /** The years of the first and the last of its days. */
    years: z.tuple([z.int(), z.int()]),
    /** By date, in the zone of each calendar that names the feed. */
    days: z.record(z.iso.date(), sentence),
  })
  .superRefine(({ years: [first, last], days }, context) => {
    for (const date of Object.keys(days)) {
      const year = Number(date.slice(0, 4));
      if (year >= first && year <= last) continue;
      context.addIssue({ code: 'custom', path: ['days', date], message: 'outside of its years' });
    }
  });

export type HolidayFeedSnapshot = z.infer<typeof holidayFeedSchema>;
