import type { Config } from './config.ts';
import type { Engine } from './engine/engine.ts';

/**
 * The message of `npm start` once everything is ready: where things are, and the key the first
 * time.
 */
export function greeting(parts: {
  config: Config;
  engine: Engine;
  temporalUiUrl: string | null;
  newKey: string | null;
}): string {
  const { config, engine, temporalUiUrl, newKey } = parts;
  const { publicUrl } = config;
  const lines = [
    '',
    `API          ${publicUrl}/v1`,
    `Docs         ${publicUrl}/docs`,
    `Temporal UI  ${temporalUiUrl === null ? 'that of your Temporal' : `${temporalUiUrl}/namespaces/${engine.namespace}/workflows`}`,
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
