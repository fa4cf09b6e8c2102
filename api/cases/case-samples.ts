import type { ActEventData } from '../../domain/case/act.ts';
import { SYSTEM } from '../../domain/case/event-draft.ts';
import type { CaseEvent, CaseEventData, CaseEventType } from '../../domain/case/types.ts';
import { PACK } from '../packs/examples.ts';
import { actSample } from './act-sample.ts';
import { CLOCK, SOURCE } from './examples.ts';

/** An example of an event: when it happened, who acted, and its data. */
interface Sample<Type extends CaseEventType> {
  readonly at: string;
  readonly actor: string;
  readonly data: CaseEventData[Type];
}

const clock = {
  metric: 'first_response',
  cycle: CLOCK.cycle,
  dueAt: CLOCK.dueAt,
  rule: CLOCK.rule,
  source: SOURCE,
} as const;

const credit = { pack: PACK.id, expired: false, outcome: 'moved' } as const;

const closing = {
  outcome: 'solved',
  chargeCredit: null,
  note: 'The mail flow rule was removed.',
  source: null,
} as const;

const OWN: {
  readonly [Type in Exclude<CaseEventType, keyof ActEventData>]: Sample<Type>;
} = {
  'case.opened': { at: CLOCK.startedAt, actor: 'administrator', data: { severity: 'A' } },
  'case.sla.warning': {
    at: '2026-11-21T08:45:00.000Z',
    actor: SYSTEM,
    data: {
      ...clock,
      percent: 75,
      beforeMinutes: null,
    },
  },
  'case.sla.breached': { at: CLOCK.dueAt, actor: SYSTEM, data: clock },
  'case.sla.met': { at: '2026-11-21T08:20:00.000Z', actor: 'Ada', data: clock },
  'case.sla.met_late': { at: '2026-11-21T09:20:00.000Z', actor: 'Ada', data: clock },
  'case.sla.corrected': {
    at: '2026-11-21T08:20:00.000Z',
    actor: 'Ada',
    data: {
      metric: 'first_response',
      cause: 'late-report',
      withdrawn: [{ type: 'case.sla.breached', at: CLOCK.dueAt }],
      source: SOURCE,
    },
  },
  'case.escalated': {
    at: '2026-11-21T09:15:00.000Z',
    actor: SYSTEM,
    data: { ...clock, level: 1, name: 'duty manager', number: 1 },
  },
  'case.customer.reminded': {
    at: '2026-11-21T10:20:00.000Z',
    actor: SYSTEM,
    data: { percent: 50, dueAt: '2026-11-21T12:20:00.000Z', source: SOURCE },
  },
  'case.wait.ended': {
    at: '2026-11-21T14:00:00.000Z',
    actor: 'Ada',
    data: { kind: 'vendor', since: '2026-11-21T08:20:00.000Z', note: null },
  },
  'case.wait.reminded': {
    at: '2026-11-21T12:20:00.000Z',
    actor: SYSTEM,
    data: { kind: 'vendor', number: 1, since: '2026-11-21T08:20:00.000Z', source: SOURCE },
  },
  'case.severity.changed': {
    at: '2026-11-21T09:00:00.000Z',
    actor: 'Ada',
    data: {
      from: 'A',
      to: 'B',
      ground: 'impact-changed',
      businessImpact: null,
      note: 'A workaround was found.',
    },
  },
  'case.severity.downgraded': {
    at: '2026-11-21T12:20:00.000Z',
    actor: SYSTEM,
    data: {
      from: 'A',
      to: 'B',
      ground: 'silence',
      businessImpact: null,
      note: null,
      source: SOURCE,
    },
  },
  'case.flagged': {
    at: '2026-11-26T01:00:00.000Z',
    actor: SYSTEM,
    data: { severity: 'C', source: SOURCE },
  },
  'case.updated': {
    at: '2026-11-21T08:30:00.000Z',
    actor: 'Ada',
    data: {
      changes: { assignee: 'Ada' },
      ground: null,
      severity: null,
      businessImpact: null,
      note: null,
    },
  },
  'case.closed': { at: '2026-11-21T10:00:00.000Z', actor: 'Ada', data: closing },
  'case.retracted': {
    at: '2026-11-21T08:25:00.000Z',
    actor: 'Ada',
    data: {
      act: 'response',
      mistake: 'q2s4u6w3y5a7c2e4g6i3k5m7o2',
      note: 'It was meant for another case.',
    },
  },
  'case.revived': {
    at: '2026-11-21T08:25:00.000Z',
    actor: 'Ada',
    data: { revivedFrom: 'history', stoppedAt: '2026-11-21T08:12:00.000Z', note: null },
  },
  'case.credit.reserved': { at: CLOCK.startedAt, actor: 'administrator', data: credit },
  'case.credit.charged': { at: '2026-11-21T10:00:00.000Z', actor: 'Ada', data: credit },
  'case.credit.returned': { at: '2026-11-21T10:00:00.000Z', actor: 'Ada', data: credit },
  'case.credit.missing': {
    at: '2026-11-22T10:00:00.000Z',
    actor: 'Ada',
    data: { ...credit, outcome: 'none-left' },
  },
};

/** The parts of an example event that its sentence and its alert need. */
export type CaseSample = Pick<CaseEvent, 'type' | 'actor' | 'data'> & { readonly at: string };

export function caseSample(type: CaseEventType): CaseSample {
  const own: Partial<Record<CaseEventType, Omit<CaseSample, 'type'>>> = OWN;
  const sample = own[type] ?? actSample(type);
  if (!sample) throw new RangeError(`No example of ${type}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an act's fields are sampled by their kinds
  return { type, at: '2026-11-21T08:20:00.000Z', ...sample } as CaseSample;
}
