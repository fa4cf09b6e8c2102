import type { CalendarPolicy } from './calendar-schema.ts';
import { newestCalendars, type Catalogue } from './catalogue.ts';

type Weekly = CalendarPolicy['weekly'];

/** When each calendar is open, as a list in Markdown. */
export function calendarsList(catalogue: Catalogue): string {
  return newestCalendars(catalogue).map(lineOf).join('\n');
}

function lineOf(calendar: CalendarPolicy): string {
  const { id, weekly, timeZone, variants, holidays, holidayFeeds, source } = calendar;
  const zone = timeZone === 'account' ? "in the account's zone" : timeZone;
  const elsewhere = variants.map(({ regions, weekly: hours }) => {
    return `${regions.join(', ')} ${spell(hours)}`;
  });
  const star = source.chosen === undefined ? '' : ' \\*';
  const closed = [
    closedOn(holidays),
    ...holidayFeeds.map((feed) => `closed on the days of ${feed}`),
  ];
  const parts = [`${spell(weekly)} ${zone}`, ...elsewhere, ...closed, ...madeUp(calendar)];
  return `- \`${id}\`: ${parts.join('; ')}${star}`;
}

function closedOn(holidays: CalendarPolicy['holidays']): string {
  if (holidays === 'none') return '365 days a year';
  const whose = holidays === 'account' ? "the account's region and subdivision" : holidays;
  return `closed on the public holidays of ${whose}`;
}

function madeUp({ makeUpDays, exceptions }: CalendarPolicy): readonly string[] {
  const dates = Object.entries(exceptions).map(
    ([date, { name, hours }]) => `${date} (${name}) ${spellDay(hours) || 'closed'}`,
  );
  if (makeUpDays === null) return dates;
  const whose = makeUpDays.country === 'account' ? 'that region' : makeUpDays.country;
  const hours = spellDay(makeUpDays.hours);
  return [`days off that bridge them and make-up working days (${hours}) of ${whose}`, ...dates];
}

function spellDay(intervals: Weekly['mon']): string {
  return intervals.map((interval) => interval.join('–')).join(', ');
}

/** `mon to fri 09:00–17:00`: weekdays in a row with the same hours are told together. */
function spell(weekly: Weekly): string {
  const runs: { first: string; last: string; hours: string }[] = [];
  let previous = '';
  for (const [day, intervals] of Object.entries(weekly)) {
    const hours = spellDay(intervals);
    const run = runs.at(-1);
    const goesOn = run !== undefined && hours === previous;
    if (hours !== '' && goesOn) runs[runs.length - 1] = { ...run, last: day };
    if (hours !== '' && !goesOn) runs.push({ first: day, last: day, hours });
    previous = hours;
  }
  return runs
    .map(({ first, last, hours }) => `${first === last ? first : `${first} to ${last}`} ${hours}`)
    .join(', ');
}
