import type { CalendarPolicy } from './calendar-schema.ts';
import type { Catalogue } from './catalogue.ts';

type Weekly = CalendarPolicy['weekly'];

/** When each calendar is open, as a list in Markdown. */
export function calendarsList({ calendars }: Catalogue): string {
  return calendars.map(lineOf).join('\n');
}

function lineOf({ id, weekly, timeZone, variants, holidays, source }: CalendarPolicy): string {
  const zone = timeZone === 'account' ? "in the account's zone" : timeZone;
  const elsewhere = variants.map(({ regions, weekly: hours }) => {
    return `${regions.join(', ')} ${spell(hours)}`;
  });
  const star = source.chosen === undefined ? '' : ' \\*';
  const parts = [`${spell(weekly)} ${zone}`, ...elsewhere, closedOn(holidays)];
  return `- \`${id}\`: ${parts.join('; ')}${star}`;
}

function closedOn(holidays: CalendarPolicy['holidays']): string {
  if (holidays === 'none') return '365 days a year';
  const whose = holidays === 'account' ? "the account's region" : holidays;
  return `closed on the public holidays of ${whose}`;
}

/** `mon to fri 09:00–17:00`: weekdays in a row with the same hours are told together. */
function spell(weekly: Weekly): string {
  const runs: { first: string; last: string; hours: string }[] = [];
  let previous = '';
  for (const [day, intervals] of Object.entries(weekly)) {
    const hours = intervals.map((interval) => interval.join('–')).join(', ');
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
