import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { HolidayFeedSnapshot } from '../../catalogue/schema/holiday-feed-schema.ts';

/** What dates are called. */
export type Names = Readonly<Record<string, string>>;

/** The imported feeds whose days close a calendar, in the order in which it names them. */
export function feedsOf(
  { holidayFeeds }: Pick<Catalogue, 'holidayFeeds'>,
  policy: Pick<CalendarPolicy, 'holidayFeeds'>,
): readonly HolidayFeedSnapshot[] {
  return policy.holidayFeeds.flatMap((id) => holidayFeeds.filter((feed) => feed.id === id));
}

/** The dates of several lists in one; a date that two of them call otherwise has both names. */
export function named(lists: readonly Names[]): Record<string, string> {
  const [first = {}, ...others] = lists;
  const names = { ...first };
  for (const [date, name] of others.flatMap(Object.entries<string>)) {
    const before = names[date]?.split(BETWEEN) ?? [];
    if (!before.includes(name)) names[date] = [...before, name].join(BETWEEN);
  }
  return names;
}

const BETWEEN = ' / ';
