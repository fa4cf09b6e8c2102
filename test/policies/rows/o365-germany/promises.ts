import { inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import { always } from '../kinds/hours.ts';
import type { RowTest } from '../row-test.ts';
import { germany } from './subject.ts';

/** What is promised. */
export function promises(): readonly RowTest[] {
  const technical = {
    categories: ['technical'],
    calendar: null,
    worked: always('24x7'),
    source: { from: ['003', '001'], chosen: /those of the enterprise plans in 001 are chosen/ },
  } as const;
  return [
    ...commitmentTests(germany, {
      ...technical,
      row: 'technical-a',
      severities: ['A'],
      target: { minutes: 60 },
      deadlines: [
        {
          // On Christmas Day.
          account: inGermany,
          started: '2026-12-25T10:00+01:00',
          due: '2026-12-25T11:00+01:00',
          warned: '2026-12-25T10:45+01:00',
        },
      ],
    }),
    ...commitmentTests(germany, {
      ...technical,
      row: 'technical-b',
      severities: ['B'],
      target: { minutes: 1440 },
      note: /One day is 24 hours, day and night/,
      source: {
        from: ['003', '001'],
        chosen: /those of the enterprise plans in 001 are chosen, and so is that their one day/,
      },
      deadlines: [
        {
          // Summer time begins in that night, so 24 h later the clock on the wall says 13:00.
          account: inGermany,
          started: '2026-03-28T12:00+01:00',
          due: '2026-03-29T13:00+02:00',
          warned: '2026-03-29T07:00+02:00',
        },
      ],
    }),
    ...commitmentTests(germany, {
      ...technical,
      row: 'technical-c',
      severities: ['C'],
      target: null,
      note: /No response time is promised; .* worked on round the clock/,
    }),
    ...commitmentTests(germany, {
      row: 'billing',
      categories: ['billing', 'subscription'],
      severities: ['A', 'B', 'C'],
      target: null,
      calendar: null,
      worked: always('germany-business'),
      note: /Germany and every other market of the European Economic Area/,
      source: { from: ['003', '000'] },
    }),
    ...commitmentTests(germany, {
      row: 'presales',
      categories: ['presales'],
      severities: ['A', 'B', 'C'],
      target: null,
      calendar: null,
      worked: always('germany-business'),
      note: /Germany and every other market of the European Economic Area/,
      source: { from: ['003'], chosen: /before sales in Germany stand in no document/ },
    }),
  ];
}
