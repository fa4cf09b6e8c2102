import { EEA } from '../kinds/regions.ts';
import {
  categoryTests,
  contactTests,
  helpedElsewhereTests,
  regionTests,
  requesterTests,
} from '../kinds/shared-rules.ts';
import type { RowTest } from '../row-test.ts';
import { germany } from './subject.ts';

/** Who may have what. */
export function ruleTests(): readonly RowTest[] {
  const scope = { from: ['000', '001'], chosen: /003 does not say what is out of scope/ };
  const scripts = { from: ['001'], chosen: /003 does not say what is out of scope/ };
  const developers = { from: ['001'], chosen: /003 does not say who helps developers/ };
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
    ...helpedElsewhereTests(germany, { scope, scripts, developers }),
  ];
}
