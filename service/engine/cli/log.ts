/** Messages of the engine for people; a pino logger fits. */
export interface EngineLog {
  info(message: string): void;
  warn(message: string): void;
}
