import { z } from 'zod';
import {
  CASE_STATUSES,
  CREDIT_STATUSES,
  ENTITLEMENT_KINDS,
  CLOCK_EVENTS,
  OUTCOMES,
  PARTIES,
  SCOPES,
  WAIT_EVENTS,
} from '../../domain/case/types.ts';
import { CALENDAR_NOTE_CODES } from '../../domain/offering/calendar-note.ts';
import { contact } from '../events/shown-contact.ts';
import { shownFields } from '../http/own-fields.ts';
import { instantText, localText } from '../http/instants.ts';
import { audience, metric } from '../events/metric-schema.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { coverage } from './coverage-schema.ts';

export const target = z
  .union([
    z.object({ minutes: z.number() }),
    z.object({ days: z.number() }),
    z.object({ months: z.number() }),
    z.object({ businessMinutes: z.number() }),
    z.object({ businessHours: z.number() }),
    z.object({ businessDays: z.number() }),
    z.object({
      by: z.object({
        time: z.string(),
        businessDays: z.number(),
        cutOff: z.object({ at: z.string(), after: z.number() }).optional(),
      }),
    }),
  ])
  .nullable()
  .meta({ description: 'The amount of time promised; null if nothing is' });

export const clockState = z
  .enum(['pending', 'running', 'paused', 'met', 'breached', 'cancelled', 'none'])
  .meta({
    description:
      '`pending`: promised, and timed from support’s first answer on. `none`: nothing is promised',
  });

/** Why time stands still. */
export const pauseReason = z.string().meta({
  description:
    '`customer`, the kind of another wait, or `closed` for the time until a reopening; of two waits the one that began first',
  example: 'customer',
});

export const clock = z
  .object({
    metric,
    audience,
    rule: z.string().nullable().meta({ description: 'The rule of the offering' }),
    cycle: z.int(),
    state: clockState,
    target,
    calendar: z.string().nullable(),
    source,
    startedAt: instantText.nullable().meta({ description: 'Null while it is pending' }),
    dueAt: instantText.nullable(),
    dueAtLocal: localText.nullable(),
    metAt: instantText.nullable(),
    breachedAt: instantText.nullable(),
    remainingSeconds: z.number().nullable().meta({
      description: 'In the clock’s own time; null if there is nothing left to wait for',
    }),
    warnings: z.array(
      z.object({
        at: instantText,
        percent: z.number().nullable(),
        beforeMinutes: z.number().nullable(),
        sent: z.boolean(),
      }),
    ),
    pauses: z.array(z.object({ from: instantText, to: instantText, reason: pauseReason })).meta({
      description:
        'Stretches that are over and not counted, in order and without overlaps; the end of each is exclusive',
    }),
    pausedSince: instantText.nullable(),
    pausedFor: z.array(z.string()).meta({
      description: 'The waits that pause it now, `customer` or a kind, in the order of their start',
    }),
    escalations: z
      .array(
        z.object({
          level: z.int(),
          name: z.string(),
          number: z.int().meta({
            description:
              'Which time the level is notified: the last one may be notified again until somebody acknowledges, and each time is listed once the clock is breached',
          }),
          at: instantText.nullable(),
          reachedAt: instantText.nullable(),
        }),
      )
      .meta({
        description:
          'Who is notified while a breach continues; `at` is null before the breach, and if the level will not be reached',
      }),
    acknowledged: z
      .object({ at: instantText, by: z.string() })
      .nullable()
      .meta({ description: 'Who has acknowledged the breach; no further level is reached' }),
  })
  .meta({ id: 'Clock' });

const closure = z.object({
  outcome: z.enum(OUTCOMES),
  at: instantText,
  by: z.string(),
  chargeCredit: z.boolean().nullable(),
  note: z.string().nullable(),
  reopenableUntil: instantText,
});

const nonResponse = z
  .object({
    askedAt: instantText,
    since: instantText.meta({ description: 'When the current step began' }),
    severity: z.string(),
    remindAt: z.array(instantText),
    dueAt: instantText.nullable(),
    dueAtLocal: localText.nullable(),
    next: z
      .union([z.object({ severity: z.string() }), z.enum(['flag', 'close'])])
      .nullable()
      .meta({ description: 'What happens at `dueAt` if the customer stays silent' }),
    flagged: z
      .boolean()
      .meta({ description: 'The case can be closed because the customer has not answered' }),
    source: namedOrNull(source),
  })
  .meta({ id: 'NonResponse' });

