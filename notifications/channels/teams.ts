import type { AlertLine } from '../../ledger/types/deliveries.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';
import { truncate } from './truncate.ts';

/**
 * An alert for an incoming webhook of Microsoft Teams: a message with one adaptive card.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export function teamsMessage({ heading, subject, happened, facts, links }: AlertText): object {
  const body = [
    headingBlock(heading),
    { type: 'TextBlock', text: plain(subject), isSubtle: true, wrap: true },
    { type: 'TextBlock', text: plain(happened), wrap: true },
    {
      type: 'FactSet',
      facts: facts.map(({ label, value }) => ({ title: plain(label), value: plain(value) })),
    },
  ];
  const actions = links.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url }));
  return message(subject, { body, actions });
}

/** Several alerts, each with its details below. Teams limits a message to 28 kB. */
export function teamsDigest({ heading, subject, lines }: DigestText): object {
  return message(subject, { body: [headingBlock(heading), ...lines.flatMap(blocksOf)] });
}

/** In characters: twenty such pairs fit even if every character takes three bytes. */
const LINE = 100;
const DETAILS = 160;

function blocksOf(line: AlertLine): object[] {
  const told = { type: 'TextBlock', text: lineOf(line), wrap: true };
  if (line.details === '') return [told];
  const text = plain(truncate(line.details, DETAILS));
  return [told, { type: 'TextBlock', text, wrap: true, isSubtle: true, spacing: 'None' }];
}

function lineOf({ subject, happened, url }: AlertLine): string {
  const text = truncate(`${subject}: ${happened}`, LINE);
  return url === null ? plain(text) : `[${plain(text)}](${url})`;
}

function headingBlock(heading: string): object {
  return { type: 'TextBlock', text: plain(heading), size: 'Large', weight: 'Bolder', wrap: true };
}

function message(summary: string, card: object): object {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    ...card,
  };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  return { type: 'message', summary, attachments: [{ contentType, contentUrl: null, content }] };
}

/**
 * Escapes what people have written: cards interpret a part of Markdown, references to characters, and
 * instants in braces (`{{TIME(…)}}`).
 */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]#~|{}]/g, '\\$&');
}
