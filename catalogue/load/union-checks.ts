import type { CalendarPolicy } from '../schema/calendar-schema.ts';
import { NEVER_OPENS } from '../schema/hours-schema.ts';
import { meant, REQUIRED } from '../schema/issue-words.ts';
import type { Report } from './policy-error.ts';

/** What a calendar has that has hours of its own, and of these what it cannot do without. */
const OWN = [
  'weekly',
  'holidays',
  'holidayHours',
  'holidayFeeds',
  'workedHours',
  'makeUpDays',
  'exceptions',
  'variants',
];
const NEEDED = ['weekly', 'holidays'];

/**
 * Checks that a calendar, as its file has it, has either hours of its own or names others that open it, and
 * not both.
 */
export function checkHoursOfOne(content: unknown, report: Report): void {
  if (typeof content !== 'object' || content === null) return;
  const isUnion = 'anyOf' in content;
  if (isUnion && Array.isArray(content.anyOf) && content.anyOf.length < 2) {
    report('anyOf', 'names fewer than two calendars: name others, or give it hours of its own');
  }
  if (!isUnion && 'weekly' in content && isClosedWeek(content.weekly)) {
    report('weekly', NEVER_OPENS);
  }
  for (const field of isUnion ? OWN : NEEDED) {
    if (isUnion === !(field in content)) continue;
    report(field, isUnion ? 'is that of the calendars under `anyOf`: leave it out here' : REQUIRED);
  }
}

/**
 * Checks the calendars that open one while any of them is open: they exist, each is named once and has hours of
 * its own, and none depends on where the account is.
 * @param known the ids of all calendars, those with mistakes too
 * @param calendars every version that has none
 */
export function checkParts(
  { id, anyOf }: CalendarPolicy,
  known: readonly string[],
  calendars: readonly CalendarPolicy[],
  report: Report,
): void {
  for (const [index, part] of anyOf.entries()) {
    const mistake =
      anyOf.indexOf(part) === index ? mistakeOf(part, id, known, calendars) : `duplicate: ${part}`;
    if (mistake !== null) report(`anyOf.${index}`, mistake);
  }
}

/** What cannot be read as a week is reported by its schema. */
function isClosedWeek(weekly: unknown): boolean {
  if (typeof weekly !== 'object' || weekly === null) return false;
  return Object.values(weekly).every((day) => Array.isArray(day) && day.length === 0);
}

function mistakeOf(
  part: string,
  id: string,
  known: readonly string[],
  calendars: readonly CalendarPolicy[],
): string | null {
  if (part === id) return 'is this calendar itself: name others, which have hours';
  if (!known.includes(part)) return `there is no calendars/${part}${meant(part, known)}`;
  const versions = calendars.filter((each) => each.id === part);
  const union = versions.find(({ anyOf }) => anyOf.length > 0);
  if (union) return `has no hours of its own: name what opens it, ${union.anyOf.join(', ')}`;
  if (!versions.some(dependsOnAccount)) return null;
  return 'depends on where the account is: name a calendar with a zone and holidays of its own';
}

function dependsOnAccount({ timeZone, holidays, makeUpDays, variants }: CalendarPolicy): boolean {
  return (
    timeZone === 'account' ||
    [holidays].flat().includes('account') ||
    makeUpDays?.country === 'account' ||
    variants.length > 0
  );
}
