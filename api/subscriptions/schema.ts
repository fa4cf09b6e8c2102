import { z } from 'zod';
import { HOUR, MINUTE, SECOND } from '../../domain/time/units.ts';
import { ALERT_CHANNELS } from '../../ledger/types/subscriptions.ts';
import { accountId } from '../accounts/schema.ts';
import { orElse, orNull } from '../http/absent.ts';
import { definedFields } from '../http/defined-fields.ts';
import { idPattern } from '../http/ids.ts';
import { instantText } from '../http/instants.ts';
import { language, timeZone } from '../http/places.ts';
import { severity } from '../http/severity.ts';
import { text } from '../http/text.ts';
import { eventPattern } from './event-patterns.ts';
import { targetProblem } from './targets.ts';

const MAX_EVENTS = 50;

export const bySubscriptionId = z.strictObject({
  id: z.string().regex(idPattern('sub')).meta({ example: 'sub_b3d5f7h2j4l6n3p5r7t2v4x6z3' }),
});

const filter = z
  .strictObject({
    account: accountId.nullish(),
    offering: text(64).nullish(),
    severity: severity.nullish(),
    level: z.int().min(1).nullish().meta({
      description: 'For escalations: this level and those above it',
    }),
  })
  .transform(({ account, offering, severity: asked, level }) =>
    definedFields({
      account: account ?? undefined,
      offering: offering ?? undefined,
      severity: asked ?? undefined,
      level: level ?? undefined,
    }),
  )
  .meta({ description: 'Only alerts about cases that match; absent fields match all' });

const UNITS: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR };
const MIN_DIGEST = 10 * SECOND;
const MAX_DIGEST = 24 * HOUR;

/** `30s`, `1m`, `2h`, read as milliseconds. */
const digest = z
  .string()
  .regex(/^[1-9]\d{0,4}[smh]$/, 'must be a number of seconds, minutes or hours, such as 1m')
  .transform((written) => Number(written.slice(0, -1)) * (UNITS[written.slice(-1)] ?? SECOND))
  .refine((ms) => ms >= MIN_DIGEST && ms <= MAX_DIGEST, 'must be from 10s to 24h')
  .meta({
    description:
      'Alerts are gathered for this long and sent as one message; null sends each on its own',
    example: '1m',
  });

const fields = {
  type: z.enum(ALERT_CHANNELS),
  target: text(2_000).meta({
    description: 'A URL, or an address for `email`',
    example: 'https://hooks.example.com/sla',
  }),
  paused: z.boolean(),
  digest: digest.nullable(),
  events: z
    .array(eventPattern)
    .min(1, 'must name at least one event')
    .max(MAX_EVENTS)
    .transform((events) => [...new Set(events)])
    .meta({ description: 'The events it receives', example: ['case.sla.*'] }),
  filter,
  locale: language.nullable(),
  timeZone: timeZone.nullable(),
};

export const newSubscription = z
  .strictObject({
    ...fields,
    filter: orElse(fields.filter, {}),
    locale: orNull(fields.locale),
    timeZone: orNull(fields.timeZone),
    paused: orElse(fields.paused, false),
    digest: orNull(fields.digest),
  })
  .superRefine(({ type, target }, context) => {
    const message = targetProblem(type, target);
    if (message !== null) context.addIssue({ code: 'custom', path: ['target'], message });
  })
  .meta({ id: 'NewSubscription' });

/** Fields that are present replace the old ones, absent fields stay; null clears. */
export const subscriptionChanges = z
  .strictObject({ ...fields, filter: fields.filter.nullable().transform((value) => value ?? {}) })
  .omit({ type: true })
  .partial()
  .meta({ id: 'SubscriptionChanges' });

export const subscription = z
  .object({
    id: z.string(),
    type: z.enum(ALERT_CHANNELS),
    target: z.string().meta({
      description:
        'For Slack and Teams only the host and the last characters, as anyone who knows the URL can write there',
    }),
    events: z.array(z.string()).meta({ description: 'Each an `EventPattern`' }),
    filter: z.object({
      account: z.string().optional(),
      offering: z.string().optional(),
      severity: z.string().optional(),
      level: z.int().optional(),
    }),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    paused: z.boolean(),
    endedAt: instantText.nullable().meta({
      description: 'When its receiver answered 410 (gone); nothing has been sent since',
    }),
    digestSeconds: z.number().nullable(),
    previousSecretUntil: instantText.nullable().meta({
      description: 'Until when the replaced secret signs as well as the new one',
    }),
    createdAt: instantText,
  })
  .meta({ id: 'Subscription' });

/** The outcome of a test message. */
export const testOutcome = z
  .object({
    at: instantText,
    delivered: z.boolean(),
    status: z.int().nullable().meta({ description: 'HTTP status of the answer' }),
    error: z.string().nullable(),
  })
  .meta({ id: 'TestOutcome' });

/** Only the answers that create the subscription or replace its secret show the secret. */
export const createdSubscription = subscription
  .extend({
    secret: z.string().nullable().meta({
      description:
        'The Standard Webhooks secret with which alerts are signed, shown only once. Null except for webhooks',
      example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    }),
  })
  .meta({ id: 'CreatedSubscription' });
