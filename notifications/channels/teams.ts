import { jsonBytes } from '../../domain/case/json-bytes.ts';
import type { AlertLine } from '../../ledger/types/deliveries.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';

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

/** Several alerts, each with its details below. */
export function teamsDigest({ heading, subject, lines }: DigestText): object {
  const max = Math.floor(LINES / lines.length);
  const blocks = lines.flatMap((line) => blocksOf(line, max));
  return message(subject, { body: [headingBlock(heading), ...blocks] });
}

/** Teams limits a message to 28 kB; the rest of it is left to the card, its heading and its summary. */
const LINES = 25_000;

/** What happened gives way to the details where both take more than their share. */
const DETAILS = 0.6;

/** @param max bytes of the blocks as JSON */
function blocksOf(line: AlertLine, max: number): object[] {
  const rest = detailBlocks(line, max * DETAILS);
  const told = toldBlock(line, max - jsonBytes(rest));
  return [told, ...rest];
}

function detailBlocks({ details }: AlertLine, max: number): object[] {
  if (details === '') return [];
  return [detailBlock(plainWithin(details, max - jsonBytes(detailBlock(''))))];
}

function detailBlock(text: string): object {
  return { type: 'TextBlock', text, wrap: true, isSubtle: true, spacing: 'None' };
}

function toldBlock({ subject, happened, url }: AlertLine, max: number): object {
  const block = (text: string) => ({
    type: 'TextBlock',
    text: url === null ? text : `[${text}](${url})`,
    wrap: true,
  });
  return block(plainWithin(`${subject}: ${happened}`, max - jsonBytes(block(''))));
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

/** Escapes as much as takes at most so many bytes as JSON; longer text ends with an ellipsis. */
function plainWithin(text: string, max: number): string {
  let escaped = '';
  let bytes = jsonBytes('…');
  for (const character of text) {
    const next = plain(character);
    bytes += jsonBytes(next) - QUOTES;
    if (bytes > max) return `${escaped}…`;
    escaped += next;
  }
  return escaped;
}

/** The bytes around a text as JSON. */
const QUOTES = 2;
