import {
  ENTITLEMENT_KINDS,
  MAX_REMINDERS,
  MAX_REPEATS,
  AUDIENCES,
  MAX_SEVERITY_LENGTH,
  PARTIES,
  RESOLUTION_ON_REOPENING,
  SCOPES,
} from '../../catalogue/schema/vocabulary.ts';
import type { FieldValue, FieldValues } from '../../catalogue/schema/vocabulary.ts';
import { ACT_NAMES, type Act } from './act.ts';
import type { CaseFile, CaseNote } from './case-file.ts';
import type { CaseRequest } from './case-request.ts';
import type {
  CalendarChoice,
  CommitmentRow,
  CoverageChoice,
  EscalationRule,
  NonResponsePolicy,
  NonResponseStep,
  PinnedRule,
  SeverityLevel,
  Source,
  SourceDocuments,
  Threshold,
} from './commitment.ts';
import type { Target, WallTimeTarget } from '../time/target.ts';
import type { CreditTerms } from './credit.ts';
import type { KeptCalendar, KeptCalendars, SameCalendar } from './kept-calendar.ts';
import { MOMENTS, type MetricRule, type Trigger } from './metric.ts';
import type { Schedule, ScheduledWarning } from './schedule.ts';
import { conditionShape as condition } from './condition-shape.ts';
import type { SeverityMatrix } from './severity-matrix.ts';
import type { FieldRule, Vocabulary } from './vocabulary.ts';
import type { WaitPolicy, WaitReminder } from './wait-policy.ts';
import type { Shape } from './shape.ts';
import * as shape from './shape.ts';

/** Ids, codes and names of things. */
const name = shape.text(200);
/** Sentences of an offering, and what people write. */
const prose = shape.text(5_000);
const severity = shape.text(MAX_SEVERITY_LENGTH);
/** More than any list of a case has. What a case may be in all is limited in bytes. */
const MAX_ITEMS = 10_000;

export const sourceShape: Shape<Source> = shape.object<Source>({
  document: name,
  section: prose,
  also: shape.optional(shape.listOf(shape.object({ document: name, section: prose }), MAX_ITEMS)),
  chosen: shape.optional(prose),
});

const wording = shape.object<SourceDocuments[string]>({
  en: prose,
  de: shape.optional(prose),
  fr: shape.optional(prose),
  'zh-Hans': shape.optional(prose),
});

export const documentsShape: Shape<SourceDocuments> = shape.recordOf(wording);

const coverage = {
  kind: shape.oneOf(['24x7', 'business-hours']),
  calendar: shape.orNull(name),
} as const;

const fieldValues: Shape<FieldValues> = shape.recordOf(
  shape.anyOf<FieldValue>(prose, shape.finite, shape.flag),
);

const fieldRule: Shape<FieldRule> = shape.anyOf<FieldRule>(
  shape.object({ type: shape.oneOf(['text']), required: shape.flag, maxLength: shape.whole }),
  shape.object({
    type: shape.oneOf(['choice']),
    required: shape.flag,
    values: shape.listOf(prose, MAX_ITEMS),
  }),
  shape.object({
    type: shape.oneOf(['number']),
    required: shape.flag,
    min: shape.optional(shape.finite),
    max: shape.optional(shape.finite),
    whole: shape.flag,
  }),
  shape.object({ type: shape.oneOf(['boolean']), required: shape.flag }),
);

const vocabulary: Shape<Vocabulary> = shape.object<Vocabulary>({
  plans: shape.listOf(name, MAX_ITEMS),
  categories: shape.listOf(
    shape.object<Vocabulary['categories'][number]>({ id: name, name: shape.optional(wording) }),
    MAX_ITEMS,
  ),
  fields: shape.recordOf(fieldRule),
});

const severityMatrix: Shape<SeverityMatrix> = shape.object<SeverityMatrix>({
  fields: shape.pairOf(name),
  rows: shape.recordOf(shape.recordOf(severity)),
  source: sourceShape,
});

const wallTime = shape.text(5);

const target = shape.anyOf<Target>(
  shape.object({ minutes: shape.finite }),
  shape.object({ days: shape.finite }),
  shape.object({ months: shape.finite }),
  shape.object({ businessMinutes: shape.finite }),
  shape.object({ businessHours: shape.finite }),
  shape.object({ businessDays: shape.finite }),
  shape.object({
    by: shape.object<WallTimeTarget>({
      time: wallTime,
      businessDays: shape.whole,
      cutOff: shape.optional(shape.object({ at: wallTime, after: shape.whole })),
    }),
  }),
);

