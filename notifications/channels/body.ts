import { toIso } from '../../domain/time/instant.ts';
import { oneLine } from '../../domain/typed-text/typed-text.ts';
import type { AlertLine, NewDelivery } from '../../ledger/types/deliveries.ts';
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

type Gathered = readonly Pick<NewDelivery, 'id' | 'body' | 'dueAt'>[];

/** How each channel sets an alert, and several of them as one message. */
const FORMATS: Readonly<
  Record<
    ChannelType,
    {
      readonly alert: (text: AlertText, webhook: WebhookBody) => object;
      readonly digest: (text: DigestText, alerts: Gathered) => string;
    }
  >
> = {
  webhook: { alert: webhookAlert, digest: webhookDigest },
  email: { alert: mailOf, digest: (text) => JSON.stringify(mailOfDigest(text)) },
  slack: { alert: slackMessage, digest: (text) => JSON.stringify(slackDigest(text)) },
  teams: { alert: teamsMessage, digest: (text) => JSON.stringify(teamsDigest(text)) },
};

/**
 * Formats an alert for its channel. The result is stored, so every attempt sends the same bytes. A
 * webhook has everything as data, with the text beside it.
 */
export function bodyFor(channel: ChannelType, webhook: WebhookBody, alert: AlertText): string {
  return JSON.stringify(FORMATS[channel].alert(inLines(alert), webhook));
}

/** A mail that is no alert, as it is stored until it is sent. */
export function mailBody(text: AlertText): string {
  return JSON.stringify(mailOf(inLines(text)));
}

/**
 * Formats several alerts as one message. A webhook gets each alert under its own id with the body
 * it would have had alone; people get one line per alert.
 */
export function digestBodyFor(channel: ChannelType, alerts: Gathered, text: DigestText): string {
  const lines = text.lines.map(inOneLine);
  return FORMATS[channel].digest({ ...text, subject: oneLine(text.subject), lines }, alerts);
}

function webhookAlert({ locale, heading, happened }: AlertText, webhook: WebhookBody): object {
  const data = { ...webhook.data, reason: happened, text: { locale, heading, happened } };
  return { ...webhook, data };
}

function webhookDigest({ locale, heading }: DigestText, alerts: Gathered): string {
  const timestamp = toIso(Math.min(...alerts.map(({ dueAt }) => dueAt)));
  // Bodies are JSON already, and their bytes must not change.
  const each = alerts.map(({ id, body }) => `{"id":${JSON.stringify(id)},${body.slice(1)}`);
  const head = JSON.stringify({ type: 'digest', timestamp }).slice(0, -1);
  const rest = JSON.stringify({ text: { locale, heading } }).slice(1);
  return `${head},"data":{"alerts":[${each.join(',')}],${rest}}`;
}

/** Puts a line of a digest on one line, as it was stored when its alert was, perhaps before the rule of texts. */
function inOneLine({ subject, happened, details, url }: AlertLine): AlertLine {
  return {
    subject: oneLine(subject),
    happened: oneLine(happened),
    details: oneLine(details),
    url,
  };
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
