import * as fc from 'fast-check';
import { dayOf } from '../../catalogue/holiday-feed/day.ts';

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 });
const placedWeekday = fc
  .tuple(fc.constantFrom('1', '2', '4', '5', '-1', '-2', '-5'), weekday)
  .map(([place, day]) => [`${place}${day}`]);
const none = fc.constant([]);

function numbers(least: number, most: number) {
  const number = fc.integer({ min: least, max: most }).filter((each) => each !== 0);
  return fc.uniqueArray(number, { minLength: 1, maxLength: 4 });
}

function maybe<T>(values: fc.Arbitrary<readonly T[]>, freq = 2) {
  return fc.option(values, { nil: [], freq });
}

/** The parts of a rule; one without values is not there. */
function partsOf(frequency: string) {
  const isWide = frequency === 'YEARLY' || frequency === 'MONTHLY';
  return fc.record({
    FREQ: fc.constant([frequency]),
    INTERVAL: fc.integer({ min: 1, max: 4 }).map((each) => [each]),
    BYMONTH: maybe(numbers(1, 12)),
    BYMONTHDAY: frequency === 'WEEKLY' ? none : maybe(numbers(-31, 31)),
    BYDAY: maybe(isWide ? fc.oneof(weekdays, placedWeekday) : weekdays),
    BYYEARDAY: frequency === 'YEARLY' ? maybe(numbers(-366, 366), 1) : none,
    WKST: maybe(weekday.map((day) => [day])),
    COUNT: maybe(fc.integer({ min: 1, max: 60 }).map((each) => [each])),
  });
}

/** Rules that fit a few days, many or none; weeks by number are left out, as libraries differ. */
const rule = fc
  .constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY')
  .chain(partsOf)
  .map((parts) =>
    Object.entries<readonly (string | number)[]>(parts)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => `${name}=${values.join(',')}`)
      .join(';'),
  );

/** Rules, each with the day on which its series begins. */
export const someRules = fc.array(
  fc.record({ rule, start: fc.integer({ min: dayOf(2020, 1, 1), max: dayOf(2027, 1, 1) }) }),
  { minLength: 20, maxLength: 40 },
);
