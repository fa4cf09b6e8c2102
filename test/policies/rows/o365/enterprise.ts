import { accountIn, inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import { warningTests } from '../kinds/life-rows.ts';
import { o365Tests, planNeededTests } from './shared.ts';
import type { RowTest } from '../row-test.ts';
import type { Subject } from '../kinds/subject.ts';
import { planTests, severityTests, SUPPORTS_WORDING, versionTests } from '../kinds/wording-rows.ts';

const enterprise: Subject = {
  id: 'o365-enterprise',
  version: 1,
  request: { plan: 'e3' },
  account: inGermany,
  plans: ['e1', 'e3', 'gov-g2', 'us-gov-e3', 'education', 'f1', 'us-gov-k1', 'standalone'],
};

const source = { from: ['001'] };
const inNewYork = accountIn('US', 'America/New_York');

export const ENTERPRISE_TESTS: readonly RowTest[] = [
  ...versionTests(enterprise),
  ...commitmentTests(enterprise, {
    row: 'technical-a',
    categories: ['technical'],
    severities: ['A'],
    target: { minutes: 60 },
    calendar: null,
    worked: always('24x7'),
    source,
    deadlines: [
      {
        // On Thanksgiving, which closes no clock of elapsed time.
        account: inNewYork,
        started: '2026-11-26T23:20-05:00',
        due: '2026-11-27T00:20-05:00',
        warned: '2026-11-27T00:05-05:00',
      },
    ],
  }),
  ...commitmentTests(enterprise, {
    row: 'technical-b',
    categories: ['technical'],
    severities: ['B'],
    target: { minutes: 1440 },
    calendar: null,
    worked: always('24x7'),
    note: /One day is 24 hours, day and night/,
    source: { ...source, chosen: /that it is 24 hours, day and night, is chosen/ },
    deadlines: [
      {
        // Summer time ends on Sunday at 02:00, so 24 h later the clock on the wall says 11:00.
        account: inNewYork,
        started: '2026-10-31T12:00-04:00',
        due: '2026-11-01T11:00-05:00',
        warned: '2026-11-01T05:00-05:00',
      },
    ],
  }),
  ...commitmentTests(enterprise, {
    row: 'technical-c',
    categories: ['technical'],
    severities: ['C'],
    target: null,
    calendar: null,
    worked: always('24x7'),
    note: /No response time is promised; .* worked on round the clock/,
    source,
  }),
  ...o365Tests(enterprise),
  ...planNeededTests(enterprise),
  ...planTests(enterprise),
  ...severityTests(enterprise, { ...SUPPORTS_WORDING, source: { from: ['000', '001'] } }),
  ...warningTests(enterprise, { from: ['001'], chosen: /75 % of the target is chosen/ }),
];
