import * as fc from 'fast-check';
import { METRICS, RESOLUTION_ON_REOPENING } from '../../catalogue/schema/vocabulary.ts';
import type { Condition } from '../../catalogue/schema/condition.ts';
import { BUILT_IN_RULES } from '../../domain/case/metric.ts';
import type {
  CaseFile,
  CaseRequest,
  Commitment,
  EscalationRule,
  MetricRule,
  NonResponsePolicy,
  NonResponseStep,
  WaitPolicy,
} from '../../domain/case/types.ts';
import type { Target } from '../../domain/time/target.ts';
import { daily, office } from '../domain/time/calendars.ts';
import { caseFile, commitment, DAY, HOUR, MINUTE, REQUEST } from './case-file.ts';
import { newestZoneData } from '../../domain/time/zone.ts';
import { rows, type Promises, type PromiseTable } from './promises.ts';
import { SEVERITIES } from './severities.ts';
import { keepCalendars } from '../../domain/offering/kept-calendars.ts';

export const KINDS = ['vendor', 'approval', 'storm'];

const SOURCE = { document: '000', section: 'test' };

/** What an offering may time of its own: by every kind of start and end, for teams and for customers. */
const OWN_METRICS: readonly MetricRule[] = [
  {
    id: 'triage',
    name: { en: 'triage' },
    audience: 'team',
    starts: [{ on: 'opened' }, { on: 'reopened' }],
    ends: [{ on: 'answered' }, { on: 'acknowledged' }],
  },
  {
    id: 'handover',
    name: { en: 'handover' },
    audience: 'team',
    starts: [{ on: 'severity-changed' }, { on: 'ended', clock: 'first_response' }],
    ends: [{ on: 'answered' }, { on: 'wait-started' }],
  },
  {
    id: 'delivery',
    name: { en: 'delivery' },
    audience: 'customer',
    starts: [{ on: 'wait-started' }],
    ends: [{ on: 'wait-ended' }, { on: 'solved' }],
  },
  {
    id: 'chase',
    name: { en: 'chase' },
    audience: 'customer',
    starts: [{ on: 'asked-customer' }, { on: 'answered' }],
    ends: [{ on: 'customer-wrote' }, { on: 'severity-changed' }],
  },
  {
    id: 'repair',
    name: { en: 'repair' },
    audience: 'team',
    starts: [{ on: 'acknowledged' }, { on: 'customer-wrote' }, { on: 'ended', clock: 'triage' }],
    ends: [{ on: 'asked-customer' }, { on: 'wait-ended' }, { on: 'solved' }],
  },
  {
    id: 'regrade',
    name: { en: 'regrade' },
    audience: 'team',
    starts: [{ on: 'fields-changed', fields: ['tier', 'impact'] }],
    ends: [{ on: 'fields-changed', fields: ['years'] }, { on: 'answered' }],
  },
];

const OFFICE = office({ holidays: { '2026-04-03': 'Good Friday' } });

/** Hours of two offices, of a desk that works into the night, and of one that has a lunch break. */
const CALENDARS: CaseFile['calendars'] = keepCalendars({
  office: {
    id: 'office',
    version: 1,
    zoneData: newestZoneData(),
    ...OFFICE,
  },
  branch: { id: 'branch', version: 2, zoneData: newestZoneData(), ...OFFICE },
  evening: {
    id: 'evening',
    version: 1,
    zoneData: newestZoneData(),
    ...daily('Asia/Shanghai', ['09:00', '24:00']),
  },
  lunch: {
    id: 'lunch',
    version: 1,
    zoneData: newestZoneData(),
    ...daily('America/New_York', ['09:00', '12:00'], ['13:00', '17:00']),
    exceptions: { '2026-03-14': [], '2026-03-15': [['10:00', '11:30']] },
  },
});

interface Timed {
  readonly target: Target;
  readonly calendar: string | null;
}

const elapsed: fc.Arbitrary<Timed> = fc
  .oneof(
    fc.constantFrom(10, 60, 240, 1_440, 4_320).map((minutes): Target => ({ minutes })),
    fc.constantFrom<Target>({ days: 1 }, { days: 3 }, { months: 1 }),
  )
  .map((target) => ({ target, calendar: null }));

