import { inChina } from '../../../domain/offering/requests.ts';
import { silenceTests } from '../kinds/silence-row.ts';
import type { RowTest } from '../row-test.ts';
import { BOTH, vianet } from './subjects.ts';

/** What silence of the customer leads to. */
export function vianetSilence(): readonly RowTest[] {
  return silenceTests(vianet, {
    A: {
      target: { minutes: 240 },
      calendar: null,
      step: { severity: 'B' },
      deadline: {
        account: inChina,
        started: '2026-11-21T03:10+08:00',
        due: '2026-11-21T07:10+08:00',
        warned: '2026-11-21T05:10+08:00',
      },
    },
    B: {
      target: { businessDays: 1 },
      calendar: '21vianet',
      step: { severity: 'C' },
      // Open are 30 min on Friday and 14 h 30 min on Saturday; half of these 15 h is at 16:00.
      deadline: {
        account: inChina,
        started: '2026-11-20T23:30+08:00',
        due: '2026-11-21T23:30+08:00',
        warned: '2026-11-21T16:00+08:00',
      },
      otherwise: [
        ...(['billing', 'subscription'] as const).map((category) => ({
          asks: { category },
          calendar: 'china-business',
          // Friday at 16:00: 1 h and 7 h on Monday, of which half is at 12:00.
          deadline: {
            account: inChina,
            started: '2026-11-20T16:00+08:00',
            due: '2026-11-23T16:00+08:00',
            warned: '2026-11-23T12:00+08:00',
          },
        })),
        {
          asks: { category: 'presales' },
          calendar: 'local-business',
          deadline: {
            account: inChina,
            started: '2026-11-20T16:00+08:00',
            due: '2026-11-23T16:00+08:00',
            warned: '2026-11-23T12:00+08:00',
          },
        },
      ],
    },
    C: {
      target: { businessDays: 3 },
      calendar: '21vianet',
      step: 'flag',
      // 8 h, 15 h, 15 h and 7 h are 45 h; half of these is the second day at 23:30.
      deadline: {
        account: inChina,
        started: '2026-09-30T16:00+08:00',
        due: '2026-10-03T16:00+08:00',
        warned: '2026-10-01T23:30+08:00',
      },
      otherwise: [
        ...(['billing', 'subscription'] as const).map((category) => ({
          asks: { category },
          calendar: 'china-business',
          // Over the holiday: 1 h, then Thursday the 8th, Friday and Saturday the 10th, which is
          // worked; half of 24 h is Friday at 12:00.
          deadline: {
            account: inChina,
            started: '2026-09-30T16:00+08:00',
            due: '2026-10-10T16:00+08:00',
            warned: '2026-10-09T12:00+08:00',
          },
        })),
        {
          asks: { category: 'presales' },
          calendar: 'local-business',
          deadline: {
            account: inChina,
            started: '2026-09-30T16:00+08:00',
            due: '2026-10-10T16:00+08:00',
            warned: '2026-10-09T12:00+08:00',
          },
        },
      ],
    },
    source: {
      ...BOTH,
      chosen:
        /4 hours at severity A, 1 business day at B, 3 at C.*stands under technical support; that it holds for other cases/,
    },
  });
}
