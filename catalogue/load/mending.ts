import type { Mending } from './mended.ts';

const SOURCE = { document: '000', section: '-' };

/** What stands for parts of an offering that cannot be read: nothing that a check could object to. */
export const OFFERING_MENDING: Mending = {
  rows: ['commitments', 'clocks', 'rules', 'languages', 'notes'],
  standIns: {
    id: '0',
    version: 1,
    name: '-',
    description: '-',
    'plans.*.name': '-',
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
  rows: ['variants'],
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
