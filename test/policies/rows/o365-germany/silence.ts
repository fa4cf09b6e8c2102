import { accountIn, inGermany } from '../../../domain/offering/requests.ts';
import { silenceTests } from '../kinds/silence-row.ts';
import type { RowTest } from '../row-test.ts';
import { germany } from './subject.ts';

const inFinland = accountIn('FI', 'Europe/Helsinki');

/** What silence of the customer leads to. */
export function silence(): readonly RowTest[] {
  return silenceTests(germany, {
    A: {
      target: { minutes: 240 },
      calendar: null,
      step: { severity: 'B' },
      deadline: {
        account: inGermany,
        started: '2026-12-25T22:00+01:00',
        due: '2026-12-26T02:00+01:00',
        warned: '2026-12-26T00:00+01:00',
      },
    },
    B: {
      target: { businessDays: 1 },
      calendar: 'germany-business',
      step: { severity: 'C' },
      // Thursday 16:00 in Berlin is 17:00 in Helsinki. Friday and Monday are holidays, so it is
      // 1 h on Thursday and 7 h on Tuesday, of which half is Tuesday at 12:00 in Berlin.
      deadline: {
        account: inFinland,
        started: '2026-04-02T17:00+03:00',
        due: '2026-04-07T17:00+03:00',
        warned: '2026-04-07T13:00+03:00',
      },
    },
    C: {
      target: { businessDays: 3 },
      calendar: 'germany-business',
      step: 'flag',
      // Tuesday, Wednesday, Thursday: 1 h, 8 h, 8 h and 7 h; half is Wednesday at 12:00 in Berlin.
      deadline: {
        account: inFinland,
        started: '2026-04-02T17:00+03:00',
        due: '2026-04-09T17:00+03:00',
        warned: '2026-04-08T13:00+03:00',
      },
    },
    source: { from: ['000', '003'], chosen: /4 hours at severity A, 1 business day at B, 3 at C/ },
  });
}
