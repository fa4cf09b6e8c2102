import { z } from 'zod';
import { ACTS, type ActEventData } from '../../domain/case/act.ts';
import { CREDIT_OUTCOMES, VERDICT_TYPES } from '../../domain/case/case-event.ts';
import {
  METRICS,
  SEVERITIES,
  SEVERITY_REASONS,
  type CaseEventData,
} from '../../domain/case/types.ts';
import { instantText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { ACT_FACTS, note, saidSchemas } from './act-facts.ts';
import type { SchemaTable, Whole } from './facts.ts';

const severity = z.enum(SEVERITIES);
const percent = z.number();
const beforeMinutes = z.number();

/** The fields of every event about a clock. */
const clockFacts = {
  metric: z.enum(METRICS).meta({ description: 'What is timed' }),
  cycle: z.int().meta({ description: '1, 2, 3, … of this metric' }),
  dueAt: instantText.nullable().meta({
    description: 'Null where it would fall due in no year that can be counted',
  }),
  rule: z.string().meta({ description: 'The row of the offering' }),
  source,
};

const next = z
  .discriminatedUnion('what', [
    z.strictObject({
      what: z.literal('warning'),
      percent: percent.nullable(),
      beforeMinutes: beforeMinutes.nullable(),
      at: instantText,
    }),
    z.strictObject({ what: z.literal('breach'), at: instantText }),
  ])
  .meta({ id: 'AfterWarning', description: 'What comes next of this clock, unless somebody acts' });

const creditFacts = {
  pack: z.string().meta({ description: 'The pack that the credit is of' }),
  expired: z.boolean().meta({ description: 'Its pack has expired' }),
  outcome: z.enum(CREDIT_OUTCOMES).meta({
    description:
      '`moved` as it should be. `pack-ended`: the pack had ended before. `not-held`: somebody had moved the credit in the pack before. `none-left`: it had come back, and there was none to take again.',
  }),
};

type OwnData = Omit<CaseEventData, keyof ActEventData>;

const OWN = {
  'case.opened': { severity },
  'case.sla.warning': {
    ...clockFacts,
    percent: percent.nullable().meta({
      description: 'Of the time that has passed; null where it is a time before the deadline',
    }),
    beforeMinutes: beforeMinutes.nullable().meta({
      description: 'Of the clock’s own time; null where it is a percentage',
    }),
    next,
  },
  'case.sla.breached': clockFacts,
  'case.sla.met': clockFacts,
  'case.sla.met_late': clockFacts,
  'case.sla.corrected': {
    metric: z
      .enum(METRICS)
      .nullable()
      .meta({ description: 'Null where it is about what silence has brought about' }),
    cause: z.enum(['late-report', 'withdrawn-request']),
    withdrawn: z
      .array(z.strictObject({ type: z.enum(VERDICT_TYPES), at: instantText }))
      .meta({ description: 'What was recorded and does not count any more' }),
    source: namedOrNull(source),
  },
  'case.escalated': {
    ...clockFacts,
    level: z.int().meta({ description: '1, 2, 3, …' }),
    name: z.string().meta({ description: 'Who is told' }),
  },
  'case.customer.reminded': {
    percent: percent.meta({ description: 'Of the time to answer that has passed' }),
    dueAt: instantText,
    source: namedOrNull(source),
  },
  'case.severity.changed': { from: severity, to: severity, ground: z.enum(SEVERITY_REASONS), note },
  'case.severity.downgraded': {
    from: severity,
    to: severity,
    ground: z.enum([...SEVERITY_REASONS, 'silence']),
    note,
    source: namedOrNull(source).meta({ description: 'What allows it' }),
  },
  'case.flagged': { severity, source: namedOrNull(source) },
  'case.updated': {
    ...saidSchemas(ACTS.update.fields),
    ground: z
      .enum(SEVERITY_REASONS)
      .nullable()
      .meta({ description: 'Set where the severity was stated anew and is as before' }),
    note,
  },
  'case.closed': {
    ...saidSchemas(ACTS.close.fields),
    note,
    source: namedOrNull(source).meta({
      description: 'What lets the system close it for silence; null where somebody closed it',
    }),
  },
  'case.credit.reserved': creditFacts,
  'case.credit.charged': creditFacts,
  'case.credit.returned': creditFacts,
  'case.credit.missing': creditFacts,
} satisfies SchemaTable<OwnData>;

const OWN_FACTS: Whole<typeof OWN, OwnData> = OWN;

/** The fields of each type of event of a case. */
export const CASE_FACTS: SchemaTable<CaseEventData> = { ...OWN_FACTS, ...ACT_FACTS };
