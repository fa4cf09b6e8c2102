import { METRICS } from '../../catalogue/schema/vocabulary.ts';
import type { Instant } from '../time/instant.ts';
import type { NonResponseStep } from './commitment.ts';
import type { EventCause, ScheduledEvent } from './wakeup.ts';

const CLOCK_EVENTS = ['warning', 'breach', 'escalation'] as const;

/** What can happen to a case by itself: to one of its clocks, or because somebody is waited for. */
export const NEXT_EVENTS = [
  ...METRICS.flatMap((metric) => CLOCK_EVENTS.map((event) => `${metric}.${event}` as const)),
  'non_response.reminder',
  'non_response.downgrade',
  'non_response.flag',
  'non_response.close',
  'wait.reminder',
] as const;

type NextEventName = (typeof NEXT_EVENTS)[number];

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
