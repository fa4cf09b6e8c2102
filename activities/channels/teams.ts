import type { AlertText } from '../../domain/alert/types.ts';

/**
 * An alert as an incoming webhook of Microsoft Teams takes it: a message with one adaptive card.
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export function teamsMessage({ heading, subject, happened, facts, links }: AlertText): object {
  return {
    type: 'message',
    summary: subject,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            {
              type: 'TextBlock',
              text: plain(heading),
              size: 'Large',
              weight: 'Bolder',
              wrap: true,
            },
            { type: 'TextBlock', text: plain(subject), isSubtle: true, wrap: true },
            { type: 'TextBlock', text: plain(happened), wrap: true },
            {
              type: 'FactSet',
              facts: facts.map(({ label, value }) => ({
                title: plain(label),
                value: plain(value),
              })),
            },
          ],
          actions: links.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
        },
      },
    ],
  };
}

/** What people have written as text: cards read a part of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[\\`*_[\]#~|]/g, '\\$&').replaceAll('<', '&lt;');
}
