import type { AlertLine } from '../../ledger/types/deliveries.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';
import { truncate } from './truncate.ts';

/** Slack's limits, in characters. */
const HEADER = 150;
const SECTION = 3_000;
const FIELD = 2_000;

/** How many fields a section takes. */
const FIELDS = 10;

/** How many alerts of a digest fit into one section. */
const LINES = 3;
const LINE = SECTION / LINES - 1;
/** What happened takes at most this much of a line; the rest is left to details. */
const TOLD = 450;

/**
 * An alert for an incoming webhook of Slack: `text` for notifications, blocks for the channel.
 * https://docs.slack.dev/reference/block-kit
 */
export function slackMessage({ heading, subject, happened, facts, links }: AlertText): object {
  return {
    text: escapedWithin(subject, SECTION),
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: truncate(heading, HEADER), emoji: false },
      },
      {
        type: 'section',
        text: mrkdwn(escapedWithin(`${subject}\n${happened}`, SECTION)),
      },
      ...fieldsOf(facts),
      ...buttonsOf(links),
    ],
  };
}

/** In as many sections as needed: Slack refuses empty ones and those with too many fields. */
function fieldsOf(facts: AlertText['facts']): object[] {
  const fields = facts.map(({ label, value }) =>
    mrkdwn(`*${escapedWithin(label, FIELD / 4)}*\n${escapedWithin(value, FIELD / 2)}`),
  );
  return Array.from({ length: Math.ceil(fields.length / FIELDS) }, (_, index) => ({
    type: 'section',
    fields: fields.slice(index * FIELDS, (index + 1) * FIELDS),
  }));
}

function buttonsOf(links: AlertText['links']): object[] {
  if (links.length === 0) return [];
  const elements = links.map(({ label, url }) => ({
    type: 'button',
    text: { type: 'plain_text', text: label, emoji: false },
    url,
  }));
  return [{ type: 'actions', elements }];
}

/** Several alerts, each on lines of its own, in as many sections as needed (Slack allows fifty blocks). */
export function slackDigest({ heading, subject, lines }: DigestText): object {
  const sections = Array.from({ length: Math.ceil(lines.length / LINES) }, (_, index) =>
    lines
      .slice(index * LINES, (index + 1) * LINES)
      .map(lineOf)
      .join('\n'),
  );
  return {
    text: escapedWithin(subject, SECTION),
    blocks: [
      {
        type: 'header',
        text: { type: 'plain_text', text: truncate(heading, HEADER), emoji: false },
      },
      ...sections.map((text) => ({ type: 'section', text: mrkdwn(text) })),
    ],
  };
}

function lineOf({ subject, happened, details, url }: AlertLine): string {
  const link = url === null ? '' : ` <${url}|↗>`;
  const told = escapedWithin(`${subject}: ${happened}`, TOLD - link.length);
  const rest = details === '' ? '' : `\n${escapedWithin(details, LINE - TOLD - 3)}`;
  return `• ${told}${link}${rest}`;
}

/** Slack makes no mentions and links of what people have written; only those in `<…>`, which are ours. */
function mrkdwn(text: string): object {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Escaping can turn one character into five, so the length is measured on the escaped text. */
function escapedWithin(text: string, max: number): string {
  let escaped = '';
  for (const character of text) {
    const next = plain(character);
    if (escaped.length + next.length >= max) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

/** Escapes what people have written: Slack interprets these three characters. */
function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
