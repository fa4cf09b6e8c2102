import type { z } from 'zod';
import type { CalendarPolicy } from '../schema/calendar-schema.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import type { PolicyFiles } from './files.ts';
import type { Report } from './policy-error.ts';

/** Loads one snapshot per file; the name in it has to match the file's name. */
export function loadSnapshots<T>(
  files: PolicyFiles,
  folder: string,
  schema: z.ZodType<T>,
  nameOf: (snapshot: T) => string,
): readonly T[] {
  return files
    .list(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      const snapshot = files.read(file, schema);
      if (snapshot === null) return [];
      if (`${nameOf(snapshot)}.json` === name) return [snapshot];
      files.report(file, '', `the file says that it is ${nameOf(snapshot)}`);
      return [];
    });
}

type Snapshots = Pick<Catalogue, 'holidays' | 'holidayFeeds' | 'makeUpDays'>;

/**
 * Checks that the holidays, feeds and make-up days that a calendar refers to exist, and that it says
 * what the worked days of its feeds mean.
 */
export function checkSnapshots(
  { holidays, holidayFeeds, workedHours, makeUpDays }: CalendarPolicy,
  snapshots: Snapshots,
  report: Report,
): void {
  if (holidays !== 'none' && holidays !== 'account') checkHolidays(holidays, snapshots, report);
  checkFeeds(holidayFeeds, snapshots, report);
  if (workedHours === null) checkWorkedDays(holidayFeeds, snapshots, report);
  if (makeUpDays === null || makeUpDays.country === 'account') return;
  if (snapshots.makeUpDays.some(({ country }) => country === makeUpDays.country)) return;
  report('makeUpDays.country', `there is no make-up-days/${makeUpDays.country}.json`);
}

function checkFeeds(ids: readonly string[], snapshots: Snapshots, report: Report): void {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) !== index) report(`holidayFeeds.${index}`, `duplicate: ${id}`);
    if (snapshots.holidayFeeds.some((each) => each.id === id)) continue;
    report(`holidayFeeds.${index}`, `there is no holiday-feeds/${id}.json`);
  }
}

function checkWorkedDays(ids: readonly string[], snapshots: Snapshots, report: Report): void {
  const feeds = snapshots.holidayFeeds.filter(({ id }) => ids.includes(id));
  const working = feeds.find(({ worked }) => Object.keys(worked).length > 0);
  if (!working) return;
  const message = `is missing: ${working.id} has worked days; say in which hours, or none`;
  report('workedHours', message);
}

function checkHolidays(place: string, snapshots: Snapshots, report: Report): void {
  const file = `holidays/${place.slice(0, 2)}.json`;
  const snapshot = snapshots.holidays.find(({ country }) => place.startsWith(country));
  if (!snapshot) report('holidays', `there is no ${file}`);
  else if (place !== snapshot.country && !snapshot.subdivisions.includes(place)) {
    report('holidays', `${file} has no days for ${place}`);
  }
}
