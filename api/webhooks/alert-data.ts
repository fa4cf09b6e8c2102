import { z } from 'zod';
import { CASE_EVENT_TYPES, type CaseEventType } from '../../domain/case/types.ts';
import { WAITING_PARTIES } from '../../domain/case/who-acts.ts';
import {
  OPERATIONAL_TYPES,
  ALERTED_ENTRIES,
  type OperationalData,
  type AlertType,
} from '../../domain/text/words/event-types.ts';
import { LOCALES } from '../../domain/text/words/locale.ts';
import { caseSchema, clock, nextEvent } from '../cases/case-schema.ts';
import { delivery } from '../deliveries/schema.ts';
import { isAboutClock } from '../events/about-clock.ts';
import { CASE_FACTS } from '../events/case-facts.ts';
import { PACK_FACTS } from '../events/pack-facts.ts';
import { gapSchema } from '../gaps/schema.ts';
import { instantText } from '../http/instants.ts';
import { namedOrNull } from '../http/named-or-null.ts';
import { source } from '../offerings/source-schema.ts';
import { packSchema } from '../packs/schema.ts';

const url = z.url();

/** The fields of every message except a digest. */
export const textFields = {
  reason: z.string().meta({ description: 'What happened, in a sentence' }),
  text: z
    .object({
      locale: z.enum(LOCALES),
      heading: z.string().meta({ description: 'A few words' }),
      happened: z.string().meta({ description: 'The same as `reason`' }),
    })
    .meta({ id: 'WebhookText', description: 'In the language of the subscription' }),
};

const policyVersion = z
  .string()
  .meta({ description: 'The version of the offering that it runs under' });

/** Where the Temporal UI shows it. */
const temporal = url.optional().meta({ description: 'Absent if there is no Temporal UI' });

const caseLinks = z
  .object({ case: url, timeline: url, temporal })
  .meta({ id: 'CaseLinks', description: 'Where to see more' });

const packLinks = z
  .object({ pack: url, temporal })
  .meta({ id: 'PackLinks', description: 'Where to see more' });

function caseData(type: CaseEventType): z.ZodRawShape {
  return {
    case: caseSchema,
    ...(isAboutClock(type) && {
      clock: clock.optional(),
    }),
    ...textFields,
    policyVersion,
    rule: z
      .string()
      .nullable()
      .meta({ description: 'The rule of the offering; null if there is none' }),
    source: namedOrNull(source).meta({
      description: 'The source of the rule; null if there is none',
    }),
    severityName: z
      .string()
      .meta({ description: 'What the offering calls the severity of the case, in English' }),
    toAct: z.enum(WAITING_PARTIES).nullable().meta({
      description:
        'Who must act next; support once the case is flagged, and null once it is closed',
    }),
    next: namedOrNull(nextEvent),
    ...CASE_FACTS[type],
    links: caseLinks,
  };
}

function packData(type: (typeof ALERTED_ENTRIES)[number]): z.ZodRawShape {
  return {
    pack: packSchema,
    ...textFields,
    policyVersion,
    source,
    next: z
      .object({ what: z.literal('expiry'), at: instantText })
      .nullable()
      .meta({ description: 'Null if the pack has expired' }),
    ...PACK_FACTS[type],
    links: packLinks,
  };
}

const failed = delivery
  .pick({
    id: true,
    subscription: true,
    case: true,
    pack: true,
    event: true,
    attempts: true,
    lastStatus: true,
    lastError: true,
    lastAttemptAt: true,
    dueAt: true,
  })
  .strict();

const missing = gapSchema
  .pick({ kind: true, subject: true, what: true, dueAt: true, foundAt: true })
  .strict();

const OPERATIONAL_DATA = {
  'delivery.failed': {
    delivery: failed,
    ...textFields,
    links: z.object({
      deliveries: url.meta({ description: 'All failed deliveries of this subscription' }),
    }),
  },
  'reconciler.gap': {
    gaps: z.array(missing).min(1),
    ...textFields,
    links: z.object({ gaps: url }),
  },
} satisfies Record<keyof OperationalData, z.ZodRawShape>;

/** The `data` of an alert of each type. */
export const ALERT_DATA: ReadonlyMap<AlertType, z.ZodRawShape> = new Map<AlertType, z.ZodRawShape>([
  ...CASE_EVENT_TYPES.map((type) => [type, caseData(type)] as const),
  ...ALERTED_ENTRIES.map((type) => [type, packData(type)] as const),
  ...OPERATIONAL_TYPES.map((type) => [type, OPERATIONAL_DATA[type]] as const),
]);
