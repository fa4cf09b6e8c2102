import type { AlertType, EventType } from '../../domain/text/words/event-types.ts';

/** Every type that the body of a webhook can have: alerts, digests of alerts, and the test message. */
export type WebhookType = AlertType | 'digest' | 'subscription.test';

/** The name of the schema for a type: `CaseSlaMetLate` for `case.sla.met_late`. */
export function schemaName(type: EventType | WebhookType): string {
  return type
    .split(/[._]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
