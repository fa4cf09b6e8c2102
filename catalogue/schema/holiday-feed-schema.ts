import { z } from 'zod';
import { isTimeZone } from '../../domain/time/zone.ts';
import { intervals } from './hours-schema.ts';
import { sentence } from './source.ts';

/** The name of a feed, in its file's name and in a calendar's `holidayFeeds`. */
export const feedId = z
  .string()
  .regex(/^[a-z0-9-]+$/, 'a feed is named by small letters, digits and hyphens');

/** A date of which a part is closed. */
const halfDaySchema = z.strictObject({
  name: sentence,
  /** Wall time in the zone of each calendar that names the feed. */
  closed: intervals.min(1),
});

export type HalfDay = z.infer<typeof halfDaySchema>;

/** What was said at the import where the file does not say it. */
const choicesSchema = z.strictObject({
  close: z.array(sentence).optional(),
  work: z.array(sentence).optional(),
  leaveOut: z.array(z.string()).optional(),
  once: z.array(sentence).optional(),
  timeZone: z.string().refine(isTimeZone, 'not an IANA zone').optional(),
  halfDays: z.enum(['exceptions', 'leave-out']).optional(),
});

/** A committed snapshot of an iCalendar file. Its dates are those of each calendar that names it. */
export const holidayFeedSchema = z
  .strictObject({
    id: feedId,
    importedFrom: z.strictObject({
      /** The file's name, without folders. */
      file: sentence,
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 digits of hexadecimal'),
    }),
    choices: choicesSchema,
    /** The years of its first and last date; to the last of all where anything recurs without end. */
    years: z.tuple([z.int(), z.int()]),
    /** By name of a holiday: the last year for which it is known. What happened once is not listed. */
    known: z.record(z.string(), z.int()),
    /** Whole days that are closed, by date. */
    days: z.record(z.iso.date(), sentence),
    /** Days that are worked, though they may be of a weekend or a holiday. */
    worked: z.record(z.iso.date(), sentence),
    halfDays: z.record(z.iso.date(), halfDaySchema),
  })
  .superRefine(({ years: [first, last], days, worked, halfDays }, context) => {
    for (const [list, dates] of Object.entries({ days, worked, halfDays })) {
      for (const date of Object.keys(dates)) {
        const year = Number(date.slice(0, 4));
        if (year >= first && year <= last) continue;
        context.addIssue({ code: 'custom', path: [list, date], message: 'outside of its years' });
      }
    }
  });

export type HolidayFeedSnapshot = z.infer<typeof holidayFeedSchema>;
