import type { Property } from './component.ts';
import { parseDay, type Day } from './day.ts';
import type { Report } from './problem.ts';

/** A longer event is not a holiday but a mistake in the year. */
const MAX_DAYS = 366;

/** The day of a property such as DTSTART; null if it is wrong, which is reported. */
export function readDay({ name, value, line }: Property, report: Report): Day | null {
  return dayOf(name, value.trim(), line, report);
}

/** The days of an RDATE or EXDATE. Anything else is reported. */
export function dayList({ name, value, line }: Property, report: Report): readonly Day[] {
  return value.split(',').flatMap((text) => dayOf(name, text.trim(), line, report) ?? []);
}

/** How many days an event lasts; mistakes are reported. */
export function daysLasting(
  start: Day | null,
  end: Property | null,
  duration: Property | null,
  report: Report,
): number {
  if (end && duration) {
    report(duration.line, 'has both DTEND and DURATION: keep one of them');
    return 1;
  }
  if (duration) return checkedLength(daysOfDuration(duration, report), duration, report);
  if (!end) return 1;
  const last = readDay(end, report);
  if (start === null || last === null) return 1;
  if (last > start) return checkedLength(last - start, end, report);
  report(
    end.line,
    'DTEND is not after DTSTART: it is the day after the last one; for a single day, write the next day or leave it out',
  );
  return 1;
}

function dayOf(property: string, text: string, line: number, report: Report): Day | null {
  const name = property.toUpperCase();
  const day = parseDay(text);
  if (day !== null) return day;
  if (/^\d{8}T\d{6}Z?(?:\/.*)?$/i.test(text)) {
    report(
      line,
      `${name} is a time (${text}): only all-day events are holidays; write ${name};VALUE=DATE:${text.slice(0, 8)}, or remove the event`,
    );
  } else if (/^\d{8}$/.test(text)) {
    report(line, `${name} ${text} is a date that does not exist: correct it`);
  } else {
    report(line, `${name} "${text}" is not a date: write ${name};VALUE=DATE:YYYYMMDD`);
  }
  return null;
}

function daysOfDuration({ value, line }: Property, report: Report): number {
  const match = /^\+?P(?:(\d{1,4})W|(\d{1,4})D)$/i.exec(value.trim());
  const days = match ? Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0) : 0;
  if (days > 0) return days;
  report(line, `DURATION ${value} is not a whole number of days: write P1D, P2D, … or P1W, P2W, …`);
  return 1;
}

function checkedLength(days: number, { line }: Property, report: Report): number {
  if (days <= MAX_DAYS) return days;
  report(line, `lasts ${days} days: a holiday lasts ${MAX_DAYS} at most; correct the end`);
  return 1;
}