const wait = z
  .object({
    kind: z.string(),
    name: z.string().meta({ description: 'What the offering calls whom or what is waited for' }),
    since: instantText,
    by: z.string(),
    pauses: z
      .array(z.string())
      .meta({ description: 'The metrics whose clocks stand still meanwhile' }),
    remindAt: z.array(instantText).meta({ description: 'When support is reminded' }),
    source,
  })
  .meta({ id: 'CaseWait' });

const credit = z
  .object({
    pack: z.string(),
    status: z.enum(CREDIT_STATUSES).meta({
      description:
        '`reserved` while the case is open, then `charged` or `returned`; `missing` if it was returned, the case continued, and no credit was left',
    }),
    at: instantText.meta({ description: 'Since when' }),
    expired: z.boolean().meta({
      description:
        'Its pack has expired: a returned credit is lost, and a charged one cannot be returned',
    }),
  })
  .meta({ id: 'CaseCredit' });

export const nextEvent = z
  .object({
    at: instantText,
    what: z.string().meta({
      description: `The metric of a clock and one of ${CLOCK_EVENTS.join(', ')}; or one of ${WAIT_EVENTS.join(', ')}`,
      example: 'first_response.warning',
    }),
  })
  .meta({
    id: 'NextEvent',
    description:
      'The next thing that happens by itself, unless somebody acts before; null if nothing will',
  });

export const notes = z
  .array(z.object({ code: z.string(), calendar: z.string().optional(), detail: z.string() }))
  .meta({
    description: `What to know about the case, by code: commitment and offering (what the offering notes on it), ${CALENDAR_NOTE_CODES.join(', ')}, zone-data-differs, case-not-running`,
    example: [],
  });

export const severityFrom = z
  .object({ fields: shownFields, severity: z.string(), source })
  .nullable()
  .meta({
    description:
      'The fields from which the offering derives the severity, and the one that follows from them; null if requests name it',
  });

/** A case as every endpoint returns it. */
export const caseSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    offering: z.string(),
    plan: z.string().nullable(),
    category: z.string(),
    severity: z
      .string()
      .meta({ description: 'One of the severities of the offering', example: 'A' }),
    severityName: z
      .string()
      .meta({ description: 'What the offering calls it', example: 'critical' }),
    severityRank: z.int().meta({
      description: '1 for the highest severity of the offering, 2 for the next, across offerings',
      example: 1,
    }),
    originalSeverity: z.string(),
    language: z.string(),
    channel: z.string(),
    title: z.string(),
    product: z.string().nullable(),
    businessImpact: z.string().nullable(),
    assignee: z.string().nullable(),
    resourcesCommitted: z.boolean(),
    requesterRole: z.string(),
    contact: contact.nullable(),
    roundTheClock: z.boolean(),
    pack: z.string(),
    proofOfEntitlement: z.object({ kind: z.enum(ENTITLEMENT_KINDS), id: z.string() }).nullable(),
    subscriptionOwner: z.enum(PARTIES),
    scope: z.enum(SCOPES).nullable(),
    reference: z.string().nullable(),
    fields: shownFields,
    severityFrom: severityFrom,
    region: z.string(),
    status: z.enum(CASE_STATUSES),
    policyVersion: z.string(),
    zoneDataVersion: z.string(),
    coverage,
    openedAt: instantText,
    openedAtLocal: localText,
    openedBy: z.string(),
    quietBefore: instantText,
    nextDueAt: instantText.nullable(),
    next: namedOrNull(nextEvent),
    waitingFor: z.string().nullable().meta({
      description:
        '`customer` from a request of support until the reply, also once the case is flagged; or else the kind of the wait for another; or null',
      example: 'customer',
    }),
    breached: z
      .boolean()
      .meta({ description: 'Whether anything that is promised to the customer was breached' }),
    clocks: z.array(clock),
    nonResponse: namedOrNull(nonResponse),
    wait: namedOrNull(wait).meta({
      description: 'Null if support does not wait for another than the customer',
    }),
    closure: closure.nullable(),
    credit: namedOrNull(credit).meta({
      description: 'Null if the case uses no credit of a pack',
    }),
    parent: z.string().nullable(),
    children: z.array(z.string()),
    notes,
  })
  .meta({ id: 'Case' });
