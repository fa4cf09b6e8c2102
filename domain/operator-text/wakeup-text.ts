import type { CaseFile } from '../case/case-file.ts';
import type { WakeupCause } from '../case/wakeup.ts';
import { oneLine } from '../typed-text/typed-text.ts';
import { dueText } from './due-text.ts';
import { capitalized, metricText } from './metric-text.ts';

/** What a timer waits for, as the Temporal UI shows it to operators. */
export function wakeupText(cause: WakeupCause, file: Pick<CaseFile, 'metrics'>): string {
  switch (cause.what) {
    case 'breach':
      return `${capitalized(metricText(file, cause.metric))} due ${dueText(cause)}`;
    case 'warning': {
      const { percent, beforeMinutes, metric } = cause;
      const name = metricText(file, metric);
      return percent === null
        ? `Warning ${beforeMinutes} min before the ${name} is due: ${dueText(cause)}`
        : `Warning at ${percent}% of the time for the ${name}, due ${dueText(cause)}`;
    }
    case 'escalation':
      return `Escalation to ${oneLine(cause.name)} (level ${cause.level}${cause.number === 1 ? '' : `, time ${cause.number}`})`;
    case 'reminder':
      return `Reminder to the customer, who has until ${dueText(cause)} to answer`;
    case 'wait-reminder':
      return `Reminder that support is waiting for ${oneLine(cause.name)} (${cause.number} of ${cause.repeats})`;
    case 'non-response':
      return `The customer has until ${dueText(cause)} to answer`;
    default:
      return 'The closed case can no longer be reopened';
  }
}