const commitment: Shape<CommitmentRow> = shape.object<CommitmentRow>({
  rule: name,
  metric: name,
  categories: shape.listOf(name, MAX_ITEMS),
  severities: shape.listOf(severity, MAX_ITEMS),
  plans: shape.optional(shape.listOf(name, MAX_ITEMS)),
  when: shape.optional(condition),
  target: shape.orNull(target),
  calendar: shape.orNull(name),
  coverage: shape.listOf(
    shape.object<CoverageChoice>({
      ...coverage,
      when: shape.optional(condition),
    }),
    MAX_ITEMS,
  ),
  warnings: shape.listOf(
    shape.anyOf<Threshold>(shape.finite, shape.object({ beforeMinutes: shape.finite })),
    MAX_ITEMS,
  ),
  pausesOnCustomer: shape.flag,
  escalations: shape.listOf(
    shape.object<EscalationRule>({
      level: shape.whole,
      name: prose,
      afterMinutes: shape.finite,
      calendar: shape.optional(shape.orNull(name)),
      repeat: shape.optional(
        shape.object({ everyMinutes: shape.finite, times: shape.wholeUpTo(MAX_REPEATS) }),
      ),
    }),
    MAX_ITEMS,
  ),
  note: shape.orNull(prose),
  source: sourceShape,
});

const trigger = {
  on: shape.oneOf(MOMENTS),
  fields: shape.optional(shape.listOf(name, MAX_ITEMS)),
  clock: shape.optional(name),
} as const;

const metric: Shape<MetricRule> = shape.object<MetricRule>({
  id: name,
  name: shape.orNull(wording),
  audience: shape.oneOf(AUDIENCES),
  starts: shape.listOf(
    shape.object<MetricRule['starts'][number]>({
      ...trigger,
      unless: shape.optional(shape.listOf(name, MAX_ITEMS)),
    }),
    MAX_ITEMS,
  ),
  ends: shape.listOf(shape.object<Trigger>(trigger), MAX_ITEMS),
});

const step: Shape<NonResponseStep> = shape.object<NonResponseStep>({
  target,
  calendar: shape.anyOf<NonResponseStep['calendar']>(
    shape.orNull(name),
    shape.listOf(
      shape.object<CalendarChoice>({ when: shape.optional(condition), calendar: name }),
      MAX_ITEMS,
    ),
  ),
  step: shape.anyOf<NonResponseStep['step']>(
    shape.oneOf(['flag', 'close']),
    shape.object({ severity }),
  ),
});

const wait: Shape<WaitPolicy> = shape.object<WaitPolicy>({
  kind: name,
  name: wording,
  pauses: shape.listOf(name, MAX_ITEMS),
  reminder: shape.orNull(
    shape.object<WaitReminder>({
      target,
      calendar: shape.orNull(name),
      repeats: shape.wholeUpTo(MAX_REMINDERS),
    }),
  ),
  source: sourceShape,
});

const rule: Shape<PinnedRule> = shape.object<PinnedRule>({
  code: name,
  when: condition,
  detail: prose,
  field: name,
  source: sourceShape,
  alternative: shape.orNull(shape.recordOf(shape.anything)),
});

const intervals = shape.listOf(shape.pairOf(shape.text(5)), MAX_ITEMS);

const ownHours = {
  id: name,
  version: shape.whole,
  timeZone: name,
  zoneData: name,
  weekly: shape.recordOf(intervals),
  holidays: shape.recordOf(shape.listOf(name, MAX_ITEMS)),
  holidayHours: shape.optional(intervals),
  exceptions: shape.recordOf(intervals),
} as const;

const calendar = shape.anyOf<KeptCalendars[string]>(
  shape.object<KeptCalendar>({
    ...ownHours,
    anyOf: shape.optional(shape.listOf(shape.object(ownHours), MAX_ITEMS)),
  }),
  shape.object<SameCalendar>({ id: name, version: shape.whole, sameAs: name }),
);

const schedule: Shape<Schedule> = shape.object<Schedule>({
  dueAt: shape.orNull(shape.instant),
  dueAtLocal: shape.orNull(name),
  warnings: shape.listOf(
    shape.object<ScheduledWarning>({
      percent: shape.orNull(shape.finite),
      beforeMinutes: shape.orNull(shape.finite),
      at: shape.instant,
    }),
    MAX_ITEMS,
  ),
  escalations: shape.listOf(shape.object({ level: shape.whole, at: shape.instant }), MAX_ITEMS),
});

