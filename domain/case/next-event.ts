import type { Instant } from '../time/instant.ts';
import type { Metric, NonResponseStep } from './commitment.ts';
import type { EventCause, ScheduledEvent } from './wakeup.ts';

/** What can happen to a clock by itself. */
export const CLOCK_EVENTS = ['warning', 'breach', 'escalation'] as const;

/** What can happen because somebody is waited for. No metric is called as its first part. */
export const WAIT_EVENTS = [
  'non_response.reminder',
  'non_response.downgrade',
  'non_response.flag',
  'non_response.close',
  'wait.reminder',
] as const;

type NextEventName = (typeof WAIT_EVENTS)[number] | `${Metric}.${(typeof CLOCK_EVENTS)[number]}`;

/** The next thing that happens by itself unless an act comes first. */
export interface NextEvent {
  readonly at: Instant;
  readonly what: NextEventName;
}

export function nextEventOf({ at, cause }: Pick<ScheduledEvent, 'at' | 'cause'>): NextEvent {
  return { at, what: nameOf(cause) };
}

function nameOf(cause: EventCause): NextEventName {
  switch (cause.what) {
    case 'reminder':
      return 'non_response.reminder';
    case 'wait-reminder':
      return 'wait.reminder';
    case 'non-response':
      return `non_response.${stepName(cause.step)}`;
    default:
      return `${cause.metric}.${cause.what}`;
  }
}

function stepName(step: NonResponseStep['step']): 'downgrade' | 'flag' | 'close' {
  return typeof step === 'string' ? step : 'downgrade';
}
