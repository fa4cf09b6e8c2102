/** Somewhere that hands out the Temporal CLI. */
export interface CliSource {
  /** As people know it: `temporal.download`. */
  readonly title: string;
  /**
   * Brings the program into the folder and answers its path. Throws `NotBroughtError`.
   * @param onProgress told now and then how far it is, in words
   */
  bring(folder: string, options: BringOptions): Promise<string>;
}

export interface BringOptions {
  readonly stopped?: AbortSignal | undefined;
  readonly onProgress: (soFar: string) => void;
}

/** A source did not hand out the program, or something else than it. */
export class NotBroughtError extends Error {
  override readonly name = 'NotBroughtError';
  readonly source: string;
  /** A clause: `it did not answer within 10 seconds`. */
  readonly reason: string;

  constructor(source: string, reason: string, cause?: unknown) {
    super(`${source}: ${reason}`, { cause });
    this.source = source;
    this.reason = reason;
  }
}
