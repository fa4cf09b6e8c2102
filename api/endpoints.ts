import { accountEndpoints } from './accounts/routes.ts';
import { businessTimeEndpoints } from './business-time/routes.ts';
import { calendarEndpoints } from './calendars/routes.ts';
import { caseEndpoints } from './cases/routes.ts';
import { deliveryEndpoints } from './deliveries/routes.ts';
import { gapEndpoints } from './gaps/routes.ts';
import { healthEndpoints } from './health/routes.ts';
import type { ApiDeps } from './http/deps.ts';
import type { Endpoint } from './http/endpoint.ts';
import { metricsEndpoints } from './metrics/routes.ts';
import { offeringEndpoints } from './offerings/routes.ts';
import { packEndpoints } from './packs/routes.ts';
import { subscriptionEndpoints } from './subscriptions/routes.ts';

/** Every endpoint that the API answers and documents. */
export function allEndpoints(deps: ApiDeps): readonly Endpoint[] {
  return [
    ...healthEndpoints(deps),
    ...accountEndpoints(deps),
    ...caseEndpoints(deps),
    ...packEndpoints(deps),
    ...offeringEndpoints(deps),
    ...calendarEndpoints(deps),
    ...businessTimeEndpoints(deps),
    ...subscriptionEndpoints(deps),
    ...deliveryEndpoints(deps),
    ...gapEndpoints(deps),
    ...metricsEndpoints(deps),
  ];
}
