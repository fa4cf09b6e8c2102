import type { AlertText } from '../../domain/alert/types.ts';

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
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escaped(heading)}</title></head>`,
    '<body style="margin:0;padding:24px;font-family:system-ui,sans-serif;font-size:15px;line-height:1.5;color:#1a1a1a;background:#ffffff">',
    `<h1 style="font-size:20px;margin:0 0 12px">${escaped(heading)}</h1>`,
    `<p style="margin:0 0 16px">${escaped(happened)}</p>`,
    `<table role="presentation" style="border-collapse:collapse;margin:0 0 20px">${rows}</table>`,
    `<p style="margin:0">${buttons}</p>`,
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
