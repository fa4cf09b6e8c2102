import { z } from 'zod';
import { ACTS, type ActEventData } from '../../domain/case/act.ts';
import {
  CORRECTION_CAUSES,
  CREDIT_OUTCOMES,
  RETRACTED,
  VERDICT_TYPES,
} from '../../domain/case/case-event.ts';
import { SEVERITY_REASONS, type CaseEventData } from '../../domain/case/types.ts';
import { metric } from './metric-schema.ts';
import { instantText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { ACT_FACTS, note, fieldSchemas } from './act-facts.ts';
import type { SchemaTable, Whole } from './facts.ts';
import { revivalFacts } from './revival-facts.ts';

const severity = z.string();
const businessImpact = z
  .string()
  .nullable()
  .meta({ description: 'As it was stated then; null if what was stated before stays' });
const percent = z.number();
const beforeMinutes = z.number();

/** The fields of every event about a clock. */
const clockFacts = {
  metric,
  cycle: z.int().meta({ description: 'Counts 1, 2, 3, … for this metric' }),
  dueAt: instantText.nullable().meta({
    description: 'Null if it would be due beyond the supported years',
  }),
  rule: z.string().meta({ description: 'The rule of the offering' }),
  source,
};

const creditFacts = {
  pack: z.string().meta({ description: 'The pack that the credit belongs to' }),
  expired: z.boolean().meta({ description: 'Its pack has expired' }),
  outcome: z.enum(CREDIT_OUTCOMES).meta({
    description:
      '`moved`: as expected. `pack-ended`: the pack had already ended. `not-held`: somebody had already moved the credit in the pack. `none-left`: it had been returned, and none was left to reserve again.',
  }),
};

type OwnData = Omit<CaseEventData, keyof ActEventData>;

const OWN = {
  'case.opened': { severity },
  'case.sla.warning': {
    ...clockFacts,
    percent: percent.nullable().meta({
      description:
        'Share of the time that has passed; null for a warning a fixed time before the deadline',
    }),
    beforeMinutes: beforeMinutes.nullable().meta({
      description: 'In the clock’s own time; null for a percentage',
    }),
  },
  'case.sla.breached': clockFacts,
  'case.sla.met': clockFacts,
  'case.sla.met_late': clockFacts,
  'case.sla.corrected': {
    metric: metric
      .nullable()
      .meta({ description: 'Null if it concerns what followed from the customer’s silence' }),
    cause: z.enum(CORRECTION_CAUSES),
    withdrawn: z
      .array(z.strictObject({ type: z.enum(VERDICT_TYPES), at: instantText }))
      .meta({ description: 'What was recorded and no longer counts' }),
    source: namedOrNull(source),
  },
  'case.escalated': {
    ...clockFacts,
    level: z.int().meta({ description: '1, 2, 3, …' }),
    name: z.string().meta({ description: 'Who is notified' }),
    number: z
      .int()
      .meta({ description: '1, 2, 3, … of this level, which may be notified again and again' }),
  },
  'case.customer.reminded': {
    percent: percent.meta({ description: 'Share of the time to answer that has passed' }),
    dueAt: instantText,
    source: namedOrNull(source),
  },
  'case.wait.ended': {
    kind: z.string().nullable().meta({
      description: 'Null if what was reported since has left nothing to end',
    }),
    since: instantText.nullable(),
    note,
  },
  'case.wait.reminded': {
    kind: z.string(),
    number: z.int().meta({ description: '1, 2, 3, … of this wait' }),
    since: instantText,
    source,
  },
  'case.severity.changed': {
    from: severity,
    to: severity,
    ground: z.enum([...SEVERITY_REASONS, 'fields']),
    businessImpact,
    note,
  },
  'case.severity.downgraded': {
    from: severity,
    to: severity,
    ground: z.enum([...SEVERITY_REASONS, 'silence']),
    businessImpact,
    note,
    source: namedOrNull(source).meta({ description: 'The rule that allows it' }),
  },
  'case.flagged': { severity, source: namedOrNull(source) },
  'case.updated': {
    ...fieldSchemas(ACTS.update.fields),
    ground: z
      .enum(SEVERITY_REASONS)
      .nullable()
      .meta({ description: 'Set if the severity was confirmed and stays as it was' }),
    severity: severity.nullable().meta({ description: 'The severity that was confirmed' }),
    businessImpact,
    note,
  },
  'case.closed': {
    ...fieldSchemas(ACTS.close.fields),
    note,
    source: namedOrNull(source).meta({
      description:
        'The rule by which the system closes it when the customer is silent; null if somebody closed it',
    }),
  },
  'case.retracted': {
    act: z.enum(RETRACTED),
    mistake: z.string().meta({ description: 'The act that was recorded by mistake' }),
    note,
  },
  'case.revived': { ...revivalFacts, note },
  'case.credit.reserved': creditFacts,
  'case.credit.charged': creditFacts,
  'case.credit.returned': creditFacts,
  'case.credit.missing': creditFacts,
} satisfies SchemaTable<OwnData>;

const OWN_FACTS: Whole<typeof OWN, OwnData> = OWN;

/** The fields of each type of event of a case. */
export const CASE_FACTS: SchemaTable<CaseEventData> = { ...OWN_FACTS, ...ACT_FACTS };
