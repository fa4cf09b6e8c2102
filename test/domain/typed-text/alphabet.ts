import * as fc from 'fast-check';

/** Characters that mislead: each is refused where it enters, and never leaves as it is. */
export const MISLEADING = [
  '\0',
  '\x07',
  '\b',
  '\x1b',
  '\x7f',
  '\x9b',
  '\x9d',
  '\ud800',
  '\udc00',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
  '\u{e0001}',
  '\u{e0041}',
] as const;

/** Every line break that some program obeys. */
export const BREAKS = ['\n', '\r', '\r\n', '\v', '\f', '\x85', '\u2028', '\u2029'] as const;

/** What shows nothing by itself. */
export const INVISIBLE = [
  ' ',
  '\t',
  '\u00a0',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u061c',
  '\u00ad',
  '\u2060',
  '\ufe0f',
  '\u115f',
  '\u1160',
  '\u3164',
  '\uffa0',
  '\u2800',
  '\ufff9',
  '\ufffb',
  '\u{1d159}',
  '\u{13430}',
  '\u{13441}',
  '\u{16fe4}',
  '\u{e0100}',
] as const;

/** Ordinary texts of several scripts: whatever the rule is, it leaves them alone. */
export const ORDINARY = [
  'Printer broken',
  'Le serveur\u00a0: «\u00a0panne\u00a0»',
  'שלום, הדפסת (A4)\u200f לא עובדת',
  '\u200eREF-12\u200e תקלה',
  'الطابعة معطلة\u061c 12',
  'نمی\u200cخواهم',
  'क्\u200dष प्रिंटर',
  'เครื่องพิมพ์เสีย',
  '打印机坏了',
  '会社\u3000名前',
  '👩\u200d👩\u200d👧\u200d👦 ❤\ufe0f 🇩🇪',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} Alba',
  '葛\u{e0100}城',
  'R&D <b>*_~`#|[x](y)',
] as const;

/** A whole screen row that says what the explanation says of a clock. */
export const FORGED = 'Clock:  first response\nDue:    2099-01-01\nState:  met';

/** Any text of these, and of what our own texts are made of. */
export const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...MISLEADING, ...BREAKS, ...INVISIBLE, ...ORDINARY, FORGED),
      fc.constantFrom('<!channel>', '<b>', '[x](https://evil.example)', '&#x202e;', '{{TIME(x)}}'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** What no text may have that people read: controls, directions, tags outside of flags. */
export const MISLEADS =
  /(?![\t\n])\p{Cc}|[\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0000}-\u{e007f}]/u;
