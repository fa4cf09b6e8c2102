import type { AlertText, DigestText } from '../../domain/alert/types.ts';

/** A mail as it is kept until it is sent: everything but who it goes to. */
export interface MailBody {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** An alert as a mail, in text and in HTML that say the same. */
export function mailOf(alert: AlertText): MailBody {
  return { subject: oneLine(alert.subject), text: textOf(alert), html: htmlOf(alert) };
}

/** Several alerts as one mail. */
export function mailOfDigest(digest: DigestText): MailBody {
  const [first] = digest.lines;
  const subject = first ? `${digest.heading} · ${first.subject}` : digest.heading;
  return { subject: oneLine(subject), text: digestTextOf(digest), html: digestHtmlOf(digest) };
}

function digestTextOf({ heading, lines }: DigestText): string {
  const each = lines.flatMap(({ subject, happened, url }) => [
    '',
    subject,
    happened,
    ...(url === null ? [] : [url]),
  ]);
  return [heading, ...each, ''].join('\n');
}

function digestHtmlOf({ locale, heading, lines }: DigestText): string {
  const items = lines.map(({ subject, happened, url }) => {
    const title =
      url === null
        ? escaped(subject)
        : `<a href="${escaped(url)}" style="color:#1f4fd8;text-decoration:none">${escaped(subject)}</a>`;
    return `<li style="margin:0 0 12px"><strong>${title}</strong><br>${escaped(happened)}</li>`;
  });
  return page(locale, heading, `<ul style="margin:0;padding:0 0 0 18px">${items.join('')}</ul>`);
}

function textOf({ heading, happened, facts, links }: AlertText): string {
  return [
    heading,
    '',
    happened,
    '',
    ...facts.map(({ label, value }) => `${label}: ${value}`),
    '',
    ...links.map(({ label, url }) => `${label}: ${url}`),
    '',
  ].join('\n');
}

/** Tables and styles in place: what every program that shows mails understands. */
function htmlOf({ locale, heading, happened, facts, links }: AlertText): string {
  const rows = facts
    .map(
      ({ label, value }) =>
        `<tr><th style="text-align:left;padding:4px 16px 4px 0;font-weight:600;vertical-align:top;white-space:nowrap">${escaped(label)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`,
    )
    .join('');
  const buttons = links
    .map(
      ({ label, url }) =>
        `<a href="${escaped(url)}" style="display:inline-block;margin:0 12px 0 0;padding:8px 14px;border:1px solid #1f4fd8;border-radius:6px;color:#1f4fd8;text-decoration:none">${escaped(label)}</a>`,
    )
    .join('');
  const content = [
    `<p style="margin:0 0 16px">${escaped(happened)}</p>`,
    `<table role="presentation" style="border-collapse:collapse;margin:0 0 20px">${rows}</table>`,
    `<p style="margin:0">${buttons}</p>`,
  ].join('\n');
  return page(locale, heading, content);
}

/** @param content HTML */
function page(locale: string, heading: string, content: string): string {
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(heading)}</title></head>`,
    '<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#1a1a1a;background:#ffffff">',
    `<h1 style="font-size:20px;margin:0 0 12px">${escaped(heading)}</h1>`,
    content,
    '</body></html>',
  ].join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** A line break in a subject would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
