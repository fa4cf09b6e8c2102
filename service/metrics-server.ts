import { serveHttp } from './http-server.ts';
import type { Metrics } from './metrics.ts';
import type { Program } from './program.ts';
import { requireFreePort } from './system/ports.ts';

/**
 * Serves the metrics of a separate worker if a port is configured. Needs no key, as metrics name
 * nobody.
 */
export async function serveMetrics(program: Program, metrics: Metrics): Promise<void> {
  const { config, log } = program;
  if (config.metricsPort === null) return;
  await requireFreePort(config.host, config.metricsPort, 'SLA_METRICS_PORT');
  await serveHttp(program, 'serving metrics', config.metricsPort, (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.mediaType }).end(text),
      (error: unknown) => {
        log.warn({ err: error }, 'no metrics');
        response.writeHead(503).end();
      },
    );
  });
}
