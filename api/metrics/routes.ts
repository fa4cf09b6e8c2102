import type { ApiDeps } from '../http/deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';

export function metricsEndpoints({ metrics }: ApiDeps): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/metrics',
      id: 'metrics',
      tag: 'Health',
      summary: 'Metrics for Prometheus',
      description:
        'How late alerts were sent and accepted, what has not arrived, and what is missing. Each process counts for itself: if several send alerts, scrape them all.',
      answers: {
        200: {
          description: 'The metrics of this process and of the ledger',
          file: { mediaType: 'text/plain', example: EXAMPLE },
        },
      },
      async handle() {
        return { status: 200, text: await metrics.text(), mediaType: metrics.mediaType };
      },
    }),
  ];
}

const EXAMPLE = `# HELP sla_deliveries Alerts that have not arrived: pending or failed
# TYPE sla_deliveries gauge
sla_deliveries{state="pending"} 0
sla_deliveries{state="failed"} 0
`;
