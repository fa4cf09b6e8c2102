import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import { nameLookup, type NameLookup } from '../names/name-lookup.ts';
import { askSystem } from '../names/system-lookup.ts';
import type { Channel } from './channel.ts';
import { emailChannel, type MailServer } from './email.ts';
import { httpPost, type HttpPostOptions } from './http-post.ts';
import { webhookChannel } from './webhook.ts';

/** Combines all channels into one. */
export function channels(
  options: Omit<HttpPostOptions, 'lookup'> & {
    /** Looks up names; as the system is set up if absent. */
    readonly lookup?: NameLookup;
    /** Null if no mail is sent. */
    readonly mail: MailServer | null;
  },
): Channel {
  const { mail, now } = options;
  const lookups = lookupsOf(options);
  const post = httpPost({ ...options, lookup: lookups.ofTargets });
  const chat: Channel = ({ to, body }) => post(to.target, body, {});
  const byType: Readonly<Record<ChannelType, Channel>> = {
    webhook: webhookChannel(post, now),
    email: emailChannel(mail, { ...options, lookup: lookups.ofMailServer }),
    slack: chat,
    teams: chat,
  };
  return (outgoing) => byType[outgoing.to.type](outgoing);
}

/**
 * What the system alone knows is private, and what strangers can hold up: it is asked for the mail server, which
 * the operator has chosen, and for targets where they may be private. It has one place for both.
 */
function lookupsOf({
  allowPrivateTargets,
  lookup,
}: {
  allowPrivateTargets: boolean;
  lookup?: NameLookup;
}): { ofTargets: NameLookup; ofMailServer: NameLookup } {
  const ofMailServer = lookup ?? nameLookup({ askSystem });
  if (lookup || allowPrivateTargets) return { ofTargets: ofMailServer, ofMailServer };
  return { ofTargets: nameLookup({ askSystem: null }), ofMailServer };
}
