import { accountIn, inBrazil, inGermany } from '../../../domain/offering/requests.ts';
import { commitmentTests } from '../kinds/commitment-row.ts';
import type { HoursWhere } from '../kinds/hours.ts';
import type { Subject } from '../kinds/subject.ts';
import type { RowTest } from '../row-test.ts';

const inAustralia = accountIn('AU', 'Australia/Sydney');
/** Wednesday 16:00 to 17:00, then Thursday 09:00 plus 7 h. */
const OVER_A_USUAL_DAY = {
  account: inAustralia,
  started: '2026-11-18T16:00+11:00',
  due: '2026-11-19T16:00+11:00',
  warned: '2026-11-19T14:00+11:00',
};
const UNTIL_RESOLVED = /until resolved, round the clock or in business hours, as the customer asks/;

/** What is promised. */
export function promises(of: Subject): readonly RowTest[] {
  const calendar = 'local-nine-to-five';
  const worked: readonly HoursWhere[] = [
    [{}, calendar],
    [{ roundTheClock: true }, '24x7'],
  ];
  const row = { categories: ['technical'], worked, note: UNTIL_RESOLVED } as const;
  const source = { from: ['002'], chosen: /business hours .* 09:00 to 17:00 .* is chosen/ };
  return [
    ...commitmentTests(of, {
      ...row,
      row: 'technical-a',
      severities: ['A'],
      target: { minutes: 120 },
      calendar: null,
      note: /first response comes at any hour\. The work after it goes on until resolved/,
      source: { from: ['002'] },
      deadlines: [
        {
          // On a Sunday night.
          account: inBrazil,
          started: '2026-11-15T22:30-03:00',
          due: '2026-11-16T00:30-03:00',
          warned: '2026-11-16T00:00-03:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      ...row,
      row: 'technical-b',
      severities: ['B'],
      target: { businessMinutes: 240 },
      calendar,
      source,
      deadlines: [
        // Friday 15:30 to 17:00 are 1 h 30 min, the other 2 h 30 min end on Monday at 11:30.
        ...[false, true].map((roundTheClock) => ({
          asks: { roundTheClock },
          account: inBrazil,
          started: '2026-11-13T15:30-03:00',
          due: '2026-11-16T11:30-03:00',
          warned: '2026-11-16T10:30-03:00',
        })),
        {
          // Thursday 16:00 to 17:00; Friday the 20th is a holiday; Monday 09:00 plus 3 h.
          account: inBrazil,
          started: '2026-11-19T16:00-03:00',
          due: '2026-11-23T12:00-03:00',
          warned: '2026-11-23T11:00-03:00',
        },
      ],
    }),
    ...commitmentTests(of, {
      ...row,
      row: 'technical-c',
      severities: ['C'],
      target: { businessMinutes: 480 },
      calendar,
      source,
      deadlines: [
        {
          // Friday 12:00 to 17:00 in winter time, then Monday 09:00 to 12:00 in summer time.
          account: inGermany,
          started: '2026-03-27T12:00+01:00',
          due: '2026-03-30T12:00+02:00',
          warned: '2026-03-30T10:00+02:00',
        },
        OVER_A_USUAL_DAY,
      ],
    }),
  ];
}
