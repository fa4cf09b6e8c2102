import { z } from 'zod';
import type { Catalogue } from '../../../catalogue/schema/catalogue.ts';
import { FIELDS, valueSchemaOf } from '../../../catalogue/schema/fields.ts';
import type { Offering } from '../../../catalogue/schema/offering-schema.ts';
import { ownValuesOf } from '../../../catalogue/schema/own-values.ts';
import { severitiesOf } from '../../../catalogue/schema/severity-schema.ts';
import {
  CATEGORIES,
  AUDIENCES,
  CLOCK_ENDS,
  CLOCK_STARTS,
  FURTHER_METRICS,
  METRICS,
  RESOLUTION_ON_REOPENING,
  REQUEST_CHANNELS,
  REQUESTER_ROLES,
} from '../../../catalogue/schema/vocabulary.ts';
import { SEVERITIES } from '../../support/severities.ts';

/** What a catalogue's own words are, where no schema lists them. */
export interface Words {
  readonly documents: readonly string[];
  readonly calendars: readonly string[];
  readonly setBy: readonly string[];
  /** Of the offering that is changed, as are these. */
  readonly plans: readonly string[];
  readonly categories: readonly string[];
  readonly severities: readonly string[];
  /** The values that a field of the request or the account can have, or some of them. */
  readonly valuesOf: (field: string) => readonly unknown[];
  /** What the parts that can be null or none look like where they are there. */
  readonly samples: Readonly<Record<string, unknown>>;
}

/** The words of a catalogue, for changing an offering; without one, for changing a calendar. */
export function vocabularyOf(
  { documents, calendars, offerings }: Catalogue,
  changed?: Offering,
): Words {
  const found = <T>(part: (offering: Offering) => T | null | undefined) =>
    offerings.map(part).find((each) => each !== null && each !== undefined);
  const phone = found(({ channels }) => channels?.phone);
  return {
    documents: documents.map(({ id }) => id),
    calendars: [...new Set(calendars.map(({ id }) => id))],
    setBy: [...new Set(offerings.map(({ severities }) => severities.setBy))],
    plans: changed?.plans.map(({ id }) => id) ?? [],
    categories: changed ? ownValuesOf(changed).category : CATEGORIES,
    severities: changed ? severitiesOf(changed) : SEVERITIES,
    valuesOf: (field) => valuesOf(field, changed),
    samples: {
      channels: found(({ channels }) => channels),
      online: found(({ channels }) => channels?.online),
      email: found(({ channels }) => channels?.email),
      phone,
      numbers: phone?.numbers[0],
      nonResponse: found(({ nonResponse }) => nonResponse),
      closing: found(({ closing }) => closing),
      credits: found(({ credits }) => credits),
      tellsContact: found(({ closing }) => closing?.tellsContact),
      charging: found(({ credits }) => credits?.charging),
      packs: found(({ credits }) => credits?.packs),
      notes: found(({ notes }) => notes[0]),
      languages: found(({ languages }) => languages.find(({ language }) => language === 'other')),
      makeUpDays: calendars.flatMap(({ makeUpDays }) => makeUpDays ?? [])[0],
      variants: calendars.flatMap(({ variants }) => variants)[0],
      plans: { id: 'another-plan', name: 'Another plan' },
    },
  };
}

/** Regions near and far; every one of them is in no list of some offering. */
const SOME_REGIONS = ['AU', 'CH', 'CN', 'DE', 'GB', 'NO', 'NZ', 'US'];

/** Zones of which each differs from every zone in use at some hour of the year. */
const SOME_ZONES = [
  'account',
  'UTC',
  'Etc/GMT-1',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Shanghai',
  'Asia/Tokyo',
];

/** Each closes calendars on other days. */
const SOME_HOLIDAYS = ['none', 'account', 'CN', 'DE', 'DE-BY', 'GB', 'US'];

/** The account's, the only one that has any, and one that has none. */
const SOME_ARRANGEMENTS = ['account', 'CN', 'DE'];

/** Values of fields that are plain text, which no schema lists. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  category: CATEGORIES,
  channel: REQUEST_CHANNELS,
  requesterRole: REQUESTER_ROLES,
  severity: SEVERITIES,
  language: ['en', 'de'],
  product: ['Azure', 'Windows'],
  pack: ['auto', 'single'],
  'account.agreements': ['advanced-online-service', 'another-agreement'],
  'account.region': SOME_REGIONS,
};

function valuesOf(field: string, offering?: Offering): readonly unknown[] {
  const own = offering && ownValues(field, offering);
  if (own) return own;
  const schema = valueSchemaOf(field);
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodBoolean) return [true, false];
  const texts = TEXTS[field];
  if (texts === undefined) throw new TypeError(`name some values of ${field}`);
  return texts;
}

/** Of what an offering names itself; undefined for all else. */
function ownValues(field: string, offering: Offering): readonly unknown[] | undefined {
  const { category, requesterRole } = ownValuesOf(offering);
  const named: Readonly<Record<string, readonly unknown[]>> = {
    category,
    requesterRole,
    severity: severitiesOf(offering),
  };
  const name = field.split('.').at(-1) ?? '';
  const where = field.startsWith('account.fields.') ? 'account' : 'case';
  const policy = field.includes('fields.') ? offering.fields[where][name] : undefined;
  if (policy === undefined) return named[field];
  if (policy.type === 'choice') return policy.values;
  // Whatever else a text or a number is compared with says the same of the comparison.
  return policy.type === 'boolean' ? [true, false] : [];
}

