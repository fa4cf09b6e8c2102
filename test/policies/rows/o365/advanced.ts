import { accountIn, inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import { warningTests } from '../kinds/life-rows.ts';
import { o365Tests } from './shared.ts';
import type { RowTest } from '../row-test.ts';
import type { Subject } from '../kinds/subject.ts';
import { planTests, severityTests, SUPPORTS_WORDING, versionTests } from '../kinds/wording-rows.ts';

const advanced: Subject = { id: 'o365-advanced', version: 1, account: inGermany };

const row = {
  categories: ['technical'],
  calendar: null,
  worked: always('24x7'),
  source: { from: ['001'] },
} as const;

/** A Saturday night in India. */
const night = { account: accountIn('IN', 'Asia/Kolkata'), started: '2026-11-21T23:30+05:30' };

export const ADVANCED_TESTS: readonly RowTest[] = [
  ...versionTests(advanced),
  ...commitmentTests(advanced, {
    ...row,
    row: 'technical-a',
    severities: ['A'],
    target: { minutes: 60 },
    deadlines: [{ ...night, due: '2026-11-22T00:30+05:30', warned: '2026-11-22T00:15+05:30' }],
  }),
  ...commitmentTests(advanced, {
    ...row,
    row: 'technical-b',
    severities: ['B'],
    target: { minutes: 120 },
    deadlines: [{ ...night, due: '2026-11-22T01:30+05:30', warned: '2026-11-22T01:00+05:30' }],
  }),
  ...commitmentTests(advanced, {
    ...row,
    row: 'technical-c',
    severities: ['C'],
    target: { minutes: 240 },
    deadlines: [{ ...night, due: '2026-11-22T03:30+05:30', warned: '2026-11-22T02:30+05:30' }],
  }),
  ...o365Tests(advanced),
  ...planTests(advanced),
  ...severityTests(advanced, {
    ...SUPPORTS_WORDING,
    setBy: /^The customer\.$/,
    source: { from: ['000', '001'], chosen: /customer sets the severity .* is chosen/ },
  }),
  ...warningTests(advanced, { from: ['001'], chosen: /75 % of the target is chosen/ }),
];
