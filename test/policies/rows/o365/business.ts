import { inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import { warningTests } from '../kinds/life-rows.ts';
import { o365Tests, planNeededTests } from './shared.ts';
import type { RowTest } from '../row-test.ts';
import type { Subject } from '../kinds/subject.ts';
import { planTests, severityTests, SUPPORTS_WORDING, versionTests } from '../kinds/wording-rows.ts';

const business: Subject = {
  id: 'o365-business',
  version: 1,
  request: { plan: 'business' },
  account: inGermany,
  plans: ['business-essentials', 'business', 'business-premium'],
};

const source = { from: ['001'] };

export const BUSINESS_TESTS: readonly RowTest[] = [
  ...versionTests(business),
  ...commitmentTests(business, {
    row: 'technical-a',
    categories: ['technical'],
    severities: ['A'],
    target: { minutes: 60 },
    calendar: null,
    worked: always('24x7'),
    source,
    deadlines: [
      {
        // Over the change to summer time, when 02:00 is 03:00: an hour is an hour.
        account: inGermany,
        started: '2026-03-29T01:30+01:00',
        due: '2026-03-29T03:30+02:00',
        warned: '2026-03-29T03:15+02:00',
      },
    ],
  }),
  ...commitmentTests(business, {
    row: 'technical-bc',
    categories: ['technical'],
    severities: ['B', 'C'],
    target: null,
    calendar: null,
    worked: always('local-business'),
    note: /No response time is promised; .* worked on in local business hours/,
    source,
  }),
  ...o365Tests(business),
  ...planNeededTests(business),
  ...planTests(business),
  ...severityTests(business, { ...SUPPORTS_WORDING, source: { from: ['000', '001'] } }),
  ...warningTests(business, { from: ['001'], chosen: /75 % of the target is chosen/ }),
];
