import type { CaseFile, Commitment, SilencePolicy } from '../../domain/case/types.ts';
import { plansFor } from '../../domain/planning/plan-case.ts';
import { caseFile, elapsedPlan } from './case-file.ts';

const SOURCE = { document: 'test', section: 'all that can be promised' };
const COVERAGE = { kind: '24x7', calendar: null } as const;

/** Minutes until the first response, the next one, and the resolution. */
const TARGETS = { A: [60, 30, 240], B: [240, 120, 960], C: [480, 240, 1_920] } as const;

const COMMON = { calendar: null, coverage: COVERAGE, source: SOURCE };

function firstResponse(minutes: number): Commitment {
  return { ...COMMON, target: { minutes }, warnings: [75] };
}

function furtherPromises(next: number, resolution: number): readonly Commitment[] {
  return [
    { ...COMMON, metric: 'next_response', target: { minutes: next }, warnings: [50] },
    {
      ...COMMON,
      metric: 'resolution',
      target: { minutes: resolution },
      warnings: [50, { beforeMinutes: 30 }],
      pausesOnCustomer: true,
      escalations: [
        { level: 1, name: 'duty manager', afterMinutes: 30 },
        { level: 2, name: 'head of support', afterMinutes: 60 },
        { level: 3, name: 'board', afterMinutes: 240 },
      ],
    },
  ];
}

/** Four hours at A, eight at B, sixteen at C, and then the given end. */
export function silencePolicy(end: 'flag' | 'close' = 'flag'): SilencePolicy {
  return {
    A: { target: { minutes: 240 }, calendar: null, step: { severity: 'B' } },
    B: { target: { minutes: 480 }, calendar: null, step: { severity: 'C' } },
    C: { target: { minutes: 960 }, calendar: null, step: end },
    grounds: ['silence', 'lack-of-resources'],
    reminders: [50],
    source: SOURCE,
  };
}

/**
 * A case to which everything is promised, by elapsed time: answers within 1, 4 and 8 hours, next
 * ones in half of it, a resolution within four times of it that pauses on the customer.
 */
export function wholeCase(overrides: Partial<CaseFile> & Pick<CaseFile, 'openedAt'>): CaseFile {
  const file = caseFile({
    commitments: {
      A: firstResponse(TARGETS.A[0]),
      B: firstResponse(TARGETS.B[0]),
      C: firstResponse(TARGETS.C[0]),
    },
    further: {
      A: furtherPromises(TARGETS.A[1], TARGETS.A[2]),
      B: furtherPromises(TARGETS.B[1], TARGETS.B[2]),
      C: furtherPromises(TARGETS.C[1], TARGETS.C[2]),
    },
    rules: [],
    silence: silencePolicy(),
    plan: [elapsedPlan(overrides.openedAt, TARGETS.A[0])],
    ...overrides,
  });
  return { ...file, plans: plansFor(file, []) };
}
