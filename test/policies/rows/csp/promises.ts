import { accountIn } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { csp, partnerInBrazil } from './subject.ts';

const ENGLISH = ['en', 'en-GB'];
const OTHERS = ['de', 'ja-JP'];

/** A Sunday night. */
const sunday = { account: partnerInBrazil, started: '2026-11-15T22:30-03:00' };
/** A Friday at 16:00, before a holiday on Monday. */
const friday = {
  account: accountIn('JP', 'Asia/Tokyo', { partner: true }),
  started: '2026-11-20T16:00+09:00',
};

/** What is promised. */
export function promises(): readonly RowTest[] {
  return [...technicalInEnglish(), ...technicalInOthers(), ...otherCategories()];
}

function technicalInEnglish(): readonly RowTest[] {
  const row = {
    categories: ['technical'],
    languages: ENGLISH,
    calendar: null,
    worked: always('24x7'),
    source: { from: ['004'], chosen: /day and night is chosen/ },
  } as const;
  return [
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-english-a',
      severities: ['A'],
      target: { minutes: 120 },
      deadlines: [{ ...sunday, due: '2026-11-16T00:30-03:00', warned: '2026-11-16T00:00-03:00' }],
    }),
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-english-b',
      severities: ['B'],
      target: { minutes: 240 },
      deadlines: [{ ...sunday, due: '2026-11-16T02:30-03:00', warned: '2026-11-16T01:30-03:00' }],
    }),
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-english-c',
      severities: ['C'],
      target: { minutes: 480 },
      deadlines: [{ ...sunday, due: '2026-11-16T06:30-03:00', warned: '2026-11-16T04:30-03:00' }],
    }),
  ];
}

function technicalInOthers(): readonly RowTest[] {
  const row = {
    categories: ['technical'],
    languages: OTHERS,
    calendar: 'local-nine-to-five',
    worked: always('local-nine-to-five'),
    source: {
      from: ['004'],
      chosen: /promised for English alone, .* counted in local business hours, are chosen/,
    },
  } as const;
  // Friday to 17:00 is 1 h; the rest is counted from Tuesday at 09:00.
  return [
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-other-a',
      severities: ['A'],
      target: { businessMinutes: 120 },
      deadlines: [{ ...friday, due: '2026-11-24T10:00+09:00', warned: '2026-11-24T09:30+09:00' }],
    }),
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-other-b',
      severities: ['B'],
      target: { businessMinutes: 240 },
      deadlines: [{ ...friday, due: '2026-11-24T12:00+09:00', warned: '2026-11-24T11:00+09:00' }],
    }),
    ...commitmentTests(csp, {
      ...row,
      row: 'technical-other-c',
      severities: ['C'],
      target: { businessMinutes: 480 },
      deadlines: [{ ...friday, due: '2026-11-24T16:00+09:00', warned: '2026-11-24T14:00+09:00' }],
    }),
  ];
}

function otherCategories(): readonly RowTest[] {
  return [
    ...commitmentTests(csp, {
      row: 'advisory',
      categories: ['advisory'],
      severities: ['A', 'B', 'C'],
      target: { businessDays: 1 },
      calendar: 'local-nine-to-five',
      worked: always('local-nine-to-five'),
      note: /Advice is covered/,
      source: { from: ['004'] },
      deadlines: (['A', 'B', 'C'] as const).map((severity) => ({
        // Tuesday at 16:00: 1 h and 7 h, of which 6 h are over at 14:00.
        ...friday,
        asks: { severity },
        due: '2026-11-24T16:00+09:00',
        warned: '2026-11-24T14:00+09:00',
      })),
    }),
    ...commitmentTests(csp, {
      row: 'billing',
      categories: ['billing', 'subscription'],
      severities: ['A', 'B', 'C'],
      target: { businessDays: 1 },
      calendar: 'local-nine-to-five',
      worked: always('local-nine-to-five'),
      note: /Covered at no charge, but it is not the repair/,
      source: { from: ['004'] },
      deadlines: (['billing', 'subscription'] as const).map((category) => ({
        ...friday,
        asks: { category },
        due: '2026-11-24T16:00+09:00',
        warned: '2026-11-24T14:00+09:00',
      })),
    }),
  ];
}
