import type { AlertType, EventType } from '../../domain/text/words/event-types.ts';

/** Every type that the body of a webhook can have: alerts, several of them as one, and the test message. */
export type WebhookType = AlertType | 'digest' | 'subscription.test';

/** `case.sla.met_late` as the name of a schema, `CaseSlaMetLate`. */
export function schemaName(type: EventType | WebhookType): string {
  return type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
