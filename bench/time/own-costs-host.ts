import { compileCalendar, type CompiledCalendar } from '../../domain/time/compile.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { DAY } from '../../domain/time/units.ts';
import type { OwnCosts } from './own-costs.ts';
import { freshOffice } from './work.ts';

/*
 * Measures what a compiled calendar costs, in a process of its own: the first one of all meets
 * code and zone data that were never used. Prints JSON. Needs `--expose-gc`.
 */

const YEAR_BEGINS = Date.UTC(2026, 0, 1);
const CALENDARS = 400;
const LATER_YEARS = 9;

let serial = 0;
const fresh = (timeZone = 'Europe/Berlin'): Calendar => ({
  ...freshOffice((serial += 1)),
  timeZone,
});

/** Checks and compiles a calendar for 2026; tells the milliseconds of CPU that it took. */
function compileYear(calendar: Calendar): number {
  const begun = process.cpuUsage();
  compileCalendar(calendar).measure(YEAR_BEGINS, YEAR_BEGINS + 364 * DAY);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000;
}

function usedKb(): number {
  if (!gc) throw new Error('run it with --expose-gc');
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1_024;
}

const firstMs = compileYear(fresh());
const compiled: CompiledCalendar[] = [];
const before = usedKb();
for (let index = 0; index < CALENDARS; index += 1) {
  const one = compileCalendar(fresh());
  one.measure(YEAR_BEGINS, YEAR_BEGINS + 364 * DAY);
  compiled.push(one);
}
const withFirst = usedKb();
for (const one of compiled) one.measure(YEAR_BEGINS, YEAR_BEGINS + (LATER_YEARS + 1) * 365 * DAY);
const withLater = usedKb();

// After memory was measured: the calendars that these leave behind would be forgotten meanwhile.
const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Europe/Berlin');
const newZoneMs = zones.slice(0, 200).map((zone) => compileYear(fresh(zone)));
const knownZoneMs = zones.slice(0, 200).map(() => compileYear(fresh()));

const costs: OwnCosts = {
  firstMs,
  newZoneMs,
  knownZoneMs,
  firstYearKb: (withFirst - before) / CALENDARS,
  laterYearKb: (withLater - withFirst) / CALENDARS / LATER_YEARS,
};
process.stdout.write(JSON.stringify(costs));
