import { EEA } from '../kinds/regions.ts';
import {
  categoryTests,
  contactTests,
  ELSEWHERE,
  regionTests,
  requesterTests,
  scopeTests,
} from '../kinds/shared-rules.ts';
import type { RowTest } from '../row-test.ts';
import { germany } from './subject.ts';

/** Who may have what. */
export function ruleTests(): readonly RowTest[] {
  const scope = { from: ['000', '001'], chosen: /003 does not say what is out of scope/ };
  const developers = { from: ['001'], chosen: /003 does not say what is out of scope/ };
  return [
    ...regionTests(germany, EEA, /Germany and the other countries of the European Economic Area/, {
      from: ['003'],
      chosen: /its 30 countries of today are chosen/,
    }),
    ...categoryTests(germany, ['technical', 'billing', 'subscription', 'presales'], {
      from: ['003'],
    }),
    ...requesterTests(germany, { from: ['003', '000'], chosen: /Only 001 knows partners/ }),
    ...contactTests(germany, { from: ['000'] }, 'made with contact details'),
    ...scopeTests(
      germany,
      'out-of-scope',
      [
        ['customer-network', /own network.*own network\s+team helps/, scope],
        ['third-party', /Third-party services and add-ins.*third party\s+helps.*the forums/, scope],
        ['scripts', /Scripts.*the forums/, developers],
      ],
      ['developer-support'],
    ),
    ...scopeTests(
      germany,
      'developer-support-elsewhere',
      [
        [
          'developer-support',
          ELSEWHERE,
          { from: ['001'], chosen: /003 does not say who helps developers/ },
        ],
      ],
      ['customer-network', 'third-party', 'scripts'],
    ),
  ];
}
