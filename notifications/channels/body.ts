import { toIso } from '../../domain/time/instant.ts';
import { oneLine } from '../../domain/view/one-line.ts';
import type { NewDelivery } from '../../ledger/types/deliveries.ts';
import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';
import { mailOf, mailOfDigest } from './mail.ts';
import { slackDigest, slackMessage } from './slack.ts';
import { teamsDigest, teamsMessage } from './teams.ts';

/** The body of a webhook without its text, which depends on the reader. */
export interface WebhookBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Formats an alert for its channel. The result is stored, so every attempt sends the same bytes. A
 * webhook has everything as data, with the text beside it.
 */
export function bodyFor(channel: ChannelType, webhook: WebhookBody, alert: AlertText): string {
  const text = inLines(alert);
  switch (channel) {
    case 'email':
      return JSON.stringify(mailOf(text));
    case 'slack':
      return JSON.stringify(slackMessage(text));
    case 'teams':
      return JSON.stringify(teamsMessage(text));
    case 'webhook': {
      const { locale, heading, happened } = text;
      const data = { ...webhook.data, reason: happened, text: { locale, heading, happened } };
      return JSON.stringify({ ...webhook, data });
    }
  }
}

/**
 * Formats several alerts as one message. A webhook gets each alert under its own id with the body
 * it would have had alone; people get one line per alert.
 */
export function digestBodyFor(
  channel: ChannelType,
  alerts: readonly Pick<NewDelivery, 'id' | 'body' | 'dueAt'>[],
  text: DigestText,
): string {
  switch (channel) {
    case 'email':
      return JSON.stringify(mailOfDigest(text));
    case 'slack':
      return JSON.stringify(slackDigest(text));
    case 'teams':
      return JSON.stringify(teamsDigest(text));
    case 'webhook':
      return webhookDigest(alerts, text);
  }
}

function webhookDigest(
  alerts: readonly Pick<NewDelivery, 'id' | 'body' | 'dueAt'>[],
  { locale, heading }: DigestText,
): string {
  const timestamp = toIso(Math.min(...alerts.map(({ dueAt }) => dueAt)));
  // Bodies are JSON already, and their bytes must not change.
  const each = alerts.map(({ id, body }) => `{"id":${JSON.stringify(id)},${body.slice(1)}`);
  const head = JSON.stringify({ type: 'digest', timestamp }).slice(0, -1);
  const rest = JSON.stringify({ text: { locale, heading } }).slice(1);
  return `${head},"data":{"alerts":[${each.join(',')}],${rest}}`;
}

/** Puts titles and names on one line: a line break in them would look like a line of ours. */
function inLines(text: AlertText): AlertText {
  return {
    ...text,
    subject: oneLine(text.subject),
    happened: oneLine(text.happened),
    facts: text.facts.map(({ label, value }) => ({ label, value: oneLine(value) })),
  };
}