const request: Shape<CaseRequest> = shape.object<CaseRequest>({
  offering: name,
  plan: shape.orNull(name),
  category: name,
  severity,
  language: name,
  channel: name,
  title: prose,
  product: shape.orNull(name),
  businessImpact: shape.orNull(prose),
  resourcesCommitted: shape.flag,
  requesterRole: name,
  contact: shape.orNull(
    shape.object({
      name: shape.orNull(prose),
      email: shape.orNull(prose),
      phone: shape.orNull(prose),
      of: shape.oneOf(PARTIES),
    }),
  ),
  roundTheClock: shape.flag,
  pack: name,
  proofOfEntitlement: shape.orNull(
    shape.object({ kind: shape.oneOf(ENTITLEMENT_KINDS), id: name }),
  ),
  subscriptionOwner: shape.oneOf(PARTIES),
  scope: shape.orNull(shape.oneOf(SCOPES)),
  reference: shape.orNull(name),
  fields: fieldValues,
});

const charging = shape.oneOf(['charged', 'decided', 'returned']);

const credit: Shape<CreditTerms> = shape.object<CreditTerms>({
  charging: shape.object({ solved: charging, unresolved: charging, withdrawn: charging }),
  source: sourceShape,
  packs: shape.listOf(name, MAX_ITEMS),
  noneLeft: rule,
  held: shape.optional(shape.object({ pack: name, at: shape.instant })),
});

const actCommon = shape.object<Pick<Act, 'act' | 'id' | 'at' | 'by' | 'note'>>({
  act: shape.oneOf(ACT_NAMES),
  id: name,
  at: shape.instant,
  by: prose,
  note: shape.orNull(prose),
});

/** The fields that all acts share. */
const act: Shape<Act> = (value, path) => actCommon(value, path);

/** The file of a case as it has to be, but for the fields of the acts of its history. */
export const caseFileShape: Shape<CaseFile> = shape.object<CaseFile>({
  id: name,
  account: shape.object<CaseFile['account']>({
    id: name,
    name,
    region: name,
    timeZone: name,
    subdivision: shape.orNull(name),
    agreements: shape.listOf(name, MAX_ITEMS),
    partner: shape.flag,
    fields: fieldValues,
  }),
  request,
  policyVersion: name,
  zoneDataVersion: name,
  commitments: shape.listOf(commitment, MAX_ITEMS),
  metrics: shape.listOf(metric, MAX_ITEMS),
  openedOutside: shape.listOf(name, MAX_ITEMS),
  language: shape.orNull(
    shape.object<NonNullable<CaseFile['language']>>({
      kind: shape.oneOf(['24x7', 'business-hours', 'case']),
      calendar: shape.orNull(name),
      language: name,
      interpreter: shape.flag,
      note: shape.orNull(prose),
      source: sourceShape,
    }),
  ),
  channel: shape.orNull(
    shape.object<NonNullable<CaseFile['channel']>>({
      ...coverage,
      channel: name,
      phoneNumbers: shape.orNull(shape.listOf(name, MAX_ITEMS)),
      note: shape.orNull(prose),
      source: sourceShape,
    }),
  ),
  rules: shape.listOf(rule, MAX_ITEMS),
  nonResponse: shape.orNull(
    shape.object<NonResponsePolicy>({
      grounds: shape.listOf(shape.oneOf(['silence', 'lack-of-resources']), MAX_ITEMS),
      reminders: shape.listOf(shape.finite, MAX_ITEMS),
      steps: shape.recordOf(step),
      source: sourceShape,
    }),
  ),
  waits: shape.listOf(wait, MAX_ITEMS),
  credit: shape.orNull(credit),
  calendars: shape.recordOf(calendar),
  documents: documentsShape,
  vocabulary,
  severityMatrix: shape.orNull(severityMatrix),
  severities: shape.listOf(shape.object<SeverityLevel>({ id: severity, name: wording }), MAX_ITEMS),
  schedules: shape.recordOf(schedule),
  history: shape.listOf(act, MAX_ITEMS),
  parent: shape.orNull(name),
  openedAt: shape.instant,
  openedBy: prose,
  quietBefore: shape.instant,
  reopenWithinMs: shape.finite,
  resolutionOnReopening: shape.oneOf(RESOLUTION_ON_REOPENING),
  tellsContactWhenUnresolved: shape.flag,
  notes: shape.listOf(
    shape.object<CaseNote>({
      code: name,
      calendar: shape.optional(name),
      detail: prose,
      when: shape.optional(condition),
    }),
    MAX_ITEMS,
  ),
});
