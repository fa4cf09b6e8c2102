import { WORDS } from '../../domain/text/words/index.ts';
import { oneLine } from '../../domain/typed-text/typed-text.ts';
import type { AlertText, DigestText } from '../text/alert-text.ts';
import { escaped, page } from './mail-page.ts';

/** A mail as it is stored until it is sent, without its recipient. */
export interface MailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** An alert as a mail, with the same content in text and HTML. */
export function mailOf(alert: AlertText): MailBody {
  return { subject: oneLine(alert.subject), text: textOf(alert), html: htmlOf(alert) };
}

export function mailOfDigest(digest: DigestText): MailBody {
  return {
    subject: digest.subject,
    text: digestTextOf(digest),
    html: digestHtmlOf(digest),
  };
}

function digestTextOf({ heading, lines }: DigestText): string {
  const each = lines.flatMap(({ subject, happened, details, url }) => [
    '',
    subject,
    happened,
    ...(details === '' ? [] : [details]),
    ...(url === null ? [] : [url]),
  ]);
  return [heading, ...each, ''].join('\n');
}

function digestHtmlOf({ locale, heading, lines }: DigestText): string {
  const items = lines.map(({ subject, happened, details, url }) => {
    const title =
      url === null
        ? escaped(subject)
        : `<a href="${escaped(url)}" style="color:#1f4fd8;text-decoration:none">${escaped(subject)}</a>`;
    return `<li style="margin:0 0 12px"><strong>${title}</strong><br>${escaped(happened)}${smallPrint(details)}</li>`;
  });
  return page(locale, heading, `<ul style="margin:0;padding:0 0 0 18px">${items.join('')}</ul>`);
}

function smallPrint(details: string): string {
  if (details === '') return '';
  return `<br><span class="quiet" style="font-size:13px;color:#5c626d">${escaped(details)}</span>`;
}

function textOf({ locale, heading, happened, facts, links }: AlertText): string {
  const { colon } = WORDS[locale].labels;
  return [
    heading,
    '',
    happened,
    '',
    ...facts.map(({ label, value }) => `${label}${colon}${value}`),
    '',
    // No colon before a link and no character after it, which a program might take for a part of
    // it.
    ...links.flatMap(({ label, url }) => [label, url]),
    '',
  ].join('\n');
}

/** Uses tables and inline styles, which every mail program understands. */
function htmlOf({ locale, heading, happened, facts, links }: AlertText): string {
  const rows = facts
    .map(
      ({ label, value }) =>
        `<tr><th class="quiet line" style="text-align:left;padding:6px 16px 6px 0;border-top:1px solid #e3e5e9;font-weight:400;vertical-align:top;white-space:nowrap;color:#5c626d">${escaped(label)}</th><td class="line" style="padding:6px 0;border-top:1px solid #e3e5e9;vertical-align:top">${escaped(value)}</td></tr>`,
    )
    .join('');
  const buttons = links
    .map(
      ({ label, url }) =>
        `<a href="${escaped(url)}" style="display:inline-block;margin:0 8px 8px 0;padding:8px 14px;border:1px solid #1f4fd8;border-radius:6px;color:#1f4fd8;text-decoration:none">${escaped(label)}</a>`,
    )
    .join('');
  const content = [
    `<p style="margin:0 0 16px">${escaped(happened)}</p>`,
    `<table role="presentation" style="border-collapse:collapse;width:100%;margin:0 0 20px">${rows}</table>`,
    `<p style="margin:0">${buttons}</p>`,
  ].join('\n');
  return page(locale, heading, content);
}