const byWallTime: fc.Arbitrary<Target> = fc
  .record({
    time: fc.constantFrom('09:00', '12:00', '17:00', '24:00'),
    businessDays: fc.nat(2),
    cutOff: fc.option(
      fc.constantFrom('11:00', '14:00').map((at) => ({ at, after: 3 })),
      {
        nil: undefined,
      },
    ),
  })
  .map((by) => ({ by }));

const calendarOrNone = fc.constantFrom(null, ...Object.keys(CALENDARS));

/** Business days also without a calendar, where each has 24 hours. */
const business: fc.Arbitrary<Timed> = fc.oneof(
  fc.record({
    target: fc.oneof(
      fc.constantFrom(30, 120, 480, 960).map((businessMinutes): Target => ({ businessMinutes })),
      fc.constantFrom(0.5, 8).map((businessHours): Target => ({ businessHours })),
      byWallTime,
    ),
    calendar: fc.constantFrom(...Object.keys(CALENDARS)),
  }),
  fc.record({
    target: fc.constantFrom(1, 2).map((businessDays) => ({ businessDays })),
    calendar: calendarOrNone,
  }),
);

const timed = fc.oneof(elapsed, business);

const warnings = fc.subarray<Commitment['warnings'][number]>([
  50,
  75,
  90,
  { beforeMinutes: 15 },
  { beforeMinutes: 90 },
]);

const escalations: fc.Arbitrary<readonly EscalationRule[]> = fc
  .record({
    minutes: fc.subarray([0, 15, 60, 300]),
    calendar: fc.constantFrom(undefined, undefined, null, 'office'),
    repeat: fc.constantFrom(undefined, { everyMinutes: 45, times: 3 }),
  })
  .map(({ minutes, calendar, repeat }) =>
    minutes.map((afterMinutes, index) => {
      const rule = { level: index + 1, name: 'duty', afterMinutes };
      return index < minutes.length - 1 ? rule : { ...rule, calendar, repeat };
    }),
  );

/** Without a target one time of six. */
const anyCommitment: fc.Arbitrary<Commitment> = fc
  .record({
    timed: fc.option(timed, { freq: 5, nil: { target: null, calendar: null } }),
    pausesOnCustomer: fc.constantFrom(true, true, false),
    warnings,
    escalations,
  })
  .map(({ timed: { target, calendar }, ...rest }) => commitment({ target, calendar, ...rest }));

const anyCommitments: fc.Arbitrary<Promises> = fc
  .record({
    first_response: anyCommitment,
    next_response: fc.option(anyCommitment, { freq: 4 }),
    follow_up: fc.option(anyCommitment, { freq: 3 }),
    resolution: fc.option(anyCommitment, { freq: 4 }),
    acknowledgement: fc.option(anyCommitment, { freq: 3 }),
    own: fc.record(Object.fromEntries(OWN_METRICS.map(({ id }) => [id, anyCommitment])), {
      requiredKeys: [],
    }),
  })
  .map(({ first_response, next_response, follow_up, resolution, acknowledgement, own }) => ({
    first_response,
    ...(next_response && { next_response }),
    ...(follow_up && { follow_up }),
    ...(resolution && { resolution }),
    ...(acknowledgement && { acknowledgement }),
    ...own,
  }));

function silenceStep(...steps: readonly NonResponseStep['step'][]): fc.Arbitrary<NonResponseStep> {
  return fc
    .tuple(timed, fc.constantFrom(...steps))
    .map(([{ target, calendar }, step]) => ({ target, calendar, step }));
}

const nonResponse: fc.Arbitrary<NonResponsePolicy> = fc.record({
  steps: fc.record(
    {
      A: silenceStep({ severity: 'B' }, { severity: 'C' }, 'flag', 'close'),
      B: silenceStep({ severity: 'C' }, { severity: 'C' }, 'flag', 'close'),
      C: silenceStep('flag', 'close'),
    },
    { requiredKeys: [] },
  ),
  grounds: fc.constantFrom<NonResponsePolicy['grounds']>(
    ['silence', 'lack-of-resources'],
    ['silence'],
  ),
  reminders: fc.subarray([25, 50]),
  source: fc.constant(SOURCE),
});

/** A kind of wait that pauses some clocks, or none, and reminds of itself, or not. */
function waitOf(kind: string): fc.Arbitrary<WaitPolicy> {
  return fc.record({
    kind: fc.constant(kind),
    name: fc.constant({ en: `the ${kind}` }),
    pauses: fc.subarray([...METRICS, ...OWN_METRICS.map(({ id }) => id)]),
    reminder: fc.option(
      fc
        .tuple(timed, fc.integer({ min: 1, max: 3 }))
        .map(([{ target, calendar }, repeats]) => ({ target, calendar, repeats })),
    ),
    source: fc.constant(SOURCE),
  });
}

