import { expect } from 'vitest';
import { inGermany } from '../../../domain/offering/requests.ts';
import { promised, rowTest } from '../kinds/subject.ts';
import { waitTests } from '../kinds/wait-row.ts';
import type { RowTest } from '../row-test.ts';
import { managedServices } from './subject.ts';

const source = { from: ['902'] };

/** Whom the provider may wait for besides the customer. */
export function waits(): readonly RowTest[] {
  return [
    ...waitTests(managedServices, {
      kind: 'vendor',
      // As it stands after “waiting for”, “wartet auf”, “attend” and “等待”.
      name: {
        en: 'the vendor',
        de: 'den Hersteller',
        fr: 'l’éditeur ou le constructeur',
        'zh-Hans': '厂商',
      },
      pauses: ['resolution'],
      reminder: {
        target: { businessDays: 1 },
        calendar: 'managed-services',
        account: inGermany,
        since: '2026-12-23T15:00+01:00',
        // England is closed on Friday the 25th, on Monday the 28th for Boxing Day, and on New Year's Day.
        at: [
          '2026-12-24T15:00+01:00',
          '2026-12-29T15:00+01:00',
          '2026-12-30T15:00+01:00',
          '2026-12-31T15:00+01:00',
          '2027-01-04T15:00+01:00',
        ],
      },
      source,
    }),
    ...waitTests(managedServices, {
      kind: 'approval',
      name: { en: 'the approval', de: 'die Freigabe', fr: 'l’approbation', 'zh-Hans': '审批' },
      pauses: ['follow_up', 'resolution'],
      reminder: null,
      source,
    }),
    rowTest(managedServices, 'waits', 'are for a vendor and for an approval', (from) => {
      const kinds = promised(from, managedServices, {}).waits.map(({ kind }) => kind);
      expect(kinds).toEqual(['vendor', 'approval']);
    }),
  ];
}