const COVERAGE_KINDS = ['24x7', 'business-hours'];
const CHARGES = ['charged', 'decided', 'returned'];
const CLOSES = ['counts-as-response', 'cancels-unless-breached'];
const LANGUAGES = ['en', 'de', 'fr', 'region', 'other'];

/** What else stands at a place, by its field, or by the part it is in and its field. */
export const OTHERWISE: Readonly<
  Record<string, (value: unknown, words: Words) => readonly unknown[]>
> = {
  id: (value) => [`${String(value)}-renamed`],
  code: (value) => [`${String(value)}-renamed`],
  number: (value) => [`${String(value)}0`],
  field: (value) =>
    Object.keys(FIELDS)
      .filter((field) => field !== value)
      .slice(0, 1),
  calendar: (_value, { calendars }) => [null, ...calendars],
  kind: () => COVERAGE_KINDS,
  'waits.kind': (value) => [`${String(value)}-renamed`],
  'languages.coverage': () => ['case', { kind: '24x7', calendar: null }],
  // One other is enough: a test that takes it takes any.
  document: (value, { documents }) => documents.filter((each) => each !== value).slice(0, 1),
  language: () => LANGUAGES,
  servedIn: () => ['en', 'de'],
  setBy: (_value, { setBy }) => setBy,
  metric: () => FURTHER_METRICS,
  audience: () => AUDIENCES,
  'starts.on': () => CLOCK_STARTS,
  'ends.on': () => CLOCK_ENDS,
  clock: () => METRICS,
  'reopening.resolution': () => RESOLUTION_ON_REOPENING,
  timeZone: () => SOME_ZONES,
  holidays: () => SOME_HOLIDAYS,
  'makeUpDays.country': () => SOME_ARRANGEMENTS,
  proof: () => ['none'],
  'charging.solved': () => CHARGES,
  'charging.unresolved': () => CHARGES,
  'charging.withdrawn': () => CHARGES,
  'unanswered.solved': () => CLOSES,
  'unanswered.unresolved': () => CLOSES,
  'unanswered.withdrawn': () => CLOSES,
};

const ANOTHER_CLOCK = {
  id: 'another-clock',
  metric: 'resolution',
  target: { minutes: 60 },
  calendar: null,
  pausesOnCustomer: false,
  warnings: [],
  escalations: [],
  source: { document: '000', section: 'another' },
};

const ANOTHER_REOPENING = {
  channels: ['online'],
  days: 14,
  source: { document: '000', section: 'another' },
};

const ANOTHER_WAIT = {
  kind: 'another-wait',
  name: { en: 'another' },
  pauses: ['first_response'],
  source: { document: '000', section: 'another' },
};

const ANOTHER_METRIC = {
  id: 'another-metric',
  name: { en: 'another' },
  audience: 'customer',
  starts: [{ on: 'opened' }],
  ends: [{ on: 'solved' }],
};

/** What can be added to a list, by its field. */
export const ADDED: Readonly<Record<string, (words: Words) => readonly unknown[]>> = {
  categories: ({ categories }) => categories,
  '.categories': () => [{ id: 'another-category' }],
  severities: ({ severities }) => severities,
  roles: () => [{ id: 'another-role' }],

  regions: () => SOME_REGIONS,
  percents: () => [90],
  reminders: () => [90],
  grounds: () => ['silence', 'lack-of-resources'],
  plans: ({ samples }) => [samples['plans']],
  'commitments.plans': ({ plans }) => plans,
  notes: ({ samples }) => [samples['notes']],
  languages: ({ samples }) => [samples['languages']],
  numbers: ({ samples }) => [samples['numbers']],
  variants: ({ samples }) => [samples['variants']],
  also: () => [],
  holidayFeeds: () => ['another-feed'],
  coverage: () => [],
  calendar: () => [],
  anyOf: () => [],
  channels: () => REQUEST_CHANNELS,
  byChannel: () => [ANOTHER_REOPENING],
  clocks: ({ categories, severities }) => [{ ...ANOTHER_CLOCK, categories, severities }],
  'clocks.plans': ({ plans }) => plans,
  waits: () => [ANOTHER_WAIT],
  metrics: () => [ANOTHER_METRIC],
  starts: () => [{ on: 'reopened' }],
  ends: () => [{ on: 'answered' }],
  pauses: () => METRICS,
  warnings: () => [{ beforeMinutes: 3 }],
  escalations: () => [{ level: 9, name: 'Another', afterMinutes: 99_999 }],
  commitments: () => [],
  rules: () => [],
};
