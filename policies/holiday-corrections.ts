/** Where the library that drafts the holidays is known to be wrong, and what is right instead. */
interface HolidayCorrection {
  readonly country: string;
  /** ISO 3166-2; without it, the whole country with all its parts. */
  readonly subdivision?: string;
  /** The library's rule that does not count, if any. */
  readonly drop?: string;
  /** What counts, in the library's grammar of rules. */
  readonly add?: { readonly rule: string; readonly name: string };
  readonly reason: string;
}

const HOLIDAY_CORRECTIONS: readonly HolidayCorrection[] = [
  {
    country: 'AU',
    subdivision: 'AU-TAS',
    drop: '01-01 if saturday then next monday if sunday then next tuesday',
    add: { rule: '01-01 if saturday,sunday then next monday', name: "New Year's Day" },
    reason: 'A new year on a Sunday is moved to the Monday in Tasmania too, as in 2017 and 2023.',
  },
  {
    country: 'BR',
    add: { rule: '11-20 since 2024', name: 'Black Awareness Day' },
    reason: 'Where a state had the day before, the library ends it with the national law of 2023.',
  },
  {
    country: 'CN',
    drop: 'chinese 01-0-00',
    add: { rule: 'chinese 01-0-00 since 2025', name: 'Spring Festival' },
    reason: "New year's eve is a statutory holiday since 2025; from 2014 to 2024 it was none.",
  },
  {
    country: 'CN',
    drop: '06-01',
    reason: "Children's Day is a day off for children below 14 alone.",
  },
  {
    country: 'CN',
    add: { rule: 'chinese 01-0-03', name: 'Spring Festival' },
    reason: 'The statutory holiday includes the third day of the first month.',
  },
  {
    country: 'CN',
    add: { rule: '05-02 since 2025', name: 'Labour Day' },
    reason: 'A statutory holiday since the State Council revised the list for 2025.',
  },
  {
    country: 'IN',
    subdivision: 'IN-KL',
    drop: '04-21',
    reason: 'The solar new year falls on 14 or 15 April; the library has the 21st of every year.',
  },
  {
    country: 'KR',
    drop: 'korean 01-0-01 P3D',
    add: { rule: 'korean 01-0-00 P3D', name: 'Korean New Year' },
    reason:
      'Seollal is the day before the new year, the new year and the day after; the library counts from the new year itself.',
  },
];

/** What is corrected for a country as a whole (`subdivision` null), or in one of its parts. */
export function correctionsOf(
  country: string,
  subdivision: string | null,
): readonly HolidayCorrection[] {
  return HOLIDAY_CORRECTIONS.filter(
    (each) =>
      each.country === country &&
      (each.subdivision === undefined || each.subdivision === subdivision),
  );
}
