/** Days of 2026, worked out by hand. */

/** All of China's days off on Monday to Friday: the statutory ones with those that bridge them. */
export const CHINESE_DAYS_OFF = [
  '2026-01-01',
  '2026-01-02',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-02-23',
  '2026-04-06',
  '2026-05-01',
  '2026-05-04',
  '2026-05-05',
  '2026-06-19',
  '2026-09-25',
  '2026-10-01',
  '2026-10-02',
  '2026-10-05',
  '2026-10-06',
  '2026-10-07',
];

/** Saturdays and Sundays that are worked in China for days off. */
export const CHINESE_MAKE_UP_DAYS = [
  '2026-01-04',
  '2026-02-14',
  '2026-02-28',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
];

/** The holidays of all Germany on Monday to Friday. */
export const GERMAN_HOLIDAYS = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-12-25',
];

/** The same with Bavaria's Epiphany and Corpus Christi; its All Saints' Day is a Sunday. */
export const BAVARIAN_HOLIDAYS = [...GERMAN_HOLIDAYS, '2026-01-06', '2026-06-04'].toSorted();

/** The holidays of all Brazil on Monday to Friday. */
export const BRAZILIAN_HOLIDAYS = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-21',
  '2026-05-01',
  '2026-09-07',
  '2026-10-12',
  '2026-11-02',
  '2026-11-20',
  '2026-12-25',
];
