import { z } from 'zod';
import { instantText } from '../http/instants.ts';

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

const ID = /^[\w.:~-]{1,200}$/;

/** The webhook-id, whatever its shape. */
export const deliveryId = z.string().regex(ID, 'is not the id of a delivery');

export const delivery = z
  .object({
    id: z.string().meta({ description: 'The webhook-id, the same for every attempt' }),
    state: z.enum(DELIVERY_STATES),
    subscription: z
      .string()
      .nullable()
      .meta({ description: 'Null for a mail to the contact of the case' }),
    target: z.string().meta({
      description: 'As the subscription shows it; the address of the contact',
    }),
    case: z.string().nullable().meta({
      description: 'What it is about: a case or a pack; neither for digests and operational alerts',
    }),
    pack: z.string().nullable(),
    digest: z.string().nullable().meta({ description: 'The delivery that carries it with others' }),
    event: z.object({ seq: z.int(), type: z.string(), key: z.string() }),
    attempts: z.int(),
    lastStatus: z.int().nullable().meta({ description: 'HTTP status of the last answer' }),
    lastError: z.string().nullable(),
    dueAt: instantText.meta({
      description: 'When it was due: at the deadline itself, or when an act was reported',
    }),
    sentAt: instantText.nullable().meta({ description: 'When it was first sent' }),
    lastAttemptAt: instantText.nullable().meta({ description: 'When the last attempt ended' }),
    deliveredAt: instantText.nullable().meta({ description: 'When it was accepted' }),
    lagSeconds: z
      .number()
      .meta({ description: 'From `dueAt` until it was accepted, or until now' }),
    createdAt: instantText,
  })
  .meta({ id: 'Delivery' });
