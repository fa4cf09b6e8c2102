import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;

/** A way in which instants are shown. */
interface Form {
  readonly pattern: string;
  /** What it is finer than is not shown. */
  readonly unitMs: number;
  /** As Luxon reads and writes it; null for ISO 8601. */
  readonly format: string | null;
}

const FORMS = {
  iso: {
    pattern: String.raw`\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d)`,
    unitMs: 1,
    format: null,
  },
  /** As an explanation has it: `Sun 29 Nov 2026, 21:11:07 (+08:00)`. */
  explained: {
    pattern: String.raw`\b[A-Z][a-z]{2} \d\d [A-Z][a-z]{2,3} \d{4}, \d\d:\d\d:\d\d \([+-]\d\d:\d\d\)`,
    unitMs: 1000,
    format: 'EEE dd MMM yyyy, HH:mm:ss (ZZ)',
  },
  /** As a sentence has it: `Sunday 29 November 2026, 22:11 (China Standard Time)`. */
  spoken: {
    pattern: String.raw`\b[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d \([^)]+\)`,
    unitMs: MINUTE_MS,
    format: 'EEEE d MMMM yyyy, HH:mm',
  },
} as const satisfies Record<string, Form>;

type FormName = keyof typeof FORMS;

const INSTANT = new RegExp(
  Object.entries(FORMS)
    .map(([name, { pattern }]) => `(?<${name}>${pattern})`)
    .join('|'),
  'g',
);

/** An instant as it stands in a text. */
export interface WrittenInstant {
  readonly text: string;
  readonly form: FormName;
  readonly unitMs: number;
  /** Where it begins. */
  readonly index: number;
  /** Of what somebody did, in whole seconds: by chance it may seem to belong to the deadline. */
  readonly isOfAct: boolean;
}

/** What a written instant means in one zone. */
export interface Reading {
  readonly zone: string;
  readonly at: number;
}

/** The instants in a text, from left to right. */
export function instantsIn(text: string): readonly WrittenInstant[] {
  return [...text.matchAll(INSTANT)].map(({ 0: written, index, groups = {} }) => {
    const form = formIn(groups);
    const isOfAct = form === 'explained' && text.slice(0, index).endsWith('answered ');
    return { text: written, form, unitMs: FORMS[form].unitMs, index, isOfAct };
  });
}

function formIn(groups: Readonly<Record<string, string | undefined>>): FormName {
  const isForm = (name: string): name is FormName => name in FORMS && groups[name] !== undefined;
  const form = Object.keys(groups).find(isForm);
  if (form === undefined) throw new Error('An instant has no form.');
  return form;
}

/** The text with the form of each instant in its place. */
export function withoutInstants(text: string): string {
  return text.replaceAll(INSTANT, (written: string) => {
    const [{ form } = { form: 'iso' }] = instantsIn(written);
    return `<${form}${written.endsWith('Z') ? ' in UTC' : ''}>`;
  });
}

/**
 * What it means in each of the zones to which it may belong. None where the weekday is not that of
 * the date, or the offset or the zone's name is not the one that a zone has at that instant.
 */
export function readingsOf(written: WrittenInstant, zones: readonly string[]): readonly Reading[] {
  if (written.text.endsWith('Z')) return [{ zone: 'UTC', at: Date.parse(written.text) }];
  const read = written.form === 'spoken' ? readWithName : readWithOffset;
  return zones.flatMap((zone) => read(written, zone).map((at) => ({ zone, at })));
}

function readWithOffset({ text, form }: WrittenInstant, zone: string): readonly number[] {
  const { format } = FORMS[form];
  const options = { setZone: true, locale: 'en-GB' };
  const read =
    format === null ? DateTime.fromISO(text, options) : DateTime.fromFormat(text, format, options);
  return read.isValid && read.setZone(zone).offset === read.offset ? [read.toMillis()] : [];
}

/** An hour that the clocks go through twice has two meanings, which the name tells apart. */
function readWithName({ text }: WrittenInstant, zone: string): readonly number[] {
  const [, local = '', name = ''] = /^(.*) \(([^)]+)\)$/.exec(text) ?? [];
  const read = DateTime.fromFormat(local, FORMS.spoken.format, { zone, locale: 'en-GB' });
  if (!read.isValid) return [];
  const possible = read.getPossibleOffsets().filter((one) => one.offsetNameLong === name);
  return possible.map((one) => one.toMillis());
}

/** Another instant, in the same form and zone. */
export function rewritten({ form }: WrittenInstant, { zone }: Reading, at: number): string {
  const local = DateTime.fromMillis(at, { zone, locale: 'en-GB' });
  const { format } = FORMS[form];
  if (format === null) return local.toISO() ?? '';
  const text = local.toFormat(format);
  return form === 'spoken' ? `${text} (${local.offsetNameLong})` : text;
}
