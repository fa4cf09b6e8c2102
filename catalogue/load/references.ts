import { meant } from '../schema/issue-words.ts';
import type { Report } from './policy-error.ts';

interface Known {
  readonly documents: readonly string[];
  readonly calendars: readonly string[];
}

/**
 * Reports each `document` and `calendar` in the content that has no file, at any depth: these words
 * mean nothing else in a policy. A condition on `openedOutside` names calendars, too.
 */
export function checkReferences(
  content: unknown,
  known: Known,
  report: Report,
  path: readonly string[] = [],
): void {
  if (typeof content !== 'object' || content === null) return;
  for (const [key, value] of Object.entries(content)) {
    const here = [...path, key];
    if (typeof value !== 'string') checkReferences(value, known, report, here);
    else if (key === 'document' && !known.documents.includes(value)) {
      report(
        here.join('.'),
        `documents.yaml has no document ${value}; there are ${known.documents.join(', ')}`,
      );
    } else if (isCalendar(here) && !known.calendars.includes(value)) {
      report(here.join('.'), `there is no calendars/${value}${meant(value, known.calendars)}`);
    }
  }
}

function isCalendar(path: readonly string[]): boolean {
  return path.at(-1) === 'calendar' || path.at(-2) === 'openedOutside';
}
