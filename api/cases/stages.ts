import type { z } from 'zod';
import type { CaseEventType } from '../../domain/case/types.ts';
import { PACK } from '../packs/examples.ts';
import type { caseSchema, clock } from './case-schema.ts';
import { CASE, CLOCK, SOURCE } from './examples.ts';

/** How the example's case and its clock differ from their state at the opening. */
interface Stage {
  readonly case: Partial<z.output<typeof caseSchema>>;
  readonly clock: Partial<z.output<typeof clock>>;
}

const warned: Stage = {
  case: { next: { at: CLOCK.dueAt, what: 'first_response.breach' } },
  clock: { warnings: CLOCK.warnings.map((warning) => ({ ...warning, sent: true })) },
};

const breached: Stage = {
  case: { breached: true, nextDueAt: null, next: null },
  clock: { ...warned.clock, state: 'breached', breachedAt: CLOCK.dueAt, remainingSeconds: 0 },
};

const LEVEL = { level: 1, name: 'duty manager', number: 1, at: '2026-11-21T09:15:00.000Z' };

const escalated: Stage = {
  ...breached,
  clock: { ...breached.clock, escalations: [{ ...LEVEL, reachedAt: LEVEL.at }] },
};

const acknowledged: Stage = {
  ...escalated,
  clock: { ...escalated.clock, acknowledged: { at: '2026-11-21T09:20:00.000Z', by: LEVEL.name } },
};

const late: Stage = {
  case: { ...breached.case, status: 'in_progress' },
  clock: { ...breached.clock, metAt: '2026-11-21T09:20:00.000Z', remainingSeconds: null },
};

const answered: Stage = {
  case: { status: 'in_progress', nextDueAt: null, next: null },
  clock: { state: 'met', metAt: '2026-11-21T08:20:00.000Z', remainingSeconds: null },
};

/** What a case at a lower severity shows of it. */
const AT_B = { severity: 'B', severityName: 'high', severityRank: 2 };
const AT_C = { severity: 'C', severityName: 'non-critical', severityRank: 3 };

const silence = {
  askedAt: '2026-11-21T08:20:00.000Z',
  since: '2026-11-21T08:20:00.000Z',
  severity: 'A' as const,
  remindAt: ['2026-11-21T10:20:00.000Z'],
  dueAt: '2026-11-21T12:20:00.000Z',
  dueAtLocal: '2026-11-21T20:20:00.000+08:00',
  next: { severity: 'B' as const },
  flagged: false,
  source: SOURCE,
};

const asked: Stage = {
  ...answered,
  case: {
    ...answered.case,
    status: 'waiting_on_customer',
    next: { at: '2026-11-21T10:20:00.000Z', what: 'non_response.reminder' },
    waitingFor: 'customer',
    nonResponse: silence,
  },
};

const wait = {
  kind: 'vendor',
  name: 'the vendor',
  since: '2026-11-21T08:20:00.000Z',
  by: 'Ada',
  pauses: ['resolution'],
  remindAt: ['2026-11-21T12:20:00.000Z'],
  source: SOURCE,
};

const waiting: Stage = {
  ...answered,
  case: {
    ...answered.case,
    status: 'waiting',
    next: { at: '2026-11-21T12:20:00.000Z', what: 'wait.reminder' },
    waitingFor: wait.kind,
    wait,
  },
};

const reminded: Stage = {
  ...asked,
  case: { ...asked.case, next: { at: silence.dueAt, what: 'non_response.downgrade' } },
};

const silent: Stage = {
  ...asked,
  case: {
    ...asked.case,
    ...AT_B,
    next: { at: '2026-11-23T05:30:00.000Z', what: 'non_response.reminder' },
    nonResponse: {
      ...silence,
      since: '2026-11-21T12:20:00.000Z',
      severity: 'B',
      remindAt: ['2026-11-23T05:30:00.000Z'],
      dueAt: '2026-11-24T01:00:00.000Z',
      dueAtLocal: '2026-11-24T09:00:00.000+08:00',
      next: { severity: 'C' },
    },
  },
};

const lowered: Stage = { ...answered, case: { ...answered.case, ...AT_B } };

const flagged: Stage = {
  ...asked,
  case: {
    ...asked.case,
    ...AT_C,
    next: null,
    nonResponse: {
      ...silence,
      since: '2026-11-24T01:00:00.000Z',
      severity: 'C',
      remindAt: [],
      dueAt: null,
      dueAtLocal: null,
      next: null,
      flagged: true,
    },
  },
};

const closed: Stage = {
  ...answered,
  case: {
    ...answered.case,
    status: 'closed',
    closure: {
      outcome: 'solved',
      at: '2026-11-21T10:00:00.000Z',
      by: 'Ada',
      chargeCredit: null,
      note: 'The mail flow rule was removed.',
      reopenableUntil: '2026-12-05T10:00:00.000Z',
    },
  },
};

const CREDIT = { pack: PACK.id, at: '2026-11-21T08:00:00.000Z', expired: false };

const STAGES: Partial<Readonly<Record<CaseEventType, Stage>>> = {
  'case.sla.warning': warned,
  'case.sla.breached': breached,
  'case.escalated': escalated,
  'case.acknowledged': acknowledged,
  'case.sla.met_late': late,
  'case.sla.met': answered,
  'case.sla.corrected': answered,
  'case.responded': answered,
  'case.customer.asked': asked,
  'case.customer.reminded': reminded,
  'case.customer.replied': answered,
  'case.wait.started': waiting,
  'case.wait.reminded': { ...waiting, case: { ...waiting.case, next: null } },
  'case.wait.ended': answered,
  'case.request.withdrawn': answered,
  'case.severity.changed': lowered,
  'case.severity.downgraded': silent,
  'case.flagged': flagged,
  'case.updated': { ...answered, case: { ...answered.case, assignee: 'Ada' } },
  'case.closed': closed,
  'case.reopened': answered,
  'case.retracted': { case: {}, clock: {} },
  'case.revived': { case: {}, clock: {} },
  'case.credit.reserved': { case: { credit: { ...CREDIT, status: 'reserved' } }, clock: {} },
  'case.credit.charged': {
    ...closed,
    case: { ...closed.case, credit: { ...CREDIT, status: 'charged' } },
  },
  'case.credit.returned': {
    ...closed,
    case: { ...closed.case, credit: { ...CREDIT, status: 'returned' } },
  },
  'case.credit.missing': {
    ...answered,
    case: { ...answered.case, credit: { ...CREDIT, status: 'missing' } },
  },
};

/** The example's case and its clock after an event; what its stage leaves out is as at the opening. */
export function shownAfter(type: CaseEventType) {
  const stage = STAGES[type];
  const clockShown = { ...CLOCK, ...stage?.clock };
  return { case: { ...CASE, clocks: [clockShown], ...stage?.case }, clock: clockShown };
}
