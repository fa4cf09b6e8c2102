import type { CaseRequest } from '../../../../domain/case/types.ts';
import { accountIn } from '../../../domain/offering/requests.ts';
import { refusalTests } from '../kinds/refusal-row.ts';
import {
  categoryTests,
  contactTests,
  regionTests,
  requesterTests,
  scopeTests,
} from '../kinds/shared-rules.ts';
import type { Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH } from './subjects.ts';

const unsigned = accountIn('CN', 'Asia/Shanghai');
const otherwiseSigned = accountIn('CN', 'Asia/Shanghai', { agreements: ['another-agreement'] });

/** Who may have what. */
export function ruleTests(of: Subject): readonly RowTest[] {
  return [
    ...accountRules(of),
    ...severityARules(of),
    ...contactTests(of, BOTH, 'kept accurate over the life of the case'),
  ];
}

function accountRules(of: Subject): readonly RowTest[] {
  return [
    ...regionTests(of, ['CN'], /accounts in China/, BOTH),
    ...categoryTests(of, ['technical', 'billing', 'subscription', 'presales'], BOTH, ['B', 'C']),
    ...scopeTests(of, 'out-of-scope', [
      ['customer-network', /own network.*own network\s+team helps/, BOTH],
      [
        'third-party',
        /Third-party services and add-ins.*the third party\s+helps.*the forums/,
        BOTH,
      ],
    ]),
    ...requesterTests(of, { ...BOTH, chosen: /Only 001 knows partners/ }, ['B', 'C']),
  ];
}

function severityARules(of: Subject): readonly RowTest[] {
  const otherCategories = ['billing', 'subscription', 'presales', 'advisory'] as const;
  const lacking = (lack: Partial<CaseRequest>) => ({
    source: BOTH,
    breaches: [[{ severity: 'A', ...lack }]] as const,
    obeys: [
      [{ severity: 'A' }],
      ...(['B', 'C'] as const).map((severity) => [{ severity, ...lack }] as const),
      [{ severity: 'B', category: 'billing', ...lack }],
    ] as const,
    spares: otherCategories.map((category) => [{ severity: 'A', category, ...lack }] as const),
  });
  return [
    ...refusalTests(of, {
      row: 'severity-a-technical-only',
      code: 'severity-a-technical-only',
      field: 'severity',
      alternative: { severity: 'B' },
      detail: /technical cases alone; for any other the highest severity is B/,
      source: BOTH,
      breaches: otherCategories.map((category) => [{ severity: 'A', category }]),
      obeys: [
        [{ severity: 'A', category: 'technical' }],
        ...(['billing', 'subscription', 'presales'] as const).flatMap((category) =>
          (['B', 'C'] as const).map((severity) => [{ severity, category }] as const),
        ),
      ],
    }),
    ...refusalTests(of, {
      row: 'advanced-agreement-required',
      code: 'advanced-agreement-required',
      field: 'account.agreements',
      alternative: { severity: 'B' },
      detail: /signed advanced online service agreement/,
      source: BOTH,
      breaches: [unsigned, otherwiseSigned].map((account) => [{ severity: 'A' }, { account }]),
      obeys: [
        [{ severity: 'A' }],
        [{ severity: 'B' }, { account: unsigned }],
        [{ severity: 'C' }, { account: unsigned }],
      ],
      spares: otherCategories.map((category) => [
        { severity: 'A', category },
        { account: unsigned },
      ]),
    }),
    ...refusalTests(of, {
      row: 'business-impact-required',
      code: 'business-impact-required',
      field: 'businessImpact',
      alternative: null,
      detail: /statement of the business impact/,
      ...lacking({ businessImpact: null }),
      breaches: [null, '', ' '].map((businessImpact) => [{ severity: 'A', businessImpact }]),
    }),
    ...refusalTests(of, {
      row: 'resources-required',
      code: 'resources-required',
      field: 'resourcesCommitted',
      alternative: null,
      detail: /people of the customer who are allocated to work with support/,
      ...lacking({ resourcesCommitted: false }),
    }),
  ];
}
