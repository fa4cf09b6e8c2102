import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import type { Channel } from './channel.ts';
import { emailChannel, type MailServer } from './email.ts';
import { httpPost, type HttpPostOptions } from './http-post.ts';
import { webhookChannel } from './webhook.ts';

/** Combines all channels into one. */
export function channels(
  options: HttpPostOptions & {
    /** Null if no mail is sent. */
    readonly mail: MailServer | null;
  },
): Channel {
  const { mail, now } = options;
  const post = httpPost(options);
  const chat: Channel = ({ to, body }) => post(to.target, body, {});
  const byType: Readonly<Record<ChannelType, Channel>> = {
    webhook: webhookChannel(post, now),
    email: emailChannel(mail, now, options.answerTimeoutMs),
    slack: chat,
    teams: chat,
  };
  return (outgoing) => byType[outgoing.to.type](outgoing);
}
