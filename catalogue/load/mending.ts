import type { Mending } from './mended.ts';

const SOURCE = { document: '000', section: '-' };

/** The fields of a row that say for which cases it is. */
const SELECTING = ['id', 'categories', 'severities', 'plans', 'when'];

/** No commitment, so that nothing depends on how long it is. */
const NO_TARGET = { target: null, calendar: null };

/** What stands for parts of an offering that cannot be read: nothing that a check could object to. */
export const OFFERING_MENDING: Mending = {
  rows: {
    commitments: {
      keeps: SELECTING,
      standIns: { ...NO_TARGET, coverage: [{ kind: '24x7', calendar: null }], source: SOURCE },
    },
    clocks: {
      keeps: [...SELECTING, 'metric'],
      standIns: { ...NO_TARGET, pausesOnCustomer: true, source: SOURCE },
    },
    metrics: {
      keeps: ['id'],
      standIns: { name: { en: '-' }, starts: [{ on: 'opened' }], ends: [{ on: 'solved' }] },
    },
    rules: {
      keeps: ['code', 'when'],
      standIns: { field: 'category', alternative: null, detail: '-', source: SOURCE },
    },
    languages: { keeps: ['language'], standIns: { coverage: 'case', source: SOURCE } },
    notes: { keeps: ['when'], standIns: { text: '-', source: SOURCE } },
    waits: { keeps: ['kind', 'pauses'], standIns: { name: '-', source: SOURCE } },
  },
  standIns: {
    id: '0',
    version: 1,
    name: '-',
    description: '-',
    'plans.*.name': '-',
    fields: { case: {}, account: {} },
    'severities.setBy': '-',
    'severities.levels.*.name': '-',
    'severities.levels.*.meaning': '-',
    'severities.source': SOURCE,
    rules: [],
    warnings: { percents: [], source: SOURCE },
    reopening: { days: 0, source: SOURCE },
    credits: null,
    channels: null,
    nonResponse: null,
    closing: null,
  },
};

/** What stands for parts of a calendar that say nothing of its holidays. */
export const CALENDAR_MENDING: Mending = {
  rows: { variants: { keeps: [], standIns: {} } },
  standIns: {
    id: '0',
    version: 1,
    name: '-',
    timeZone: 'account',
    weekly: { mon: [['00:00', '24:00']] },
    workedHours: 'none',
    source: SOURCE,
  },
};
