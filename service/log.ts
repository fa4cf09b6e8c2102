import pino from 'pino';
import type { Logger } from 'pino';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The service's log: one JSON object a line, on stderr, so that stdout stays for what people read. */
export function createLogger(level: LogLevel): Logger {
  const destination = pino.destination({ dest: 2, sync: true });
  // A terminal that was closed takes no more lines; that must not keep the service from stopping.
  destination.on('error', () => {});
  return pino({ level }, destination);
}
