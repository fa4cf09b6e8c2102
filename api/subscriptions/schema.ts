import { z } from 'zod';
import { SEVERITIES } from '../../domain/case/types.ts';
import { accountId } from '../accounts/schema.ts';
import { idPattern } from '../ids.ts';
import { instantText } from '../instants.ts';
import { language, timeZone } from '../places.ts';
import { present } from '../present.ts';
import { text } from '../text.ts';
import { matchesAnyEvent } from './event-patterns.ts';
import { parseTarget } from './targets.ts';

const MANY_EVENTS = 50;

export const bySubscriptionId = z.strictObject({
  id: z.string().regex(idPattern('sub')).meta({ example: 'sub_b3d5f7h2j4l6n3p5r7t2v4x6z3' }),
});

const filter = z
  .strictObject({
    account: accountId.nullish(),
    offering: text(64).nullish(),
    severity: z.enum(SEVERITIES).nullish(),
  })
  .transform(({ account, offering, severity }) =>
    present({
      account: account ?? undefined,
      offering: offering ?? undefined,
      severity: severity ?? undefined,
    }),
  )
  .meta({ description: 'Only alerts of cases that fit; absent fields fit all' });

const fields = {
  type: z.literal('webhook', {
    error: 'must be webhook: email, slack and teams are not available in this version',
  }),
  target: z
    .string()
    .max(2_000)
    .refine((target) => parseTarget(target) !== null, 'must be an http(s) URL without credentials')
    .meta({ description: 'Where alerts are POSTed to', example: 'https://hooks.example.com/sla' }),
  events: z
    .array(z.string().max(100).refine(matchesAnyEvent, 'is not an event, a prefix with .* or *'))
    .min(1, 'must name at least one event')
    .max(MANY_EVENTS)
    .transform((events) => [...new Set(events)])
    .meta({ description: 'Types, prefixes with `.*`, or `*`', example: ['case.sla.*'] }),
  filter,
  locale: language.nullable(),
  timeZone: timeZone.nullable(),
};

export const newSubscription = z
  .strictObject({
    ...fields,
    filter: fields.filter.nullish().transform((value) => value ?? {}),
    locale: fields.locale.optional().transform((value) => value ?? null),
    timeZone: fields.timeZone.optional().transform((value) => value ?? null),
  })
  .meta({ id: 'NewSubscription' });

/** What is present replaces, what is absent stays; null clears. */
export const subscriptionChanges = z
  .strictObject({ ...fields, filter: fields.filter.nullable().transform((value) => value ?? {}) })
  .omit({ type: true })
  .partial()
  .meta({ id: 'SubscriptionChanges' });

export const subscription = z
  .object({
    id: z.string(),
    type: z.literal('webhook'),
    target: z.string(),
    events: z.array(z.string()),
    filter: z.object({
      account: z.string().optional(),
      offering: z.string().optional(),
      severity: z.enum(SEVERITIES).optional(),
    }),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    createdAt: instantText,
  })
  .meta({ id: 'Subscription' });

/** The answer to the POST alone shows the secret. */
export const createdSubscription = subscription
  .extend({
    secret: z.string().meta({
      description: 'The secret of Standard Webhooks by which alerts are signed; shown this once',
      example: 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    }),
  })
  .meta({ id: 'CreatedSubscription' });
