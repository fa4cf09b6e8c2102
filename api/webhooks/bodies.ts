import { z } from 'zod';
import { schemaName, type WebhookType } from '../events/types.ts';
import { instantText } from '../http/instants.ts';
import { oneBy } from '../http/one-by.ts';
import { ALERT_DATA, textFields } from './alert-data.ts';

const timestamp = instantText.meta({
  description: 'When it was due or happened, not when it was noticed or sent',
});

const OF_CLOCK = '`clock` is absent if, after a late report, the case no longer has it';

const ALERTS = [...ALERT_DATA].map(([type, shape]) => ({ type, data: dataOf(type, shape) }));

/** In a digest, each alert is as it would have been on its own. */
const gathered = ALERTS.map(({ type, data }) =>
  z
    .object({
      id: z.string().meta({ description: 'The webhook-id that it would have had on its own' }),
      type: z.literal(type),
      timestamp,
      data,
    })
    .meta({ id: `Gathered${schemaName(type)}` }),
);

const digest = dataOf('digest', {
  alerts: z.array(oneBy('type', gathered)).min(2).max(100),
  text: textFields.text.pick({ locale: true, heading: true }),
});

const test = dataOf('subscription.test', {
  subscription: z.string().meta({ description: 'The subscription that is tested' }),
  ...textFields,
});

/** The whole body of every webhook, by its type. */
export const WEBHOOK_BODIES: ReadonlyMap<WebhookType, z.ZodType> = new Map(
  [
    ...ALERTS,
    { type: 'digest', data: digest } as const,
    { type: 'subscription.test', data: test } as const,
  ].map(({ type, data }) => [type, bodyOf(type, data)]),
);

function dataOf(type: WebhookType, shape: z.ZodRawShape) {
  const id = `${schemaName(type)}Data`;
  return z.object(shape).meta('clock' in shape ? { id, description: OF_CLOCK } : { id });
}

function bodyOf(type: WebhookType, data: z.ZodType): z.ZodType {
  return z
    .object({ type: z.literal(type), timestamp, data })
    .meta({ id: `${schemaName(type)}Webhook` });
}
