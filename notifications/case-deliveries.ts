import type { Instant } from '../domain/time/instant.ts';
import type { NewDelivery } from '../ledger/types/deliveries.ts';
import type { Batch, Complete } from '../ledger/types/outbox.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import { alertsFor } from './case-alerts.ts';
import { contactMails } from './contact-mails.ts';
import type { Links } from './links.ts';

/** How a process tells people. */
export interface Telling {
  readonly links: Links;
  /** Whether a mail server is configured. */
  readonly sendsMail: boolean;
}

/** Everything that a batch has to tell: alerts to subscriptions, and mails to the case's contact. */
export function caseDeliveries(
  batch: Complete<Batch>,
  subscriptions: readonly Subscription[],
  { links, sendsMail }: Telling,
  now: Instant,
): NewDelivery[] {
  const alerts = alertsFor(batch, subscriptions, links, now);
  return sendsMail ? [...alerts, ...contactMails(batch, now)] : alerts;
}
