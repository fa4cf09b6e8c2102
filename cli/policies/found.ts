import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarPolicy } from '../../catalogue/schema/calendar-schema.ts';
import type { Catalogue } from '../../catalogue/schema/catalogue.ts';
import type { Offering } from '../../catalogue/schema/offering-schema.ts';
import { versionFile } from '../../catalogue/schema/version-file.ts';
import { severitiesOf } from '../../catalogue/schema/severity-schema.ts';

/** What a folder adds to the policies, a line for each version, so that its author sees it was read. */
export function foundIn(folder: string, catalogue: Catalogue): readonly string[] {
  const { calendars, offerings, holidayFeeds } = catalogue;
  const isThere = (file: string) => existsSync(join(folder, file));
  const feeds = holidayFeeds.filter(({ id }) => isThere(`holiday-feeds/${id}.json`));
  return [
    ...offerings
      .map((each) => ({ file: versionFile('offerings', each), says: offeringText(each) }))
      .filter(({ file }) => isThere(file)),
    ...calendars
      .map((each) => ({ file: versionFile('calendars', each), says: calendarText(each) }))
      .filter(({ file }) => isThere(file)),
    ...feeds.map(({ id, days, years: [first, last] }) => ({
      file: `holiday-feeds/${id}.json`,
      says: `${counted(Object.keys(days).length, 'closed day')}, ${first} to ${last}`,
    })),
  ].map(({ file, says }) => `${file}: ${says}`);
}

function offeringText(offering: Offering): string {
  const { id, version, plans, commitments, clocks, rules } = offering;
  return [
    `offering ${id}, version ${version}`,
    `severities ${severitiesOf(offering).join(', ')}`,
    ...(plans.length > 0 ? [`plans ${plans.map((plan) => plan.id).join(', ')}`] : []),
    [
      counted(commitments.length, 'commitment'),
      counted(clocks.length, 'further clock'),
      counted(rules.length, 'rule'),
    ].join(', '),
  ].join('; ');
}

function calendarText({
  id,
  version,
  timeZone,
  anyOf,
  weekly,
  exceptions,
}: CalendarPolicy): string {
  const open = Object.values(weekly).filter((day) => day.length > 0).length;
  return [
    `calendar ${id}, version ${version}`,
    timeZone === 'account' ? "in the account's zone" : `in ${timeZone}`,
    anyOf.length > 0
      ? `open while any of ${anyOf.join(', ')} is`
      : `open on ${counted(open, 'weekday')}, ${counted(Object.keys(exceptions).length, 'exception')}`,
  ].join('; ');
}

/** `1 rule`, `3 rules`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
