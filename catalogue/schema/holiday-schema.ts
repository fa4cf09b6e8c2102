import { z } from 'zod';
import { country, subdivision } from './places.ts';
import { sentence } from './source.ts';

/** A holiday that some parts of a country have, or do not have, on these dates. */
const regionalSchema = z.strictObject({
  name: sentence,
  in: z.array(subdivision).min(1),
  on: z.array(z.iso.date()).min(1),
});

/** What a snapshot is known to lack, or contains only as a guess. */
export const caveatSchema = z.strictObject({
  /** The first year concerned; every year if absent. */
  from: z.int().optional(),
  /** Set if only the holidays of the country's parts are concerned. */
  regional: z.literal(true).optional(),
  /** A sentence for people. */
  detail: sentence,
});

export type HolidayCaveat = Readonly<z.infer<typeof caveatSchema>>;

/** A committed snapshot of a country's public holidays, dates in the country's own wall time. */
export const holidaysSchema = z
  .strictObject({
    country,
    generatedBy: sentence,
    /** The first and the last year covered. */
    years: z.tuple([z.int(), z.int()]),
    /** What people have to know about these holidays, if anything. */
    caveats: z.array(caveatSchema).min(1).optional(),
    /** Those of the whole country, by date. */
    days: z.record(z.iso.date(), sentence),
    /**
     * The parts of the country (ISO 3166-2) whose own holidays are known, even if there are none.
     */
    subdivisions: z.array(subdivision).default([]),
    /** Closed in these parts in addition to `days`. */
    added: z.array(regionalSchema).default([]),
    /** Dates of `days` on which these parts are open. */
    removed: z.array(regionalSchema).default([]),
  })
  .superRefine((snapshot, context) => {
    const report = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message });
    checkYears(snapshot, report);
    checkParts(snapshot, report);
  });

type Snapshot = Readonly<z.infer<typeof holidaysSchema>>;
type Report = (path: readonly (string | number)[], message: string) => void;

function checkYears({ years: [first, last], days, ...regional }: Snapshot, report: Report): void {
  const check = (date: string, path: readonly (string | number)[]) => {
    const year = Number(date.slice(0, 4));
    if (year < first || year > last) report(path, 'outside of its years');
  };
  for (const date of Object.keys(days)) check(date, ['days', date]);
  for (const list of ['added', 'removed'] as const) {
    for (const [index, { on }] of regional[list].entries()) {
      for (const [place, date] of on.entries()) check(date, [list, index, 'on', place]);
    }
  }
}

function checkParts({ country: whole, subdivisions, ...regional }: Snapshot, report: Report): void {
  for (const [index, part] of subdivisions.entries()) {
    if (!part.startsWith(`${whole}-`)) report(['subdivisions', index], `no part of ${whole}`);
  }
  for (const list of ['added', 'removed'] as const) {
    for (const [index, { in: parts }] of regional[list].entries()) {
      const unknown = parts.find((part) => !subdivisions.includes(part));
      if (unknown !== undefined) report([list, index, 'in'], `${unknown} is not in subdivisions`);
    }
  }
}

export type HolidaySnapshot = z.infer<typeof holidaysSchema>;
