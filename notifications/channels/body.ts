import { toIso } from '../../domain/time/instant.ts';
import { oneLine } from '../../domain/view/one-line.ts';
import type { NewDelivery } from '../../ledger/types/deliveries.ts';
import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';
import { mailOf, mailOfDigest } from './mail.ts';
import { slackDigest, slackMessage } from './slack.ts';
import { teamsDigest, teamsMessage } from './teams.ts';

/** The body of a webhook but for its sentence, which is its reader's. */
export interface WebhookBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * An alert as its channel takes it, and as it is kept: the same bytes at every attempt.
 * A webhook has everything as data, and the text beside it.
 */
export function bodyFor(channel: ChannelType, webhook: WebhookBody, said: AlertText): string {
  const text = inLines(said);
  switch (channel) {
    case 'email':
      return JSON.stringify(mailOf(text));
    case 'slack':
      return JSON.stringify(slackMessage(text));
    case 'teams':
      return JSON.stringify(teamsMessage(text));
    default: {
      const { locale, heading, happened } = text;
      const data = { ...webhook.data, reason: happened, text: { locale, heading, happened } };
      return JSON.stringify({ ...webhook, data });
    }
  }
}

/**
 * Several alerts as one message. A webhook gets each of them under its own id with the body that it
 * would have had alone; people get a line for each.
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
    default:
      return webhookDigest(alerts, text);
  }
}

function webhookDigest(
  alerts: readonly Pick<NewDelivery, 'id' | 'body' | 'dueAt'>[],
  { locale, heading }: DigestText,
): string {
  const timestamp = toIso(Math.min(...alerts.map(({ dueAt }) => dueAt)));
  // Bodies are JSON already, and stay the bytes that they are.
  const each = alerts.map(({ id, body }) => `{"id":${JSON.stringify(id)},${body.slice(1)}`);
  const head = JSON.stringify({ type: 'digest', timestamp }).slice(0, -1);
  const rest = JSON.stringify({ text: { locale, heading } }).slice(1);
  return `${head},"data":{"alerts":[${each.join(',')}],${rest}}`;
}

/** Titles and names are a line each: a break in them would look like a line of ours. */
function inLines(text: AlertText): AlertText {
  return {
    ...text,
    subject: oneLine(text.subject),
    happened: oneLine(text.happened),
    facts: text.facts.map(({ label, value }) => ({ label, value: oneLine(value) })),
  };
}
