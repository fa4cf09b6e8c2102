import type { AlertLine, AlertText, DigestText } from '../../domain/alert/types.ts';

/** Slack's own limits, in characters. */
const HEADER = 150;
const SECTION = 3_000;
const FIELD = 2_000;

/** So many lines of a digest fit into a section. */
const LINES = 5;
const LINE = SECTION / LINES - 1;

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

/** Several alerts: a line for each, in as many sections as they need (Slack takes fifty blocks). */
export function slackDigest({ heading, lines }: DigestText): object {
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    lines
      .slice(index * LINES, (index + 1) * LINES)
      .map(lineOf)
      .join('\n'),
  );
  return {
    text: plain(heading, SECTION),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(heading, HEADER), emoji: false } },
      ...sections.map((text) => ({ type: 'section', text: { type: 'mrkdwn', text } })),
    ],
  };
}

function lineOf({ subject, happened, url }: AlertLine): string {
  const link = url === null ? '' : ` <${url}|↗>`;
  return `• ${escapedWithin(`${subject}: ${happened}`, LINE - link.length - 2)}${link}`;
}

/** A sign may become five: what is too long is known only once it is escaped. */
function escapedWithin(text: string, most: number): string {
  let escaped = '';
  for (const sign of text) {
    const next = plain(sign, 2);
    if (escaped.length + next.length >= most) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

/** What people have written as text: Slack reads three signs, and links where it sees them. */
function plain(text: string, most: number): string {
  return cut(text, most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function cut(text: string, most: number): string {
  const signs = Array.from(text);
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}
