import type { EngineLog } from '../../service/engine/cli/log.ts';

/** What tests run an engine with: never the Temporal that the developer's own environment names. */
export function engineEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('TEMPORAL_')),
  );
}

/** Shows what the engine says, as fetching it may take a while. */
export const stderrLog: EngineLog = {
  info: (message) => void process.stderr.write(`${message}\n`),
  warn: (message) => void process.stderr.write(`${message}\n`),
};
