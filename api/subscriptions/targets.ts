import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import { HIDDEN } from '../../notifications/targets/shown-target.ts';
import { parseTarget } from '../../notifications/targets/target-url.ts';
import { mailbox } from '../http/text.ts';

/** Why a target does not suit its channel; null if it does. */
export function targetProblem(type: ChannelType, target: string): string | null {
  if (type === 'email') {
    return mailbox.safeParse(target).error?.issues[0]?.message ?? null;
  }
  if (parseTarget(target) === null)
    return 'must be an http(s) URL without credentials, and not the path of a socket';
  if (type !== 'webhook' && target.includes(HIDDEN)) {
    return 'is the shortened form that answers show: send the whole URL';
  }
  return null;
}
