import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { shownJson } from '../domain/typed-text/typed-text.ts';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The service's log: one JSON object per line on stderr, as stdout is for people. */
export function createLogger(level: LogLevel, destination: DestinationStream = stderr()): Logger {
  return pino(
    {
      level,
      formatters: { log: withPlainErrors },
      // Pino's own serializer would treat the plain object as an error that it has yet to
      // serialize.
      serializers: { err: (plain: unknown) => plain },
      hooks: { streamWrite: shownJson },
    },
    destination,
  );
}

function stderr(): DestinationStream {
  const destination = pino.destination({ dest: 2, sync: true });
  // A closed terminal takes no more lines, which must not keep the service from stopping.
  destination.on('error', () => {});
  return destination;
}

function withPlainErrors(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      value instanceof Error ? plainError(value) : value,
    ]),
  );
}

/**
 * An error without the extra fields of libraries: those of databases hold the row that was written,
 * with secrets and people's texts.
 */
function plainError(error: Error): object {
  const { name, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return {
    type: name,
    message,
    ...code,
    stack,
    ...(cause instanceof Error && { cause: plainError(cause) }),
  };
}
