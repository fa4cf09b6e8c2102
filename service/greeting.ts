import type { Instant } from '../domain/time/instant.ts';
import type { Config } from './config.ts';
import type { Engine } from './engine/engine.ts';
import { listLines } from './temporal-lists.ts';

/**
 * The message of `npm start` once everything is ready: where things are, and the key the first
 * time. The list of what is due next is as of `now`.
 */
export function greeting(parts: {
  config: Config;
  engine: Engine;
  temporalUiUrl: string | null;
  newKey: string | null;
  now: Instant;
}): string {
  const { config, engine, temporalUiUrl, newKey, now } = parts;
  const { publicUrl } = config;
  const workflowsUrl =
    temporalUiUrl === null ? null : `${temporalUiUrl}/namespaces/${engine.namespace}/workflows`;
  const lines = [
    '',
    `API          ${publicUrl}/v1`,
    `Docs         ${publicUrl}/docs`,
    `Temporal UI  ${workflowsUrl ?? 'that of your Temporal'}`,
    ...(workflowsUrl === null ? [] : listLines(workflowsUrl, now)),
    `Temporal     ${engine.address}, namespace ${engine.namespace}${engine.embedded ? ', embedded' : ''}`,
    `Database     ${config.databaseUrl === null ? `embedded, in ${config.dataDir}` : 'that of DATABASE_URL'}`,
  ];
  if (newKey !== null) {
    lines.push(
      '',
      `Administrator key, shown only once: ${newKey}`,
      'Keep it: only its hash is stored. Set SLA_ADMIN_KEY to use another one.',
    );
  }
  return [...lines, '', 'Ready. Ctrl-C stops everything.'].join('\n');
}
