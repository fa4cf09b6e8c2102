import type { z } from 'zod';
import type { CalendarPolicy } from './calendar-schema.ts';
import type { Catalogue } from './catalogue.ts';
import type { PolicyFiles } from './files.ts';
import type { Report } from './policy-error.ts';

/** A file a country; which one it calls itself has to be its file's name. */
export function loadSnapshots<T extends { readonly country: string }>(
  files: PolicyFiles,
  folder: string,
  schema: z.ZodType<T>,
): readonly T[] {
  return files
    .list(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const snapshot = files.read(file, schema);
      if (snapshot === null) return [];
      if (`${snapshot.country}.json` === name) return [snapshot];
      files.report(file, '', `the file calls itself ${snapshot.country}`);
      return [];
    });
}

type Snapshots = Pick<Catalogue, 'holidays' | 'makeUpDays'>;

/** A calendar that goes by the days of a country or a part of it is nothing without them. */
export function checkSnapshots(
  { holidays, makeUpDays }: CalendarPolicy,
  snapshots: Snapshots,
  report: Report,
): void {
  if (holidays !== 'none' && holidays !== 'account') checkHolidays(holidays, snapshots, report);
  if (makeUpDays === null || makeUpDays.country === 'account') return;
  if (snapshots.makeUpDays.some(({ country }) => country === makeUpDays.country)) return;
  report('makeUpDays.country', `there is no make-up-days/${makeUpDays.country}.json`);
}

function checkHolidays(place: string, snapshots: Snapshots, report: Report): void {
  const file = `holidays/${place.slice(0, 2)}.json`;
  const snapshot = snapshots.holidays.find(({ country }) => place.startsWith(country));
  if (!snapshot) report('holidays', `there is no ${file}`);
  else if (place !== snapshot.country && !snapshot.subdivisions.includes(place)) {
    report('holidays', `${file} does not know ${place}`);
  }
}
