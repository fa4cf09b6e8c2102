import type { LogLevel, LogMetadata, Logger as SdkLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

/** What it warns of a worker of activities alone, which we have on purpose. */
const ACTIVITIES_ALONE = 'No workflows registered, not polling for workflow tasks';

/** Temporal's SDK logs into our log; its chatter about starting and stopping is debugging to us. */
export class TemporalLog implements SdkLogger {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  log(level: LogLevel, message: string, meta: LogMetadata = {}): void {
    if (level === 'WARN') this.warn(message, meta);
    else if (level === 'ERROR') this.error(message, meta);
    else this.debug(message, meta);
  }

  trace(message: string, meta: LogMetadata = {}): void {
    this.#log.trace(meta, message);
  }

  debug(message: string, meta: LogMetadata = {}): void {
    this.#log.debug(meta, message);
  }

  info(message: string, meta: LogMetadata = {}): void {
    this.#log.debug(meta, message);
  }

  warn(message: string, meta: LogMetadata = {}): void {
    if (message === ACTIVITIES_ALONE) this.debug(message, meta);
    else this.#log.warn(meta, message);
  }

  error(message: string, meta: LogMetadata = {}): void {
    this.#log.error(meta, message);
  }
}
