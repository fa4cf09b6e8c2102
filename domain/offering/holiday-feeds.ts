import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { HolidayFeedSnapshot } from '../../catalogue/schema/holiday-feed-schema.ts';

/** Maps dates to their names. */
export type Names = Readonly<Record<string, string>>;

/** The imported feeds whose days close a calendar, in the policy's order. */
export function feedsOf(
  { holidayFeeds }: Pick<Catalogue, 'holidayFeeds'>,
  policy: Pick<CalendarPolicy, 'holidayFeeds'>,
): readonly HolidayFeedSnapshot[] {
  return policy.holidayFeeds.flatMap((id) => holidayFeeds.filter((feed) => feed.id === id));
}

/** Merges several lists of dates; a date with different names in two of them gets both. */
export function named(lists: readonly Names[]): Record<string, string> {
  const [first = {}, ...others] = lists;
  const names = { ...first };
  for (const [date, name] of others.flatMap(Object.entries<string>)) {
    const existing = names[date]?.split(SEPARATOR) ?? [];
    if (!existing.includes(name)) names[date] = [...existing, name].join(SEPARATOR);
  }
  return names;
}

const SEPARATOR = ' / ';