const waits: fc.Arbitrary<CaseFile['waits']> = fc
  .tuple(fc.subarray(KINDS), waitOf('vendor'), waitOf('approval'), waitOf('storm'))
  .map(([kinds, ...all]) => all.filter(({ kind }) => kinds.includes(kind)));

/** A minute in the five weeks in which the clocks of New York and Berlin jump. */
const opening = fc
  .oneof(
    fc.nat(35 * 24 * 60),
    fc.nat(35 * 24).map((hours) => hours * 60),
  )
  .map((minutes) => Date.parse('2026-03-02T00:00:00.000Z') + minutes * MINUTE);

/** At severity A something is always promised, at the others mostly. */
const promises = fc.record({
  A: anyCommitments,
  B: fc.option(anyCommitments, { freq: 4 }),
  C: fc.option(anyCommitments, { freq: 4 }),
});

/** Cases that are gold, or of long standing, have rows of their own in front. */
const GOLD = {
  any: [{ 'fields.tier': { is: 'gold' } }, { 'fields.years': { atLeast: 8 } }],
} satisfies Condition;

/** What a case can say of itself, and what its severity follows from. */
const vocabulary: CaseFile['vocabulary'] = {
  plans: [],
  categories: [{ id: 'technical' }, { id: 'billing', name: { en: 'bills' } }],
  fields: {
    tier: { type: 'choice', values: ['gold', 'silver'], required: false },
    years: { type: 'number', whole: true, min: 0, required: false },
    impact: { type: 'choice', values: ['high', 'low'], required: false },
    urgency: { type: 'choice', values: ['now', 'later'], required: false },
  },
};

const severityMatrix: fc.Arbitrary<CaseFile['severityMatrix']> = fc.option(
  fc
    .tuple(...Array.from({ length: 4 }, () => fc.constantFrom(...SEVERITIES)))
    .map(([a = 'A', b = 'B', c = 'C', d = 'A']) => ({
      fields: ['impact', 'urgency'] as const,
      rows: { high: { now: a, later: b }, low: { now: c, later: d } },
      source: SOURCE,
    })),
);

/** The file of a case under any offering that can be written down, planned as the API does. */
export const randomFile: fc.Arbitrary<CaseFile> = fc
  .record({
    openedAt: opening,
    promises,
    billing: fc.option(promises),
    gold: fc.option(anyCommitments),
    fields: fc.constantFrom<CaseRequest['fields']>({}, {}, { tier: 'gold' }, { years: 3 }),
    severityMatrix,
    severity: fc.constantFrom(...SEVERITIES),
    nonResponse: fc.option(nonResponse, { freq: 5 }),
    waits,
    quietAfter: fc.constantFrom(-1, 0, 0, 2 * HOUR, 2 * DAY),
    reopenWithinMs: fc.constantFrom(14 * DAY, 14 * DAY, 3 * HOUR),
    resolutionOnReopening: fc.constantFrom(...RESOLUTION_ON_REOPENING),
  })
  .map(({ openedAt, promises: drawn, billing, gold, fields, severity: wanted, ...others }) => {
    const { quietAfter, ...rest } = others;
    const severity = drawn[wanted] ? wanted : 'A';
    return caseFile({
      openedAt,
      request: { ...REQUEST, severity, fields },
      vocabulary,
      commitments: [
        ...(gold ? rows({ A: gold }, { name: 'gold-', when: GOLD }) : []),
        ...rows(present(drawn), { categories: ['technical'] }),
        ...(billing ? rows(present(billing), { name: 'billing-', categories: ['billing'] }) : []),
      ],
      calendars: CALENDARS,
      metrics: [...BUILT_IN_RULES, ...OWN_METRICS],
      quietBefore: openedAt + quietAfter,
      ...rest,
    });
  });

/** A table without the severities that have no promises. */
function present({ A, B, C }: Drawn): PromiseTable {
  return { A, ...(B && { B }), ...(C && { C }) };
}

interface Drawn {
  readonly A: Promises;
  readonly B: Promises | null;
  readonly C: Promises | null;
}
