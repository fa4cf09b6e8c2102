import { WORDS } from '../domain/text/words/index.ts';
import { localeOf, type Reader } from '../domain/text/words/locale.ts';
import type { Instant } from '../domain/time/instant.ts';
import { oneLine } from '../domain/typed-text/typed-text.ts';
import type { AlertLine, NewDelivery } from '../ledger/types/deliveries.ts';
import type { Detected } from '../ledger/types/outbox.ts';
import type { Subscription } from '../ledger/types/subscriptions.ts';
import { bodyFor, type WebhookBody } from './channels/body.ts';
import { identityOf } from './identity.ts';
import { shownTarget } from './targets/shown-target.ts';
import type { AlertText } from './text/alert-text.ts';

/** An alert before it is matched to subscriptions. */
export interface Alert {
  /** The id of the case, pack or delivery that it is about. */
  readonly subject: string;
  readonly about: Pick<NewDelivery, 'caseId' | 'packId'>;
  readonly event: { readonly seq: number; readonly key: string; readonly type: string };
  readonly dueAt: Instant;
  /** For webhooks. */
  readonly body: WebhookBody;
  /** For people. */
  readonly textFor: (reader: Reader) => AlertText;
}

/** An alert as stored for one subscription, in the language and time zone of its reader. */
export function newDelivery(
  { subject, about, event, dueAt, body, textFor }: Alert,
  subscription: Subscription,
): NewDelivery {
  const { id, type, locale, timeZone, digestMs } = subscription;
  const text = textFor({ locale: localeOf(locale), timeZone });
  return {
    ...about,
    id: webhookId(subject, event.key, id),
    eventSeq: event.seq,
    eventKey: event.key,
    eventType: event.type,
    subscriptionId: id,
    target: shownTarget(subscription),
    body: bodyFor(type, body, text),
    dueAt,
    gathered: digestMs === null ? null : { forMs: digestMs, line: lineOf(text) },
  };
}

/**
 * When the alert of an event is due: at the event's instant, or when the event was detected if that
 * is later.
 */
export function alertDueAt({ at, detectedAt }: Detected & { readonly at: Instant }): Instant {
  return Math.max(at, detectedAt ?? at);
}

/**
 * The webhook-id: the same for one case (or pack), metric, cycle, threshold and subscription at
 * every attempt and after every crash, so that a receiver can recognise a repetition.
 */
export function webhookId(subjectId: string, eventKey: string, subscriptionId: string): string {
  return identityOf('msg', [subjectId, eventKey, subscriptionId]);
}

/** Line breaks that people have written are removed, as they would look like ours. */
function lineOf({ locale, subject, happened, details, links }: AlertText): AlertLine {
  const { colon } = WORDS[locale].labels;
  return {
    subject: oneLine(subject),
    happened: oneLine(happened),
    details: oneLine(details.map(({ label, value }) => `${label}${colon}${value}`).join(' · ')),
    url: links[0]?.url ?? null,
  };
}
