import type { AlertText } from '../../domain/alert/types.ts';

/** Slack's own limits, in characters. */
const HEADER = 150;
const SECTION = 3_000;
const FIELD = 2_000;

/**
 * An alert as an incoming webhook of Slack takes it: `text` for notifications, blocks for the channel.
 * https://docs.slack.dev/reference/block-kit
 */
export function slackMessage({ heading, subject, happened, facts, links }: AlertText): object {
  return {
    text: plain(subject, SECTION),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(heading, HEADER), emoji: false } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: plain(`${subject}\n${happened}`, SECTION) },
      },
      {
        type: 'section',
        fields: facts.map(({ label, value }) => ({
          type: 'mrkdwn',
          text: `*${plain(label, FIELD / 4)}*\n${plain(value, FIELD / 2)}`,
        })),
      },
      {
        type: 'actions',
        elements: links.map(({ label, url }) => ({
          type: 'button',
          text: { type: 'plain_text', text: label, emoji: false },
          url,
        })),
      },
    ],
  };
}

/** What people have written as text: Slack reads three signs, and links where it sees them. */
function plain(text: string, most: number): string {
  return cut(text, most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, most: number): string {
  const signs = Array.from(text);
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}
