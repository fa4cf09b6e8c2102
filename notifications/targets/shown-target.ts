import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import { parseTarget } from './target-url.ts';

/** Whoever knows the URL of one of these may write into the channel: it is a secret. */
const SECRET_BY_ITSELF: readonly ChannelType[] = ['slack', 'teams'];

const SHOWN_END = 4;
/** Of a shorter path the end would tell too much. */
const SHORTEST_PATH = 16;

/** In place of what is not shown; no URL of Slack or Teams holds it. */
export const HIDDEN = '…';

/**
 * A target as people may see it: of an incoming webhook of Slack or Teams where it leads and how it
 * ends, `https://hooks.slack.com/…wxyz`, by which its owner tells it from others; anything else as
 * it is.
 */
export function shownTarget({ type, target }: { type: ChannelType; target: string }): string {
  if (!SECRET_BY_ITSELF.includes(type)) return target;
  const url = parseTarget(target);
  if (url === null) return HIDDEN;
  const rest = url.href.slice(url.origin.length + 1);
  const end = rest.length < SHORTEST_PATH ? '' : rest.slice(-SHOWN_END);
  return `${url.origin}/${HIDDEN}${end}`;
}
