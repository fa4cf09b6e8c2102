import { NO_CHOICES, type FeedChoices } from '../../../catalogue/holiday-feed/choices.ts';
import { readHolidayFeed, type HolidayFeed } from '../../../catalogue/holiday-feed/feed.ts';
import { problemText } from '../../../catalogue/holiday-feed/problem.ts';

/** An event of these lines; it has a UID and a name unless they say otherwise. */
export function event(...lines: readonly string[]): readonly string[] {
  const has = (name: string) => lines.some((line) => new RegExp(`^${name}\\b`).test(line));
  return [
    'BEGIN:VEVENT',
    ...(has('UID') ? [] : ['UID:1@harbour.example']),
    ...(has('SUMMARY') ? [] : ['SUMMARY:Founding day']),
    ...lines,
    'END:VEVENT',
  ];
}

/** A file of iCalendar with these events. */
export function feedOf(...events: readonly (readonly string[])[]): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Harbour//EN'];
  return [...head, ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
}

export function read(
  file: string | Uint8Array,
  years: [number, number] = [2026, 2028],
  choices: Partial<FeedChoices> = {},
): HolidayFeed {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  return readHolidayFeed(bytes, years, { ...NO_CHOICES, ...choices });
}

/** The days of a feed in which nothing is wrong. */
export function daysOf(file: string, years?: [number, number]): Readonly<Record<string, string>> {
  const { days, problems } = read(file, years);
  if (problems.length > 0) throw new Error(problems.map(problemText).join('\n'));
  return days;
}

export function problemsOf(
  file: string | Uint8Array,
  choices: Partial<FeedChoices> = {},
): readonly string[] {
  return read(file, undefined, choices).problems.map(problemText);
}
