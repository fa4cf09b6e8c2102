import { inBrazil, inGermany } from '../../../domain/offering/requests.ts';
import type { RowTest } from '../row-test.ts';
import { silenceTests } from './silence-row.ts';
import type { Subject } from './subject.ts';

/** What silence leads to in the offerings that count local business hours. */
export function localSilenceTests(of: Subject, calendar: string): readonly RowTest[] {
  return silenceTests(of, {
    A: {
      target: { minutes: 240 },
      calendar: null,
      step: { severity: 'B' },
      deadline: {
        account: inBrazil,
        started: '2026-11-15T22:30-03:00',
        due: '2026-11-16T02:30-03:00',
        warned: '2026-11-16T00:30-03:00',
      },
    },
    B: {
      target: { businessDays: 1 },
      calendar,
      step: { severity: 'C' },
      // Friday the 20th is a holiday: 1 h on Thursday and 7 h on Monday, of which half is at noon.
      deadline: {
        account: inBrazil,
        started: '2026-11-19T16:00-03:00',
        due: '2026-11-23T16:00-03:00',
        warned: '2026-11-23T12:00-03:00',
      },
    },
    C: {
      target: { businessDays: 3 },
      calendar,
      step: 'flag',
      // Over the change to summer time: 5 h, 8 h, 8 h and 3 h, of which half is Monday at 16:00.
      deadline: {
        account: inGermany,
        started: '2026-03-27T12:00+01:00',
        due: '2026-04-01T12:00+02:00',
        warned: '2026-03-30T16:00+02:00',
      },
    },
    source: { from: ['000', '003'], chosen: /4 hours at severity A, 1 business day at B, 3 at C/ },
  });
}
