/** Where the engine tells people what it is doing; a pino logger is one. */
export interface EngineLog {
  info(message: string): void;
  warn(message: string): void;
}
