import type { ChannelType } from '../../ledger/types/subscriptions.ts';
import { parseTarget } from './target-url.ts';

/** Anyone who knows the URL of an incoming webhook can write into its channel: it is a secret. */
const IS_SECRET: Readonly<Record<ChannelType, boolean>> = {
  webhook: false,
  email: false,
  slack: true,
  teams: true,
};

const SHOWN_END = 4;
/** The end of a shorter path would reveal too much. */
const SHORTEST_PATH = 16;

/** Replaces what is not shown; no URL of Slack or Teams contains it. */
export const HIDDEN = '…';

/**
 * A target as people may see it. An incoming webhook of Slack or Teams shows only its host and end,
 * `https://hooks.slack.com/…wxyz`, by which its owner recognises it; other targets are shown whole.
 */
export function shownTarget({ type, target }: { type: ChannelType; target: string }): string {
  if (!IS_SECRET[type]) return target;
  const url = parseTarget(target);
  if (url === null) return HIDDEN;
  const rest = url.href.slice(url.origin.length + 1);
  const end = rest.length < SHORTEST_PATH ? '' : rest.slice(-SHOWN_END);
  return `${url.origin}/${HIDDEN}${end}`;
}
