import { ApiRefusal, type ApiClient } from './api-client.ts';
import { created, createdSubscription } from './answers.ts';
import { ZONE } from './incident.ts';

/** The service sends no alerts to loopback. */
export class SubscriptionRefused extends Error {
  override readonly name = 'SubscriptionRefused';
  readonly target: string;

  constructor(target: string, cause: ApiRefusal) {
    super(
      `The service refuses to send alerts to ${target}: start it with SLA_ALLOW_PRIVATE_TARGETS=yes, since this example receives them on loopback.`,
      { cause },
    );
    this.target = target;
  }
}

/** A fresh account in São Paulo, so that nothing of an earlier run is counted. */
export async function accountForRun(api: ApiClient): Promise<string> {
  const id = `acc_incidents_${Date.now()}`;
  const body = {
    id,
    name: 'Incidents of 2016',
    region: 'BR',
    timeZone: ZONE,
    locale: 'pt-BR',
  };
  await api.post('/v1/accounts', created, body, id);
  return id;
}

/** The service does not know the offering of the example. */
export class OfferingMissing extends Error {
  override readonly name = 'OfferingMissing';

  constructor(offering: string, cause: ApiRefusal) {
    super(
      `The service has no offering ${offering}: start it with SLA_POLICIES_DIR=policies/examples.`,
      { cause },
    );
  }
}

/** @throws OfferingMissing */
export async function seeOffering(api: ApiClient, offering: string): Promise<void> {
  try {
    await api.get(`/v1/offerings/${offering}`, created);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) {
      throw new OfferingMissing(offering, error);
    }
    throw error;
  }
}

/** Subscribes the receiver to the breaches of the account's cases. */
export async function subscribe(api: ApiClient, account: string, target: string) {
  const body = { type: 'webhook', target, events: ['case.sla.breached'], filter: { account } };
  try {
    const { id, secret } = await api.post(
      '/v1/subscriptions',
      createdSubscription,
      body,
      `${account}:alerts`,
    );
    return { id, secret, path: `/v1/subscriptions/${id}` };
  } catch (error) {
    if (error instanceof ApiRefusal && error.fields.includes('target')) {
      throw new SubscriptionRefused(target, error);
    }
    throw error;
  }
}
