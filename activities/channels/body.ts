import type { AlertText } from '../../domain/alert/types.ts';
import type { ChannelType } from '../../ledger/types.ts';
import { mailOf } from './mail.ts';
import { slackMessage } from './slack.ts';
import { teamsMessage } from './teams.ts';

/** The body of a webhook but for its text, which is its reader's. */
export interface WebhookBody {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * An alert as its channel takes it, and as it is kept: the same bytes at every attempt.
 * A webhook has everything as data, and the text beside it.
 */
export function bodyFor(channel: ChannelType, webhook: WebhookBody, text: AlertText): string {
  switch (channel) {
    case 'email':
      return JSON.stringify(mailOf(text));
    case 'slack':
      return JSON.stringify(slackMessage(text));
    case 'teams':
      return JSON.stringify(teamsMessage(text));
    default: {
      const { locale, heading, happened } = text;
      const data = { ...webhook.data, text: { locale, heading, happened } };
      return JSON.stringify({ ...webhook, data });
    }
  }
}
