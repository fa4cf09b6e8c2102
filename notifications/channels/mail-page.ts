import type { Locale } from '../../domain/text/words/locale.ts';

/** What is on the reader's machine; of Chinese the simplified forms, which share their characters with Japanese. */
const FONTS = "system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";
const FONTS_OF: Readonly<Partial<Record<Locale, string>>> = {
  'zh-Hans': "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif",
};

/** Where a program knows of dark pages; in others the styles in place hold. */
const DARK = `@media (prefers-color-scheme:dark){
body{background:#16181d !important;color:#e6e6e6 !important}
.quiet{color:#a9adb5 !important}
.line{border-color:#3a3e47 !important}
a{color:#9db7ff !important;border-color:#9db7ff !important}
}`;

/**
 * The HTML of a mail: one column of readable width, down to the narrowest phones.
 * @param content HTML
 */
export function page(locale: Locale, heading: string, content: string): string {
  const fonts = FONTS_OF[locale] ?? FONTS;
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escaped(heading)}</title><style>${DARK}</style></head>`,
    `<body style="margin:0;padding:20px 16px;font-family:${fonts};font-size:15px;line-height:1.5;color:#1a1a1a;background:#ffffff">`,
    '<div style="max-width:620px;margin:0 auto;overflow-wrap:anywhere">',
    `<h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">${escaped(heading)}</h1>`,
    content,
    '</div></body></html>',
  ].join('\n');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML that shows it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
