import type { CaseFile, NonResponsePolicy } from '../../domain/case/types.ts';
import { caseFile, commitment } from './case-file.ts';
import { rows, type Promises } from './promises.ts';

const SOURCE = { document: '000', section: 'all that can be promised' };

/** Minutes until the first response, the next one, the follow-up, and the resolution. */
const TARGETS = {
  A: [60, 30, 150, 240],
  B: [240, 120, 600, 960],
  C: [480, 240, 1_200, 1_920],
} as const;

function commitmentsWithin([first, next, followUp, resolution]: readonly [
  number,
  number,
  number,
  number,
]): Promises {
  return {
    first_response: commitment({ target: { minutes: first }, source: SOURCE }),
    next_response: commitment({ target: { minutes: next }, warnings: [50], source: SOURCE }),
    follow_up: commitment({
      target: { minutes: followUp },
      pausesOnCustomer: true,
      source: SOURCE,
    }),
    resolution: commitment({
      target: { minutes: resolution },
      warnings: [50, { beforeMinutes: 30 }],
      pausesOnCustomer: true,
      escalations: [
        { level: 1, name: 'duty manager', afterMinutes: 30 },
        { level: 2, name: 'head of support', afterMinutes: 60 },
        { level: 3, name: 'board', afterMinutes: 240 },
      ],
      source: SOURCE,
    }),
  };
}

/** Four hours at A, eight at B, sixteen at C, and then the given end. */
export function silencePolicy(end: 'flag' | 'close' = 'flag'): NonResponsePolicy {
  return {
    grounds: ['silence', 'lack-of-resources'],
    reminders: [50],
    steps: {
      A: { target: { minutes: 240 }, calendar: null, step: { severity: 'B' } },
      B: { target: { minutes: 480 }, calendar: null, step: { severity: 'C' } },
      C: { target: { minutes: 960 }, calendar: null, step: end },
    },
    source: SOURCE,
  };
}

/**
 * A case to which everything is promised, by elapsed time: answers within 1, 4 and 8 hours, next
 * ones in half of it, follow-ups in two and a half times of it, a resolution within four times of it; the
 * latter two pause on the customer.
 */
export function wholeCase(overrides: Partial<CaseFile> & Pick<CaseFile, 'openedAt'>): CaseFile {
  return caseFile({
    commitments: rows({
      A: commitmentsWithin(TARGETS.A),
      B: commitmentsWithin(TARGETS.B),
      C: commitmentsWithin(TARGETS.C),
    }),
    nonResponse: silencePolicy(),
    waits: [
      {
        kind: 'vendor',
        name: { en: 'the vendor', de: 'den Hersteller', fr: 'le fabricant', 'zh-Hans': '厂商' },
        pauses: ['resolution'],
        reminder: { target: { minutes: 60 }, calendar: null, repeats: 2 },
        source: SOURCE,
      },
    ],
    ...overrides,
  });
}
