/** Where the library that drafts the holidays is known to be wrong, and what is right instead. */
interface HolidayCorrection {
  readonly country: string;
  /** The library's rule that does not count, if any. */
  readonly drop?: string;
  /** What counts, in the library's grammar of rules. */
  readonly add?: { readonly rule: string; readonly name: string };
  readonly reason: string;
}

export const HOLIDAY_CORRECTIONS: readonly HolidayCorrection[] = [
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
    country: 'KR',
    drop: 'korean 01-0-01 P3D',
    reason: 'The library counts the three days of Seollal from the new year itself.',
  },
  {
    country: 'KR',
    add: { rule: 'korean 01-0-00 P3D', name: 'Korean New Year' },
    reason: 'Seollal is the day before the new year, the new year and the day after.',
  },
];
