import { z } from 'zod';
import { ALERT_TYPES, type AlertType, type EventType } from '../../domain/text/event-types.ts';

/** Every type that the body of a webhook can have: alerts, several of them as one, and the test message. */
export type WebhookType = AlertType | 'digest' | 'subscription.test';

export const WEBHOOK_TYPES: readonly WebhookType[] = [
  ...ALERT_TYPES,
  'digest',
  'subscription.test',
];

/** `case.sla.met_late` as the name of a schema, `CaseSlaMetLate`. */
export function schemaName(type: EventType | WebhookType): string {
  return type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** One of several things that are told apart by their `type`. */
export function oneByType(things: readonly z.ZodObject[]) {
  const [first, ...others] = things;
  if (first === undefined) throw new RangeError('There is nothing to tell apart');
  return z.discriminatedUnion('type', [first, ...others]);
}
