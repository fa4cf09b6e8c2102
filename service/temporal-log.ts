import type { LogLevel, LogMetadata, Logger as SdkLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

/** The SDK's warning about a worker for activities only, which we run on purpose. */
const ACTIVITIES_ALONE = 'No workflows registered, not polling for workflow tasks';

/**
 * Sends the log of Temporal's SDK to ours. Its messages about starting and stopping become debug
 * messages, as do all complaints once we stop: an engine that has ended with us no longer answers.
 */
export class TemporalLog implements SdkLogger {
  readonly #log: Logger;
  readonly #stopped: AbortSignal;

  constructor(log: Logger, stopped: AbortSignal) {
    this.#log = log;
    this.#stopped = stopped;
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
    if (message === ACTIVITIES_ALONE || this.#stopped.aborted) this.debug(message, meta);
    else this.#log.warn(meta, message);
  }

  error(message: string, meta: LogMetadata = {}): void {
    if (this.#stopped.aborted) this.debug(message, meta);
    else this.#log.error(meta, message);
  }
}
