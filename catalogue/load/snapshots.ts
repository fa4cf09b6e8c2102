import type { z } from 'zod';
import type { CalendarPolicy } from '../schema/calendar-schema.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import { meant } from '../schema/issue-words.ts';
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
 * Checks that the holidays, feeds and make-up days that a calendar refers to exist, that it says what
 * the worked days of its feeds mean, and that it has holidays if it has hours for them.
 */
export function checkSnapshots(
  { holidays, holidayHours, holidayFeeds, workedHours, makeUpDays }: CalendarPolicy,
  snapshots: Snapshots,
  report: Report,
): void {
  checkPlaces(holidays, snapshots, report);
  if (holidayHours !== null && holidays === 'none' && holidayFeeds.length === 0) {
    report('holidayHours', 'has no holidays: name a place under holidays, or a feed');
  }
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
    const known = snapshots.holidayFeeds.map((each) => each.id);
    report(`holidayFeeds.${index}`, `there is no holiday-feeds/${id}.json${meant(id, known)}`);
  }
}

function checkWorkedDays(ids: readonly string[], snapshots: Snapshots, report: Report): void {
  const feeds = snapshots.holidayFeeds.filter(({ id }) => ids.includes(id));
  const working = feeds.find(({ worked }) => Object.keys(worked).length > 0);
  if (!working) return;
  const message = `is missing: ${working.id} has worked days; say in which hours, or none`;
  report('workedHours', message);
}

function checkPlaces(
  holidays: CalendarPolicy['holidays'],
  snapshots: Snapshots,
  report: Report,
): void {
  if (holidays === 'none') return;
  const places = [holidays].flat();
  for (const [index, place] of places.entries()) {
    const path = Array.isArray(holidays) ? `holidays.${index}` : 'holidays';
    if (places.indexOf(place) !== index) report(path, `duplicate: ${place}`);
    if (place !== 'account') checkHolidays(place, snapshots, (message) => report(path, message));
  }
}

function checkHolidays(
  place: string,
  snapshots: Snapshots,
  refuse: (message: string) => void,
): void {
  const file = `holidays/${place.slice(0, 2)}.json`;
  const snapshot = snapshots.holidays.find(({ country }) => place.startsWith(country));
  if (!snapshot) {
    const known = snapshots.holidays.map(({ country }) => country).join(', ');
    refuse(
      `there is no ${file}; there are those of ${known}; of another place, write none here and name a feed of its holidays under holidayFeeds (npm run holidays:import makes one)`,
    );
  } else if (place !== snapshot.country && !snapshot.subdivisions.includes(place)) {
    refuse(`${file} has no days for ${place}${meant(place, snapshot.subdivisions)}`);
  }
}
