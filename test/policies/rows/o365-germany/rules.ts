import { EEA } from '../kinds/regions.ts';
import { categoryTests, regionTests, requesterTests, scopeTests } from '../kinds/shared-rules.ts';
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
    ...requesterTests(germany),
    ...scopeTests(germany, 'out-of-scope', [
      ['customer-network', /own network/, scope],
      ['third-party', /Third-party services and add-ins/, scope],
      ['scripts', /Scripts/, developers],
      ['developer-support', /Questions of developers/, developers],
    ]),
  ];
}
