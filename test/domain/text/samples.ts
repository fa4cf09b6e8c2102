import { OUTCOMES, SEVERITY_REASONS } from '../../../domain/case/act.ts';
import {
  CORRECTION_CAUSES,
  CREDIT_OUTCOMES,
  RETRACTED,
  REVIVED_FROM,
  VERDICT_TYPES,
  type VerdictType,
} from '../../../domain/case/case-event.ts';
import { METRICS } from '../../../domain/case/types.ts';
import {
  GAP_FACTS,
  type EventData,
  type EventType,
} from '../../../domain/text/words/event-types.ts';

/** What the samples say of deadlines. */
export const DUE = '2026-03-02T09:00:00.000Z';

const AT = '2026-03-02T08:30:00.000Z';
const SOURCE = { document: '000', section: 'test' } as const;

/** About the clock of each metric. */
const CLOCKS = METRICS.map((metric) => ({
  metric,
  cycle: 1,
  dueAt: DUE,
  rule: 'technical-a',
  source: SOURCE,
}));
const [CLOCK] = CLOCKS;

/** In no year that can be counted. */
const NEVER_DUE = CLOCKS.map((clock) => ({ ...clock, dueAt: null }));

const OF_CLOCKS: Readonly<Record<VerdictType, boolean>> = {
  'case.sla.breached': true,
  'case.sla.met': true,
  'case.sla.met_late': true,
  'case.escalated': true,
  'case.severity.downgraded': false,
  'case.flagged': false,
  'case.closed': false,
};
const withdrawn = (isOfClock: boolean) =>
  VERDICT_TYPES.filter((type) => OF_CLOCKS[type] === isOfClock).map((type) => ({ type, at: AT }));

const CREDITS = CREDIT_OUTCOMES.flatMap((outcome) =>
  [false, true].map((expired) => ({ pack: 'pack_a', expired, outcome })),
);

/** Everything that events say, each kind of it once: what decides about a sentence in all its ways. */
export const SAMPLES: { readonly [Type in EventType]: readonly EventData[Type][] } = {
  'case.opened': [{ severity: 'A' }],
  'case.sla.warning': [...CLOCKS, ...NEVER_DUE].flatMap((clock) => [
    { ...clock, percent: 75, beforeMinutes: null },
    { ...clock, percent: null, beforeMinutes: 30 },
  ]),
  'case.sla.breached': [...CLOCKS, ...NEVER_DUE],
  'case.sla.met': [...CLOCKS, ...NEVER_DUE],
  'case.sla.met_late': [...CLOCKS, ...NEVER_DUE],
  'case.sla.corrected': CORRECTION_CAUSES.flatMap((cause) => [
    ...METRICS.flatMap((metric) => [
      { metric, cause, withdrawn: withdrawn(true), source: SOURCE },
      { metric, cause, withdrawn: withdrawn(true).slice(0, 1), source: SOURCE },
    ]),
    { metric: null, cause, withdrawn: withdrawn(false), source: SOURCE },
    { metric: null, cause, withdrawn: withdrawn(false).slice(0, 1), source: null },
  ]),
  'case.responded': [{ note: null }],
  'case.customer.asked': [{ note: null }],
  'case.customer.reminded': [{ percent: 50, dueAt: DUE, source: SOURCE }],
  'case.customer.replied': [{ note: null }],
  'case.wait.started': [{ kind: 'vendor', note: null }],
  'case.wait.ended': [
    { kind: 'vendor', since: AT, note: null },
    { kind: null, since: null, note: null },
  ],
  'case.wait.reminded': [{ kind: 'vendor', number: 2, since: AT, source: SOURCE }],
  'case.request.withdrawn': [{ request: 'request-1', note: null }],
  'case.retracted': RETRACTED.map((act) => ({ act, mistake: 'act-1', note: null })),
  'case.severity.changed': SEVERITY_REASONS.map((ground) => ({
    from: 'B',
    to: 'A',
    ground,
    businessImpact: null,
    note: null,
  })),
  'case.severity.downgraded': (['silence', ...SEVERITY_REASONS] as const).map((ground) => ({
    from: 'A',
    to: 'B',
    ground,
    businessImpact: null,
    note: null,
    source: SOURCE,
  })),
  'case.flagged': [{ severity: 'C', source: SOURCE }],
  'case.escalated': [...CLOCKS, ...NEVER_DUE].flatMap((clock) =>
    [1, 3].map((number) => ({ ...clock, level: 2, name: 'head of support', number })),
  ),
  'case.acknowledged': [
    { level: 2, note: null },
    { level: null, note: null },
  ],
  'case.updated': [
    {
      changes: { title: 'Mail is slow', assignee: null },
      ground: null,
      severity: null,
      businessImpact: null,
      note: null,
    },
    ...SEVERITY_REASONS.map((ground) => ({
      changes: {},
      ground,
      severity: 'B' as const,
      businessImpact: null,
      note: null,
    })),
  ],
  'case.split': [{ child: 'case_b', title: 'Shared mailboxes', note: null }],
  'case.closed': OUTCOMES.map((outcome) => ({
    outcome,
    chargeCredit: null,
    note: null,
    source: null,
  })),
  'case.reopened': [{ note: null }],
  'case.revived': REVIVED_FROM.flatMap((revivedFrom) => [
    { revivedFrom, stoppedAt: DUE, note: null },
    { revivedFrom, stoppedAt: null, note: null },
  ]),
  'case.credit.reserved': CREDITS,
  'case.credit.charged': CREDITS,
  'case.credit.returned': CREDITS,
  'case.credit.missing': CREDITS,
  'pack.purchased': [
    { total: 5, used: 0 },
    { total: 5, used: 1 },
    { total: 5, used: 2 },
  ],
  'pack.reserved': [{}],
  'pack.charged': [{}],
  'pack.returned': [{ expired: false }, { expired: true }],
  'pack.claimed': [{ account: 'acc_fabrikam' }],
  'pack.low': [{}],
  'pack.exhausted': [{}],
  'pack.expiring': [{ days: 7, available: 3, expiresAt: DUE }],
  'pack.expired': [{ lost: 3 }, { lost: 0 }],
  'pack.corrected': [{ lost: 3 }, { lost: 0 }],
  'delivery.failed': [{ what: 'case.opened, case_a' }],
  'reconciler.gap': GAP_FACTS.flatMap((kind) =>
    [null, 'POST http://sla.example/v1/cases/case_a/revive'].map((revive, more) => {
      const name = revive === null ? null : 'INC-10045';
      const gap = { kind, subject: 'case_a', name, what: 'case.sla.breached', at: DUE, revive };
      return { gaps: [gap] as const, more };
    }),
  ),
};

/** A warning before the deadline of a first response. */
export const WARNING = { ...CLOCK!, percent: 75, beforeMinutes: null } as const;
