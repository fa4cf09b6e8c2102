import { atEachSeverity, refusalTests } from '../kinds/refusal-row.ts';
import { categoryTests, scopeTests } from '../kinds/shared-rules.ts';
import type { Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';

/** Who may have what. */
export function ruleTests(of: Subject): readonly RowTest[] {
  const source = { from: ['002'] };
  return [
    ...categoryTests(of, ['technical'], source),
    ...scopeTests(of, 'scope-not-covered', [
      ['feature-request', /Feature requests/, source],
      ['on-site', /On-site support/, source],
      ['out-of-lifecycle', /past their lifecycle/, source],
      ['custom-code', /Writing or reviewing custom code/, source],
      ['developer-support', /add-ins, APIs, Graph/, source],
      ['security-incident', /security incidents/, source],
    ]),
    ...refusalTests(of, {
      row: 'round-the-clock-needs-people',
      code: 'round-the-clock-needs-people',
      field: 'resourcesCommitted',
      alternative: { roundTheClock: false },
      detail: /people of the customer who are available round the clock/,
      source,
      breaches: atEachSeverity({ roundTheClock: true, resourcesCommitted: false }),
      obeys: [
        [{ roundTheClock: true, resourcesCommitted: true }],
        [{ roundTheClock: false, resourcesCommitted: false }],
        [{ roundTheClock: false, resourcesCommitted: true }],
      ],
    }),
    ...refusalTests(of, {
      row: 'no-credit-available',
      code: 'no-credit-available',
      field: 'pack',
      alternative: { pack: 'single' },
      detail: /no credit of a pack .* can be paid for singly/,
      source,
      breaches: ['auto', 'pack_17'].flatMap((pack) =>
        atEachSeverity({ pack }, { availableCredits: 0 }),
      ),
      obeys: [
        [{ pack: 'single' }, { availableCredits: 0 }],
        [{ pack: 'single' }, { availableCredits: 1 }],
        ...['auto', 'pack_17'].flatMap((pack) =>
          [1, 2, 5].map((availableCredits) => [{ pack }, { availableCredits }] as const),
        ),
      ],
    }),
  ];
}
